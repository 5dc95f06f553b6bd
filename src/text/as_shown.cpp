#include "text/as_shown.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "text/characters.hpp"

namespace tenmatsu::text {
namespace {

bool is_blank(char32_t code) {
  return code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
         code == 0x202F || code == 0x205F;
}

bool shows_nothing(char32_t code) {
  return code == 0xAD || code == 0x200B || code == 0x200E || code == 0x200F ||
         (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2064) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

// Accents, the marks of kana (゛, ゜), the parts of Korean syllables.
bool is_mark(char32_t code) {
  return (code >= 0x300 && code <= 0x36F) || code == 0x3099 || code == 0x309A ||
         (code >= 0x1160 && code <= 0x11FF);
}

enum Found : unsigned { nothing = 0, blanks = 1, marks = 2 };

// Whether one of the characters above may begin with these bytes: E3 leads kana as well, of which
// only the marks matter.
bool may_begin(char first, char second, char third) {
  switch (static_cast<unsigned char>(first)) {
    case 0xC2:
    case 0xCC:
    case 0xCD:
    case 0xE1:
    case 0xE2:
    case 0xEF:
      return true;
    case 0xE3:
      return second == '\x82' && (third == '\x99' || third == '\x9A');
    default:
      return false;
  }
}

unsigned found_in(std::string_view utf8) {
  unsigned found = nothing;
  for (std::size_t at = 0; at + 1 < utf8.size(); ++at) {
    if (may_begin(utf8[at], utf8[at + 1], at + 2 < utf8.size() ? utf8[at + 2] : '\0')) {
      const char32_t code = character_at(utf8, at).code;
      found |= is_blank(code) || shows_nothing(code) ? blanks : nothing;
      found |= is_mark(code) ? marks : nothing;
    }
  }
  return found;
}

std::string with_plain_blanks(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Character one = character_at(utf8, at);
    const std::size_t size = std::max<std::size_t>(one.size, 1);
    if (is_blank(one.code)) {
      out += ' ';
    } else if (!shows_nothing(one.code)) {
      out += utf8.substr(at, size);
    }
    at += size;
  }
  return out;
}

std::string composed(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) {
    throw std::runtime_error("ICU has no NFC data");
  }
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  nfc->normalizeUTF8(0, utf8, sink, nullptr, status);
  return U_FAILURE(status) ? utf8 : out;
}

}  // namespace

std::string as_shown(std::string utf8) {
  const unsigned found = found_in(utf8);
  if ((found & blanks) != 0) {
    utf8 = with_plain_blanks(utf8);
  }
  return (found & marks) != 0 ? composed(utf8) : utf8;
}

}  // namespace tenmatsu::text
