// Base 64, in which a page's policy spells hashes.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::document {

/// The bytes that `hex` spells in lower-case digits, in base 64 (RFC 4648) with padding.
std::string base64_of_hex(std::string_view hex);

}  // namespace tenmatsu::document
