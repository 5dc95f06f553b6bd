#include "read/stamp.hpp"

#include <algorithm>
#include <optional>

#include "read/instant.hpp"
#include "text/ascii.hpp"

namespace tenmatsu::reading {
namespace {

using rules::ChatLines;

char at_or_nul(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

// A whole run of digits of a length between the two.
std::optional<int> take_number(std::string_view text, std::size_t& at, std::size_t shortest,
                               std::size_t longest) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && text::is_ascii_digit(text[end])) {
    if (end - at == longest) {
      return std::nullopt;
    }
    value = value * 10 + (text[end] - '0');
    ++end;
  }
  if (end - at < shortest) {
    return std::nullopt;
  }
  at = end;
  return value;
}

// A word that no further letter makes longer: "am" is none in "amount".
bool take_word(std::string_view text, std::size_t& at, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (text.substr(at).starts_with(word) &&
        !(text::is_small_letter(word.back()) &&
          text::is_small_letter(at_or_nul(text, at + word.size())))) {
      at += word.size();
      return true;
    }
  }
  return false;
}

// (水), [Wed], 水曜日: a bracket that is not closed is taken too, at the end of a text.
void take_weekday(std::string_view text, std::size_t& at, const StampWords& words) {
  std::size_t end = at;
  skip_blanks(text, end);
  if (at_or_nul(text, end) == ',') {
    ++end;
    skip_blanks(text, end);
  }
  const char open = at_or_nul(text, end);
  const bool bracket = open == '(' || open == '[';
  if (bracket) {
    ++end;
  }
  if (!take_word(text, end, words.weekday)) {
    return;
  }
  if (bracket) {
    if (at_or_nul(text, end) == (open == '(' ? ')' : ']')) {
      ++end;
    } else if (end < text.size()) {
      return;
    }
  }
  at = end;
}

// Sets the date and moves `at` to `end`, unless it is none of these centuries; a year of 0 is not
// told.
bool set_date(int year, int month, int day, std::size_t end, std::size_t& at, Moment& moment) {
  const bool told = year >= 1900 && year <= 2199;
  if ((year != 0 && !told) || month < 1 || month > 12 || day < 1 || day > 31) {
    return false;
  }
  moment.year = year;
  moment.month = month;
  moment.day = day;
  at = end;
  return true;
}

// 2026-03-04, 2026/3/4, 2026.03.04, 2026年3月4日
bool take_full_date(std::string_view text, std::size_t& at, const StampWords& words,
                    Moment& moment) {
  std::size_t end = at;
  const auto year = take_number(text, end, 4, 4);
  if (!year || *year == 0) {
    return false;
  }
  const char mark = at_or_nul(text, end);
  const bool marked = mark == '-' || mark == '/' || mark == '.';
  if (marked) {
    ++end;
  } else if (!take_word(text, end, words.year)) {
    return false;
  }
  skip_blanks(text, end);
  const auto month = take_number(text, end, 1, 2);
  if (!month) {
    return false;
  }
  if (marked ? at_or_nul(text, end) != mark : !take_word(text, end, words.month)) {
    return false;
  }
  end += marked ? 1 : 0;
  skip_blanks(text, end);
  const auto day = take_number(text, end, 1, 2);
  return day && (marked || take_word(text, end, words.day)) &&
         set_date(*year, *month, *day, end, at, moment);
}

// 04.03.2026, the day first; 3/4/2026, the month first, as Americans write it, unless the
// first number can be no month.
bool take_date_before_year(std::string_view text, std::size_t& at, Moment& moment) {
  std::size_t end = at;
  const auto first = take_number(text, end, 1, 2);
  const char mark = at_or_nul(text, end);
  if (!first || (mark != '.' && mark != '/')) {
    return false;
  }
  const auto second = take_number(text, ++end, 1, 2);
  if (!second || at_or_nul(text, end) != mark) {
    return false;
  }
  const auto year = take_number(text, ++end, 4, 4);
  constexpr int kMonths = 12;
  const bool day_first = mark == '.' || *first > kMonths;
  if (!year || *year == 0 ||
      !set_date(*year, day_first ? *second : *first, day_first ? *first : *second, end, at,
                moment)) {
    return false;
  }
  if (mark == '/') {
    moment.order = day_first ? DayOrder::day_first : DayOrder::month_first;
  }
  return true;
}

// 04/Mar/26, 04-Mar-2026, "Mar 4, 2026", "Wednesday, 4 March 2026 at"
bool take_worded_date(std::string_view text, std::size_t& at, Moment& moment) {
  std::size_t end = at;
  if (const auto day = take_number(text, end, 1, 2)) {
    const char mark = at_or_nul(text, end);
    if (!text::is_small_letter(at_or_nul(text, end + 1))) {
      return false;
    }
    if (mark == '/' || mark == '-') {
      const int month = month_of(text.substr(end + 1, 3));
      std::size_t behind = end + 5;
      if (month == 0 || at_or_nul(text, end + 4) != mark) {
        return false;
      }
      const auto year = take_number(text, behind, 2, 4);
      return year && set_date(*year < 100 ? 2000 + *year : *year, month, *day, behind, at, moment);
    }
    if (mark != ' ') {
      return false;
    }
  } else if (!starts_with_english_day(text.substr(at))) {
    return false;
  }
  end = at;
  if (!take_english_date(text, end, moment)) {
    return false;
  }
  const std::string_view rest = text.substr(end);
  if (rest.starts_with(" at ") || rest.starts_with(", at ")) {
    end += rest.find('t') + 1;
  } else if (rest.starts_with(" - ")) {
    end += 2;
  }
  at = end;
  return true;
}

// 3/4, 3月4日. A hyphen or a dot would make dates of ranges and decimals.
bool take_short_date(std::string_view text, std::size_t& at, const StampWords& words,
                     Moment& moment) {
  std::size_t end = at;
  const auto month = take_number(text, end, 1, 2);
  if (!month) {
    return false;
  }
  const bool slash = at_or_nul(text, end) == '/';
  if (slash) {
    ++end;
  } else if (!take_word(text, end, words.month)) {
    return false;
  }
  const auto day = take_number(text, end, 1, 2);
  return day && (slash ? at_or_nul(text, end) != '/' : take_word(text, end, words.day)) &&
         set_date(0, *month, *day, end, at, moment);
}

// Z, +09:00, +0900
void take_offset(std::string_view text, std::size_t& at, Moment& moment) {
  if (at_or_nul(text, at) == 'z' && !text::is_small_letter(at_or_nul(text, at + 1))) {
    ++at;
    moment.utc_offset_minutes = 0;
    return;
  }
  const char sign = at_or_nul(text, at);
  if (sign != '+' && sign != '-') {
    return;
  }
  std::size_t end = at + 1;
  const auto digits = [&](std::size_t from) {
    return text::is_ascii_digit(at_or_nul(text, from)) &&
           text::is_ascii_digit(at_or_nul(text, from + 1));
  };
  if (!digits(end)) {
    return;
  }
  const int hours = (text[end] - '0') * 10 + (text[end + 1] - '0');
  end += 2;
  end += at_or_nul(text, end) == ':' ? 1 : 0;
  if (!digits(end) || hours > 14) {
    return;
  }
  const int minutes = (text[end] - '0') * 10 + (text[end + 1] - '0');
  moment.utc_offset_minutes = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
  at = end + 2;
}

// " JST", "(UTC)": the offset, where a date stands before.
void take_zone(std::string_view text, std::size_t& at, Moment& moment) {
  constexpr int kJapan = 9 * 60;
  std::size_t end = at;
  skip_blanks(text, end);
  const bool bracket = at_or_nul(text, end) == '(';
  end += bracket ? 1 : 0;
  const std::string_view word = text.substr(std::min(end, text.size()), 3);
  if (word != "jst" && word != "utc" && word != "gmt") {
    return;
  }
  end += word.size();
  const char next = at_or_nul(text, end);
  if (bracket ? next != ')' : next != ' ' && next != '\0' && next != ']' && next != '\t') {
    return;
  }
  if (moment.has_date()) {
    moment.utc_offset_minutes = word == "jst" ? kJapan : 0;
  }
  at = end + (bracket ? 1 : 0);
}

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
  int microsecond = 0;
  bool seconds = false;
  bool fraction = false;
  bool words = false;
};

// 14:35, 14:35:10, 14:35:10.482
bool take_colons(std::string_view text, std::size_t& at, Clock& clock) {
  std::size_t end = at;
  const auto hour = take_number(text, end, 1, 3);
  if (!hour || at_or_nul(text, end) != ':') {
    return false;
  }
  ++end;
  const auto minute = take_number(text, end, 2, 2);
  if (!minute || *minute > 59) {
    return false;
  }
  clock.hour = *hour;
  clock.minute = *minute;
  if (at_or_nul(text, end) == ':' && text::is_ascii_digit(at_or_nul(text, end + 1))) {
    ++end;
    const auto second = take_number(text, end, 2, 2);
    if (!second || *second > 60) {
      return false;
    }
    clock.second = *second;
    clock.seconds = true;
    const char mark = at_or_nul(text, end);
    if ((mark == '.' || mark == ',') && text::is_ascii_digit(at_or_nul(text, end + 1))) {
      clock.fraction = true;
      int unit = 100'000;
      for (++end; text::is_ascii_digit(at_or_nul(text, end)); ++end) {
        clock.microsecond += (text[end] - '0') * unit;
        unit /= 10;
      }
    }
  }
  at = end;
  return true;
}

// 14時35分, 14時35分10秒, 14時半, 14時
bool take_words(std::string_view text, std::size_t& at, const StampWords& words, Clock& clock) {
  std::size_t end = at;
  const auto hour = take_number(text, end, 1, 2);
  if (!hour || !take_word(text, end, words.hour)) {
    return false;
  }
  clock.hour = *hour;
  clock.words = true;
  at = end;
  if (take_word(text, end, words.half)) {
    clock.minute = 30;
    at = end;
    return true;
  }
  const auto minute = take_number(text, end, 1, 2);
  if (!minute || *minute > 59 || !take_word(text, end, words.minute)) {
    return true;
  }
  clock.minute = *minute;
  at = end;
  const auto second = take_number(text, end, 1, 2);
  if (second && *second <= 60 && take_word(text, end, words.second)) {
    clock.second = *second;
    clock.seconds = true;
    at = end;
  }
  return true;
}

// 2:35 PM. In "14:35 PM: …" and "9:35 PM_Sato: …" the word is the name of a speaker.
void take_half_behind(std::string_view text, std::size_t& at, const StampWords& words, int hour,
                      bool& am, bool& pm) {
  std::size_t end = at;
  skip_blanks(text, end);
  const bool is_am = take_word(text, end, words.am);
  const bool is_pm = !is_am && take_word(text, end, words.pm);
  constexpr std::string_view kBehind = " \t])*|,-";
  const char next = at_or_nul(text, end);
  if (hour <= 12 && (is_am || is_pm) &&
      (next == '\0' || kBehind.find(next) != std::string_view::npos)) {
    am = is_am;
    pm = is_pm;
    at = end;
  }
}

}  // namespace

StampWords::StampWords(const ChatLines& lines)
    : am(lines.words("am")),
      pm(lines.words("pm")),
      about(lines.words("about")),
      hour(lines.words("hour")),
      half(lines.words("half")),
      hours(lines.words("hours")),
      minute(lines.words("minute")),
      second(lines.words("second")),
      year(lines.words("year")),
      month(lines.words("month")),
      day(lines.words("day")),
      weekday(lines.words("weekday")),
      today(lines.words("today")),
      yesterday(lines.words("yesterday")),
      next_day(lines.words("next-day")) {}

void skip_blanks(std::string_view folded, std::size_t& at) {
  while (at < folded.size() && (folded[at] == ' ' || folded[at] == '\t')) {
    ++at;
  }
}

bool take_date(std::string_view folded, std::size_t& at, const StampWords& words, Moment& moment) {
  const char first = at_or_nul(folded, at);
  const bool taken = text::is_ascii_digit(first)
                         ? take_full_date(folded, at, words, moment) ||
                               take_date_before_year(folded, at, moment) ||
                               take_short_date(folded, at, words, moment) ||
                               take_worded_date(folded, at, moment)
                         : text::is_small_letter(first) && take_worded_date(folded, at, moment);
  if (!taken) {
    return false;
  }
  take_weekday(folded, at, words);
  return true;
}

bool take_time(std::string_view folded, std::size_t& at, const StampWords& words, TakenStamp& out) {
  std::size_t end = at;
  bool am = take_word(folded, end, words.am);
  bool pm = !am && take_word(folded, end, words.pm);
  skip_blanks(folded, end);
  Clock clock;
  if (!take_colons(folded, end, clock) && !take_words(folded, end, words, clock)) {
    return false;
  }
  if (!am && !pm && words.halves_behind) {
    take_half_behind(folded, end, words, clock.hour, am, pm);
    out.half_behind = am || pm;
  }
  if (text::is_ascii_digit(at_or_nul(folded, end))) {
    return false;
  }
  // 午前0:06 is 00:06, 午前12:58 is 00:58, 午後12:10 and 午後0:10 are 12:10, 午後14:10 stays.
  int hour = clock.hour;
  if (am && hour == 12) {
    hour = 0;
  } else if (pm && hour < 12) {
    hour += 12;
  }
  out.moment.second = (hour * 60 + clock.minute) * 60 + clock.second;
  out.moment.microsecond = clock.microsecond;
  out.moment.has_seconds = clock.seconds;
  out.moment.approximate = take_word(folded, end, words.about);
  out.style.seconds = clock.seconds;
  out.style.fraction = clock.fraction;
  out.style.half_day = am || pm;
  out.style.words = clock.words;
  at = end;
  return true;
}

bool take_stamp(std::string_view folded, std::size_t& at, const StampWords& words,
                TakenStamp& out) {
  // Stamps begin with a digit or with a word of the day's half.
  constexpr int kDay = 24 * 60 * 60;
  std::size_t end = at;
  TakenStamp taken;
  bool next_day = false;
  if (take_date(folded, end, words, taken.moment)) {
    const char mark = at_or_nul(folded, end);
    if ((mark == 't' || mark == ',' || mark == '|') || mark == '_') {
      ++end;
    }
    skip_blanks(folded, end);
  } else if (take_word(folded, end, words.today) || take_word(folded, end, words.yesterday)) {
    // 「今日 14:35」: counted from the day of the copy, which nobody knows
    skip_blanks(folded, end);
  } else if (take_word(folded, end, words.next_day)) {
    next_day = true;
    skip_blanks(folded, end);
  }
  if (!take_time(folded, end, words, taken)) {
    return false;
  }
  // 「翌9:30」 is 33:30 of the day before, as 25:30 is half past one.
  taken.moment.second += next_day && taken.moment.second < kDay ? kDay : 0;
  if (taken.moment.has_date()) {
    take_offset(folded, end, taken.moment);
  }
  if (!taken.moment.utc_offset_minutes) {
    take_zone(folded, end, taken.moment);
  }
  taken.style.month = taken.moment.month != 0;
  taken.style.year = taken.moment.year != 0;
  at = end;
  out = taken;
  return true;
}

namespace {

// 1435, 14.35, 14h35; hours may pass 24, as in a night that goes on
std::optional<int> take_four_digits(std::string_view text, std::size_t& at) {
  constexpr int kHours = 30;
  std::size_t end = at;
  int hour = 0;
  int minute = 0;
  if (const auto both = take_number(text, end, 4, 4)) {
    hour = *both / 100;
    minute = *both % 100;
  } else {
    const auto first = take_number(text, end, 1, 2);
    const char mark = at_or_nul(text, end);
    const auto second = first && (mark == '.' || mark == 'h') ? take_number(text, ++end, 2, 2)
                                                              : std::optional<int>();
    if (!second || at_or_nul(text, end) == '.') {
      return std::nullopt;
    }
    hour = *first;
    minute = *second;
  }
  if (hour >= kHours || minute > 59) {
    return std::nullopt;
  }
  at = end;
  return (hour * 60 + minute) * 60;
}

// "5", "5m", "1h", 「5分」: seconds; `unit` tells whether one stood there
std::optional<int> take_span(std::string_view text, std::size_t& at, const StampWords& words,
                             bool& unit) {
  const auto number = take_number(text, at, 1, 4);
  if (!number) {
    return std::nullopt;
  }
  const auto take = [&](std::string_view word) {
    const bool found = text.substr(at).starts_with(word);
    at += found ? word.size() : 0;
    return found;
  };
  unit = true;
  if (take_word(text, at, words.hours) || take("h")) {
    return *number * 60 * 60;
  }
  if (take("sec") || take("s") || take_word(text, at, words.second)) {
    return *number;
  }
  unit = take("min") || take("m") || take_word(text, at, words.minute);
  return *number * 60;
}

}  // namespace

bool take_digits(std::string_view folded, std::size_t& at, const StampWords& words,
                 TakenStamp& out) {
  constexpr std::size_t kDate = 8;
  std::size_t end = at;
  TakenStamp taken;
  if (const auto date = take_number(folded, end, kDate, kDate)) {
    std::size_t behind = at;
    if (!set_date(*date / 10'000, *date / 100 % 100, *date % 100, end, behind, taken.moment)) {
      return false;
    }
    skip_blanks(folded, end);
  }
  if (TakenStamp clock; taken.moment.has_date() && take_time(folded, end, words, clock)) {
    taken.moment.second = clock.moment.second;
    taken.moment.has_seconds = clock.moment.has_seconds;
    taken.style = clock.style;
  } else if (const auto second = take_four_digits(folded, end)) {
    taken.moment.second = *second;
  } else {
    return false;
  }
  taken.style.month = taken.style.year = taken.moment.has_date();
  at = end;
  out = taken;
  return true;
}

bool take_plus(std::string_view folded, std::size_t& at, const StampWords& words, TakenStamp& out) {
  std::size_t end = at;
  const bool t = at_or_nul(folded, end) == 't';
  end += t ? 1 : 0;
  if (at_or_nul(folded, end) != '+') {
    return false;
  }
  ++end;
  int seconds = 0;
  if (Clock clock; take_colons(folded, end, clock)) {
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second;
  } else {
    bool unit = true;
    bool any = false;
    while (unit) {
      const auto span = take_span(folded, end, words, unit);
      if (!span) {
        break;
      }
      seconds += *span;
      any = unit || any || t;  // +5 alone is a vote, or a change
    }
    if (!any) {
      return false;
    }
  }
  if (text::is_ascii_digit(at_or_nul(folded, end)) ||
      text::is_small_letter(at_or_nul(folded, end))) {
    return false;
  }
  out = {};
  out.moment = moment_since_start(seconds);
  at = end;
  return true;
}

}  // namespace tenmatsu::reading
