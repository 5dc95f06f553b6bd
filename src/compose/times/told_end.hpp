// The end as a time that somebody names for it: 「10:12に復旧していました」, 「復旧時刻: 9:35」.

#pragma once

#include <optional>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Whether the sentence names the time as the one at which it was well again.
bool names_end(const Story& story, Line line, const TimeMention& time);

/// The last time that people name as the end, with the message that names it.
std::optional<MilestoneTime> end_named(const Story& story);

}  // namespace tenmatsu::composition
