#include "cli/talk_point.hpp"

#include <chrono>
#include <cstdio>

namespace tenmatsu::cli {

std::optional<Date> date_of(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  char rest = 0;
  if (text.size() != 10 ||
      std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &rest) != 3 ||
      !std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month},
                                   std::chrono::day{day}}
           .ok()) {
    return std::nullopt;
  }
  return Date{year, static_cast<int>(month), static_cast<int>(day)};
}

std::optional<TalkPoint> talk_point_of(const std::string& text) {
  constexpr std::size_t kDate = 10;
  TalkPoint point;
  std::string clock = text;
  if (text.size() >= kDate && text[4] == '-') {
    point.day = date_of(text.substr(0, kDate));
    if (!point.day || (text.size() > kDate && text[kDate] != 'T' && text[kDate] != ' ')) {
      return std::nullopt;
    }
    if (text.size() == kDate) {
      return point;
    }
    clock = text.substr(kDate + 1);
  }
  int hour = 0;
  int minute = 0;
  int second = 0;
  char rest = 0;
  const int fields = std::sscanf(clock.c_str(), "%2d:%2d:%2d%c", &hour, &minute, &second, &rest);
  int used = 0;
  const bool minutes_only = fields == 2 && std::sscanf(clock.c_str(), "%*2d:%*2d%n", &used) == 0 &&
                            static_cast<std::size_t>(used) == clock.size();
  if ((fields != 3 && !minutes_only) || hour < 0 || hour > 47 || minute < 0 || minute > 59 ||
      second < 0 || second > 59) {
    return std::nullopt;
  }
  point.second = (hour * 60 + minute) * 60 + second;
  point.exact = fields == 3;
  return point;
}

}  // namespace tenmatsu::cli
