// The addresses in what was said: where one begins, and where the sentence around it goes on.

#pragma once

#include <cstddef>
#include <string_view>

namespace tenmatsu::document {

/// Whether `text` begins with `lower`, which is in lower case, in whatever case.
bool starts_with_folded(std::string_view text, std::string_view lower);

/// The length of https:// and the like at the front of `text`; 0 where none stands there. Other
/// schemes, such as javascript:, are text.
std::size_t scheme_length(std::string_view text);

/// The URL at the front of `text`, without the punctuation of the sentence behind it; empty where
/// none stands there.
std::string_view url_at(std::string_view text);

}  // namespace tenmatsu::document
