// Which earlier figures a message takes back or corrects.

#pragma once

#include <string>
#include <string_view>

#include "analyse/message_figures.hpp"

namespace tenmatsu::analysis {

/// 「先ほどの13件は誤りで、正しくは3件」: the 13 is not said again, it is taken back.
bool is_taken_back(MessageFigures& figures, const Figure& figure);

/// A message that says that something was wrong corrects what it says again of the same thing. All
/// of its figures must have been read.
void correct_earlier(MessageFigures& figures);

}  // namespace tenmatsu::analysis
