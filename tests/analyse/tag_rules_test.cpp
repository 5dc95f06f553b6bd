// What rules of tags have beside what they ask.

#include <gtest/gtest.h>

#include "rules/rules.hpp"

namespace tenmatsu {
namespace {

TEST(TagRules, HaveExamplesAndSayWhatTheyAreFor) {
  const RulesPtr all = load_rules({});
  for (const rules::TagRule& rule : all->tags.all()) {
    EXPECT_FALSE(rule.examples.empty()) << rule.id << " has no example";
    EXPECT_FALSE(rule.about.empty()) << rule.id << " does not say what it is for";
  }
}

}  // namespace
}  // namespace tenmatsu
