#include "proof/words.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace tenmatsu::proof {

Finding made(const Rules& rules, std::string id, std::string_view phrase, int line,
             std::string found,
             std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string message = rules.phrases.text(phrase);
  std::string way_out = rules.phrases.text(id + ".way_out");
  const auto fill = [](std::string& text, std::string_view name, std::string_view value) {
    const std::string mark = "{" + std::string(name) + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + value.size())) {
      text.replace(at, mark.size(), value);
    }
  };
  for (std::string* text : {&message, &way_out}) {
    fill(*text, "found", found);
    for (const auto& [name, value] : values) {
      fill(*text, name, value);
    }
  }
  return {std::move(id), line, std::move(found), std::move(message), std::move(way_out)};
}

std::string shortened(std::string_view text) {
  constexpr int kLongest = 40;
  constexpr std::string_view kEllipsis = "\xe2\x80\xa6";
  std::string out;
  int length = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = text::character_at(text, at).size;
    if (++length > kLongest) {
      return out.append(kEllipsis);
    }
    const bool blank = text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
    out.append(blank ? std::string_view(" ") : text.substr(at, size));
    at += size;
  }
  return out;
}

}  // namespace tenmatsu::proof
