// Markdown within a line: what a reader sees of it.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::proof {

struct Plain {
  std::string text;                     // without marks, targets of links and references
  std::vector<std::string> references;  // labels of footnotes, in their order
};

Plain plain_of(std::string_view markdown);

/// The cells of a row of a table, as Markdown.
std::vector<std::string> cells_of(std::string_view row);

}  // namespace tenmatsu::proof
