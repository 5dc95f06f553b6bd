// Whether and when the incident was over.

#pragma once

#include <optional>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The message that states that the incident is over, or 0.
int closing_event(const Story& story);

/// Whether the talk ends before the incident does.
bool open_at_end(const Story& story);

/// The message with the verdict that there was no incident, or 0: 「誤報でした」,
/// 「障害ではなかった、 ということで閉じます」.
int no_incident(const Story& story);

/// When it was stated to be over, or the last reading was well again.
std::optional<MilestoneTime> resolved(const Story& story);

/// Whether that is only when people closed it, and not when it was well again:
/// 「では終了とします」.
bool only_closed(const Story& story, const MilestoneTime& resolved);

}  // namespace tenmatsu::composition
