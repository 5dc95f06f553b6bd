// What is proposed of a part, in place of the whole that was refused.

#pragma once

#include <vector>

#include "compose/steps/steps.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether message `n` proposes a part in place of the whole that was refused; that is a step of
/// its own then, and what is reported next is of it.
bool counters(const Story& story, int n, std::vector<Step>& steps);

}  // namespace tenmatsu::composition
