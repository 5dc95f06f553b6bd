// What stands beside a piece of work in a table, taken out of its text.

#pragma once

#include <string>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The text of `item` without its number in a list, its day and who does it:
/// 「監視の追加は堤さん、来週中に」 is 「監視の追加」. Who speaks is named where the text needs it.
std::string without_beside(const Story& story, const FollowUp& item);

}  // namespace tenmatsu::composition
