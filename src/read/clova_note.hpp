// The text of CLOVA Note: a head with the title, the start and the length of the recording; then
// speakers and times as other programs that listen write them.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::clova_note {

bool claims(const Source& source);
Reading read(const Source& source);

}  // namespace tenmatsu::reading::clova_note
