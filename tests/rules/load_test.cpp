// What the loader says about broken rule files: every mistake at once, each with its place.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "compose/speech/style.hpp"
#include "rules/rules.hpp"
#include "support/trouble.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

/// A folder of rule files that goes when the test ends.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() /
              fmt_name(testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  std::string write(const std::string& name, const std::string& content) const {
    const fs::path path = path_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << content;
    return path.string();
  }

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  static std::string fmt_name(const std::string& test) { return "tenmatsu_load_" + test; }

  fs::path path_;
};

std::string trouble_with(const std::vector<std::string>& paths) {
  return support::trouble_of(Failure::rules, [&] { return load_rules(paths); });
}

constexpr const char* kRule =
    R"({"tags": [{"id": "%", "tag": "symptom", "about": "x", "when": {"terms": ["y"]}}]})";

std::string rule(const std::string& id) {
  std::string text = kRule;
  return text.replace(text.find('%'), 1, id);
}

TEST(LoadRules, TakesTheBuiltInRules) {
  EXPECT_FALSE(load_rules({})->tags.all().empty());
}

TEST(LoadRules, TellsTheLineAndTheColumnOfASyntaxError) {
  const Folder folder;
  const std::string file = folder.write("a.json", "{\n  \"tags\": [あ]\n}");
  EXPECT_THAT(trouble_with({file}), HasSubstr("a.json:2:12: "));
}

TEST(LoadRules, TellsOfAMissingFile) {
  EXPECT_THAT(trouble_with({"/no/such/rules.json"}),
              HasSubstr("/no/such/rules.json: cannot be read"));
}

TEST(LoadRules, TellsOfAFolderWithoutRules) {
  const Folder folder;
  EXPECT_THAT(trouble_with({folder.path()}), HasSubstr("holds no *.json"));
}

TEST(LoadRules, TellsAllMistakesOfAllFilesAtOnce) {
  const Folder folder;
  folder.write("a.json", R"({"tags": [{"id": "a", "tag": "sympton", "about": "x", "when": {}}]})");
  folder.write("b/c.json", R"({"tegs": []})");
  const std::string trouble = trouble_with({folder.path(), "/no/such.json"});
  EXPECT_THAT(trouble, HasSubstr("a.json: /tags/0: \"tag\": unknown \"sympton\""));
  EXPECT_THAT(trouble, HasSubstr("c.json: /: unknown key \"tegs\""));
  EXPECT_THAT(trouble, HasSubstr("/no/such.json: cannot be read"));
}

TEST(LoadRules, TellsOfAnUnknownCategory) {
  const Folder folder;
  const std::string file = folder.write(
      "a.json",
      R"({"tags": [{"id": "a", "tag": "symptom", "about": "x", "when": {"terms": ["@nonsense"]}}]})");
  EXPECT_THAT(trouble_with({file}), HasSubstr("/tags/0/when: unknown category \"@nonsense\""));
}

TEST(LoadRules, TellsWhatIsWrongWithPlaybooksAndLessons) {
  const Folder folder;
  const std::string file = folder.write("a.json", R"({
    "playbooks": [{"id": "a", "label": "x", "signs": [{"words": ["@nonsense"]}],
                   "suggestions": [{"category": "prevention", "text": "x", "said": ["y"]},
                                   {"category": "repair", "text": "x"}]}],
    "lessons": [{"id": "a", "kind": "good", "words": ["y"]}],
    "measured_lessons": [{"id": "a", "kind": "lucky", "text": "x"},
                         {"id": "b", "kind": "lucky", "by": "monitor", "at_most": 5, "text": "x"},
                         {"id": "c", "kind": "lucky", "duration": "detect", "or_unknown": true,
                          "text": "{span}"}]})");
  const std::string trouble = trouble_with({file});
  EXPECT_THAT(trouble, HasSubstr("/playbooks/0/signs/0: no word list has the id \"nonsense\""));
  EXPECT_THAT(trouble, HasSubstr("/playbooks/0/suggestions/0: unknown category \"prevention\""));
  EXPECT_THAT(trouble, HasSubstr("/playbooks/0/suggestions/1: expected \"said\""));
  EXPECT_THAT(trouble, HasSubstr("/lessons/0: unknown kind \"good\""));
  EXPECT_THAT(trouble, HasSubstr("/measured_lessons/0: expected \"duration\" or \"by\""));
  EXPECT_THAT(trouble, HasSubstr("/measured_lessons/1: expected \"duration\", what the bounds"));
  EXPECT_THAT(trouble, HasSubstr("/measured_lessons/2: a length that may be unknown"));
}

TEST(LoadRules, AUsersPlaybookReplacesTheBuiltInOne) {
  const Folder folder;
  const std::string file = folder.write("a.json", R"({
    "playbooks": [{"id": "missing-index", "label": "x", "signs": [{"words": ["ぴよ"]}],
                   "suggestions": [{"category": "repair", "text": "mine", "said": ["y"]}]}]})");
  const RulesPtr rules = load_rules({file});
  EXPECT_EQ(rules->playbooks.all().size(), load_rules({})->playbooks.all().size());
  const auto told = rules->playbooks.told_by("ぴよが原因だった");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front().playbook->advice.front().text, "mine");
}

TEST(LoadRules, TellsOfAVerbWhoseClassIsHidden) {
  const Folder folder;
  const std::string file = folder.write("a.json", R"({"style": [
    {"id": "a", "stage": "word", "verbs": "走る→動く"}, {"id": "b", "stage": "word", "verbs": "つく→見る"},
    {"id": "c", "stage": "word", "verbs": "走/る→見=る"}]})");
  const std::string trouble = trouble_with({file});
  EXPECT_THAT(trouble,
              HasSubstr("/style/0: \"verbs\": expected \"走/る\" or \"走=る\", not \"走る\""));
  EXPECT_THAT(trouble,
              HasSubstr("/style/1: \"verbs\": expected \"見/る\" or \"見=る\", not \"見る\""));
  EXPECT_THAT(trouble, Not(HasSubstr("/style/2")));
}

TEST(LoadRules, AUsersWordOfTheHouseMayDependOnWhatFollows) {
  const Folder folder;
  const std::string file = folder.write("a.json", R"({"style": [
    {"id": "a", "stage": "word", "rewrite": "ぴよ→鳥", "not_after": "る <digit>"}]})");
  const RulesPtr rules = load_rules({file});
  EXPECT_EQ(style::plain_form("ぴよが鳴る", *rules), "鳥が鳴る");
  EXPECT_EQ(style::plain_form("ぴよる", *rules), "ぴよる");
  EXPECT_EQ(style::plain_form("ぴよ3が鳴る", *rules), "ぴよ3が鳴る");
}

TEST(LoadRules, TellsWhatIsWrongWithMarkers) {
  const Folder folder;
  const std::string file = folder.write("a.json", R"({
    "markers": [{"id": "empty"}, {"id": "odd", "words": ["x"], "beside": ["sympton"]}],
    "marker_frames": [{"id": "bare", "frames": ["{}", "<>"]}],
    "tags": [{"id": "a", "tag": "cause", "about": "x", "milestone": "ended", "when": {"marker": "caus"}}]})");
  const std::string trouble = trouble_with({file});
  EXPECT_THAT(trouble, HasSubstr("/markers/0: expected \"words\" or \"spellings\""));
  EXPECT_THAT(trouble, HasSubstr("/markers/1: \"beside\": unknown tag \"sympton\""));
  EXPECT_THAT(trouble, HasSubstr("\"{}\": expected {} for the word and marks around it"));
  EXPECT_THAT(trouble, HasSubstr("\"<>\": expected {} for the word and marks around it"));
  EXPECT_THAT(trouble, HasSubstr("/tags/0: \"milestone\": unknown \"ended\""));
  EXPECT_THAT(trouble, HasSubstr("/tags/0/when: unknown marker \"caus\"; expected one of: "));
}

TEST(LoadRules, TellsOfAClassThatNoFileDefines) {
  const Folder folder;
  const std::string file = folder.write("my.json", R"({
    "style": [{"id": "a", "stage": "word", "rewrite": "x→y", "unless": "@nowhere"},
              {"id": "b", "class": "mine", "words": "荷"}],
    "verbs": [{"id": "a", "takes": "object", "class": "godan", "words": "送る", "after": "moevd"},
              {"id": "b", "takes": "object", "class": "godan", "words": "置く", "unless": "mnie"},
              {"id": "c", "takes": "object", "class": "godan", "words": "積む", "after": "mine",
               "unless": "bare_place"}]})");
  const std::string trouble = trouble_with({file});
  EXPECT_THAT(trouble, HasSubstr("my.json: /style/0/unless: no \"style\" entry defines the class "
                                 "\"nowhere\""));
  EXPECT_THAT(trouble, HasSubstr("my.json: /verbs/0/after: no \"style\" entry defines the class "
                                 "\"moevd\""));
  EXPECT_THAT(trouble, HasSubstr("my.json: /verbs/1/unless: no \"style\" entry defines the class "
                                 "\"mnie\""));
  EXPECT_THAT(trouble, Not(HasSubstr("/verbs/2")));
}

// Of two rows for one verb the second would never be read.
TEST(LoadRules, TheBuiltInRulesListNoVerbTwice) {
  std::set<std::string> seen;
  for (const auto& file : fs::recursive_directory_iterator(TENMATSU_SOURCE_DIR "/rules")) {
    if (file.path().extension() != ".json") {
      continue;
    }
    std::ifstream in(file.path());
    const auto json = nlohmann::json::parse(in);
    for (const auto& entry : json.value("verbs", nlohmann::json::array())) {
      const auto& words = entry.at("words");
      const auto rows = words.is_string() ? nlohmann::json::array({words}) : words;
      for (const auto& row : rows) {
        std::istringstream verbs(row.get<std::string>());
        for (std::string verb; verbs >> verb;) {
          EXPECT_TRUE(seen.insert(verb).second) << verb;
        }
      }
    }
  }
  EXPECT_GT(seen.size(), 100U);
}

// A list of words that stands in two files of the rules is read from one of them only.
TEST(LoadRules, NoPhraseOrCueOfTheBuiltInRulesComesTwice) {
  std::set<std::string> seen;
  for (const auto& file : fs::directory_iterator(TENMATSU_SOURCE_DIR "/rules/ja/phrases")) {
    std::ifstream in(file.path());
    const auto json = nlohmann::json::parse(in);
    for (const char* kind : {"phrases", "cues"}) {
      for (const auto& entry : json.value(kind, nlohmann::json::array())) {
        const auto id = entry.at("id").get<std::string>();
        EXPECT_TRUE(seen.insert(kind + id).second) << id << " in " << file.path().filename();
      }
    }
  }
  EXPECT_GT(seen.size(), 100U);
}

TEST(LoadRules, TellsOfAnIdThatStandsTwiceInOneFile) {
  const Folder folder;
  const std::string twice =
      R"({"id": "a", "tag": "symptom", "about": "x", "when": {"terms": ["y"]}})";
  const std::string file = folder.write("a.json", "{\"tags\": [" + twice + "," + twice + "]}");
  EXPECT_THAT(trouble_with({file}), HasSubstr("/tags/1: the id \"a\" stands twice"));
}

TEST(LoadRules, ReplacesARuleByALaterFileOfTheFolder) {
  const Folder folder;
  folder.write("b.json", rule("test.mine"));
  folder.write("a/z.json", rule("test.mine"));
  folder.write("a/notes.txt", "no rules");
  const RulesPtr rules = load_rules({folder.path()});
  ASSERT_NE(rules->tags.find("test.mine"), nullptr);
  EXPECT_THAT(rules->tags.find("test.mine")->file, HasSubstr("b.json"));
  EXPECT_EQ(rules->tags.all().size(), load_rules({})->tags.all().size() + 1);
}

TEST(RuleInfos, ListEveryEntryWithAnId) {
  const Folder folder;
  const std::string file = folder.write("a.json", rule("test.mine"));
  const std::vector<RuleInfo> infos = rule_infos(load_rules({file}));
  ASSERT_FALSE(infos.empty());
  EXPECT_EQ(infos.back().id, "test.mine");
  EXPECT_EQ(infos.back().kind, "tags");
  EXPECT_EQ(infos.back().file, file);
  EXPECT_THAT(infos.back().definition, HasSubstr("\"terms\""));
}

}  // namespace
}  // namespace tenmatsu
