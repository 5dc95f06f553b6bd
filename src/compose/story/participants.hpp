// Who took part.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Bare names of the people who spoke, in order of appearance; no programs, no 「全員」.
std::vector<std::string> participants(const Story& story);

}  // namespace tenmatsu::composition
