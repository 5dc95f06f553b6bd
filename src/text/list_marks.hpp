// The marks that stand before the items of a list: bullets, and numbers.

#pragma once

#include <cstddef>
#include <string_view>

namespace tenmatsu::text {

struct ListMark {
  std::string_view bullet;  // of the text; empty where there is a number
  int number = 0;           // 0 where there is a bullet
  std::size_t size = 0;     // in bytes, with the blanks behind it

  [[nodiscard]] bool any() const { return number > 0 || !bullet.empty(); }
};

/// 1 of ①, 20 of ⑳; 0 of any other character.
int circled_number(char32_t code);

/// The bullet that `text` begins with, without the blanks behind it; empty where there is none.
/// Two round marks or dots in a row are no bullet: 〇〇さん, ・・・.
std::string_view bullet_of(std::string_view text);

/// The mark that `text` begins with: 「・」, 「- 」, 「①」, 「1) 」, 「(2)」, 「3. 」.
ListMark list_mark_of(std::string_view text);

}  // namespace tenmatsu::text
