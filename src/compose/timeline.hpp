// What moved the incident, in the order of time: one line for one happening.

#pragma once

#include <vector>

#include "compose/milestones.hpp"
#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

std::vector<TimelineEntry> timeline(const Story& story, const Milestones& times);

}  // namespace tenmatsu::composition
