// Written text sentence by sentence, to be put together again as it was.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::style {

struct ToldSentence {
  std::u32string text;
  std::u32string end;  // what divides it from the next: 。, ？, →; empty behind the last
};

std::vector<ToldSentence> told_sentences(std::u32string_view text);

std::u32string joined(const std::vector<ToldSentence>& sentences);

/// Letters and figures that nouns are written with; quotations that are masked count.
bool is_noun_character(char32_t c);

}  // namespace tenmatsu::style
