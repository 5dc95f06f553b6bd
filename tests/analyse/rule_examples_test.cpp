// Every rule matches its examples and none of its counterexamples, and has some of both.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "rules/rules.hpp"

namespace tenmatsu {
namespace {

TEST(RuleExamples, AreAllRight) {
  for (const RuleFailure& failure : test_rules(load_rules({}))) {
    ADD_FAILURE() << fmt::format("{}: {}: {}: {}", failure.file, failure.id, failure.trouble,
                                 failure.example);
  }
}

TEST(RuleExamples, EveryTagRuleHasSome) {
  const RulesPtr all = load_rules({});
  for (const rules::TagRule& rule : all->tags.all()) {
    EXPECT_FALSE(rule.examples.empty()) << rule.id << " has no example";
    EXPECT_FALSE(rule.about.empty()) << rule.id << " does not say what it is for";
  }
}

}  // namespace
}  // namespace tenmatsu
