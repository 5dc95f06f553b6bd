// tenmatsu --update: a document in its file.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "cli/outputs.hpp"
#include "support/run_program.hpp"
#include "support/temp_folder.hpp"
#include "support/trouble.hpp"
#include "tenmatsu/error.hpp"

namespace tenmatsu::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kTalk =
    "[11:02] 江藤: 11時ごろからクーポンの適用がエラーになっています\n"
    "[11:05] 和久井: クーポンAPIの5xxが35%です\n"
    "[11:06] 江藤: 障害として扱います\n";
const std::string kMore =
    "[11:11] 和久井: ロールバック完了しました\n"
    "[11:14] 和久井: エラー率が0.2%に下がりました。復旧です\n";

TEST(UpdateOption, MakesADocumentAndBringsItUpToDate) {
  support::TempFolder folder;
  const std::string log = folder.write("log.txt", kTalk);
  const std::string document = folder / "doc.md";
  const auto made = support::run_program({log, "--update", document});
  EXPECT_EQ(made.code, 0);
  EXPECT_THAT(made.err, HasSubstr("doc.md: was not there and is new"));
  EXPECT_EQ(folder.read("doc.md"), support::run_program({log, "--marks"}).out);
  const std::string own = folder.read("doc.md") + "\n人の文\n";
  (void)folder.write("doc.md", own);
  (void)folder.write("log.txt", kTalk + kMore);
  const auto dry = support::run_program({log, "--update", document, "--dry-run"});
  EXPECT_EQ(folder.read("doc.md"), own);
  const auto ran = support::run_program({log, "--update", document});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(folder.read("doc.md"), support::run_program({log, "--marks"}).out + "\n人の文\n");
  EXPECT_EQ(folder.read("doc.md"), dry.out);
  EXPECT_FALSE(folder.has("doc.md.part"));
}

TEST(UpdateOption, TellsWhatItKept) {
  support::TempFolder folder;
  const std::string log = folder.write("log.txt", kTalk + kMore);
  const std::string document = folder / "doc.md";
  (void)support::run_program({log, "--update", document});
  std::string text = folder.read("doc.md");
  text.replace(text.find("ドラフト"), std::string("ドラフト").size(), "公開");
  (void)folder.write("doc.md", text);
  const auto ran = support::run_program({log, "--update", document});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("doc.md:5: section head was changed by hand: kept; "));
  EXPECT_EQ(folder.read("doc.md"), text);
  EXPECT_THAT(support::run_program({"-q", log, "--update", document}).err, IsEmpty());
  EXPECT_EQ(support::run_program({log, "--update", document, "--fail-on", "missing"}).code, 1);
}

TEST(UpdateOption, LeavesWhatIsNotItsOwn) {
  support::TempFolder folder;
  const std::string log = folder.write("log.txt", kTalk);
  const std::string plain = folder.write("plain.md", "# 人の文書\n");
  const auto ran = support::run_program({log, "--update", plain});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("plain.md: has no marks of tenmatsu"));
  EXPECT_EQ(folder.read("plain.md"), "# 人の文書\n");
  const std::string broken = folder.write("broken.md", "<!-- tenmatsu:begin a -->\n# x\n");
  EXPECT_EQ(support::run_program({log, "--update", broken}).code, 2);
  EXPECT_EQ(folder.read("broken.md"), "<!-- tenmatsu:begin a -->\n# x\n");
  EXPECT_EQ(support::run_program({log, "--update", folder / ""}).code, 3);
}

TEST(UpdateOption, IsForOneDocumentOfMarkdown) {
  support::TempFolder folder;
  const std::string log = folder.write("log.txt", kTalk);
  const std::string other = folder.write("other.txt", kMore);
  const std::string document = folder / "doc.md";
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{log, other, "--update", document},
        {log, "--update", document, "-o", folder / "x.md"},
        {log, "--update", document, "--to", "json"},
        {log, "--marks", "--to", "html"},
        {log, "--update", "-"},
        {log, "--dry-run"}}) {
    EXPECT_EQ(support::run_program(args).code, 2);
  }
  EXPECT_FALSE(folder.has("doc.md"));
  EXPECT_EQ(support::run_program({"--merge", log, other, "--update", document}).code, 0);
  EXPECT_THAT(folder.read("doc.md"), HasSubstr("11:11"));
}

TEST(UpdateOption, WritesWhatCheckAndVerifyRead) {
  support::TempFolder folder;
  const std::string log = folder.write("log.txt", kTalk + kMore);
  const std::string document = folder / "doc.md";
  (void)support::run_program({log, "--update", document});
  const auto verified = support::run_program({"verify", document, log});
  EXPECT_EQ(verified.code, 0) << verified.out;
  const auto count = [](const support::Ran& ran) { return std::ranges::count(ran.out, '\n'); };
  const auto plain = support::run_program({"check", log});
  EXPECT_EQ(count(support::run_program({"check", document})), count(plain));
  EXPECT_EQ(count(support::run_program({"check", "-"}, folder.read("doc.md"))), count(plain));
}

TEST(UpdateOption, TakesAnAnalysis) {
  support::TempFolder folder;
  const std::string log = folder.write("log.txt", kTalk + kMore);
  const std::string document = folder / "doc.md";
  (void)support::run_program({log, "--update", document});
  std::string json = support::run_program({log, "--to", "json"}).out;
  const std::string title = "\"text\": \"クーポンの適用エラー\"";
  ASSERT_NE(json.find(title), std::string::npos);
  json.replace(json.find(title), title.size(), "\"text\": \"直した題\"");
  EXPECT_EQ(support::run_program({folder.write("a.json", json), "--update", document}).code, 0);
  EXPECT_THAT(folder.read("doc.md"), HasSubstr("\n# 直した題\n"));
}

TEST(ReplaceWhole, LeavesAFileThatWasChangedMeanwhile) {
  support::TempFolder folder;
  const std::string path = folder.write("doc.md", "theirs");
  const auto replace = [&] {
    replace_whole(path, "as it was read", "ours");
    return true;
  };
  EXPECT_THAT(support::trouble_of(Failure::usage, replace),
              HasSubstr("doc.md: was changed by somebody else meanwhile"));
  EXPECT_EQ(folder.read("doc.md"), "theirs");
  EXPECT_FALSE(folder.has("doc.md.part"));
}

TEST(ReplaceWhole, KeepsLinksAndPermissions) {
  support::TempFolder folder;
  const std::string path = folder.write("real.md", "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(path, folder / "link.md");
  replace_whole(folder / "link.md", "old", "new");
  EXPECT_TRUE(fs::is_symlink(folder / "link.md"));
  EXPECT_EQ(folder.read("real.md"), "new");
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace tenmatsu::cli
