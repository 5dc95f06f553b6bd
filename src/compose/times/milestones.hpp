// The five times of the incident, each with the messages that prove it.

#pragma once

#include <array>
#include <optional>
#include <vector>

#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

using Milestones = std::array<std::optional<MilestoneTime>, kMilestoneCount>;

/// A time is empty where nothing in the talk says it. `guesses`: what people thought the cause
/// is; a time told with one may be that of the beginning.
Milestones milestones(const Story& story, const std::vector<Guess>& guesses);

/// Whether message `n` is what a monitor saw, or says so.
bool is_alert(const Story& story, int n);

/// Whether it was an alert of a monitor by which it was detected.
bool alerted(const Story& story, const Milestones& times);

/// A monitor's first alert before it was over. Empty where the talk tells of none, or not when.
std::optional<MilestoneTime> first_alert(const Story& story, const Milestones& times);

/// When people set to work: they look, act or are called in. Empty where that is unknown.
std::optional<MilestoneTime> work_begun(const Story& story, const Milestones& times);

}  // namespace tenmatsu::composition
