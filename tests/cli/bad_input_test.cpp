// What a bad input says, with which exit code, and that standard output stays empty.

#include <algorithm>

#include "cli/talk.hpp"

namespace tenmatsu {
namespace {

void expect_refused(const Ran& ran, int code, const std::string& words) {
  EXPECT_EQ(ran.code, code) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr(words));
  EXPECT_THAT(ran.err, HasSubstr("tenmatsu: error: "));
  EXPECT_EQ(std::ranges::count(ran.err, '\n'), 1) << ran.err;
}

TEST(BadInput, EmptyFile) {
  const TempFolder folder;
  const auto file = folder.write("empty.txt", "");
  expect_refused(run_program({file}), 3, file + ": ");
}

TEST(BadInput, AFolderWhereAFileIsWanted) {
  const TempFolder folder;
  const auto talk = folder.write("chat.txt", kTalk);
  (void)folder.write("box/a.txt", kTalk);
  const std::string box = folder / "box";
  expect_refused(run_program({talk, "--template", box}), 2, box + ": is a folder");
  expect_refused(run_program({talk, "--config", box}), 2, box);
  expect_refused(run_program({talk, "--update", box}), 3, box + ": is a folder");
  expect_refused(run_program({"verify", box, talk}), 3, box + ": is a folder");
  expect_refused(run_program({"--from", "analysis", "--merge", box, talk}), 3, "a.txt: ");
}

// A key that is misspelled would turn off what it was to turn on.
TEST(BadInput, UnknownKeysOfTheConfig) {
  const TempFolder folder;
  const auto talk = folder.write("chat.txt", kTalk);
  const auto close = folder.write("close.toml", "fail_on = \"missing\"\n");
  expect_refused(run_program({talk, "--config", close}), 2,
                 close + ": unknown key \"fail_on\"; expected fail-on");
  const auto far = folder.write("far.toml", "colour = \"never\"\n");
  expect_refused(run_program({talk, "--config", far}), 2, far + ": unknown key \"colour\"");
  const auto good = folder.write("good.toml", "fail-on = \"missing\"\n");
  EXPECT_EQ(run_program({talk, "--config", good}).code, 1);
}

TEST(BadInput, OnlyBlanks) {
  const TempFolder folder;
  expect_refused(run_program({folder.write("blank.txt", " \n\n\t\n")}), 3, "blank.txt: ");
}

TEST(BadInput, BinaryFile) {
  const TempFolder folder;
  const auto file = folder.write("photo.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", 18));
  expect_refused(run_program({file}), 3, file + ": ");
}

TEST(BadInput, NoMessage) {
  const TempFolder folder;
  const auto file = folder.write("prose.txt", "これは会議の案内です。\n場所は三階の会議室です。\n");
  expect_refused(run_program({file}), 3, file + ":1: ");
}

TEST(BadInput, NoIncident) {
  const TempFolder folder;
  const auto file = folder.write("lunch.txt",
                                 "[12:00] 青木: お昼どうしますか\n"
                                 "[12:01] 馬場: カレーがいいです\n"
                                 "[12:02] 青木: いいですね\n");
  expect_refused(run_program({file}), 4, file + ": ");
}

TEST(BadInput, NoIncidentPrintsTheAnalysisAsJson) {
  const TempFolder folder;
  const auto file =
      folder.write("lunch.txt", "[12:00] 青木: お昼どうしますか\n[12:01] 馬場: カレーで\n");
  const Ran ran = run_program({"--to", "json", file});
  EXPECT_EQ(ran.code, 4);
  EXPECT_THAT(ran.out, HasSubstr("\"tenmatsu.analysis/1\""));
  EXPECT_THAT(ran.err, HasSubstr("lunch.txt"));
}

TEST(BadInput, MissingFile) {
  expect_refused(run_program({"/nowhere/chat.txt"}), 3, "/nowhere/chat.txt: cannot be read");
}

TEST(BadInput, UnknownOption) {
  expect_refused(run_program({"--frobnicate"}), 2, "--frobnicate");
}

TEST(BadInput, UnknownValue) {
  expect_refused(run_program({"--to", "pdf"}), 2, "pdf");
}

TEST(BadInput, ImpossibleDate) {
  expect_refused(run_program({"--date", "2026-02-30"}, kTalk), 2, "2026-02-30");
}

TEST(BadInput, BrokenSourceDateEpoch) {
  expect_refused(run_program({}, kTalk, {.source_date_epoch = "yesterday"}), 2,
                 "SOURCE_DATE_EPOCH");
}

TEST(BadInput, UnknownTemplate) {
  expect_refused(run_program({"--template", "pretty"}, kTalk), 2, "pretty");
}

TEST(BadInput, MissingTemplateFile) {
  expect_refused(run_program({"--template", "/nowhere/own.mustache"}, kTalk), 2,
                 "/nowhere/own.mustache");
}

TEST(BadInput, BrokenTemplate) {
  const TempFolder folder;
  const auto file =
      folder.write("own.mustache", "# {{#title}}{{text}}{{/title}}\n{{#summary}}\n{{text}}\n");
  expect_refused(run_program({"--template", file}, kTalk), 2, file + ":");
}

TEST(BadInput, TemplateWithAnUnknownName) {
  const TempFolder folder;
  const auto file =
      folder.write("own.mustache", "# {{#title}}{{text}}{{/title}}\n\n{{colour_of_the_sky}}\n");
  const Ran ran = run_program({"--template", file}, kTalk);
  expect_refused(ran, 2, file + ":3");
  EXPECT_THAT(ran.err, HasSubstr("colour_of_the_sky"));
}

TEST(BadInput, BrokenRuleFileNamesThePlace) {
  const TempFolder folder;
  const auto file = folder.write("mine.json", "{\"terms\": [\n  {\"category\": \"component\"\n");
  expect_refused(run_program({"--rules", file}, kTalk), 2, file + ":");
}

TEST(BadInput, RuleFileNamesAllItsMistakes) {
  const TempFolder folder;
  const auto file = folder.write(
      "mine.json",
      R"({"terms": [{"category": 3, "words": ["a"]}, {"category": "x", "word": "b"}]})");
  const Ran ran = run_program({"--rules", file}, kTalk);
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("/terms/0"));
  EXPECT_THAT(ran.err, HasSubstr("/terms/1"));
}

TEST(BadInput, MissingRuleFile) {
  expect_refused(run_program({"--rules", "/nowhere/rules.json"}, kTalk), 2, "/nowhere/rules.json");
}

TEST(BadInput, BrokenBytesAreReplacedAndReported) {
  const Ran ran = run_program({}, std::string(kTalk) + "[10:10] 馬場: ログ \xff\xfe です\n");
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("-:4: "));
}

}  // namespace
}  // namespace tenmatsu
