// What was said, by whom and when. Nothing downstream knows which format it was read from.

#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "tenmatsu/notes.hpp"

namespace tenmatsu {

/// A day of the proleptic Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31

  auto operator<=>(const Date&) const = default;
};

/// A point of the transcript's own clock: minutes since 00:00 of the first message's day.
/// 25:10 on the first day is 1510; the evening before is negative.
using Minute = int;

/// When a message was said, as exact as its source.
struct Stamp {
  int second = 0;  // seconds since 00:00 of the first message's day; past 86,400 on later days
  bool has_seconds = false;
  bool elapsed = false;                   // counts from the start of a recording, not from midnight
  std::optional<int> utc_offset_minutes;  // where the source gives an instant
  std::optional<int> since_start = std::nullopt;  // as the source counts, where its start is known

  [[nodiscard]] Minute minute() const { return second / 60; }
};

/// One turn of one speaker. `text` may run over several lines, joined by '\n'.
struct Message {
  int n = 0;                      // counts from 1 in the order of the talk
  int line = 0;                   // where it begins in its file, from 1
  std::string source;             // its file, where the transcript was read from several
  std::optional<Stamp> time;      // none where the format gives none
  std::string speaker;            // the label as written; empty for a line of the system
  bool bot = false;               // marked as a program by the format
  bool system = false;            // joined, left, started recording …
  std::string text;               // valid UTF-8 as written, not normalised
  std::optional<int> reply_to;    // n of the message that this answers, in formats with threads
  bool time_approximate = false;  // its stamp has a word such as 頃
};

/// One of the inputs of a transcript that was merged.
struct SourceInfo {
  std::string name;
  std::string format;
  std::string encoding;
  std::string sha256;
};

/// Owns all of its text, so it may be copied, stored and returned freely.
struct Transcript {
  std::string name;                 // the file as the user named it; "-" for standard input
  std::string format;               // name of the reader that took it, as in `tenmatsu formats`
  std::string encoding;             // as found, e.g. "UTF-8"
  std::string sha256;               // of the bytes as read, lower-case hex
  std::string title;                // empty where the source has none
  std::optional<Date> first_day;    // the day on which Minute 0 lies; none where nothing dates it
  std::optional<Date> named_day;    // a day that only a heading names; the messages stay undated
  int utc_offset_minutes = 9 * 60;  // what its clocks show beyond UTC, where no stamp says it
  std::vector<SourceInfo> sources;  // of a merged transcript
  std::vector<Message> messages;
  Notes notes;
};

}  // namespace tenmatsu
