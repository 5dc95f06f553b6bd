// Which sentences of a message a row of the timeline tells beside those that carry its tags: of a
// short message a part alone may say something else.

#pragma once

#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Adds to `lines` of message `n`, in their order, what else a short message states.
void add_what_stands_beside(const Story& story, int n, std::vector<Line>& lines);

}  // namespace tenmatsu::composition
