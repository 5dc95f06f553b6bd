// What moved the incident, in the order of time: one line for one happening.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "compose/times/milestones.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// How what somebody marked to be told is told, 「決定: {what}」; empty where nobody did.
std::string told_as(const Story& story, int n);

std::vector<TimelineEntry> timeline(const Story& story, const Milestones& times);

}  // namespace tenmatsu::composition
