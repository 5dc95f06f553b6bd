// Text as characters, for code that looks at one character after the other.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::text {

/// `utf8` must be valid, as decode() leaves it; a broken byte becomes U+FFFD.
std::u32string to_utf32(std::string_view utf8);

std::string to_utf8(std::u32string_view characters);

}  // namespace tenmatsu::text
