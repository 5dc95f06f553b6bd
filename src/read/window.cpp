#include "read/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <climits>
#include <map>

#include "read/instant.hpp"

namespace tenmatsu::reading {
namespace {

constexpr int kMinute = 60;
constexpr int kDay = 24 * 60 * 60;

int floor_day(int second) {
  return second / kDay - (second % kDay < 0 ? 1 : 0);
}

std::int64_t number_of(const Date& date) {
  return days_since_epoch(date.year, date.month, date.day);
}

Date date_of(std::int64_t days) {
  const Moment moment = moment_of_epoch(days * kDay);
  return {moment.year, moment.month, moment.day};
}

// The second at which `point` begins, since Minute 0.
int begin_of(const TalkPoint& point, const Transcript& transcript) {
  const int second = point.second.value_or(0);
  if (!point.day) {
    return second;
  }
  if (!transcript.first_day) {
    throw Error(Failure::usage,
                fmt::format("{}: its messages have no date, so none can be chosen by day; give a "
                            "clock time alone, as in --since 14:30",
                            transcript.name));
  }
  return static_cast<int>(number_of(*point.day) - number_of(*transcript.first_day)) * kDay + second;
}

// What a point covers: a day, a minute or a second.
int span_of(const TalkPoint& point) {
  if (!point.second) {
    return kDay;
  }
  return point.exact ? 1 : kMinute;
}

struct Window {
  int begin = INT_MIN;
  int end = INT_MAX;
};

// A clock time alone that lies before the begin is one after midnight.
Window window_of(const Transcript& transcript, const ReadOptions& options, int first) {
  Window window;
  if (options.since) {
    window.begin = begin_of(*options.since, transcript);
  }
  if (options.until) {
    window.end = begin_of(*options.until, transcript) + span_of(*options.until);
    const int from = options.since ? window.begin : first;
    if (!options.until->day && window.end <= from) {
      window.end += (floor_day(from) + 1) * kDay;
    }
  }
  return window;
}

}  // namespace

std::string clock_of(const Transcript& transcript, int second) {
  const int day = floor_day(second);
  const int of_day = second - day * kDay;
  std::string clock = fmt::format("{:02}:{:02}", of_day / 3600, of_day / 60 % 60);
  if (transcript.first_day) {
    const Date date = date_of(number_of(*transcript.first_day) + day);
    clock = fmt::format("{:04}-{:02}-{:02}T{}", date.year, date.month, date.day, clock);
  }
  return clock;
}

void renumber(Transcript& transcript) {
  std::map<int, int> numbers;
  std::optional<int> day;
  for (std::size_t i = 0; i < transcript.messages.size(); ++i) {
    Message& message = transcript.messages[i];
    numbers[message.n] = static_cast<int>(i) + 1;
    message.n = static_cast<int>(i) + 1;
    if (!day && message.time && !message.time->elapsed) {
      day = floor_day(message.time->second);
    }
  }
  for (Message& message : transcript.messages) {
    if (message.reply_to) {
      const auto found = numbers.find(*message.reply_to);
      message.reply_to = found == numbers.end() ? std::nullopt : std::optional(found->second);
    }
    if (day && message.time && !message.time->elapsed) {
      message.time->second -= *day * kDay;
    }
  }
  if (day && transcript.first_day) {
    transcript.first_day = date_of(number_of(*transcript.first_day) + *day);
  }
}

void keep_window(Transcript& transcript, const ReadOptions& options) {
  if (!options.since && !options.until) {
    return;
  }
  const auto first = std::ranges::find_if(
      transcript.messages, [](const Message& message) { return message.time.has_value(); });
  if (first == transcript.messages.end()) {
    transcript.notes.push_back(
        {transcript.name, 0, "its messages have no times; all of them were taken"});
    return;
  }
  const int from = first->time->second;
  const Window window = window_of(transcript, options, from);
  std::vector<Message> kept;
  bool inside = from >= window.begin;  // of a message without a time: as the one before it
  int last = from;
  for (Message& message : transcript.messages) {
    if (message.time) {
      last = std::max(last, message.time->second);
      inside = message.time->second >= window.begin && message.time->second < window.end;
    }
    if (inside) {
      kept.push_back(std::move(message));
    }
  }
  if (kept.empty()) {
    throw Error(
        Failure::input,
        fmt::format("{}: no message between --since and --until; the talk runs from {} to {}",
                    transcript.name, clock_of(transcript, from), clock_of(transcript, last)));
  }
  transcript.messages = std::move(kept);
  renumber(transcript);
}

}  // namespace tenmatsu::reading
