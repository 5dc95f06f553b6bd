// messages.json of Google Chat, as Google Takeout saves it.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::google_chat {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::google_chat
