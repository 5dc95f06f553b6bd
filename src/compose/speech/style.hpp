// What was said, as written Japanese: no greetings, no fillers, no polite endings; what it means,
// its figures, names, quotations and hedges stay as they were.

#pragma once

#include <string>
#include <string_view>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::style {

/// `said` (one sentence or more, as written) in plain style (常体) for prose. Sentences are joined
/// by 。 and the last has none. Empty where nothing was said but greetings and acknowledgements.
/// An ending that no rule knows stays as it was said.
std::string plain_form(std::string_view said, const Rules& rules);

/// `said` ending in a noun (体言止め) for lists and timelines; where no rule gives a safe one, the
/// plain form.
std::string noun_form(std::string_view said, const Rules& rules);

/// `said` as work to do, for follow-ups: what was asked for, proposed or announced, without the
/// asking (監視を足しましょう, 足しておきます: 監視を足す). Negation and doubt stay.
std::string task_form(std::string_view said, const Rules& rules);

/// `told`, which is written already, for an item of a list: a sentence that ends in a noun and its
/// copula ends in the noun (影響は41件だ: 影響は41件). All others stay.
std::string item_form(std::string_view told, const Rules& rules);

/// `text` without what joins it to something said before (ただ, でも), for the first sentence of a
/// statement.
std::string without_joiner(std::string_view text, const Rules& rules);

}  // namespace tenmatsu::style
