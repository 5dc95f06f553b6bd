// JSON of unknown origin: objects that have a time-like and a text-like member, one a line or in a
// list.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::objects {

bool claims_lines(const Source& source);
Reading read_lines(const Source& source);

bool claims_list(const Source& source);
Reading read_list(const Source& source);

}  // namespace tenmatsu::reading::objects
