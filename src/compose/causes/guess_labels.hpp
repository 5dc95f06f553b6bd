// The numbers and letters by which people call their guesses.

#pragma once

#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// "3" of 「仮説3: 名前の解決が遅い」, "a" of 「仮説A」; empty where the normalised text tells
/// none.
std::string guess_label(const Story& story, std::string_view text);

}  // namespace tenmatsu::composition
