// Which earlier figures a message takes back or corrects.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/message_figures.hpp"

namespace tenmatsu::analysis {

/// 「先ほどの13件は誤りで、正しくは3件」: the 13 is not said again, it is taken back.
bool is_taken_back(MessageFigures& figures, const Figure& figure);

/// A message that says that something was wrong corrects what it says again of the same thing. All
/// of its figures must have been read.
void correct_earlier(MessageFigures& figures);

/// 「53件です。正しくは51件です」: the figure of `said`, all those of one message, that the message
/// itself puts in the place of `wrong`, right behind it; nullptr where it does not. `text` is the
/// message as written.
const Metric* righted_at_once(std::string_view text, const std::vector<Metric>& said,
                              const Metric& wrong, const rules::Figures& words);

/// 「すみません、230件でした」, and nothing more: whoever says a figure so puts one right.
bool is_excused_figure(std::string_view text, const std::vector<Metric>& said,
                       const rules::Figures& words);

}  // namespace tenmatsu::analysis
