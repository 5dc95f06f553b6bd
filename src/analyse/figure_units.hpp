// The unit of a figure that is said without one, or with only half of one.

#pragma once

#include <string>
#include <string_view>

#include "analyse/message_figures.hpp"

namespace tenmatsu::analysis {

/// The unit of a bare number: of its partner, of what was said of the same thing, of its neighbour;
/// "" where nothing tells it. `subject` is normalised.
std::string unit_from_context(const MessageFigures& figures, const Figure& figure, Piece sentence,
                              std::string_view subject, const Beside& beside);

/// 毎秒六百五十 after 毎秒九十件: what the rate is of. `beside` is the measure noun in front of it.
void complete_rate(const MessageFigures& figures, Figure& figure, const Beside& beside);

/// 「普段は1時間に2400通、今80通」: the second is a rate as well.
void take_rate_of_neighbour(const MessageFigures& figures, Figure& figure, Piece sentence);

}  // namespace tenmatsu::analysis
