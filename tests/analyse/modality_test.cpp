#include "analyse/modality.hpp"

#include <gtest/gtest.h>

#include <string>

#include "rules/rules.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::analysis {
namespace {

const Rules& built_in() {
  static const RulesPtr rules = load_rules({});
  return *rules;
}

Sentence read(std::string_view original) {
  Sentence sentence;
  read_sentence(text::normalised(original), built_in(), sentence);
  return sentence;
}

TEST(ModalityRules, AgreeWithTheirExamples) {
  for (const rules::Ending& rule : built_in().modality.endings()) {
    for (const std::string& example : rule.examples) {
      const Sentence sentence = read(example);
      if (rule.becomes) {
        EXPECT_EQ(sentence.rule, rule.id) << example;
        EXPECT_STREQ(name_of(sentence.modality), name_of(*rule.becomes)) << example;
      }
      EXPECT_TRUE(!rule.question || sentence.question) << rule.id << ": " << example;
      EXPECT_TRUE(!rule.negated || sentence.negated) << rule.id << ": " << example;
      EXPECT_TRUE(!rule.hearsay || sentence.hearsay) << rule.id << ": " << example;
    }
    for (const std::string& counterexample : rule.counterexamples) {
      EXPECT_NE(read(counterexample).rule, rule.id) << counterexample;
    }
  }
}

}  // namespace
}  // namespace tenmatsu::analysis
