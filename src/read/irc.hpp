// Logs of IRC clients and bouncers: irssi, WeeChat, ZNC, LimeChat (Windows), Tiarra, eggdrop.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::irc {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::irc
