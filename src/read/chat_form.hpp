// One line against one form of rules/ja/chat_lines.json.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "read/stamp.hpp"
#include "rules/chat_lines.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading {

/// The head of a line, ready for matching.
struct Head {
  std::string_view line;  // as written
  const text::Folded* folded = nullptr;
  std::size_t begin = 0;  // in the folded text, behind indent and bullet
};

/// What a form found; the views are into the line.
struct FormMatch {
  std::optional<TakenStamp> stamp;
  std::string_view name;  // as written, without blanks around it
  std::string_view text;
  bool badge = false;
};

struct FormWords {
  explicit FormWords(const rules::ChatLines& lines);

  StampWords stamp;
  const std::vector<std::string>& badge;
  const std::vector<std::string>& no_name;
  const std::vector<std::string>& log_level;
};

/// Reads the whole line as `form`.
std::optional<FormMatch> match(const rules::ChatForm& form, const Head& head,
                               const FormWords& words);

}  // namespace tenmatsu::reading
