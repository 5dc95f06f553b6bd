#include "render/base64.hpp"

#include <algorithm>

namespace tenmatsu::document {

namespace {

int value_of(char hex_digit) {
  return hex_digit <= '9' ? hex_digit - '0' : hex_digit - 'a' + 10;
}

}  // namespace

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t kGroup = 6;  // hex digits that make four of base 64
  std::string out;
  for (std::size_t at = 0; at < hex.size(); at += kGroup) {
    unsigned bits = 0;
    for (std::size_t i = 0; i < kGroup; ++i) {
      const int digit = at + i < hex.size() ? value_of(hex[at + i]) : 0;
      bits = bits << 4 | static_cast<unsigned>(digit);
    }
    const std::size_t bytes = std::min(hex.size() - at, kGroup) / 2;
    for (std::size_t i = 0; i < 4; ++i) {
      out += i <= bytes ? kDigits[bits >> (18 - 6 * i) & 63] : '=';
    }
  }
  return out;
}

}  // namespace tenmatsu::document
