// How a guess says that it may not be so, and how it is told once it was confirmed.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「受信側が捨てていると思われる」, once it was confirmed: what was so. Of several guesses at once
/// it is not known which, so these stay as they are.
std::string without_doubt(const Story& story, const std::string& text);

/// Whether the text ends as a question or as a guess.
bool still_doubts(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
