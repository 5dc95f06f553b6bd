#include "read/recording.hpp"

#include <algorithm>

#include "read/instant.hpp"
#include "text/ascii.hpp"

namespace tenmatsu::reading {
namespace {

// A way to write a start: '0' stands for a digit, other characters for themselves.
struct Shape {
  std::string_view shape;
  bool utc = false;
};

constexpr Shape kShapes[] = {
    {"GMT00000000-000000", true},
    {"0000-00-00 00.00.00", false},
    {"0000-00-00_00.00.00", false},
    {"-00000000_000000-", false},
};

bool fits(std::string_view text, std::string_view shape) {
  return text.size() >= shape.size() &&
         std::equal(shape.begin(), shape.end(), text.begin(), [](char wanted, char c) {
           return wanted == '0' ? text::is_ascii_digit(c) : wanted == c;
         });
}

// YYYYMMDDhhmmss
std::optional<Moment> moment_of_digits(const std::string& digits) {
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::stoi(digits.substr(at, size));
  };
  Moment moment;
  moment.year = number(0, 4);
  moment.month = number(4, 2);
  moment.day = number(6, 2);
  const int hour = number(8, 2);
  const int minute = number(10, 2);
  const int second = number(12, 2);
  if (moment.year < 2000 || moment.month < 1 || moment.month > 12 || moment.day < 1 ||
      moment.day > 31 || hour > 23 || minute > 59 || second > 59) {
    return std::nullopt;
  }
  moment.second = (hour * 60 + minute) * 60 + second;
  moment.has_seconds = true;
  return moment;
}

void shift(Moment& when, const Moment& start, bool told) {
  if (told) {
    when.since_start = when.second;
  }
  when.second += start.second;
  when.elapsed = false;
  when.year = start.year;
  when.month = start.month;
  when.day = start.day;
}

}  // namespace

std::optional<Moment> start_in_name(std::string_view path) {
  for (const auto& [shape, utc] : kShapes) {
    for (std::size_t at = 0; at + shape.size() <= path.size(); ++at) {
      const std::string_view found = path.substr(at, shape.size());
      if (!fits(found, shape) ||
          (at > 0 && text::is_ascii_digit(path[at - 1]) && text::is_ascii_digit(found.front()))) {
        continue;
      }
      std::string digits;
      std::ranges::copy_if(found, std::back_inserter(digits), text::is_ascii_digit);
      auto moment = moment_of_digits(digits);
      if (moment) {
        moment->utc_offset_minutes = utc ? std::optional(0) : std::nullopt;
        return moment;
      }
    }
  }
  return std::nullopt;
}

void place_recording(Reading& reading, const Source& source, const text::Zone& zone) {
  const bool elapsed = std::ranges::any_of(
      reading.turns, [](const Turn& turn) { return turn.when && turn.when->elapsed; });
  if (!elapsed) {
    return;
  }
  const auto& given = source.options->start;
  std::optional<Moment> start = reading.started ? reading.started : start_in_name(source.name);
  if (start) {
    place_in_zone(*start, zone);
  }
  if (given) {
    const std::optional<Moment> told = start;
    start = Moment();
    start->second = given->second.value_or(0);
    const auto day = given->day ? given->day : reading.recorded_on;
    if (day) {
      start->year = day->year;
      start->month = day->month;
      start->day = day->day;
    } else if (told) {
      start->year = told->year;
      start->month = told->month;
      start->day = told->day;
    }
  }
  if (!start) {
    reading.notes.push_back({"", 0,
                             "its times count from the start of the recording; --start HH:MM makes "
                             "clock times of them"});
    return;
  }
  for (Turn& turn : reading.turns) {
    if (turn.when && turn.when->elapsed) {
      shift(*turn.when, *start, !given);
    }
  }
}

}  // namespace tenmatsu::reading
