// Parts a message into sentences, and sentences into clauses that stand on their own.

#pragma once

#include <string_view>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/sentences.hpp"

namespace tenmatsu::analysis {

/// In the order of the text; blanks and marks of lists around a sentence are no part of it. A line
/// break always ends a sentence, and a line without Japanese letters is one. A text that holds
/// anything but blanks has at least one sentence.
std::vector<Piece> sentences_of(std::string_view text, const rules::Sentences& rules);

}  // namespace tenmatsu::analysis
