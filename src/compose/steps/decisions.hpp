// What decides on a step that was proposed before it.

#pragma once

#include <optional>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The line by which message `n` agrees to what was proposed before it, if it does.
std::optional<Line> decision(const Story& story, int n);

/// Whether the line decides on it: 「許可します」, 「じゃあBで」, 「600で」 behind words of 600.
bool decides_in(const Story& story, Line line);

}  // namespace tenmatsu::composition
