// How chats write an emoji where they cannot show it: `:rotating_light:`.

#pragma once

#include <cstddef>
#include <string_view>

namespace tenmatsu::text {

/// The length, in code units, of the emoji code that begins at `at`; 0 where none does. What a team
/// named in its own letters is one (`:対応中:`); a clock (`:30:`) is none, nor is what stands
/// between the colons of a longer name (`user:session:prod`). For UTF-8 and UTF-32 alike.
template <typename Unit>
constexpr std::size_t emoji_code_size(std::basic_string_view<Unit> text, std::size_t at) {
  constexpr auto is_digit = [](Unit c) { return c >= Unit{'0'} && c <= Unit{'9'}; };
  constexpr auto is_letter = [](Unit c) {
    return (c >= Unit{'a'} && c <= Unit{'z'}) || (c >= Unit{'A'} && c <= Unit{'Z'});
  };
  if (at >= text.size() || text[at] != Unit{':'} ||
      (at > 0 &&
       (is_letter(text[at - 1]) || is_digit(text[at - 1]) || text[at - 1] == Unit{'_'}))) {
    return 0;
  }
  bool named = false;
  for (std::size_t end = at + 1; end < text.size(); ++end) {
    const Unit c = text[end];
    if (c == Unit{':'}) {
      return named ? end + 1 - at : 0;
    }
    const bool own = c > Unit{0x7F} || c < Unit{0};  // no ASCII; bytes may be signed
    if (!is_letter(c) && !is_digit(c) && !own && c != Unit{'_'} && c != Unit{'+'} &&
        c != Unit{'-'}) {
      return 0;
    }
    named = named || !is_digit(c);
  }
  return 0;
}

}  // namespace tenmatsu::text
