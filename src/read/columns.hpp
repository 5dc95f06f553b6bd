// Which columns of a table, or which members of an object, hold the time, the speaker and the text.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/reader.hpp"

namespace tenmatsu::reading {

/// Indices into the names that were looked at.
struct Columns {
  std::optional<std::size_t> time;
  std::optional<std::size_t> date;  // beside a column of clock times
  std::optional<std::size_t> speaker;
  std::optional<std::size_t> text;
  std::optional<std::size_t> channel;
  std::optional<std::size_t> bot;
  std::optional<std::size_t> id;
  std::optional<std::size_t> answers;

  /// A time and a text are all that a talk needs.
  [[nodiscard]] bool fit() const { return time && text; }
};

/// By the names of columns, in whichever language and case.
Columns columns_named(const std::vector<std::string>& names, const rules::ChatLines& words);

}  // namespace tenmatsu::reading
