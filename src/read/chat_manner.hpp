// The manner in which most lines of a chat tell who speaks and when: it rules the file.

#pragma once

#include <cstddef>
#include <optional>
#include <tuple>
#include <vector>

#include "read/chat_candidates.hpp"

namespace tenmatsu::reading::chat_lines {

/// How the messages of one file are written.
struct Manner {
  std::size_t shape = 0;
  StampStyle style;
  bool bullet = false;

  auto key() const {
    return std::tuple(shape, bullet, style.month, style.year, style.seconds, style.fraction,
                      style.half_day, style.words);
  }
  bool operator<(const Manner& other) const { return key() < other.key(); }
  bool operator==(const Manner& other) const { return key() == other.key(); }
};

/// The manner of a line, were it a message as the candidate has it.
Manner manner_of(const Line& line, const Candidate& candidate);

/// The manner that rules a file.
struct MainManner {
  Manner manner;
  bool pasted_as_code = false;  // the whole talk stands between marks of pasted code
};

/// The manner that rules the lines; nothing where none is believable. Lines with a time come before
/// lines without.
std::optional<MainManner> main_manner(const std::vector<Line>& lines, const rules::ChatLines& rules,
                                      const StampWords& words);

}  // namespace tenmatsu::reading::chat_lines
