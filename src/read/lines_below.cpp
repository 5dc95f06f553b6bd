#include "read/lines_below.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace tenmatsu::reading {

void append_lines(std::string& text, std::vector<std::string_view>& more) {
  while (!more.empty() && text::trimmed(more.back()).empty()) {
    more.pop_back();
  }
  std::size_t indent = std::string_view::npos;
  for (const std::string_view line : more) {
    if (!text::trimmed(line).empty()) {
      indent = std::min(indent, line.find_first_not_of(" \t"));
    }
  }
  for (std::string_view line : more) {
    const bool blank = text::trimmed(line).empty();
    if (blank && text.empty()) {
      continue;
    }
    if (!text.empty()) {
      text += '\n';
    }
    if (!blank) {
      line.remove_prefix(std::min(indent, line.size()));
      text += line.substr(0, line.find_last_not_of(" \t") + 1);
    }
  }
  more.clear();
}

}  // namespace tenmatsu::reading
