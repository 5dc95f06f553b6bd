#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include "support/temp_folder.hpp"
#include "tenmatsu/examples.hpp"

namespace tenmatsu {
namespace {

using support::TempFolder;

std::string shown(const RuleFailure& failure) {
  return fmt::format("{}:{}: {}: \"{}\": {}", failure.file, failure.line, failure.id,
                     failure.example, failure.trouble);
}

std::map<std::string, int> counts_of(const ExamplesRun& run) {
  std::map<std::string, int> counts;
  for (const ExampleCount& one : run.counts) {
    counts[one.list] = one.examples;
  }
  return counts;
}

// The least of each list that there are to be: one that is no longer run is missed here.
constexpr struct {
  const char* list;
  int least;
} kLeast[] = {
    {"bounds", 21},    {"chat_lines", 90}, {"checks", 121},      {"clock", 35},
    {"counted", 10},   {"lessons", 49},    {"links", 12},        {"measures", 37},
    {"modality", 330}, {"numerals", 34},   {"not_figures", 290}, {"playbooks", 249},
    {"rates", 10},     {"style", 850},     {"tags", 419},        {"units", 107},
};

TEST(RunExamples, AllOfTheBuiltInRulesHold) {
  const ExamplesRun run = run_examples(load_rules({}));
  for (const RuleFailure& failure : run.failures) {
    ADD_FAILURE() << shown(failure);
  }
  const auto counts = counts_of(run);
  EXPECT_EQ(counts.size(), std::size(kLeast));
  for (const auto& [list, least] : kLeast) {
    ASSERT_EQ(counts.count(list), 1U) << list;
    EXPECT_GE(counts.at(list), least) << list;
  }
}

struct Wrong {
  const char* list;
  const char* entry;    // with "@" before the examples, which begin a line there
  const char* example;  // that does not hold
  const char* trouble;
};

constexpr Wrong kWrong[] = {
    {"tags",
     R"("tag": "recovery", "about": "all is well", "when": {"any": ["青旗"]}, @"examples": ["青い"])",
     "青い", "the rule does not fire on its example"},
    {"tags",
     R"("tag": "recovery", "about": "all is well", "when": {"any": ["青旗"]},
        "examples": ["青旗です"], @"counterexamples": [{"text": "青旗！", "before": ["え"]}])",
     "青旗！", "the rule fires on its counterexample"},
    {"playbooks",
     R"("label": "旗", "about": "no flag", "signs": [{"words": ["旗竿"]}], @"examples": ["竿がない"],
        "suggestions": [{"category": "prevent", "text": "旗竿の点検", "said": ["旗竿"]}])",
     "竿がない", "it does not fit its example"},
    {"lessons", R"("kind": "lucky", "words": ["旗日"], @"examples": ["祝日でした"])", "祝日でした",
     "it does not fit its example"},
    {"checks",
     R"("about": "flags", "message": "a flag", "way_out": "take it down", "words": ["旗"],
        @"examples": ["# 旗\n\n"], "counterexamples": ["# 題\n\n"])",
     "# 旗\n\n", "the check finds nothing in its example"},
    {"modality", R"("class": "done", "endings": ["旗揚げした"], @"examples": ["旗揚げする"])",
     "旗揚げする", "modality.intention.plain decides, and makes it intention"},
    {"style", R"("stage": "word", "rewrite": "旗る→旗を上げる", @"examples": ["旗る→旗を降ろす"])",
     "旗る→旗を降ろす", "\"旗る\" is written \"旗を上げる\""},
    {"style", R"("stage": "word", "rewrite": "旗る→旗を上げる", @"examples": "旗る")", "旗る",
     "expected \"said→written\""},
    {"chat_lines", R"("forms": ["旗{stamp}旗{name}旗{text}"], @"samples": ["14:30 旗: 上げた"])",
     "14:30 旗: 上げた", "its shape is time-name-colon"},
    {"clock",
     R"("role": "named", "words": ["旗時"], "value": 600, @"examples": ["旗時に => 11:00"])",
     "旗時に => 11:00", "found is \"10:00\""},
    {"units", R"("unit": "旗", "kind": "counter", "words": ["旗"], @"examples": ["3旗 => 4 旗"])",
     "3旗 => 4 旗", "found is \"3 旗\""},
    {"bounds", R"("bound": "about", "before": ["旗ね"], @"examples": ["旗ね3件 => 3 件"])",
     "旗ね3件 => 3 件", "found is \"~3 件\""},
    {"not_figures", R"("after": ["旗目"], @"counterexamples": ["3件です"])", "3件です",
     "found is \"3 件\""},
};

TEST(RunExamples, AWrongOneOfEveryListIsFoundWhereItStands) {
  const TempFolder folder;
  for (const Wrong& wrong : kWrong) {
    SCOPED_TRACE(fmt::format("{}: {}", wrong.list, wrong.example));
    std::string entry = wrong.entry;
    const std::size_t place = entry.find('@');
    const auto line = 3 + std::count(entry.begin(), entry.begin() + static_cast<long>(place), '\n');
    entry.replace(place, 1, "\n");
    const std::string file = folder.write(
        "mine.json",
        fmt::format("{{\"{}\": [\n{{\"id\": \"mine.flag\", {}}}]}}", wrong.list, entry));
    const ExamplesRun run = run_examples(load_rules({file}));
    ASSERT_EQ(run.failures.size(), 1U);
    EXPECT_EQ(run.failures.front().file, file);
    EXPECT_EQ(run.failures.front().id, "mine.flag");
    EXPECT_EQ(run.failures.front().trouble, wrong.trouble);
    EXPECT_EQ(run.failures.front().line, line);
  }
}

TEST(RunExamples, ThoseOfAReplacedEntryAreNotRun) {
  const TempFolder folder;
  const std::string first =
      folder.write("a.json", R"({"bounds": [{"id": "mine.flag", "bound": "about",
        "before": ["旗ね"], "examples": ["旗ね3件 => 3 件"]}]})");
  const std::string second =
      folder.write("b.json", R"({"bounds": [{"id": "mine.flag", "bound": "about",
        "before": ["旗ね"], "examples": ["旗ね3件 => ~3 件"]}]})");
  EXPECT_EQ(run_examples(load_rules({first})).failures.size(), 1U);
  EXPECT_TRUE(run_examples(load_rules({first, second})).failures.empty());
}

}  // namespace
}  // namespace tenmatsu
