// The passes of the analysis in their order.

#pragma once

#include "analyse/talk.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::analysis {

/// The talk with the tags that the rules alone give it, before weights have their say. `start` is
/// the phase before the first message: examples of rules begin in the middle of a talk.
Talk understood(Transcript transcript, const Rules& rules, Phase start = Phase::before);

/// … with the owners of its follow-ups, and no weights. `start` is the phase before the first
/// message: examples of rules begin in the middle of a talk.
Analysis run_passes(Transcript transcript, const Rules& rules, Phase start = Phase::before);

}  // namespace tenmatsu::analysis
