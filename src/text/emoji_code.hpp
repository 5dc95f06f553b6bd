// How chats write an emoji where they cannot show it: `:rotating_light:`.

#pragma once

#include <cstddef>
#include <string_view>

namespace tenmatsu::text {

/// The length, in code units, of the emoji code that begins at `at`; 0 where none does. A clock
/// (`:30:`) is none. For UTF-8 and UTF-32 alike.
template <typename Unit>
constexpr std::size_t emoji_code_size(std::basic_string_view<Unit> text, std::size_t at) {
  if (at >= text.size() || text[at] != Unit{':'}) {
    return 0;
  }
  bool named = false;
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    const Unit c = text[end];
    const bool letter = c >= Unit{'a'} && c <= Unit{'z'};
    const bool other = (c >= Unit{'0'} && c <= Unit{'9'}) || c == Unit{'_'} || c == Unit{'+'} ||
                       c == Unit{'-'};
    if (c == Unit{':'}) {
      return named ? end + 1 - at : 0;
    }
    if (!letter && !other) {
      return 0;
    }
    named = named || letter;
  }
  return 0;
}

}  // namespace tenmatsu::text
