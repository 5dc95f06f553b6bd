// How long a text is for a reader, and where its sentence ends before the marks that close it.

#pragma once

#include <cstddef>
#include <string_view>

namespace tenmatsu::text {

/// How many characters `text` has.
std::size_t length(std::string_view text);

/// `text` without the punctuation, symbols, emoji and spaces at its end.
std::string_view without_closing_marks(std::string_view text);

}  // namespace tenmatsu::text
