// The end of a piece of work whose last words speech leaves unsaid, or adds.

#pragma once

#include <string>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// `text`, the wording of `item`, without what only tells why it is to be done, and with the verb
/// that its last particle calls for: 「下限を0に」 is 「下限を0にする」, 「重複チェックも」 is
/// 「重複チェック」, 「札を替える。急がないため」 is 「札を替える」.
std::string with_whole_end(const Story& story, const FollowUp& item, std::string text);

}  // namespace tenmatsu::composition
