// Whether a number without a unit is a figure of the incident.

#pragma once

#include <string>
#include <string_view>

#include "analyse/message_figures.hpp"

namespace tenmatsu::analysis {

/// Whether the message lists different things, each with its bare number.
bool lists_things(const MessageFigures& figures);

/// `beside` is the measure noun in front of it.
bool counts_bare(const MessageFigures& figures, const Figure& figure, Piece sentence,
                 const Beside& beside);

}  // namespace tenmatsu::analysis
