// Times that count from the start of a recording, and when that was.

#pragma once

#include "read/reader.hpp"
#include "text/zone.hpp"

namespace tenmatsu::reading {

/// Makes clock times of elapsed ones where the start is known: given by the user, else told by the
/// source, else by the name of the file as Zoom and Teams give it. What the source counted is kept
/// in `since_start`, unless the user gave the start.
void place_recording(Reading& reading, const Source& source, const text::Zone& zone);

/// "GMT20260304-053000_Recording…" (UTC), "2026-03-04 14.30.12 TITLE", "…-20260304_143000-…".
std::optional<Moment> start_in_name(std::string_view path);

}  // namespace tenmatsu::reading
