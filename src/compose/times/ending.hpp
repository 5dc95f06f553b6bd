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

/// Whether people say that it goes on, or tell of trouble last; else only nobody told the end.
bool known_open(const Story& story);

/// The report that it was well again before message `closing` stated the end, or 0.
int well_before_close(const Story& story, int closing);

/// The message with the verdict that there was no incident, or 0: 「誤報でした」,
/// 「障害ではなかった、 ということで閉じます」.
int no_incident(const Story& story);

/// When it was stated to be over, or the last reading was well again.
std::optional<MilestoneTime> resolved(const Story& story);

/// Whether that is only when people closed it, and not when it was well again:
/// 「では終了とします」.
bool only_closed(const Story& story, const MilestoneTime& resolved);

}  // namespace tenmatsu::composition
