// One walk over all lists that have examples.

#include <algorithm>
#include <tuple>

#include "examples/runs.hpp"
#include "tenmatsu/check.hpp"
#include "tenmatsu/examples.hpp"

namespace tenmatsu {
namespace {

void count(std::vector<ExampleCount>& counts, const std::string& list) {
  auto found =
      std::ranges::find_if(counts, [&](const ExampleCount& one) { return one.list == list; });
  if (found == counts.end()) {
    found = counts.insert(found, {list, 0});
  }
  ++found->examples;
}

std::string trouble_of(const rules::Example& example, const RulesPtr& rules) {
  const examples::ListRun* of_list = examples::find_run(example.list);
  if (of_list == nullptr) {
    return "nothing is known of examples of this list";
  }
  return of_list->run == nullptr ? "" : of_list->run(example, rules);
}

}  // namespace

ExamplesRun run_examples(const RulesPtr& rules) {
  ExamplesRun all{{}, test_rules(rules)};
  const std::vector<RuleFailure> of_checks = test_checks(rules);
  all.failures.insert(all.failures.end(), of_checks.begin(), of_checks.end());
  for (const rules::Example& example : rules::examples_of(rules)) {
    count(all.counts, example.list);
    if (std::string trouble = trouble_of(example, rules); !trouble.empty()) {
      all.failures.push_back({example.id, example.file, example.text, std::move(trouble)});
    }
  }
  for (RuleFailure& failure : all.failures) {
    failure.line = rules::line_of_example(*rules, failure.file, failure.id, failure.example);
  }
  std::ranges::stable_sort(all.failures, [](const RuleFailure& a, const RuleFailure& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return all;
}

}  // namespace tenmatsu
