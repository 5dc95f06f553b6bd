// A text against a list of words.

#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::text {

/// Whether one of the words stands in the text.
inline bool holds_one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(
      words, [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

/// Whether the text begins with one of the words.
inline bool begins_with_one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return text.starts_with(word); });
}

/// Whether the text is one of the words.
inline bool is_one_of(std::string_view text, const std::vector<std::string>& words) {
  return std::ranges::find(words, text) != words.end();
}

}  // namespace tenmatsu::text
