// A talk copied from the Teams client: the new one with the name, the time and the text on lines of
// their own, and the old one with "[TIME] NAME".

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::teams_paste {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::teams_paste
