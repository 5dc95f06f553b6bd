// How a time of the transcript's own clock is written, for machines (ISO 8601) and for readers.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tenmatsu/transcript.hpp"

// The room is called render, its namespace document: render() is the verb of the public face.
namespace tenmatsu::document {

/// The day that lies `days` after `first`; `days` may be negative.
Date day_after(const Date& first, int days);

/// Midnights between the first message's day and `minute`; negative for the days before.
int day_of(Minute minute);

/// 14:05, whatever the day.
std::string hours_and_minutes(Minute minute);

/// 2026-03-04T14:05 where the transcript is dated, else 14:05.
std::string iso_minute(Minute minute, const std::optional<Date>& first_day);

/// As exact as the source: 14:05, 14:05:09, 2026-03-04T14:05:09, 2026-03-04T14:05:09+09:00.
/// The time of a recording is always 00:14:05, and its hours do not wrap at 24.
std::string iso_stamp(const Stamp& stamp, const std::optional<Date>& first_day);

/// 2026-03-04
std::string iso_date(const Date& date);

/// A text that one of these wrote, in its parts.
struct IsoTime {
  std::optional<Date> date;
  int hour = 0;  // of a recording past 23
  int minute = 0;
  std::optional<int> second;
  std::optional<int> utc_offset_minutes;
};

/// None where `text` is not written so, or names a day or a time that there is not.
std::optional<IsoTime> parse_iso_time(std::string_view text);
std::optional<Date> parse_iso_date(std::string_view text);

/// Midnights from the day `first` to `day`.
int days_between(const Date& first, const Date& day);

}  // namespace tenmatsu::document
