// How a step is told: its stages, who had a part in it, and what came of it.

#pragma once

#include "compose/steps/outcomes.hpp"
#include "compose/steps/steps.hpp"

namespace tenmatsu::composition {

/// A step that begins with an act.
Step opened(const Story& story, const Act& act);

/// What an act says of a step that is known.
void advance(const Story& story, Step& step, const Act& act);

/// Somebody agreed with the line `by` to what the step proposes, or took it on.
void agree(const Story& story, Step& step, Line by);

/// The step as the document has it.
Action finished(const Story& story, Outcomes& outcomes, Step& step);

}  // namespace tenmatsu::composition
