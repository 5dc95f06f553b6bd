#include "read/docx.hpp"

#include <algorithm>

#include "read/html_text.hpp"

namespace tenmatsu::reading {

std::string text_of_docx(std::string_view xml) {
  std::string out;
  bool in_text = false;
  while (!xml.empty()) {
    const std::size_t open = std::min(xml.find('<'), xml.size());
    if (in_text) {
      out += without_html_entities(xml.substr(0, open));
    }
    const std::size_t close = xml.find('>', open);
    if (close == std::string_view::npos) {
      break;
    }
    const std::string_view tag = xml.substr(open + 1, close - open - 1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" /", 1));
    if (name == "w:t") {
      in_text = !tag.ends_with('/');
    } else if (name == "/w:t") {
      in_text = false;
    } else if (name == "w:tab" && tag.find("w:val") == std::string_view::npos) {
      out += '\t';
    } else if (name == "w:br" || name == "w:cr" || name == "/w:p") {
      out += '\n';
    }
    xml.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace tenmatsu::reading
