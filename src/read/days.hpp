// From stamps as written to Message::time: which day each message belongs to.

#pragma once

#include "read/reader.hpp"
#include "text/zone.hpp"

namespace tenmatsu::reading {

/// Takes each message once, sorts them where the format asks for it and shows instants as the
/// clocks of `zone` do.
void put_in_order(Reading& reading, const text::Zone& zone);

/// Moves the turns into `transcript.messages`, numbers them and places their times. Without dates a
/// fall by more than six hours begins a new day; a smaller fall is disorder.
void place_in_days(Reading reading, Transcript& transcript);

}  // namespace tenmatsu::reading
