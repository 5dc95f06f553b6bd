#include "render/text_width.hpp"

#include <algorithm>
#include <cstddef>

namespace tenmatsu::document {

namespace {

constexpr std::string_view kEllipsis = "\xe2\x80\xa6";

/// Bytes of the character at the front of `text`, which is not empty.
std::size_t length_of_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return std::min(length, text.size());
}

/// In tenths of the letters' size.
int tenths(std::string_view character) {
  constexpr int kNarrow = 6;
  constexpr int kWide = 10;
  return character.size() == 1 ? kNarrow : kWide;
}

}  // namespace

int text_width(std::string_view text, int size) {
  int sum = 0;
  while (!text.empty()) {
    const std::size_t length = length_of_character(text);
    sum += tenths(text.substr(0, length));
    text.remove_prefix(length);
  }
  return (sum * size + 9) / 10;
}

std::string shortened(std::string_view text, int size, int width) {
  if (text_width(text, size) <= width) {
    return std::string(text);
  }
  std::size_t kept = 0;
  while (kept < text.size()) {
    const std::size_t end = kept + length_of_character(text.substr(kept));
    if (text_width(text.substr(0, end), size) + size > width) {
      break;
    }
    kept = end;
  }
  return std::string(text.substr(0, kept)).append(kEllipsis);
}

}  // namespace tenmatsu::document
