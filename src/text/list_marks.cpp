#include "text/list_marks.hpp"

#include "text/characters.hpp"

namespace tenmatsu::text {
namespace {

bool is_any(char32_t code, std::u32string_view any) {
  return code != 0 && any.find(code) != std::u32string_view::npos;
}

constexpr std::u32string_view kDots = U"\u30FB\uFF65\u2022\u25AA";
constexpr std::u32string_view kRound = U"\u25CB\u25CF\u25CE\u25EF\u3007";
constexpr std::u32string_view kHeads = U"\u25A0\u25A1\u25C6\u25C7\u25BC\u25B6";
// These are also written inside of words and sums.
constexpr std::u32string_view kBeforeBlank = U"-*+\u2013\u2014";

// -1 where it is no digit; lists are also numbered with full-width ones.
int digit_of(char32_t code) {
  const bool wide = code >= U'\uFF10' && code <= U'\uFF19';
  const char32_t digit = code - (wide ? U'\uFF10' : U'0');
  return digit < 10 ? static_cast<int>(digit) : -1;
}

// 「1」 of 「1) 」; nobody counts the items of a list beyond two digits.
int take_number(std::string_view text, std::size_t& at) {
  constexpr int kMostDigits = 2;
  int number = 0;
  for (int digits = 0; digits <= kMostDigits; ++digits) {
    const Character next = character_at(text, at);
    const int digit = next.size > 0 ? digit_of(next.code) : -1;
    if (digit < 0) {
      return number;
    }
    number = number * 10 + digit;
    at += next.size;
  }
  return 0;
}

// 「1) 」, 「(2)」, 「3. 」, but not 「3.5」.
ListMark number_mark_of(std::string_view text) {
  const Character first = character_at(text, 0);
  const bool open = is_any(first.code, U"(\uFF08");
  std::size_t at = open ? first.size : 0;
  const int number = take_number(text, at);
  const Character closing = character_at(text, at);
  const bool dot = !open && is_any(closing.code, U".\uFF0E");
  if (number == 0 || (!dot && !is_any(closing.code, U")\uFF09"))) {
    return {};
  }
  at += closing.size;
  const std::size_t behind = skip_blanks(text, at);
  const bool fraction = dot && behind == at && digit_of(character_at(text, at).code) >= 0;
  return fraction ? ListMark{} : ListMark{{}, number, behind};
}

}  // namespace

int circled_number(char32_t code) {
  constexpr char32_t kOne = U'\u2460';
  constexpr char32_t kTwenty = U'\u2473';
  return code >= kOne && code <= kTwenty ? static_cast<int>(code - kOne) + 1 : 0;
}

std::string_view bullet_of(std::string_view text) {
  const Character first = character_at(text, 0);
  const Character second = character_at(text, first.size);
  const bool repeats = second.size > 0 && second.code == first.code;
  const bool bullet = is_any(first.code, kHeads) ||
                      (!repeats && (is_any(first.code, kDots) || is_any(first.code, kRound))) ||
                      (is_any(first.code, kBeforeBlank) && second.size > 0 &&
                       script_of(second.code) == Script::blank);
  return bullet ? text.substr(0, first.size) : std::string_view();
}

ListMark list_mark_of(std::string_view text) {
  const Character first = character_at(text, 0);
  if (const int number = circled_number(first.code)) {
    return {{}, number, skip_blanks(text, first.size)};
  }
  const std::string_view bullet = bullet_of(text);
  if (!bullet.empty() && bullet.size() < text.size()) {
    return {bullet, 0, skip_blanks(text, bullet.size())};
  }
  return number_mark_of(text);
}

}  // namespace tenmatsu::text
