// When it began, reckoned from how long it had lasted: 「もう20分ずっと真っ白です」.

#pragma once

#include <optional>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// About when it began, as the first message that tells how long it has lasted says, or as the
/// alert at `noticed` says, 「5% for 3m」; empty where none does.
std::optional<MilestoneTime> reckoned_start(const Story& story, const MilestoneTime& noticed);

}  // namespace tenmatsu::composition
