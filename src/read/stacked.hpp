// Copies from browsers in which name, time and text stand on lines of their own: the time below the
// text (Chatwork, Messenger, Zulip), the time above the name, or no time or no name at all.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::stacked {

/// Times with names that recur, and nothing that Teams has as well.
bool claims(const Source& source);
/// What no other reader can read: events below their times, texts below names.
bool claims_above(const Source& source);
Reading read(const Source& source);
Reading read_above(const Source& source);

}  // namespace tenmatsu::reading::stacked
