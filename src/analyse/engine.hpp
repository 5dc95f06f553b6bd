// How the rules of rules/tags run over a talk: which fire, and which tags they earn.
//
// A rule fires on one sentence. In each sentence the strengths of the rules that fired are summed
// for each tag; a sum of 1 earns the tag, unless a rule with "never" fired there. The message has
// every tag that one of its sentences earned. Rules with "with" or "without" run in a second round,
// when the tags of the first are known.

#pragma once

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills in Event::fired, Event::tags and Event::phase of all messages. The phase before the first
/// one is `start`.
void find_tags(Talk& talk, const Rules& rules, Phase start = Phase::before);

}  // namespace tenmatsu::analysis
