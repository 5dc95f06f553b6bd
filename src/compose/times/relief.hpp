// When the harm to users ended.

#pragma once

#include <optional>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Whether message `n` tells of trouble that is still felt, and not only of its cause, of what was
/// found or of how many were hit.
bool felt(const Story& story, int n);

/// Whether message `n`, a report of getting better, leaves a part of it as it was.
bool leaves_rest(const Story& story, int n);

/// When the step that ended the users' pain was complete.
std::optional<MilestoneTime> mitigated(const Story& story);

/// Where the step that was taken for it came to nothing, or the trouble came back after it, the
/// next that did not; nothing where there is none.
std::optional<MilestoneTime> lasting_relief(const std::vector<Action>& actions,
                                            const std::optional<MilestoneTime>& relief,
                                            const std::optional<MilestoneTime>& end);

/// Whether enough speaks for that time to tell it with what was said then: it was told so, or one
/// message stands out.
bool likely_relief(const Story& story, const MilestoneTime& time);

/// Whether so much speaks for it that other times may be measured by it.
bool sure_of_relief(const Story& story, const MilestoneTime& time);

}  // namespace tenmatsu::composition
