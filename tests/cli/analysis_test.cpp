// The JSON of --to json as an input.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/run_program.hpp"
#include "support/temp_folder.hpp"

namespace tenmatsu::cli {
namespace {

using ::testing::HasSubstr;

const std::string kTranscript = std::string(TENMATSU_SOURCE_DIR) + "/examples/coupon.txt";

std::string printed(const std::vector<std::string>& more = {}) {
  std::vector<std::string> args = {kTranscript};
  args.insert(args.end(), more.begin(), more.end());
  return support::run_program(args).out;
}

std::string with_started(const std::string& json, const std::string& time) {
  nlohmann::json root = nlohmann::json::parse(json);
  root["incident"]["times"]["started"]["time"] = time;
  return root.dump();
}

TEST(AnalysisInput, BecomesWhatTheTranscriptBecomes) {
  support::TempFolder folder;
  const std::string path = folder.write("coupon.json", printed({"--to", "json"}));
  const std::vector<std::vector<std::string>> outputs = {
      {},
      {"--to", "html"},
      {"--to", "json"},
      {"--template", "sre"},
      {"--diagrams", "--cite", "inline"},
      {"--title", "別の題", "--date", "2026-03-04"},
  };
  for (const auto& output : outputs) {
    std::vector<std::string> args = {path};
    args.insert(args.end(), output.begin(), output.end());
    const auto ran = support::run_program(args);
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_EQ(ran.out, printed(output));
  }
  EXPECT_EQ(support::run_program({"--from", "analysis", path}).out, printed());
  EXPECT_EQ(support::run_program({}, printed({"--to", "json"})).out, printed());
  const auto written = support::run_program({path, "-o", folder / "out.html"});
  EXPECT_EQ(written.code, 0);
  EXPECT_EQ(folder.read("out.html"), printed({"--to", "html"}));
}

TEST(AnalysisInput, IsTakenByTheCommandsThatReadATalk) {
  support::TempFolder folder;
  const std::string path = folder.write("coupon.json", printed({"--to", "json"}));
  const std::string document = folder.write("coupon.md", printed());
  EXPECT_EQ(support::run_program({"verify", document, path}).code, 0);
  EXPECT_EQ(support::run_program({"check", path}).code,
            support::run_program({"check", kTranscript}).code);
  const auto explained = support::run_program({"explain", path});
  EXPECT_EQ(explained.code, 0);
  EXPECT_THAT(explained.out, HasSubstr("#1 11:02 "));
  EXPECT_EQ(support::run_program({"--fail-on", "missing", path}).code, 1);
}

TEST(AnalysisInput, IsRefusedWhereOnlyATranscriptWillDo) {
  support::TempFolder folder;
  const std::string path = folder.write("coupon.json", printed({"--to", "json"}));
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"--merge", path, kTranscript}, {"rules", "coverage", path}}) {
    const auto ran = support::run_program(args);
    EXPECT_EQ(ran.code, 3);
    EXPECT_THAT(ran.err, HasSubstr("coupon.json: is an analysis of "));
  }
  const auto cut = support::run_program({path, "--since", "11:05"});
  EXPECT_EQ(cut.code, 0);
  EXPECT_THAT(cut.err, HasSubstr("--since, --until, --start and --channel change nothing"));
}

TEST(AnalysisInput, EndsWithThreeWhereItIsWrong) {
  support::TempFolder folder;
  std::string json = printed({"--to", "json"});
  json.replace(json.find("\"status\": \"draft\""), 17, "\"state\": 4        ");
  const auto ran = support::run_program({folder.write("a.json", json)});
  EXPECT_EQ(ran.code, 3);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("a.json: /incident: unknown key \"state\"; expected one of: "));
  const auto forced = support::run_program({"--from", "analysis", kTranscript});
  EXPECT_EQ(forced.code, 3);
  EXPECT_THAT(forced.err,
              HasSubstr("coupon.txt: is no analysis; expected the JSON that --to json"));
}

TEST(AnalysisInput, OfATalkWithoutIncidentEndsWithFour) {
  support::TempFolder folder;
  const std::string talk = "[10:00] 田中: おはよう\n";
  const auto json = support::run_program({"--to", "json"}, talk);
  EXPECT_EQ(json.code, 4);
  const std::string path = folder.write("a.json", json.out);
  EXPECT_EQ(support::run_program({path}).code, 4);
  const auto again = support::run_program({path, "--to", "json"});
  EXPECT_EQ(again.code, 4);
  EXPECT_EQ(again.out, json.out);
}

TEST(AnalysisInput, SaysWhichPartsWereChanged) {
  const std::string json = printed({"--to", "json"});
  EXPECT_THAT(support::run_program({"-v"}, json).err, HasSubstr("-: nothing was changed\n"));
  EXPECT_THAT(support::run_program({"-v"}, with_started(json, "10:55")).err,
              HasSubstr("-: changed: times\n"));
}

// A start behind the end was typed wrong, and no length of time is left that would show it.
TEST(AnalysisInput, NamesTimesThatCannotBe) {
  const auto ran = support::run_program({"--fail-on", "conflict"},
                                        with_started(printed({"--to", "json"}), "15:30"));
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("conflict.order: 始まり 15:30頃が解決 11:15より後"));
  EXPECT_THAT(ran.out, HasSubstr("順序が合わない"));
}

// Who confirms another cause than the one that leads has it lead.
TEST(AnalysisInput, IsLedByTheCauseThatSomebodyConfirmed) {
  nlohmann::json root = nlohmann::json::parse(printed({"--to", "json"}));
  nlohmann::json& causes = root["incident"]["causes"];
  causes[0]["status"] = "suspected";
  causes.push_back({{"text", "設定の戻し忘れ"}, {"status", "confirmed"}, {"events", {9}}});
  const auto ran = support::run_program({}, root.dump());
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("**確定** 設定の戻し忘れ"));
  EXPECT_THAT(ran.out, HasSubstr("原因は設定の戻し忘れだった"));
}

TEST(AnalysisInput, StandsAmongTheFormats) {
  EXPECT_THAT(support::run_program({"formats"}).out, HasSubstr("analysis\tan analysis that"));
}

}  // namespace
}  // namespace tenmatsu::cli
