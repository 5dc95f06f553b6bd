#include "compose/wording/clock_text.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <optional>

namespace tenmatsu::composition {
namespace {

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;

int day_of(Minute minute) {
  return minute >= 0 ? minute / kDay : (minute - kDay + 1) / kDay;
}

std::optional<std::chrono::year_month_day> calendar_day(const Story& story, int day) {
  const auto& first = story.analysis().transcript.first_day;
  if (!first) {
    return std::nullopt;
  }
  const std::chrono::sys_days start = std::chrono::year{first->year} /
                                      std::chrono::month{static_cast<unsigned>(first->month)} /
                                      std::chrono::day{static_cast<unsigned>(first->day)};
  return std::chrono::year_month_day{start + std::chrono::days{day}};
}

std::string hours_and_minutes(Minute minute) {
  const int of_day = minute - day_of(minute) * kDay;
  return fmt::format("{:02}:{:02}", of_day / kHour, of_day % kHour);
}

std::string with_day(const Story& story, int day, const std::string& time) {
  if (const auto date = calendar_day(story, day)) {
    return story.phrases().fill("clock.dated",
                                {{"month", std::to_string(static_cast<unsigned>(date->month()))},
                                 {"day", std::to_string(static_cast<unsigned>(date->day()))},
                                 {"time", time}});
  }
  const std::string days = std::to_string(std::abs(day));
  const char* id = day == 1    ? "clock.next_day"
                   : day == -1 ? "clock.day_before"
                   : day > 0   ? "clock.days_after"
                               : "clock.days_before";
  return story.phrases().fill(id, {{"days", days}, {"time", time}});
}

std::string clock_text(const Story& story, Minute minute, bool approximate, bool dated) {
  const std::string time = hours_and_minutes(minute);
  const std::string text = dated ? with_day(story, day_of(minute), time) : time;
  return approximate ? story.phrases().fill("clock.about", {{"time", text}}) : text;
}

}  // namespace

std::string clock_text(const Story& story, Minute minute, bool approximate) {
  return clock_text(story, minute, approximate, day_of(minute) != 0);
}

std::string clock_text_beside(const Story& story, Minute minute, bool approximate, Minute beside) {
  const bool known = calendar_day(story, 0).has_value();
  return clock_text(story, minute, approximate,
                    day_of(minute) != 0 || (known && day_of(beside) != day_of(minute)));
}

std::string span_text(const Story& story, int minutes, bool approximate) {
  const std::string days = std::to_string(minutes / kDay);
  const std::string hours = std::to_string(minutes % kDay / kHour);
  const std::string rest = std::to_string(minutes % kHour);
  const char* id = minutes >= kDay        ? "span.days"
                   : minutes < kHour      ? "span.minutes"
                   : minutes % kHour == 0 ? "span.hours"
                                          : "span.hours_minutes";
  const std::string text =
      story.phrases().fill(id, {{"days", days}, {"hours", hours}, {"minutes", rest}});
  return approximate ? story.phrases().fill("span.about", {{"span", text}}) : text;
}

std::string date_text(const Story& story, Minute minute) {
  const auto date = calendar_day(story, day_of(minute));
  if (!date) {
    return "";
  }
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date->year()),
                     static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()));
}

}  // namespace tenmatsu::composition
