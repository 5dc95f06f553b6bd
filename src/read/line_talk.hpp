// Talks of LINE, saved by the phone or the PC, and of LINE WORKS.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::line_talk {

bool claims(const Source& source);
Reading read(const Source& source);

bool claims_works(const Source& source);
Reading read_works(const Source& source);

}  // namespace tenmatsu::reading::line_talk
