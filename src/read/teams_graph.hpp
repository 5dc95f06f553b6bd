// Chat and channel messages of Microsoft Teams as Microsoft Graph gives them.
// https://learn.microsoft.com/graph/api/resources/chatmessage

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::teams_graph {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::teams_graph
