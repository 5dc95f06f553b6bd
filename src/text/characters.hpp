// One character of UTF-8 at a time, and which kind of writing it belongs to.

#pragma once

#include <cstddef>
#include <string_view>

namespace tenmatsu::text {

enum class Script { digit, latin, hiragana, katakana, kanji, blank, mark };

struct Character {
  char32_t code = 0;
  std::size_t size = 0;  // in bytes; 0 where there is none
};

/// The character that begins at `at`; size 0 at the end. A broken byte is a character of its own.
Character character_at(std::string_view text, std::size_t at);

/// The character that ends before `at`; size 0 at the beginning.
Character character_before(std::string_view text, std::size_t at);

/// Where the blanks that begin at `at` end; lines and tabs are none.
std::size_t skip_blanks(std::string_view text, std::size_t at);

/// Where the blanks that end at `end` begin.
std::size_t skip_blanks_back(std::string_view text, std::size_t end);

/// The long-vowel mark belongs to katakana; the repeat mark of kanji to kanji; emoji are marks.
Script script_of(char32_t code);

/// Part of a word, not a blank or a mark.
inline bool is_letter(char32_t code) {
  return script_of(code) < Script::blank;
}

/// A letter of the kind that nouns are written in: no hiragana, which carries the grammar.
inline bool is_noun_letter(char32_t code) {
  return is_letter(code) && script_of(code) != Script::hiragana;
}

/// Whether any letter of the text is of that kind.
bool holds_noun_letter(std::string_view text);

/// Whether any character of the text is of the script.
bool holds_script(std::string_view text, Script script);

/// Whether what stands in `text` from `begin` to `end` is part of a longer Latin word: `oom` in
/// room.
bool inside_latin_word(std::string_view text, std::size_t begin, std::size_t end);

/// A picture, as people choose it below a message; no arrow, sign of currency or of mathematics.
bool is_emoji(char32_t code);

inline constexpr char32_t kLongVowel = 0x30FC;

}  // namespace tenmatsu::text
