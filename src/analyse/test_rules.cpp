// Runs the examples of the tag rules, each as a talk of a few messages.

#include <algorithm>

#include "analyse/passes.hpp"
#include "rules/rules.hpp"

namespace tenmatsu {
namespace {

// The words before an example are another's.
constexpr const char* kAsking = "A";
constexpr const char* kAnswering = "B";

Transcript talk_of(const rules::RuleExample& example) {
  Transcript transcript;
  const auto say = [&](const std::string& speaker, const std::string& text) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.line = message.n;
    message.speaker = speaker;
    message.text = text;
    transcript.messages.push_back(message);
  };
  for (const std::string& before : example.before) {
    say(kAsking, before);
  }
  say(example.speaker.empty() ? kAnswering : example.speaker, example.text);
  return transcript;
}

bool fires(const Rules& rules, const std::string& id, const rules::RuleExample& example) {
  const Analysis analysis =
      analysis::run_passes(talk_of(example), rules, example.phase.value_or(Phase::before));
  const std::vector<Evidence>& fired = analysis.events.back().fired;
  return std::any_of(fired.begin(), fired.end(),
                     [&](const Evidence& evidence) { return evidence.rule == id; });
}

}  // namespace

std::vector<RuleFailure> test_rules(const RulesPtr& rules) {
  std::vector<RuleFailure> failures;
  for (const rules::TagRule& rule : rules->tags.all()) {
    const auto check = [&](const std::vector<rules::RuleExample>& examples, bool wanted,
                           const char* trouble) {
      for (const rules::RuleExample& example : examples) {
        if (fires(*rules, rule.id, example) != wanted) {
          failures.push_back({rule.id, rule.file, example.text, trouble});
        }
      }
    };
    check(rule.examples, true, "the rule does not fire on its example");
    check(rule.counterexamples, false, "the rule fires on its counterexample");
  }
  return failures;
}

}  // namespace tenmatsu
