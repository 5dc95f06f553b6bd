// How the examples of a list are run, one at a time.

#pragma once

#include <string>
#include <string_view>

#include "rules/examples.hpp"

namespace tenmatsu::examples {

/// What is wrong with `example`, which is one of `rules`; empty where it holds.
using Run = std::string (*)(const rules::Example& example, const RulesPtr& rules);

struct ListRun {
  std::string_view list;
  Run run;  // nullptr: test_rules() and test_checks() run them, each list as a whole
};

/// nullptr where nobody knows what the examples of the list mean.
const ListRun* find_run(std::string_view list);

}  // namespace tenmatsu::examples
