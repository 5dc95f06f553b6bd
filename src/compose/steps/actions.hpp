// The steps that were to end the incident, each followed from its proposal to its end.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// In the order of the times that they are listed under.
std::vector<Action> actions(const Story& story);

}  // namespace tenmatsu::composition
