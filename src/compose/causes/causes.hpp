// The causes: what was suspected, confirmed or ruled out, each followed over the talk.

#pragma once

#include <vector>

#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Of what people thought, `all`: confirmed ones first, then suspicions, contributing factors, and
/// what was ruled out.
std::vector<Cause> causes(const Story& story, std::vector<Guess> all);

}  // namespace tenmatsu::composition
