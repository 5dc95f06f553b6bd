// One number in a normalised text: 1,204, 1万2000, 1.5億, 一万二千, 三五〇.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/figures.hpp"

namespace tenmatsu::analysis {

struct Number {
  std::size_t begin = 0;  // of the sign, where it has one
  std::size_t end = 0;
  double value = 0;
  double scale = 1;       // of 万 and the like at its very end, which a range spreads to the left
  bool kanji = false;     // holds no Arabic digit
  bool grouped = false;   // 1,204
  bool scaled = false;    // holds 万, 億 …
  bool compound = false;  // made of several numerals: 二百八十, but not 三
  bool decimal = false;
  bool zero = false;    // a word for zero
  bool dotted = false;  // 2.31.0, 192.168.0.1: a version or an address
  bool padded = false;  // 0731: begins with a zero that means nothing
  int digits = 0;       // Arabic digits before the point
};

/// The number that begins exactly at `at`, its sign included where one stands before `at`.
std::optional<Number> number_at(std::string_view text, std::size_t at, const rules::Figures& words);

/// The largest power of ten that the whole number `value` is a multiple of, 1 of zero: to what it
/// may have been rounded.
double step_of(double value);

}  // namespace tenmatsu::analysis
