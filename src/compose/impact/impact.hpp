// Whom it hit, how many, how long and how much.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What was said of the impact with figures; one line for each message. `effects` tell which of
/// them a later message brought up to date: those are left out.
std::vector<Statement> impact(const Story& story, const std::vector<EffectRow>& effects);

}  // namespace tenmatsu::composition
