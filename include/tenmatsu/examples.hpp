// Runs the examples that stand beside the rules.

#pragma once

#include <string>
#include <vector>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

/// How many examples, counterexamples and samples of a list of the rule files were run.
struct ExampleCount {
  std::string list;  // tags, units, style …
  int examples = 0;
};

struct ExamplesRun {
  std::vector<ExampleCount> counts;   // of every list that has examples, in the order of the files
  std::vector<RuleFailure> failures;  // by their files and lines; empty where all are right
};

/// Runs the examples of every list. `rules` must have been loaded with their examples.
ExamplesRun run_examples(const RulesPtr& rules);

}  // namespace tenmatsu
