// The lines of a message below its first.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::reading {

/// Puts `more` behind `text`, without the indent that they share and without blank ones at the end;
/// `more` is used up.
void append_lines(std::string& text, std::vector<std::string_view>& more);

}  // namespace tenmatsu::reading
