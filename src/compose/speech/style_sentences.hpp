// The sentences of what was said: speech runs on without full stops, and corrects itself.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/style.hpp"

namespace tenmatsu::style {

struct SpokenSentence {
  std::u32string text;
  std::u32string tail;  // a remark in brackets behind it
  bool question = false;
};

bool is_question_mark(char32_t c);
bool is_space(char32_t c);
/// A picture that shows a mood; marks that show an outcome are words.
bool is_emoji(char32_t c);

std::vector<SpokenSentence> sentences_of(std::u32string_view text, const rules::Style& style);

/// 「6分、いや4分で」「8万、81,400番台」: of a figure and what it is corrected to, the latter
/// stays.
void correct_slips(std::u32string& text, const rules::Style& style);

/// 「森野…じゃないや森江乳業」「A、あ違う、Bです」: of a word and what it is corrected to, the
/// latter stays, where the form is surely a repair. What only says what something is not stays.
void correct_words(std::u32string& text, const rules::Style& style);

}  // namespace tenmatsu::style
