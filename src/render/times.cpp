#include "render/times.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

namespace tenmatsu::document {

namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr int kSecondsOfDay = kMinutesOfDay * 60;

// Division that rounds down, so that the evening before is day -1 and not day 0.
int floor_div(int value, int by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

int floor_mod(int value, int by) {
  return value - floor_div(value, by) * by;
}

std::chrono::year_month_day calendar_day(const Date& date) {
  return std::chrono::year{date.year} / static_cast<unsigned>(date.month) /
         static_cast<unsigned>(date.day);
}

bool take_mark(std::string_view& text, char mark) {
  if (!text.starts_with(mark)) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

bool take_digits(std::string_view& text, std::size_t count, int& value) {
  if (text.size() < count) {
    return false;
  }
  value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') {
      return false;
    }
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool take_offset(std::string_view& text, std::optional<int>& minutes) {
  const int sign = text.front() == '-' ? -1 : 1;
  int hours = 0;
  int rest = 0;
  if ((!take_mark(text, '+') && !take_mark(text, '-')) || !take_digits(text, 2, hours) ||
      !take_mark(text, ':') || !take_digits(text, 2, rest)) {
    return false;
  }
  minutes = sign * (hours * 60 + rest);
  return true;
}

std::string offset_text(int minutes) {
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

}  // namespace

Date day_after(const Date& first, int days) {
  namespace chr = std::chrono;
  const chr::sys_days start = calendar_day(first);
  const chr::year_month_day day = start + chr::days{days};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

int day_of(Minute minute) {
  return floor_div(minute, kMinutesOfDay);
}

std::string hours_and_minutes(Minute minute) {
  const int of_day = floor_mod(minute, kMinutesOfDay);
  return fmt::format(FMT_COMPILE("{:02}:{:02}"), of_day / 60, of_day % 60);
}

std::string iso_minute(Minute minute, const std::optional<Date>& first_day) {
  const std::string clock = hours_and_minutes(minute);
  if (!first_day) {
    return clock;
  }
  return iso_date(day_after(*first_day, day_of(minute))) + "T" + clock;
}

std::string iso_stamp(const Stamp& stamp, const std::optional<Date>& first_day) {
  if (stamp.elapsed) {
    return fmt::format("{:02}:{:02}:{:02}", stamp.second / 3600, stamp.second / 60 % 60,
                       stamp.second % 60);
  }
  const int of_day = floor_mod(stamp.second, kSecondsOfDay);
  std::string out;
  if (first_day) {
    out = iso_date(day_after(*first_day, floor_div(stamp.second, kSecondsOfDay))) + "T";
  }
  out += hours_and_minutes(of_day / 60);
  if (stamp.has_seconds) {
    out += fmt::format(":{:02}", of_day % 60);
  }
  if (first_day && stamp.utc_offset_minutes) {
    out += offset_text(*stamp.utc_offset_minutes);
  }
  return out;
}

std::string iso_date(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::optional<Date> parse_iso_date(std::string_view text) {
  constexpr std::size_t kLength = 10;
  Date date;
  const bool taken = text.size() == kLength && take_digits(text, 4, date.year) &&
                     take_mark(text, '-') && take_digits(text, 2, date.month) &&
                     take_mark(text, '-') && take_digits(text, 2, date.day);
  return taken && calendar_day(date).ok() ? std::optional(date) : std::nullopt;
}

std::optional<IsoTime> parse_iso_time(std::string_view text) {
  IsoTime out;
  if (const auto mark = text.find('T'); mark != std::string_view::npos) {
    out.date = parse_iso_date(text.substr(0, mark));
    if (!out.date) {
      return std::nullopt;
    }
    text.remove_prefix(mark + 1);
  }
  const auto colon = text.find(':');
  // The hours of a recording count on.
  constexpr std::size_t kMostDigits = 4;
  if (colon == std::string_view::npos || colon < 2 || colon > kMostDigits ||
      !take_digits(text, colon, out.hour) || !take_mark(text, ':') ||
      !take_digits(text, 2, out.minute)) {
    return std::nullopt;
  }
  if (take_mark(text, ':') && !take_digits(text, 2, out.second.emplace())) {
    return std::nullopt;
  }
  if (!text.empty() && !take_offset(text, out.utc_offset_minutes)) {
    return std::nullopt;
  }
  return out.minute < 60 && out.second.value_or(0) < 60 && text.empty() ? std::optional(out)
                                                                        : std::nullopt;
}

int days_between(const Date& first, const Date& day) {
  return static_cast<int>(
      (std::chrono::sys_days(calendar_day(day)) - std::chrono::sys_days(calendar_day(first)))
          .count());
}

}  // namespace tenmatsu::document
