// What the clients of Slack and Teams put between the words of people when a talk is copied.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/heading.hpp"
#include "read/reader.hpp"
#include "read/stamp.hpp"

namespace tenmatsu::reading {

/// A day above messages: a date, or a day counted from that of the copy.
struct DayLine {
  std::optional<Moment> date;  // none for 今日 and 昨日, which say only that another day begins
};

/// A line that is nothing but a time, maybe with its day.
struct TimeLine {
  TakenStamp stamp;
  std::string relative;  // the word of a day counted from that of the copy
};

class Paste {
 public:
  explicit Paste(const rules::ChatLines& lines);

  [[nodiscard]] std::optional<DayLine> day_line(std::string_view line) const;
  [[nodiscard]] std::optional<TimeLine> time_line(std::string_view line) const;

  /// Short, and no sentence.
  [[nodiscard]] static bool may_be_name(std::string_view line);
  /// Whether somebody's words end like this, and no name: 「再起動しました」, 「確認中」, not
  /// 「田中」.
  [[nodiscard]] bool ends_sentence(std::string_view line) const;
  /// "Bill MeiBill Mei" is what a browser copies for a picture and its label.
  [[nodiscard]] static std::string_view once(std::string_view name);

  /// Removes reactions, counters, marks of unread and edited messages and of threads.
  void clean(std::vector<std::string_view>& lines) const;
  /// Whether a line is certainly no words of a speaker, wherever the talk was copied: a count of
  /// emoji or of readers, a mark of an edit.
  [[nodiscard]] bool is_furniture(std::string_view line) const;
  /// Ends the last turn, if there is any: `more`, cleaned, goes behind its text, whose mark of an
  /// edit goes; a turn without text is dropped. `more` is empty afterwards.
  void finish(Reading& reading, std::vector<std::string_view>& more) const;
  /// `text` without a mark of an edit at its end.
  [[nodiscard]] std::string_view without_edit_mark(std::string_view text) const;

 private:
  [[nodiscard]] bool is_noise(std::string_view folded) const;
  [[nodiscard]] bool is_counter(std::string_view folded) const;
  [[nodiscard]] bool is_time_of_edit(std::string_view folded) const;
  [[nodiscard]] bool is_last_reply(std::string_view folded) const;
  [[nodiscard]] bool starts_with_day(std::string_view folded) const;
  [[nodiscard]] bool is_count_of_readers(std::string_view folded) const;
  [[nodiscard]] bool is_among(std::string_view folded, std::string_view kind) const;

  const rules::ChatLines* lines_;
  StampWords words_;
  Heading heading_;
};

}  // namespace tenmatsu::reading
