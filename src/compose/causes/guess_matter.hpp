// Whether a guess is of something that can have caused the trouble. People guess also whom it hit,
// how it goes, whether it is one at all and what to do next.

#pragma once

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「JCBだけっぽい」, 「直ったみたいです」, 「これって障害ですか？」, 「別リージョンに振る？」:
/// nothing that breaks anything.
bool guesses_no_cause(const Story& story, Line line);

}  // namespace tenmatsu::composition
