// Which sentences of a message are told beside those that carry its tags: a part alone may say
// something else.

#pragma once

#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Adds to `lines` of message `n`, in their order, what else a short message states.
void add_what_stands_beside(const Story& story, int n, std::vector<Line>& lines);

/// Adds to `lines` of message `n`, in their order, what one of them says it came of:
/// 「プランが無料に戻ってます。それで上限に当たった」.
void add_what_it_came_of(const Story& story, int n, std::vector<Line>& lines);

}  // namespace tenmatsu::composition
