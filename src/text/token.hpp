// Strings that a machine made and nobody reads: keys, digests, tokens.

#pragma once

#include <string_view>

namespace tenmatsu::text {

/// Whether a row of at least sixteen letters and digits of ASCII, several of either, stands in
/// `text`; names of services have parts that are shorter or that can be read.
bool holds_token(std::string_view text);

}  // namespace tenmatsu::text
