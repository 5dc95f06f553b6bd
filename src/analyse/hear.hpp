// Makes messages ready for the rules: normalised text, its sentences and the words in it.

#pragma once

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills `heard` and, in each event, `sentences` (by their places alone) and `terms`.
void hear(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
