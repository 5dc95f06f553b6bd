// Whether words name a step that somebody could take, or only tell, ask or estimate.

#pragma once

#include <string>

#include "compose/story.hpp"

namespace tenmatsu::composition {

/// Whether one sentence of the written text names a step: 「1号機を戻す」, 「戻してよいか」. What is
/// so, what was, what it takes and what is feared is none: 「替えている」, 「空にするのに5分」,
/// 「二重に振り込まれないか」.
bool names_step(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
