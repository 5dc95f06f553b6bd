// Which tags the rules that fired on a message earn, and with which status.

#pragma once

#include <optional>

#include "rules/tag_rules.hpp"
#include "tenmatsu/analysis.hpp"

namespace tenmatsu::analysis {

/// Makes Event::tags of Event::fired. In each sentence the strengths for a tag are summed; a sum of
/// 1 earns it, unless a rule with "never" fired there. The status is that of the strongest rule of
/// the sentence which has one, else the one that the sentence's modality gives; of several
/// sentences the furthest counts (a step that is done beats one that is proposed).
void settle(Event& event, const rules::TagRules& rules);

/// The phase that a rule opens for the rest of the talk, where its tag was earned.
std::optional<Phase> phase_entered(const Event& event, const rules::TagRules& rules);

}  // namespace tenmatsu::analysis
