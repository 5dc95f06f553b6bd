// Clock times and dates as people write them: 14:35, 午後2:35, 14時35分, 25:10, 3月4日(水).

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "read/reader.hpp"
#include "rules/chat_lines.hpp"

namespace tenmatsu::reading {

/// The words of stamps, looked up once.
struct StampWords {
  explicit StampWords(const rules::ChatLines& lines);

  const std::vector<std::string>& am;
  const std::vector<std::string>& pm;
  const std::vector<std::string>& about;
  const std::vector<std::string>& hour;
  const std::vector<std::string>& half;
  const std::vector<std::string>& hours;
  const std::vector<std::string>& minute;
  const std::vector<std::string>& second;
  const std::vector<std::string>& year;
  const std::vector<std::string>& month;
  const std::vector<std::string>& day;
  const std::vector<std::string>& weekday;
  const std::vector<std::string>& today;
  const std::vector<std::string>& yesterday;
  const std::vector<std::string>& next_day;

  /// Whether AM or PM behind a time is the half of its day, not the name or post of who speaks.
  bool halves_behind = true;
};

/// How a stamp is written. The stamps of one chat agree in this.
struct StampStyle {
  bool month = false;  // has a date
  bool year = false;   // has a date with its year
  bool seconds = false;
  bool fraction = false;  // 12.482 seconds: written by a program
  bool half_day = false;  // 午前, PM
  bool words = false;     // 14時35分

  bool operator==(const StampStyle&) const = default;
};

struct TakenStamp {
  Moment moment;
  StampStyle style;
  bool half_behind = false;  // the half of the day stands behind: 2:35 PM
};

/// Each takes what stands at `at` of a folded text and moves `at` past it, or leaves `at` alone.
bool take_date(std::string_view folded, std::size_t& at, const StampWords& words, Moment& moment);
bool take_time(std::string_view folded, std::size_t& at, const StampWords& words, TakenStamp& out);
/// A time, with or without a date in front of it.
bool take_stamp(std::string_view folded, std::size_t& at, const StampWords& words, TakenStamp& out);

/// A time without a colon, 1435, 14.35, 14h35, with or without a date, 20260304, in front of it.
bool take_digits(std::string_view folded, std::size_t& at, const StampWords& words,
                 TakenStamp& out);
/// What has passed since the beginning: T+05, T+0:05, +5m, T+1h05m. Behind T a bare number
/// counts minutes.
bool take_plus(std::string_view folded, std::size_t& at, const StampWords& words, TakenStamp& out);

void skip_blanks(std::string_view folded, std::size_t& at);

}  // namespace tenmatsu::reading
