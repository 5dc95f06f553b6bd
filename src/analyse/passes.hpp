// The passes of the analysis in their order.

#pragma once

#include "rules/rules.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::analysis {

/// `start` is the phase before the first message: examples of rules begin in the middle of a talk.
Analysis run_passes(Transcript transcript, const Rules& rules, Phase start = Phase::before);

}  // namespace tenmatsu::analysis
