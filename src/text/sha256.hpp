// SHA-256 (FIPS 180-4), to name an input by its bytes.

#pragma once

#include <string>
#include <string_view>

namespace tenmatsu::text {

/// The digest in lower-case hex: 64 characters.
std::string sha256(std::string_view bytes);

}  // namespace tenmatsu::text
