#include "read/instant.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string>

#include "read/stamp.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading {
namespace {

constexpr std::int64_t kDay = 24 * 60 * 60;
constexpr std::int64_t kMillion = 1'000'000;

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

std::string_view take_letters(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') {
    ++at;
  }
  return text.substr(begin, at - begin);
}

int take_digits(std::string_view text, std::size_t& at) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  if (error != std::errc()) {
    return 0;
  }
  at = static_cast<std::size_t>(end - text.data());
  return value;
}

void skip_marks(std::string_view text, std::size_t& at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == ',' || text[at] == '.')) {
    ++at;
  }
}

}  // namespace

int month_of(std::string_view word) {
  constexpr std::size_t kShort = 3;
  for (std::size_t i = 0; i < std::size(kMonths); ++i) {
    if (word == kMonths[i] || (word.size() == kShort && kMonths[i].starts_with(word))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

bool starts_with_english_day(std::string_view folded) {
  constexpr std::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
  if (folded.size() < 3 || folded[0] < 'a' || folded[0] > 'z') {
    return false;
  }
  const std::string_view three = folded.substr(0, 3);
  return month_of(three) > 0 || std::ranges::find(kDays, three) != std::end(kDays);
}

bool take_english_date(std::string_view folded, std::size_t& at, Moment& moment) {
  std::size_t end = at;
  std::string_view word = take_letters(folded, end);
  int day = 0;
  if (!word.empty() && month_of(word) == 0) {  // a day of the week
    skip_marks(folded, end);
    word = take_letters(folded, end);
  }
  if (word.empty()) {
    day = take_digits(folded, end);
    skip_marks(folded, end);
    word = take_letters(folded, end);
  }
  const int month = month_of(word);
  if (month == 0) {
    return false;
  }
  skip_marks(folded, end);
  if (day == 0) {
    day = take_digits(folded, end);
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"}) {
      if (folded.substr(end).starts_with(ordinal)) {
        end += ordinal.size();
        break;
      }
    }
  }
  if (day < 1 || day > 31) {
    return false;
  }
  std::size_t after = end;
  skip_marks(folded, after);
  std::size_t behind_year = after;
  const int year = take_digits(folded, behind_year);
  if (year >= 1900 && year < 2200 && behind_year - after == 4) {
    moment.year = year;
    end = behind_year;
  }
  moment.month = month;
  moment.day = day;
  at = end;
  return true;
}

std::int64_t days_since_epoch(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  return std::chrono::sys_days(date).time_since_epoch().count();
}

Moment moment_of_epoch(std::int64_t second, int microsecond) {
  const std::int64_t days = second / kDay - (second % kDay < 0 ? 1 : 0);
  const std::chrono::year_month_day date{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  Moment moment;
  moment.year = static_cast<int>(date.year());
  moment.month = static_cast<int>(static_cast<unsigned>(date.month()));
  moment.day = static_cast<int>(static_cast<unsigned>(date.day()));
  moment.second = static_cast<int>(second - days * kDay);
  moment.microsecond = microsecond;
  moment.has_seconds = true;
  moment.utc_offset_minutes = 0;
  return moment;
}

std::optional<Moment> moment_of_slack(std::string_view ts) {
  std::int64_t second = 0;
  const char* end = ts.data() + ts.size();
  const auto whole = std::from_chars(ts.data(), end, second);
  if (whole.ec != std::errc()) {
    return std::nullopt;
  }
  int microsecond = 0;
  if (whole.ptr != end && *whole.ptr == '.') {
    std::from_chars(whole.ptr + 1, end, microsecond);
  }
  return moment_of_epoch(second, microsecond);
}

std::optional<Moment> moment_of_number(double number) {
  constexpr double kFirst = 1e8;  // 1973: smaller numbers are no instants
  constexpr double kMilliseconds = 1e11;
  constexpr double kMicroseconds = 1e14;
  constexpr double kLast = 1e17;
  if (!(number >= kFirst && number < kLast)) {
    return std::nullopt;
  }
  double micros = number * 1e6;
  if (number >= kMicroseconds) {
    micros = number;
  } else if (number >= kMilliseconds) {
    micros = number * 1e3;
  }
  const auto whole = static_cast<std::int64_t>(std::llround(micros));
  return moment_of_epoch(whole / kMillion, static_cast<int>(whole % kMillion));
}

namespace {

// "+0900", "+0900 (JST)": minutes beyond UTC, as the dates of mails end.
std::optional<int> offset_of_mail(std::string_view folded) {
  constexpr std::size_t kSize = 5;
  const auto digit = [&](std::size_t at) { return folded[at] - '0'; };
  if (folded.size() < kSize || (folded[0] != '+' && folded[0] != '-') ||
      folded.substr(1, kSize - 1).find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view remark = text::trimmed(folded.substr(kSize));
  if (!remark.empty() && (!remark.starts_with('(') || !remark.ends_with(')'))) {
    return std::nullopt;
  }
  const int minutes = (digit(1) * 10 + digit(2)) * 60 + digit(3) * 10 + digit(4);
  return folded[0] == '-' ? -minutes : minutes;
}

}  // namespace

std::optional<Moment> moment_of_text(std::string_view text, const rules::ChatLines& lines) {
  const StampWords words(lines);
  const std::string folded = text::folded(text::trimmed(text));
  TakenStamp taken;
  std::size_t at = 0;
  if (!take_stamp(folded, at, words, taken)) {
    return std::nullopt;
  }
  skip_blanks(folded, at);
  for (const std::string_view zone : {"utc", "gmt", "z"}) {
    if (folded.substr(at) == zone) {
      taken.moment.utc_offset_minutes = 0;
      at = folded.size();
    }
  }
  if (folded.substr(at) == "jst") {
    taken.moment.utc_offset_minutes = 9 * 60;
    at = folded.size();
  }
  if (const auto offset = offset_of_mail(folded.substr(at))) {
    taken.moment.utc_offset_minutes = *offset;
    at = folded.size();
  }
  return at == folded.size() ? std::optional(taken.moment) : std::nullopt;
}

std::optional<Moment> moment_of(const json::Value& value, const rules::ChatLines& words) {
  if (value.is_object()) {  // MongoDB: {"$date": …}
    return moment_of(value["$date"].is_something() ? value["$date"] : value["$numberLong"], words);
  }
  if (const auto number = value.number()) {
    return moment_of_number(*number);
  }
  return value.kind == json::Kind::string ? moment_of_text(value.text, words) : std::nullopt;
}

Moment moment_since_start(double seconds) {
  Moment moment;
  moment.second = static_cast<int>(std::max(0.0, std::min(seconds, 1e8)));
  moment.microsecond = static_cast<int>((seconds - std::floor(seconds)) * 1e6);
  moment.has_seconds = true;
  moment.elapsed = true;
  return moment;
}

std::optional<std::int64_t> microseconds_of(const Moment& moment) {
  if (moment.year == 0 || !moment.has_date()) {
    return std::nullopt;
  }
  const std::int64_t second = days_since_epoch(moment.year, moment.month, moment.day) * kDay +
                              moment.second - moment.utc_offset_minutes.value_or(0) * 60;
  return second * kMillion + moment.microsecond;
}

void place_in_zone(Moment& moment, const text::Zone& zone) {
  const auto instant = microseconds_of(moment);
  if (!instant || !moment.utc_offset_minutes) {
    return;
  }
  const std::int64_t second = *instant / kMillion;
  const int offset = zone.offset_minutes(second);
  Moment local = moment_of_epoch(second + offset * 60, moment.microsecond);
  local.has_seconds = moment.has_seconds;
  local.approximate = moment.approximate;
  local.utc_offset_minutes = offset;
  moment = local;
}

}  // namespace tenmatsu::reading
