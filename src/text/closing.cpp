#include "text/closing.hpp"

#include "text/characters.hpp"

namespace tenmatsu::text {

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) {
    count += (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U ? 0 : 1;
  }
  return count;
}

std::string_view without_closing_marks(std::string_view text) {
  while (!text.empty()) {
    const Character last = character_before(text, text.size());
    // % closes no sentence: it belongs to a figure.
    if (last.code == U'%' || is_letter(last.code)) {
      break;
    }
    text.remove_suffix(last.size);
  }
  return text;
}

}  // namespace tenmatsu::text
