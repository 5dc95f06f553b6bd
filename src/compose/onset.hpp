// When the trouble began, and when it was first noticed.

#pragma once

#include <optional>

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// When somebody or something first noticed it.
std::optional<MilestoneTime> detected(const Story& story);

/// When it began, as the talk says; `noticed` bounds it.
std::optional<MilestoneTime> started(const Story& story,
                                     const std::optional<MilestoneTime>& noticed);

}  // namespace tenmatsu::composition
