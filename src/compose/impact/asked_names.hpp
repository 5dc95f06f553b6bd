// What a bare figure answers: 「預かった紙は最終何枚？」「58枚です」.

#pragma once

#include <optional>
#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// What another asked how many there are of, right before `metric` was told; empty where nobody
/// did, or asked in another unit.
std::string asked_name(const Story& story, const Metric& metric);

/// The question of another right before message `n`, of how many or of what there is, where it
/// says itself what it asks for: 「今の時点で通話できない方は？」, not 「何人？」.
std::optional<Line> counted_question(const Story& story, int n);

}  // namespace tenmatsu::composition
