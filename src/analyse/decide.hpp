// Which tags a message gets: its evidence is weighed twice, first by itself, then knowing what its
// neighbours were taken for. Nothing is decided here where no weights are loaded.

#pragma once

#include "analyse/evidence.hpp"
#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Replaces the tags that the rules alone gave by those that all evidence together gives. What a
/// decisive rule says stays. Fills in Talk::pick_sums.
void decide(Talk& talk, const Rules& rules);

/// The likelihood that goes with a sum of evidence.
double likelihood(double sum);

}  // namespace tenmatsu::analysis
