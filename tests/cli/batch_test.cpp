// Several inputs: one whole document each, or none, and the rest goes on.

#include "cli/talk.hpp"

namespace tenmatsu {
namespace {

TEST(Batch, ConvertsAFolderIntoAFolder) {
  const TempFolder folder;
  (void)folder.write("in/a.txt", kTalk);
  (void)folder.write("in/team/b.log", kTalk);
  (void)folder.write("in/.hidden.txt", kTalk);
  (void)folder.write("in/photo.png", "no transcript");
  const Ran ran = run_program({folder / "in", "-o", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_TRUE(folder.has("out/a.md"));
  EXPECT_TRUE(folder.has("out/team/b.md"));
  EXPECT_FALSE(folder.has("out/.hidden.md"));
  EXPECT_FALSE(folder.has("out/photo.md"));
}

TEST(Batch, ABadFileIsReportedAndTheRestConverted) {
  const TempFolder folder;
  const auto good = folder.write("good.txt", kTalk);
  const auto empty = folder.write("empty.txt", "");
  const Ran ran = run_program({empty, folder / "missing.txt", good, "-o", folder / "out"});
  EXPECT_EQ(ran.code, 3);
  EXPECT_TRUE(folder.has("out/good.md"));
  EXPECT_FALSE(folder.has("out/empty.md"));
  EXPECT_THAT(ran.err, HasSubstr("empty.txt"));
  EXPECT_THAT(ran.err, HasSubstr("missing.txt"));
}

TEST(Batch, TheWorstExitCodeWins) {
  const TempFolder folder;
  const auto good = folder.write("good.txt", kTalk);
  const auto lunch =
      folder.write("lunch.txt", "[12:00] 青木: お昼どうしますか\n[12:01] 馬場: カレーで\n");
  EXPECT_EQ(run_program({good, lunch, "-o", folder / "out"}).code, 4);
  EXPECT_EQ(run_program({good, lunch, folder / "missing.txt", "-o", folder / "again"}).code, 3);
}

TEST(Batch, SeveralInputsNeedAFolder) {
  const TempFolder folder;
  const auto a = folder.write("a.txt", kTalk);
  const auto b = folder.write("b.txt", kTalk);
  const Ran ran = run_program({a, b});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("-o FOLDER"));
  const auto file = folder.write("file.md", "");
  EXPECT_EQ(run_program({a, b, "-o", file}).code, 2);
}

TEST(Batch, TwoInputsOfOneNameAreLeftOutAndTheRestConverted) {
  const TempFolder folder;
  const auto a = folder.write("one/chat.txt", kTalk);
  const auto b = folder.write("two/chat.txt", kTalk);
  const auto c = folder.write("two/other.txt", kTalk);
  const Ran ran = run_program({a, b, c, "-o", folder / "out"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr(a + " and " + b + " would both become chat.md"));
  EXPECT_FALSE(folder.has("out/chat.md"));
  EXPECT_TRUE(folder.has("out/other.md"));
  // Below one folder they keep apart.
  EXPECT_EQ(run_program({folder / "", "-o", folder / "apart"}).code, 0);
  EXPECT_TRUE(folder.has("apart/one/chat.md"));
  EXPECT_TRUE(folder.has("apart/two/chat.md"));
}

// A run over the folder of an earlier one: its documents are no transcripts.
TEST(Batch, DocumentsAmongTheTranscriptsAreLeftOut) {
  const TempFolder folder;
  (void)folder.write("in/a.txt", kTalk);
  (void)folder.write("in/minutes.md", std::string("# 障害対応\n\n## 影響\n\n") + kTalk);
  ASSERT_EQ(run_program({folder / "in/a.txt", "-o", folder / "in/"}).code, 0);
  const Ran again = run_program({folder / "in", "-o", folder / "out"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_THAT(again.err,
              HasSubstr("left out, as documents and no transcripts: " + (folder / "in/a.md")));
  EXPECT_TRUE(folder.has("out/a.md"));
  EXPECT_TRUE(folder.has("out/minutes.md"));
}

TEST(Batch, DocumentsInTheInputFolderAreNotConvertedAgain) {
  const TempFolder folder;
  (void)folder.write("in/a.txt", kTalk);
  ASSERT_EQ(run_program({folder / "in", "-o", folder / "in/out"}).code, 0);
  const Ran again = run_program({folder / "in", "-o", folder / "in/out", "--force"});
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_FALSE(folder.has("in/out/out/a.md"));
}

TEST(Batch, ALinkedFolderIsWalkedOnce) {
  namespace fs = std::filesystem;
  const TempFolder folder;
  (void)folder.write("in/fold/a.txt", kTalk);
  (void)folder.write("in/deep/er/b.txt", kTalk);
  (void)folder.write("aside/c.txt", kTalk);
  fs::create_directory_symlink("..", folder / "in/fold/loop");
  fs::create_directory_symlink(".", folder / "in/itself");
  fs::create_directory_symlink("deep", folder / "in/another-deep");
  fs::create_directory_symlink(folder / "aside", folder / "in/one");
  fs::create_directory_symlink(folder / "aside", folder / "in/two");
  fs::create_directory_symlink("nowhere", folder / "in/broken");
  const Ran ran = run_program({folder / "in", "-o", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  std::vector<std::string> made;
  for (const auto& one : fs::recursive_directory_iterator(folder / "out")) {
    if (one.is_regular_file()) {
      made.push_back(one.path().lexically_relative(folder / "out").string());
    }
  }
  EXPECT_THAT(made, ::testing::UnorderedElementsAre("deep/er/b.md", "fold/a.md", "one/c.md"));
}

TEST(Batch, ALinkToTheFolderAboveHidesNothingOfIt) {
  namespace fs = std::filesystem;
  const TempFolder folder;
  (void)folder.write("in/a.txt", kTalk);
  (void)folder.write("in/fold/b.txt", kTalk);
  fs::create_directory_symlink("..", folder / "in/fold/up");
  const Ran ran = run_program({folder / "in/fold", "-o", folder / "out"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(folder.has("out/b.md"));
  EXPECT_TRUE(folder.has("out/up/a.md"));
  EXPECT_FALSE(folder.has("out/up/fold"));
}

TEST(Output, AFileThatExistsIsLeftAlone) {
  const TempFolder folder;
  const auto input = folder.write("chat.txt", kTalk);
  const auto output = folder.write("postmortem.md", "edited by hand");
  const Ran refused = run_program({input, "-o", output});
  EXPECT_EQ(refused.code, 2);
  EXPECT_EQ(folder.read("postmortem.md"), "edited by hand");
  EXPECT_THAT(refused.err, HasSubstr("--force"));
  EXPECT_EQ(run_program({input, "-o", output, "--force"}).code, 0);
  EXPECT_THAT(folder.read("postmortem.md"), HasSubstr("# "));
}

TEST(Output, IsNeverTheTranscript) {
  const TempFolder folder;
  const auto input = folder.write("chat.md", kTalk);
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{input, "-o", input, "--force"},
        {input, "-o", folder / "", "--force"},
        {input, "--update", input},
        {"--merge", folder.write("b.txt", kTalk), input, "-o", input, "--force"}}) {
    const Ran ran = run_program(args);
    EXPECT_EQ(ran.code, 2) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(input + ": is the transcript and was left as it is"));
    EXPECT_EQ(folder.read("chat.md"), kTalk);
  }
}

TEST(Output, IsWarnedOfSecretsThatStandInIt) {
  const TempFolder folder;
  const auto input =
      folder.write("chat.txt", std::string(kTalk) +
                                   "[10:10] 馬場: 原因は鍵 glpat-abc123def456 の期限切れでした\n");
  for (const char* target : {"markdown", "html", "json"}) {
    const Ran ran = run_program({input, "--to", target});
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.err, HasSubstr(input + ":4: stands in the document: check.secret.key: "));
    EXPECT_THAT(ran.err, Not(HasSubstr("abc123")));
  }
  EXPECT_EQ(run_program({input, "-q"}).err, "");
}

// A key is no name of a service, wherever it stands.
TEST(Output, HasNoKeyInItsTitle) {
  const std::string document =
      run_program(
          {"-q"},
          "[11:02] 江藤: APIがエラーです。 curl -H \"Bearer sk-proj-abcDEF1234567890abcDEF12\" "
          "で5xxエラー\n"
          "[11:06] 和久井: ロールバックしました。復旧しました。\n"
          "[11:09] 和久井: 原因はAPIキー sk-proj-abcDEF1234567890abcDEF12 の期限切れでした\n")
          .out;
  EXPECT_THAT(document.substr(0, document.find('\n')), Not(HasSubstr("sk-")));
}

TEST(Output, NothingIsLeftWhereItCannotBeWritten) {
  const TempFolder folder;
  const auto input = folder.write("chat.txt", kTalk);
  (void)folder.write("wall", "a file where a folder is wanted");
  const Ran ran = run_program({input, "-o", folder / "wall/postmortem.md"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(folder.read("wall"), "a file where a folder is wanted");
}

TEST(Output, OneInputIntoAFolderTakesItsName) {
  const TempFolder folder;
  const auto input = folder.write("chat.txt", kTalk);
  EXPECT_EQ(run_program({input, "-o", folder / "out/"}).code, 0);
  EXPECT_TRUE(folder.has("out/chat.md"));
  EXPECT_EQ(run_program({input, "--to", "json", "-o", folder / "out/"}).code, 0);
  EXPECT_TRUE(folder.has("out/chat.json"));
  EXPECT_EQ(run_program({input, "--to", "html", "-o", folder / "out/"}).code, 0);
  EXPECT_TRUE(folder.has("out/chat.html"));
}

}  // namespace
}  // namespace tenmatsu
