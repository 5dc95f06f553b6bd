// The chat of a Zoom meeting as the client or the cloud recording saves it.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::zoom_chat {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::zoom_chat
