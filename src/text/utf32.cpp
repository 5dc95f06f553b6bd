#include "text/utf32.hpp"

#include <unicode/utf8.h>

#include <cstdint>

namespace tenmatsu::text {

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  std::size_t at = 0;
  while (at < utf8.size()) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(utf8.data()), at, utf8.size(), c);
    out.push_back(c < 0 ? U'\uFFFD' : static_cast<char32_t>(c));
  }
  return out;
}

std::string to_utf8(std::u32string_view characters) {
  std::string out;
  out.reserve(characters.size() * 3);
  for (const char32_t c : characters) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
    out.append(reinterpret_cast<const char*>(bytes), size);
  }
  return out;
}

}  // namespace tenmatsu::text
