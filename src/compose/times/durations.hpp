// Where the time went: spans between the times of the incident, each with its formula.

#pragma once

#include <optional>
#include <vector>

#include "compose/story/story.hpp"
#include "compose/times/milestones.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The start that spans are measured from: none where people only know the cause's time.
std::optional<MilestoneTime> measured_start(const Story& story,
                                            const std::optional<MilestoneTime>& started);

/// Only those of which both ends are known, in the order of the ends.
std::vector<Duration> durations(const Story& story, const Milestones& times,
                                const std::vector<Cause>& causes);

}  // namespace tenmatsu::composition
