// When the harm to users ended.

#pragma once

#include <optional>

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// When the step that ended the users' pain was complete.
std::optional<MilestoneTime> mitigated(const Story& story);

}  // namespace tenmatsu::composition
