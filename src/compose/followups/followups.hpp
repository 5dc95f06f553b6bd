// Work for after the incident, and who writes the postmortem.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// In the order in which they were named.
std::vector<FollowUp> followups(const Story& story);

}  // namespace tenmatsu::composition
