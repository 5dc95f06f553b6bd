// What was measured, each figure followed over time: 98% → 70% → 40%.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Grouped by what was measured, in the order of the first readings. Figures that a later message
/// takes back are left out.
std::vector<EffectRow> effects(const Story& story);

}  // namespace tenmatsu::composition
