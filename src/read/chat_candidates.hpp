// Every way to read each line of a chat as the start of a message.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "read/chat_form.hpp"
#include "read/reader.hpp"
#include "rules/chat_lines.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::chat_lines {

/// One way to read one line as the start of a message.
struct Candidate {
  std::size_t shape = 0;  // index into ChatLines::all()
  const rules::ChatForm* form = nullptr;
  FormMatch match;
};

/// A line with what it may be; a view into the source.
struct Line {
  std::string_view text;
  std::size_t indent = 0;
  bool bullet = false;
  bool round = false;  // the bullet is a round mark
  bool fenced = false;
  std::vector<Candidate> candidates;  // in the order of the shapes

  [[nodiscard]] bool blank() const { return text::trimmed(text).empty(); }
};

/// The lines of the source with their candidates. Where the day stands before the month on one
/// line, it does on all, and a half of the day that most times do without is part of a name. Lines
/// between two marks of pasted code are fenced.
std::vector<Line> lines_of(const Source& source, const FormWords& words);

/// The time of a line that holds nothing else, maybe in brackets or as a heading.
std::optional<Moment> clock_of(std::string_view line, const StampWords& words);

}  // namespace tenmatsu::reading::chat_lines
