// Instants: seconds since 1970, and the ways in which programs write them.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "read/json.hpp"
#include "read/reader.hpp"
#include "text/zone.hpp"

namespace tenmatsu::reading {

std::int64_t days_since_epoch(int year, int month, int day);

/// In UTC.
Moment moment_of_epoch(std::int64_t second, int microsecond = 0);

/// Of a Slack "ts": 1772602212.030962
std::optional<Moment> moment_of_slack(std::string_view ts);

/// Of a number of seconds, milliseconds or microseconds; which of them its size tells.
std::optional<Moment> moment_of_number(double number);

/// "March 4, 2026", "Wednesday, Mar 4th", "4 Mar 2026"; moves `at` past it, or leaves it alone.
bool take_english_date(std::string_view folded, std::size_t& at, Moment& moment);

/// The number of a month by its English name or the first three letters of it; 0 for other words.
int month_of(std::string_view word);

/// Whether an English month or day of the week stands at the beginning.
bool starts_with_english_day(std::string_view folded);

/// Of a whole text: ISO 8601, a date and a time as people write them, "Wednesday, March 4, 2026 at
/// 3:00:40 AM UTC".
std::optional<Moment> moment_of_text(std::string_view text, const rules::ChatLines& words);

/// Of whatever JSON or a table holds in the place of a time.
std::optional<Moment> moment_of(const json::Value& value, const rules::ChatLines& words);

/// An elapsed time.
Moment moment_since_start(double seconds);

/// Where it has a date and an offset from UTC; the order of messages rests on it.
std::optional<std::int64_t> microseconds_of(const Moment& moment);

/// The same instant as the clocks of `zone` show it; left alone where it is none.
void place_in_zone(Moment& moment, const text::Zone& zone);

}  // namespace tenmatsu::reading
