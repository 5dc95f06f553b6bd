// What a figure measures.

#pragma once

#include <string>
#include <string_view>

#include "analyse/message_figures.hpp"

namespace tenmatsu::analysis {

struct MetricSubject {
  std::string text;
  bool named = false;      // its own clause says it
  bool inherited = false;  // it was said of another figure
};

/// In the clause, beside the figure before, behind the number, in the sentences and messages
/// before.
MetricSubject subject_of(const MessageFigures& figures, const Figure& figure, Piece sentence);

}  // namespace tenmatsu::analysis
