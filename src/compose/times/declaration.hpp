// When people were called together.

#pragma once

#include <optional>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// When the incident was opened, somebody took the lead, or people were called in.
std::optional<MilestoneTime> declared(const Story& story);

}  // namespace tenmatsu::composition
