// tenmatsu verify and tenmatsu check.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/run_program.hpp"
#include "support/temp_folder.hpp"

namespace tenmatsu::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kExamples = std::string(TENMATSU_SOURCE_DIR) + "/examples/";

TEST(VerifyCommand, EndsWithZeroWhereAllIsBorneOut) {
  const auto ran =
      support::run_program({"verify", kExamples + "coupon.md", kExamples + "coupon.txt"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("coupon.md: 0 findings"));
}

TEST(VerifyCommand, PrintsALineForEachFinding) {
  support::TempFolder folder;
  const std::string path = folder.write("d.md", "# クーポンの障害\n\n- 影響は約400注文[^8]\n");
  const auto ran = support::run_program({"verify", path, kExamples + "coupon.txt"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, StartsWith(path + ":3: verify.figure: "));
  EXPECT_THAT(ran.out, HasSubstr(" — "));
  EXPECT_THAT(ran.err, HasSubstr("1 finding\n"));
}

TEST(VerifyCommand, PrintsJson) {
  support::TempFolder folder;
  const std::string path = folder.write("d.md", "- 影響は約400注文[^8]\n");
  const auto ran = support::run_program({"verify", "--json", "-q", path, kExamples + "coupon.txt"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, StartsWith("[\n"));
  EXPECT_EQ(ran.err, "");
}

TEST(VerifyCommand, EndsWithThreeWhereAFileIsMissing) {
  EXPECT_EQ(support::run_program({"verify", kExamples + "none.md", kExamples + "coupon.txt"}).code,
            3);
  EXPECT_EQ(support::run_program({"verify", kExamples + "coupon.md", kExamples + "none.txt"}).code,
            3);
  EXPECT_EQ(support::run_program({"verify", kExamples + "coupon.md"}).code, 2);
}

TEST(CheckCommand, TakesATranscriptOrADocument) {
  const auto of_talk = support::run_program({"check", kExamples + "api-latency.txt"});
  const auto of_document = support::run_program({"check", kExamples + "api-latency.md"});
  EXPECT_EQ(of_talk.code, 1);
  EXPECT_THAT(of_talk.out, HasSubstr("api-latency.txt:"));
  EXPECT_THAT(of_talk.out, HasSubstr("check.action.owner"));
  EXPECT_EQ(of_document.code, 1);
  EXPECT_THAT(of_document.out, HasSubstr("check.action.owner"));
}

TEST(CheckCommand, FindsNothingFalseInTheDocumentOfTheReadme) {
  const auto ran = support::run_program({"check", kExamples + "coupon.md"});
  EXPECT_EQ(ran.code, 0) << ran.out;
}

// The document of a transcript is nowhere: its findings point into the talk.
TEST(CheckCommand, PlacesFindingsOfATranscriptInIt) {
  support::TempFolder folder;
  const std::string path = folder.write("chat.txt",
                                        "[10:00] 青木: 決済APIが落ちています。エラー率が40%です\n"
                                        "[10:05] 馬場: glpat-abc123def456 で再起動しました\n"
                                        "[10:09] 青木: エラー率が0.1%に戻りました。復旧です\n");
  const auto ran = support::run_program({"check", path});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr(path + ":2: check.secret.key: "));
  EXPECT_THAT(ran.out, HasSubstr(path + ": check.section.empty: "));
}

TEST(CheckCommand, TakesNoFolder) {
  support::TempFolder folder;
  (void)folder.write("in/a.txt", "[10:00] 青木: 決済APIが落ちています\n");
  const auto ran = support::run_program({"check", folder / "in"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_THAT(ran.err, HasSubstr("in: is a folder; expected a file"));
  EXPECT_EQ(support::run_program({"explain", folder / "none"}).code, 3);
}

TEST(CheckCommand, ListsWhatItChecks) {
  const auto ran = support::run_program({"check", "--list"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr("check.cause.person\t"));
}

TEST(CheckCommand, ReadsStandardInput) {
  const auto ran = support::run_program({"check", "-"}, "# 決済APIの停止\n\n## 原因\n\n");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("-:3: check.section.empty"));
}

}  // namespace
}  // namespace tenmatsu::cli
