// How a step is told: by whom, how surely, and whether it names what it is done to.

#pragma once

#include "compose/steps/acts.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Notes how the act is told, beside its status.
void note_manner(const Story& story, Act& act);

}  // namespace tenmatsu::composition
