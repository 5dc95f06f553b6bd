// Which numbers of the talk are figures of the incident, of what, and which later ones correct
// them.

#pragma once

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills in Event::metrics and Heard::metrics. Times must have been found.
void find_metrics(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
