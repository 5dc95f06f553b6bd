// Bytes of UTF-8 that are ASCII, whatever the locale.

#pragma once

namespace tenmatsu::text {

constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Of text that is normalised or folded a small letter is any.
constexpr bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

constexpr bool is_ascii_letter(char c) {
  return is_small_letter(c) || (c >= 'A' && c <= 'Z');
}

}  // namespace tenmatsu::text
