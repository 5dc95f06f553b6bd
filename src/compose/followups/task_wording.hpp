// The wording of a piece of work whose owner and day stand beside it.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What is to be done, without its number in a list, its day and who does it:
/// 「監視の追加は堤さん、 来週中に」 is 「監視の追加」. The text as it is where too little would be
/// left.
std::string bare_task(const Story& story, const FollowUp& item);

/// The same, of each piece where the text names several: 「承認を二人にするのと、試験を足す」.
std::vector<FollowUp> tasks_of(const Story& story, const FollowUp& item);

}  // namespace tenmatsu::composition
