// Until when something is to be done, as said.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// A date or a horizon in a text, and how much speaks for its being a deadline: 0 for nothing.
struct Deadline {
  Piece piece;
  int weight = 0;
  bool season = false;  // a time that may tell which thing is meant as well: 月末
};

/// All dates and horizons that begin in a piece of a normalised text, in their order, also those
/// for which nothing speaks. None begins inside another.
std::vector<Deadline> days_in(const rules::DueWords& words, std::string_view text, Piece piece);

/// The likeliest of these days of a text, the first of equal ones; the weight 0 where none is.
Deadline likeliest(const rules::DueWords& words, std::string_view text,
                   std::span<const Deadline> days);

/// An end in a piece of a text that is no date, the weight 0 where there is none: 雪が消えるまで.
Deadline end_in(const rules::DueWords& words, std::string_view text, Piece piece);

/// The likeliest deadline in a piece of a normalised text: one of its days, or else its end.
Deadline deadline_in(const rules::DueWords& words, std::string_view text, Piece piece);

/// Whether what stands at the beginning of `text`, up to the next pause, tells of a thing what it
/// does or what is done to it: 「落ちる処理を」.
bool tells_of_thing(const rules::DueWords& words, std::string_view text);

/// Whether a date or a horizon begins at the beginning of `text`.
bool begins_with_day(const rules::DueWords& words, std::string_view text);

}  // namespace tenmatsu::analysis
