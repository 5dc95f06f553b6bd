// Whether a number without a unit is a figure of the incident.

#pragma once

#include <string>
#include <string_view>

#include "analyse/message_figures.hpp"

namespace tenmatsu::analysis {

/// `beside` is the measure noun in front of it.
bool counts_bare(const MessageFigures& figures, const Figure& figure, Piece sentence,
                 const Beside& beside);

}  // namespace tenmatsu::analysis
