// Runs the examples of the rules: those of the tags each as a talk of a few messages, those of
// playbooks and lessons each as a sentence.

#include <algorithm>

#include "analyse/passes.hpp"
#include "rules/rules.hpp"
#include "text/normalise.hpp"

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
  return std::ranges::any_of(fired, [&](const Evidence& evidence) { return evidence.rule == id; });
}

// Runs the examples of rules that tell of a sentence whether they fit it.
template <typename Rule, typename Fits>
void check_sentences(const std::vector<Rule>& all, Fits fits, std::vector<RuleFailure>& failures) {
  for (const Rule& rule : all) {
    const auto check = [&](const std::vector<std::string>& examples, bool wanted,
                           const char* trouble) {
      for (const std::string& example : examples) {
        if (fits(rule, example) != wanted) {
          failures.push_back({rule.id, rule.file, example, trouble});
        }
      }
    };
    check(rule.examples, true, "it does not fit its example");
    check(rule.counterexamples, false, "it fits its counterexample");
  }
}

bool tells(const rules::Playbooks& table, const rules::Playbook& playbook,
           const std::string& text) {
  const auto told = table.told_by(text);
  return std::ranges::any_of(told, [&](const auto& one) { return one.playbook == &playbook; });
}

}  // namespace

std::vector<RuleFailure> test_rules(const RulesPtr& rules) {
  std::vector<RuleFailure> failures;
  const auto fits_cause = [&](const rules::Playbook& one, const std::string& text) {
    return tells(rules->playbooks, one, text);
  };
  const auto fits_lesson = [&](const rules::LessonRule& one, const std::string& text) {
    return rules->lessons.told_by(text::normalised(text)) == &one;
  };
  check_sentences(rules->playbooks.all(), fits_cause, failures);
  check_sentences(rules->lessons.all(), fits_lesson, failures);
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
