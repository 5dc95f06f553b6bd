// A text in which what must not change is one character: quotations, brackets, code, URLs.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::style {

struct MaskedText {
  std::u32string text;
  std::vector<std::u32string> masked;  // by the order of their characters in `text`

  /// `part` with what it masks put back.
  [[nodiscard]] std::u32string unmasked(std::u32string_view part) const;
};

MaskedText mask(std::u32string_view text);

}  // namespace tenmatsu::style
