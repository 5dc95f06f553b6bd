// What was found step by step, as one cause: what was changed, and what came of it.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Joins what begins with a word for what was told just before it (「それで端まで走り抜けた」) to
/// that: to the cause that was told there, or else to the finding.
void join_chains(const Story& story, std::vector<Cause>& causes);

}  // namespace tenmatsu::composition
