// The causes: what was suspected, confirmed or ruled out, each followed over the talk.

#pragma once

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Confirmed ones first, then suspicions, contributing factors, and what was ruled out.
std::vector<Cause> causes(const Story& story);

}  // namespace tenmatsu::composition
