// RFC 4180 and its habits: a table as rows of fields.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/notes.hpp"

namespace tenmatsu::reading::csv {

struct Row {
  int line = 0;  // where it begins
  std::vector<std::string> fields;
};

struct Table {
  std::vector<Row> rows;
  Notes notes;
};

/// Quotes are honoured, with line breaks in them; one that never closes ends with its line.
Table parse(std::string_view text, char separator);

/// Only the rows that begin within the first `lines` lines.
Table parse_head(std::string_view text, char separator, int lines);

std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace tenmatsu::reading::csv
