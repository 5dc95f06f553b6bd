// Rocket.Chat: channels.history and its like, or an export of the collection.
// https://developer.rocket.chat/apidocs

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::rocketchat {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::rocketchat
