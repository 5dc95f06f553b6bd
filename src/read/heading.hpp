// What stands above and between messages: a title, the day, rules, the head of a table.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/stamp.hpp"

namespace tenmatsu::reading {

/// A line of nothing but marks: ----, ====, |---|---|.
bool is_rule(std::string_view line);

/// Takes the lines above the first message.
class Heading {
 public:
  explicit Heading(const rules::ChatLines& lines)
      : words_(lines),
        talk_(lines.words("talk-title")),
        behind_day_(lines.words("behind-day")),
        talk_begins_(lines.words("talk-begins")),
        talk_labels_(lines.words("day-label")),
        trouble_labels_(lines.words("trouble-day-label")) {}

  /// The first line of words becomes the title; a line that is used for nothing becomes a note.
  void add(std::string_view line, int number, Notes& notes);

  /// The day of the messages below, once: of a line that only names a day, or ends in one, or gives
  /// it under a label. The first label wins, and that of the talk over that of the trouble.
  std::optional<Moment> take_day();

  [[nodiscard]] const std::string& title() const { return title_; }
  [[nodiscard]] std::optional<Date> named_day() const { return named_; }

  /// The day that is all a line holds, besides ornament.
  [[nodiscard]] std::optional<Moment> only_day(std::string_view line) const;

 private:
  bool take_labelled_day(std::string_view line, int number, Notes& notes);
  void take_title(std::string_view line);
  [[nodiscard]] bool goes_on(std::string_view behind) const;
  [[nodiscard]] std::size_t behind_beginning(std::string_view folded, std::size_t day,
                                             std::size_t end) const;
  [[nodiscard]] bool names_talk(std::string_view folded) const;

  StampWords words_;
  const std::vector<std::string>& talk_;
  const std::vector<std::string>& behind_day_;
  const std::vector<std::string>& talk_begins_;
  const std::vector<std::string>& talk_labels_;
  const std::vector<std::string>& trouble_labels_;
  std::string title_;
  std::optional<Moment> day_;
  bool of_trouble_ = false;  // the day stood under a label of the trouble
  std::optional<Date> named_;
};

}  // namespace tenmatsu::reading
