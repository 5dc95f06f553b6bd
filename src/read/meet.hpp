// The transcript that Google Meet puts into a document: times as headings, below each what was
// said.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::meet {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::meet
