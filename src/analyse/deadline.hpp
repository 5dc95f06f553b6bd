// Until when something is to be done, as said.

#pragma once

#include <string_view>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// A date or a horizon in a text, and how much speaks for its being a deadline: 0 for nothing.
struct Deadline {
  Piece piece;
  int weight = 0;
};

/// The likeliest deadline in a piece of a normalised text; the first of equal ones.
Deadline deadline_in(const rules::DueWords& words, std::string_view text, Piece piece);

/// Whether a date or a horizon begins at the beginning of `text`.
bool begins_with_day(const rules::DueWords& words, std::string_view text);

}  // namespace tenmatsu::analysis
