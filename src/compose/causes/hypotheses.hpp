// How suspicions went: who raised each, what spoke for or against it, how it ended.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Those of `causes` that were in doubt, in the order in which they were raised. A cause that was
/// established at once is none.
std::vector<Hypothesis> hypotheses(const Story& story, const std::vector<Cause>& causes);

}  // namespace tenmatsu::composition
