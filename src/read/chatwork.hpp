// What Chatwork's API gives for GET /rooms/ID/messages. https://developer.chatwork.com

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::chatwork {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::chatwork
