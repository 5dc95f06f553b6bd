// What a reader is: it knows one format, says whether a text is in it, and takes the talk out of
// it.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/json.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::reading {

/// A decoded input. Its lines are views into `text`, without their line ends.
struct Source {
  std::string_view name;
  std::string_view text;
  std::vector<std::string_view> lines;
  const Rules* rules = nullptr;
  const ReadOptions* options = nullptr;
  std::shared_ptr<const json::Document> json = nullptr;  // where the text is JSON
  bool directed = false;  // marks of writing direction stood in it, which `text` is without

  /// The line on which `value` of `json` begins.
  [[nodiscard]] int line_of(const json::Value& value) const;

  /// Whether messages of a day, YYYY-MM-DD, may lie between ReadOptions::since and until. Days of
  /// another zone begin earlier or later, so the days beside the bounds do as well.
  [[nodiscard]] bool wants_day(std::string_view day) const;
};

std::vector<std::string_view> lines_of(std::string_view text);

/// Which of the numbers before a year is the month: 13/4/2026 tells what 3/4/2026 does not.
enum class DayOrder { told, month_first, day_first };

/// A stamp as the format gives it; days.hpp turns it into Message::time.
struct Moment {
  int year = 0;  // 0 where the stamp has no year
  int month = 0;
  int day = 0;     // 0 where the stamp has no date
  int second = 0;  // since midnight of its day, or since the start of the recording
  int microsecond = 0;
  bool has_seconds = false;
  bool elapsed = false;
  bool approximate = false;
  DayOrder order = DayOrder::told;
  std::optional<int> utc_offset_minutes;
  std::optional<int> since_start;  // in seconds, where `second` was counted from a known start

  [[nodiscard]] bool has_date() const { return day != 0; }
};

struct Turn {
  Message message;  // without n and time
  std::optional<Moment> when;
  bool new_day = false;  // a separator stands before it; its day is in `when` where it names one
  std::string id;        // in formats whose messages have one; a message that comes twice is one
  std::string answers;   // the id of the message that this answers
};

/// The talk as the format gives it.
struct Reading {
  std::string format;
  std::string title;
  std::optional<Date> named_day;  // named by a heading
  std::optional<Moment> started;  // when the recording began, where the source tells
  std::optional<Date> recorded_on;
  std::vector<Turn> turns;
  bool by_time = false;  // the order of the messages is that of their times, not that of the file
  bool channels_known = false;  // ReadOptions::channel has been obeyed
  Notes notes;                  // without the file name
};

struct Reader {
  std::string_view name;
  std::string_view about;
  bool (*claims)(const Source&);  // nullptr: it reads what no other claims
  Reading (*read)(const Source&);
  bool last_resort = false;  // reads much of what others read better
};

}  // namespace tenmatsu::reading
