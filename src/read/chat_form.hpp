// One line against one form of rules/ja/chat_lines.json.

#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string_view>

#include "read/stamp.hpp"
#include "rules/chat_lines.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading {

struct FormWords {
  explicit FormWords(const rules::ChatLines& lines);

  StampWords stamp;
  const std::vector<std::string>& badge;
  const std::vector<std::string>& no_name;
  const std::vector<std::string>& log_level;
};

/// The head of a line, ready for matching. Every form asks for the same stamps, so each is read
/// once.
class Head {
 public:
  Head(std::string_view line, const text::Folded& folded, std::size_t begin,
       const FormWords& words);

  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] const text::Folded& folded() const { return *folded_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] const FormWords& words() const { return *words_; }
  /// Whether a time may stand in it at all.
  [[nodiscard]] bool may_have_time() const { return may_have_time_; }

  /// Whether it cannot be of the form, as a mark of it stands nowhere: true of most forms.
  [[nodiscard]] bool lacks_mark_of(const rules::ChatForm& form) const;

  /// The stamp at `at`, which is moved past it; nullptr where there is none.
  const TakenStamp* take_stamp(std::size_t& at) const;

 private:
  [[nodiscard]] bool holds_bytes_of(std::string_view literal) const;

  // Whether a stamp stands at a place of the folded text.
  struct Known {
    bool looked = false;
    std::size_t end = 0;  // where it ends, or the place itself
    std::optional<TakenStamp> stamp;
  };

  std::string_view line_;  // as written
  const text::Folded* folded_;
  std::size_t begin_;  // in the folded text, behind indent and bullet
  const FormWords* words_;
  bool may_have_time_;
  std::bitset<256> bytes_;  // which of them stand in the folded text
  mutable std::vector<Known> known_;
};

/// What a form found; the views are into the line.
struct FormMatch {
  std::optional<TakenStamp> stamp;
  std::string_view name;  // as written, without blanks around it
  std::string_view text;
  bool badge = false;
};

/// Reads the whole line as `form`.
std::optional<FormMatch> match(const rules::ChatForm& form, const Head& head);

}  // namespace tenmatsu::reading
