#include "render/times.hpp"

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

std::string offset_text(int minutes) {
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

}  // namespace

Date day_after(const Date& first, int days) {
  namespace chr = std::chrono;
  const chr::sys_days start =
      chr::year{first.year} / static_cast<unsigned>(first.month) / static_cast<unsigned>(first.day);
  const chr::year_month_day day = start + chr::days{days};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

int day_of(Minute minute) {
  return floor_div(minute, kMinutesOfDay);
}

std::string hours_and_minutes(Minute minute) {
  const int of_day = floor_mod(minute, kMinutesOfDay);
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
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

}  // namespace tenmatsu::document
