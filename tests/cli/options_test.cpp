// Options, the terminal, and what a CI job asks.

#include "cli/talk.hpp"

namespace tenmatsu {
namespace {

TEST(Options, HelpAndVersionGoToStandardOutput) {
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{
           {"--help"}, {"--version"}, {"explain", "--help"}, {"rules", "list", "--help"}}) {
    const Ran ran = run_program(args);
    EXPECT_EQ(ran.code, 0);
    EXPECT_THAT(ran.out, HasSubstr("tenmatsu"));
    EXPECT_EQ(ran.err, "");
  }
}

TEST(Options, ATerminalWithoutInputGetsAShortHelp) {
  const Ran ran = run_program({}, "", {.in_is_terminal = true});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("pbpaste | tenmatsu"));
}

TEST(Options, TheEndingOfTheOutputSaysWhatToMake) {
  const TempFolder folder;
  EXPECT_EQ(run_program({"-o", folder / "a.html"}, kTalk).code, 0);
  EXPECT_THAT(folder.read("a.html"), ::testing::StartsWith("<!DOCTYPE html>"));
  EXPECT_EQ(run_program({"-o", folder / "a.json"}, kTalk).code, 0);
  EXPECT_THAT(folder.read("a.json"), ::testing::StartsWith("{"));
  EXPECT_EQ(run_program({"--to", "markdown", "-o", folder / "b.html"}, kTalk).code, 0);
  EXPECT_THAT(folder.read("b.html"), ::testing::StartsWith("# "));
}

TEST(Options, ATemplateOfHtmlIsForHtml) {
  for (const char* name : {"default.html", "mine.html.mustache"}) {
    const Ran ran = run_program({"--template", name}, kTalk);
    EXPECT_EQ(ran.code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("makes HTML; add --to html"));
  }
  EXPECT_EQ(run_program({"--to", "html", "--template", "default.html"}, kTalk).code, 0);
  const TempFolder folder;
  const auto mine = folder.write("mine.html", "<p>{{#title}}{{text}}{{/title}}</p>");
  const Ran ran = run_program({"--to", "html", "--template", mine}, kTalk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, ::testing::StartsWith("<p>"));
}

TEST(Options, APipeIsRead) {
  for (const std::vector<std::string>& args : std::vector<std::vector<std::string>>{{}, {"-"}}) {
    const Ran ran = run_program(args, kTalk);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("# "));
  }
}

TEST(Options, WhatIsGivenBeatsWhatIsFound) {
  const Ran ran = run_program(
      {"--title", "決済の停止", "--author", "千葉", "--date", "2026-03-05", "--status", "確認済み"},
      kTalk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* given : {"決済の停止", "千葉", "2026-03-05", "確認済み"}) {
    EXPECT_THAT(ran.out, HasSubstr(given));
  }
}

TEST(Options, TheDateComesFromSourceDateEpochUnlessGiven) {
  const cli::Surroundings built{.source_date_epoch = "1772668800"};
  EXPECT_THAT(run_program({}, kTalk, built).out, HasSubstr("2026-03-05"));
  EXPECT_THAT(run_program({"--date", "2026-04-01"}, kTalk, built).out, HasSubstr("2026-04-01"));
}

TEST(Options, FailOnMissingNamesTheHolesAndStillPrints) {
  const Ran ran = run_program({"--fail-on", "missing"}, kTalk);
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, HasSubstr("# "));
  EXPECT_THAT(ran.err, HasSubstr("missing."));
  EXPECT_EQ(run_program({"--fail-on", "conflict"}, kTalk).code, 0);
}

TEST(Options, VerboseSaysWhatAnInputWasTakenFor) {
  EXPECT_THAT(run_program({"-v"}, kTalk).err,
              HasSubstr("format plain, encoding UTF-8, 3 messages"));
  EXPECT_EQ(run_program({}, kTalk).err, "");
  EXPECT_EQ(run_program({"-q", "-v"}, kTalk).code, 2);
}

TEST(Options, QuietKeepsNotesBack) {
  const std::string broken = std::string(kTalk) + "[10:10] 馬場: \xff\n";
  EXPECT_NE(run_program({}, broken).err, "");
  EXPECT_EQ(run_program({"-q"}, broken).err, "");
}

TEST(Options, ColourOnlyWhereAsked) {
  const std::string escape = "\x1b[";
  const std::vector<std::string> args = {"/nowhere/chat.txt"};
  EXPECT_THAT(run_program(args).err, Not(HasSubstr(escape)));
  EXPECT_THAT(run_program(args, "", {.err_is_terminal = true}).err, HasSubstr(escape));
  EXPECT_THAT(run_program(args, "", {.err_is_terminal = true, .no_color = true}).err,
              Not(HasSubstr(escape)));
  EXPECT_THAT(run_program({"--color", "always", "/nowhere/chat.txt"}).err, HasSubstr(escape));
  EXPECT_THAT(
      run_program({"--color", "never", "/nowhere/chat.txt"}, "", {.err_is_terminal = true}).err,
      Not(HasSubstr(escape)));
}

TEST(Options, AConfigFileHoldsOptions) {
  const TempFolder folder;
  const auto config = folder.write("tenmatsu.toml", "cite = \"none\"\nauthor = \"千葉\"\n");
  const Ran ran = run_program({"--config", config}, kTalk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("千葉"));
  EXPECT_THAT(ran.out, Not(HasSubstr("[^")));
}

TEST(Cite, FootnoteInlineOrNone) {
  EXPECT_THAT(run_program({}, kTalk).out, HasSubstr("[^1]"));
  EXPECT_THAT(run_program({"--cite", "inline"}, kTalk).out, Not(HasSubstr("[^")));
  EXPECT_THAT(run_program({"--cite", "inline"}, kTalk).out, HasSubstr("10:00 青木"));
  EXPECT_THAT(run_program({"--cite", "none"}, kTalk).out, Not(HasSubstr("[^")));
}

TEST(Explain, ShowsEachMessageAndWhereItWent) {
  const Ran ran = run_program({"explain"}, kTalk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* words : {"#1 10:00 青木", "tag     action done", "used in:"}) {
    EXPECT_THAT(ran.out, HasSubstr(words));
  }
  const Ran json = run_program({"explain", "--json"}, kTalk);
  EXPECT_EQ(json.code, 0);
  EXPECT_THAT(json.out, HasSubstr("\"evidence\""));
}

TEST(Rules, ListShowAndTest) {
  const Ran list = run_program({"rules", "list"});
  EXPECT_EQ(list.code, 0);
  const std::string id = list.out.substr(0, list.out.find('\t'));
  ASSERT_NE(id, "");
  const Ran show = run_program({"rules", "show", id});
  EXPECT_EQ(show.code, 0);
  EXPECT_THAT(show.out, HasSubstr(id));
  EXPECT_EQ(run_program({"rules", "show", "no.such.rule"}).code, 2);
  const Ran test = run_program({"rules", "test"});
  EXPECT_EQ(test.code, 0) << test.err;
  EXPECT_THAT(test.out, HasSubstr("0 examples do not hold"));
}

TEST(Rules, AnExampleThatDoesNotHoldIsNamed) {
  const TempFolder folder;
  const auto file = folder.write("mine.json",
                                 R"({"tags": [{"id": "mine.tea", "tag": "action", "about": "tea",
      "when": {"terms": ["お茶"]}, "examples": ["コーヒーを入れました"]}]})");
  const Ran ran = run_program({"rules", "test", "--rules", file});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("mine.tea"));
  EXPECT_THAT(ran.err, HasSubstr("コーヒーを入れました"));
}

TEST(Rules, AUsersRuleTags) {
  const TempFolder folder;
  const auto file = folder.write("mine.json",
                                 R"({"tags": [{"id": "mine.salt", "tag": "action", "about": "salt",
      "status": "done", "overrules": true, "when": {"terms": ["塩をまきました"]}, "examples": ["塩をまきました"]}]})");
  const std::string talk = std::string(kTalk) + "[10:10] 馬場: 塩をまきました\n";
  EXPECT_THAT(run_program({"explain", "--rules", file}, talk).out, HasSubstr("mine.salt"));
  EXPECT_THAT(run_program({"explain"}, talk).out, Not(HasSubstr("mine.salt")));
}

TEST(Templates, ListAndShow) {
  EXPECT_THAT(run_program({"templates", "list"}).out, HasSubstr("default\t"));
  EXPECT_THAT(run_program({"templates", "show", "default"}).out, HasSubstr("{{"));
  EXPECT_EQ(run_program({"templates", "show", "pretty"}).code, 2);
}

TEST(Formats, AreListed) {
  EXPECT_THAT(run_program({"formats"}).out, HasSubstr("plain\t"));
}

}  // namespace
}  // namespace tenmatsu
