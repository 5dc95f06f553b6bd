// What a piece of work is about that is told by a lone verb.

#pragma once

#include <cstddef>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Where the text of `item` names nothing that is done to anything (撤去, 入れる, 支払い), puts the
/// sentence behind it that it goes on from or answers, as it was said; cites its message. `first`
/// is the line of its own message that names the work. Where nothing fits, the text stays.
void tell_with_context(const Story& story, std::size_t first, FollowUp& item);

}  // namespace tenmatsu::composition
