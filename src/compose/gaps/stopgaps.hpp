// What holds for a time only, and of which nobody says when it ends and who ends it.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A measure that was said to be for a time only.
struct Stopgap {
  int n = 0;
  std::string said;  // the sentence, as written
};

/// The last ones that were taken or agreed to, in the order of the talk: 「当面は2号機だけで回します」,
/// 「今日の受付が終わるまでは3,000回でいいそうです」. None that somebody puts back later, or says
/// when.
std::vector<Stopgap> stopgaps(const Story& story);

}  // namespace tenmatsu::composition
