// Which of the days that a sentence names is the one until when its work is to be done.

#pragma once

#include <string_view>

#include "analyse/deadline.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// The day that a piece of a normalised text is due on, the weight 0 where it names none: 来週 of
/// 「1日の付与が多いときに止める仕組みを来週作ります」.
Deadline due_day(const Rules& rules, std::string_view text, Piece piece);

/// Whether that piece only gives the reason of what follows: 「今日も電話で気づいたので、」.
bool ends_by_reason(const Rules& rules, std::string_view text, Piece piece);

}  // namespace tenmatsu::analysis
