// When the trouble began, and when it was first noticed.

#pragma once

#include <optional>
#include <vector>

#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The time at which message `n` says that it was noticed: 「10時7分に店長さんから直電」.
std::optional<MilestoneTime> notice_told(const Story& story, int n);

/// When somebody or something first noticed it.
std::optional<MilestoneTime> detected(const Story& story);

/// When it began, as the talk says; `noticed` bounds it, `guesses` at the cause are those of the
/// talk.
std::optional<MilestoneTime> started(const Story& story,
                                     const std::optional<MilestoneTime>& noticed,
                                     const std::vector<Guess>& guesses);

/// Whether people say that it began then, and not only when its cause came about. Nothing is
/// measured from the latter.
bool sure_of_start(const Story& story, const MilestoneTime& start);

}  // namespace tenmatsu::composition
