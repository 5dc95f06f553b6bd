#include "read/slackdump_text.hpp"

#include <cstdio>
#include <string>

#include "read/instant.hpp"
#include "read/lines_below.hpp"
#include "read/slack_text.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::slackdump_text {
namespace {

constexpr std::string_view kThread = "|   ";

struct Head {
  std::string name;
  std::string id;
  Moment moment;
  bool in_thread = false;
};

bool is_day(int year, int month, int day) {
  return year >= 1970 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// DD/MM/YYYY HH:MM:SS and Z or +0900
std::optional<Moment> moment_of_stamp(const std::string& stamp) {
  int day = 0;
  int month = 0;
  int year = 0;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int size = 0;
  if (std::sscanf(stamp.c_str(), "%2d/%2d/%4d %2d:%2d:%2d %n", &day, &month, &year, &hour, &minute,
                  &second, &size) != 6 ||
      !is_day(year, month, day) || size == 0) {
    return std::nullopt;
  }
  Moment moment;
  moment.year = year;
  moment.month = month;
  moment.day = day;
  moment.second = (hour * 60 + minute) * 60 + second;
  moment.has_seconds = true;
  moment.utc_offset_minutes = 0;
  const std::string zone = stamp.substr(static_cast<std::size_t>(size));
  if (zone.size() == 5 && (zone[0] == '+' || zone[0] == '-')) {
    const int offset = std::stoi(zone.substr(1, 2)) * 60 + std::stoi(zone.substr(3, 2));
    moment.utc_offset_minutes = zone[0] == '-' ? -offset : offset;
  }
  return moment;
}

// > NAME [UID] @ DD/MM/YYYY HH:MM:SS Z0700:
std::optional<Head> head_of(std::string_view line) {
  Head head;
  head.in_thread = line.starts_with(kThread);
  line.remove_prefix(head.in_thread ? kThread.size() : 0);
  line = text::trimmed(line);
  const std::size_t at = line.rfind("] @ ");
  const std::size_t open = at == std::string_view::npos ? at : line.rfind(" [", at);
  if (!line.starts_with("> ") || open == std::string_view::npos || !line.ends_with(':')) {
    return std::nullopt;
  }
  const std::string stamp(line.substr(at + 4, line.size() - at - 5));
  const auto moment = moment_of_stamp(stamp);
  if (!moment) {
    return std::nullopt;
  }
  head.name = text::trimmed(line.substr(2, open - 2));
  head.id = line.substr(open + 2, at - open - 2);
  head.moment = *moment;
  return head;
}

}  // namespace

bool claims(const Source& source) {
  for (const std::string_view line : source.lines) {
    if (head_of(line)) {
      return true;
    }
  }
  return false;
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "slackdump-text";
  reading.by_time = true;
  slack::Members members;
  for (const std::string_view line : source.lines) {
    if (const auto head = head_of(line)) {
      members.add_user(head->id, head->name);
    }
  }
  std::vector<std::string_view> more;
  std::string parent;
  const auto close = [&] {
    if (!reading.turns.empty()) {
      std::string& text = reading.turns.back().message.text;
      append_lines(text, more);
      text = slack::plain_of(text, members);
      if (text.empty()) {
        reading.turns.pop_back();
      }
    }
    more.clear();
  };
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    std::string_view line = source.lines[i];
    if (const auto head = head_of(line)) {
      close();
      Turn& turn = reading.turns.emplace_back();
      turn.message.line = static_cast<int>(i) + 1;
      turn.message.speaker = head->name.empty() ? head->id : head->name;
      turn.when = head->moment;
      turn.id = std::to_string(i);
      parent = head->in_thread ? parent : turn.id;
      turn.answers = head->in_thread ? parent : std::string();
    } else if (!reading.turns.empty()) {
      line.remove_prefix(line.starts_with(kThread) ? kThread.size() : 0);
      more.push_back(line);
    }
  }
  close();
  return reading;
}

}  // namespace tenmatsu::reading::slackdump_text
