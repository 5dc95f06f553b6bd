#include "text/token.hpp"

#include <cstddef>

namespace tenmatsu::text {

bool holds_token(std::string_view text) {
  constexpr std::size_t kLeast = 16;
  constexpr std::size_t kLeastOfEither = 3;
  std::size_t letters = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    letters = letter ? letters + 1 : digit ? letters : 0;
    digits = digit ? digits + 1 : letter ? digits : 0;
    if (letters + digits >= kLeast && letters >= kLeastOfEither && digits >= kLeastOfEither) {
      return true;
    }
  }
  return false;
}

}  // namespace tenmatsu::text
