// What came of a step that was done: what is told soon after it and of it.

#pragma once

#include <optional>
#include <string>

#include "compose/acts.hpp"

namespace tenmatsu::composition {

struct Outcome {
  Statement statement;  // empty text where the report of the step says it itself
  int n = 0;            // the message that tells it
  std::string verdict;  // 失敗, 効果なし; empty where it helped
};

/// `act` is the last that was told of the step, `words` and `signs` are all of the step.
std::optional<Outcome> outcome(const Story& story, const Act& act,
                               const std::vector<std::string>& words,
                               const std::set<char32_t>& signs);

}  // namespace tenmatsu::composition
