// Calls written down with a head above each turn: "NAME   M:SS", and the text below. CLOVA Note and
// the documents of Teams have it.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::spoken_heads {

/// CLOVA Note: a title, the start with the length of the recording, who recorded it.
bool claims_clova(const Source& source);
Reading read_clova(const Source& source);

/// The text of a .docx of Teams: three blanks before the time; above it a title and the start.
bool claims_teams(const Source& source);
Reading read_teams(const Source& source);

}  // namespace tenmatsu::reading::spoken_heads
