// Several guesses in one sentence, of which one is to be it.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// What 「鍵の期限か、回線か、中継器のどれか」 names, one by one; empty where the text gives no
/// such choice between things.
std::vector<std::string> alternatives(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
