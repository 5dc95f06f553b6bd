// The figures of a message: numbers with what is written around them, each with its place.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/numbers.hpp"
#include "analyse/talk.hpp"
#include "rules/figures.hpp"

namespace tenmatsu::analysis {

/// One number, read with its unit, rate and bound.
struct Figure {
  Number number;
  Piece whole;          // hedges and rate words included
  std::size_t end = 0;  // behind the unit and its rate, before the hedges
  double value = 0;
  const rules::Unit* known = nullptr;  // the unit of the table, where it is one
  std::string unit;                    // as printed, the rate included; "" where none is said
  std::string per;                     // the denominator alone
  bool has_unit = false;
  bool generic = false;  // the unit is a noun that the table does not hold
  Bound bound = Bound::exact;
  MetricRole role = MetricRole::reading;
  bool ranged = false;   // one end of a range
  bool changes = false;  // one end of a change: 31,000→2,400
  bool shares = false;   // a part or its whole: 40項目中39
  bool denied = false;   // 48万じゃなくて
  bool dropped = false;  // no figure after all
  bool begun = false;    // broken off and said anew: 2万6千…2万6,310件
  bool aside = false;    // dropped, but part of another figure or taken back: no subject either

  /// Whether the unit is the one of the table with this id.
  [[nodiscard]] bool known_as(std::string_view id) const {
    return known != nullptr && known->id == id;
  }
};

/// Reads all numbers of one text from left to right, without judging which of them measure.
/// `masked` are the pieces that hold none, in their order: times, code, addresses.
std::vector<Figure> figures_of(const text::Normalised& text, std::string_view original,
                               const std::vector<Piece>& masked, const rules::Figures& words);

}  // namespace tenmatsu::analysis
