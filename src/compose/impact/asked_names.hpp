// What a bare figure answers: 「預かった紙は最終何枚？」「58枚です」.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// What another asked how many there are of, right before `metric` was told; empty where nobody
/// did, or asked in another unit.
std::string asked_name(const Story& story, const Metric& metric);

}  // namespace tenmatsu::composition
