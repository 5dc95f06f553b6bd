// Several sources of one incident in one talk.

#include <fmt/format.h>

#include <algorithm>
#include <climits>
#include <utility>

#include "read/instant.hpp"
#include "read/window.hpp"
#include "text/sha256.hpp"

namespace tenmatsu {
namespace {

constexpr int kDay = 24 * 60 * 60;

struct Range {
  int first = INT_MAX;
  int last = INT_MIN;

  void add(int second) {
    first = std::min(first, second);
    last = std::max(last, second);
  }
  [[nodiscard]] bool empty() const { return last < first; }
};

Range range_of(const Transcript& part) {
  Range range;
  for (const Message& message : part.messages) {
    if (message.time) {
      range.add(message.time->second);
    }
  }
  return range;
}

std::int64_t number_of(const Date& date) {
  return reading::days_since_epoch(date.year, date.month, date.day);
}

void move_days(Transcript& part, int days) {
  for (Message& message : part.messages) {
    if (message.time) {
      message.time->second += days * kDay;
    }
  }
}

// The day on which a part without dates lies nearest to those with dates.
int nearest_day(const Range& part, const Range& dated) {
  int best = 0;
  int best_gap = INT_MAX;
  for (int day = 0; day * kDay <= dated.last; ++day) {
    const int first = part.first + day * kDay;
    const int last = part.last + day * kDay;
    const int gap = std::max({0, dated.first - last, first - dated.last});
    if (gap < best_gap) {
      best = day;
      best_gap = gap;
    }
  }
  return best;
}

// Lets the seconds of all parts count from the midnight of the first dated day.
std::optional<Date> align(std::vector<Transcript>& parts, Notes& notes) {
  std::optional<Date> origin;
  for (const Transcript& part : parts) {
    if (part.first_day && (!origin || *part.first_day < *origin)) {
      origin = part.first_day;
    }
  }
  if (!origin) {
    return origin;
  }
  Range dated;
  for (Transcript& part : parts) {
    if (part.first_day) {
      move_days(part, static_cast<int>(number_of(*part.first_day) - number_of(*origin)));
      const Range range = range_of(part);
      dated.add(range.first);
      dated.add(range.last);
    }
  }
  for (Transcript& part : parts) {
    const Range range = range_of(part);
    if (!part.first_day && !range.empty()) {
      const int day = nearest_day(range, dated);
      move_days(part, day);
      notes.push_back({part.name, 0,
                       "its messages have no date; they were placed on the day nearest to those of "
                       "the other inputs"});
    }
  }
  return origin;
}

void refuse_elapsed(const std::vector<Transcript>& parts) {
  for (const Transcript& part : parts) {
    for (const Message& message : part.messages) {
      if (message.time && message.time->elapsed) {
        throw Error(Failure::usage,
                    fmt::format("{}:{}: its times count from the start of the recording, so it "
                                "cannot be merged; --start HH:MM says when that was",
                                part.name, message.line));
      }
    }
  }
}

std::string joined(const std::vector<Transcript>& parts, std::string Transcript::*member) {
  std::vector<std::string> seen;
  std::string out;
  for (const Transcript& part : parts) {
    if (std::ranges::find(seen, part.*member) == seen.end()) {
      seen.push_back(part.*member);
      out += (out.empty() ? "" : " + ") + part.*member;
    }
  }
  return out;
}

// A message without a time stays behind the one before it in its own source.
std::vector<Message> in_order(std::vector<Transcript>& parts) {
  struct Key {
    int second = 0;
    std::size_t part = 0;
    std::size_t index = 0;
  };
  std::vector<Key> order;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    int last = INT_MIN;
    for (std::size_t i = 0; i < parts[p].messages.size(); ++i) {
      const Message& message = parts[p].messages[i];
      last = message.time ? message.time->second : last;
      order.push_back({last, p, i});
    }
  }
  std::ranges::stable_sort(order, [](const Key& a, const Key& b) { return a.second < b.second; });
  std::vector<Message> messages;
  for (const Key& key : order) {
    messages.push_back(std::move(parts[key.part].messages[key.index]));
  }
  return messages;
}

}  // namespace

Transcript merge(std::vector<Transcript> parts) {
  refuse_elapsed(parts);
  Transcript all;
  all.name = joined(parts, &Transcript::name);
  all.format = joined(parts, &Transcript::format);
  all.encoding = joined(parts, &Transcript::encoding);
  all.first_day = align(parts, all.notes);
  all.utc_offset_minutes = parts.front().utc_offset_minutes;
  std::string digests;
  int shift = 0;
  for (Transcript& part : parts) {
    all.sources.push_back({part.name, part.format, part.encoding, part.sha256});
    all.title = all.title.empty() ? part.title : all.title;
    all.named_day = all.named_day ? all.named_day : part.named_day;
    all.notes.insert(all.notes.end(), part.notes.begin(), part.notes.end());
    digests += part.sha256 + "\n";
    for (Message& message : part.messages) {
      message.source = message.source.empty() ? part.name : part.name + "/" + message.source;
      // Numbers are told apart by their part until all are numbered anew.
      message.n += shift;
      message.reply_to = message.reply_to ? std::optional(*message.reply_to + shift) : std::nullopt;
    }
    shift += static_cast<int>(part.messages.size());
  }
  all.sha256 = text::sha256(digests);
  all.messages = in_order(parts);
  reading::renumber(all);
  return all;
}

}  // namespace tenmatsu
