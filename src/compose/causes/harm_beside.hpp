// What a message tells of the harm beside the cause, and no part of it.

#pragma once

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the line says how much was hit, and not why: 「影響は2店舗では？」,
/// 「対象は342件で確定」.
bool sizes_harm(const Story& story, Line line);

/// Whether the line tells of harm and of no cause: that, or that there was none.
bool tells_only_harm(const Story& story, Line line);

}  // namespace tenmatsu::composition
