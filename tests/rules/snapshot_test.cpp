// The snapshot that the program starts with: it holds what the rule files say, whole, and takes the
// user's files on top.

#include "rules/snapshot.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rules/files.hpp"

namespace tenmatsu {
namespace {

namespace fs = std::filesystem;

const fs::path kRules = fs::path(TENMATSU_SOURCE_DIR) / "rules";

RuleFile file_at(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {fs::relative(path, TENMATSU_SOURCE_DIR).generic_string(),
          std::string(std::istreambuf_iterator<char>(in), {})};
}

std::vector<RuleFile> files_of_the_project() {
  std::vector<RuleFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(kRules)) {
    if (entry.path().extension() == ".json" || entry.path().extension() == ".weights") {
      files.push_back(file_at(entry.path()));
    }
  }
  std::ranges::sort(files, [](const RuleFile& a, const RuleFile& b) { return a.name < b.name; });
  return files;
}

void add(Rules& all, const std::vector<RuleFile>& files) {
  rules::Problems problems;
  for (const RuleFile& file : files) {
    rules::add_file(all, file, problems);
  }
  rules::finish(all, problems);
  problems.throw_if_any();
}

Rules restored() {
  Rules all;
  rules::restore(all, rules::built_in_snapshot());
  return all;
}

// One of each list, where it can be with an id that replaces a built-in entry.
const RuleFile kUsers = {"my.json", R"({
  "conjugations": [{"class": "ichidan", "ending": "みる", "polite": "み"}],
  "modality_lists": [{"id": "test.list", "words": ["ぴよ"]}],
  "modality": [{"id": "test.ending", "class": "done", "endings": ["ぴよった"]}],
  "sentences": [{"id": "test.stop", "kind": "stop", "words": ["¶"]}],
  "phrases": [{"id": "test.phrase", "text": "x"}],
  "cues": [{"id": "test.cue", "words": ["x"]}],
  "heads": [{"id": "test.head", "words": ["x"], "form": "bare"}],
  "synonyms": [{"id": "test.synonyms", "words": ["x", "yy"]}],
  "chat_words": [{"kind": "am", "words": ["あさ"]}],
  "due": [{"id": "test.due", "part": "head", "words": ["来世紀"]}],
  "people": [{"id": "test.people", "kind": "post", "words": ["将軍"]}],
  "tags": [{"id": "test.tag", "tag": "symptom", "about": "x",
            "when": {"terms": [["ぴよ", "@component"]]}},
           {"id": "test.any", "tag": "symptom", "about": "x", "when": {"ends": ["ぴよ"]}}],
  "markers": [{"id": "test.marker", "words": ["ぴよ"], "beside": ["symptom"], "assigns": true}],
  "marker_frames": [{"id": "test.frames", "frames": ["<{}>"]}],
  "units": [{"id": "test.unit", "unit": "ぴよ", "kind": "counter", "words": ["ぴよ"]}],
  "style": [{"id": "test.style", "stage": "casual", "rewrite": ["ぴよ→ひよこ ぴよぴよ→ひよこ"]}],
  "word_lists": [{"id": "test.list", "words": ["ぴよ"]}],
  "playbooks": [{"id": "test.playbook", "label": "x", "signs": [{"words": ["@test.list"]}],
                 "suggestions": [{"category": "prevent", "text": "x", "said": ["ぴよ"]}]}],
  "lessons": [{"id": "test.lesson", "kind": "lucky", "words": ["ぴよ"]}],
  "measured_lessons": [{"id": "test.measured", "kind": "lucky", "by": "monitor", "text": "x"}],
  "senses": [{"sense": "test", "words": ["ぴよ"]}],
  "verbs": [{"id": "test.verbs", "takes": "object", "class": "godan", "words": "ぴよる"}],
  "terms": [{"category": "component", "words": ["ぴよサーバー"], "ichidan": ["ぴよる"]}]
})"};

TEST(Snapshot, HoldsWhatTheFilesOfTheProjectSay) {
  Rules fresh;
  add(fresh, files_of_the_project());
  // No EXPECT_EQ: it would print a megabyte.
  EXPECT_TRUE(rules::snapshot_of(fresh) == rules::built_in_snapshot());
}

TEST(Snapshot, IsReadWhole) {
  EXPECT_TRUE(rules::snapshot_of(restored()) == rules::built_in_snapshot());
}

// Every table costs time at each start.
TEST(Snapshot, HoldsEachTableOnce) {
  Rules all;
  add(all, {{"my.json", R"({
    "sentences": [{"id": "test.once", "kind": "stop", "words": ["¶"]}],
    "due": [{"id": "test.due", "part": "by", "words": ["来世紀"]}],
    "people": [{"id": "test.people", "kind": "post", "words": ["将軍"]}],
    "phrases": [{"id": "test.phrase", "text": "ぴよぴよ"}]})"}});
  const std::string snapshot = rules::snapshot_of(all);
  for (const std::string_view word : {"test.once", "来世紀", "将軍", "ぴよぴよ"}) {
    const std::size_t first = snapshot.find(word);
    ASSERT_NE(first, std::string::npos) << word;
    EXPECT_EQ(snapshot.find(word, first + 1), std::string::npos) << word;
  }
}

TEST(Snapshot, TakesFurtherFilesAsTheFilesThemselvesDo) {
  std::vector<RuleFile> files = files_of_the_project();
  files.push_back(kUsers);
  Rules fresh;
  add(fresh, files);
  Rules on_top = restored();
  add(on_top, {kUsers});
  EXPECT_TRUE(rules::snapshot_of(on_top) == rules::snapshot_of(fresh));
  EXPECT_FALSE(rules::snapshot_of(on_top) == rules::built_in_snapshot());
}

TEST(Snapshot, GivesWayToAUsersEntryOfTheSameId) {
  Rules all = restored();
  const std::string id = all.tags.all().front().id;
  add(all, {{"my.json",
             R"({"tags": [{"id": ")" + id +
                 R"(", "tag": "recovery", "about": "mine", "when": {"terms": ["ぴよ"]}}]})"}});
  EXPECT_EQ(all.tags.find(id)->about, "mine");
  EXPECT_EQ(all.tags.all().size(), restored().tags.all().size());
}

TEST(Snapshot, IsWhatTheProgramStartsWith) {
  const RulesPtr lean = load_rules({}, Examples::leave_out);
  EXPECT_TRUE(rules::snapshot_of(*lean) == rules::built_in_snapshot());
  EXPECT_TRUE(rules::snapshot_of(*load_rules({})) == rules::built_in_snapshot());
}

}  // namespace
}  // namespace tenmatsu
