// Where the talk disagrees with itself.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Looks at the times of the incident as composed.
std::vector<Conflict> conflicts(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
