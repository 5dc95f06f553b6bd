#include "rules/spellings.hpp"

#include <algorithm>

#include "text/characters.hpp"

namespace tenmatsu::rules {
namespace {

using text::Character;
using text::character_at;
using text::character_before;
using text::Script;
using text::script_of;

constexpr std::size_t kShortestStem = 3;  // shorter katakana stems would be found everywhere

bool is(Character c, Script script) {
  return c.size > 0 && script_of(c.code) == script;
}

std::size_t katakana_before(std::string_view word, std::size_t at) {
  std::size_t count = 0;
  for (Character c = character_before(word, at); is(c, Script::katakana);
       c = character_before(word, at)) {
    at -= c.size;
    ++count;
  }
  return count;
}

void add(std::vector<std::string>& all, std::string word) {
  if (std::ranges::find(all, word) == all.end()) {
    all.push_back(std::move(word));
  }
}

std::string without(std::string_view word, std::size_t at, std::size_t size) {
  return std::string(word.substr(0, at)) + std::string(word.substr(at + size));
}

// サーバー障害 → サーバ障害
void drop_long_vowel(std::vector<std::string>& all, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    if (c.code == text::kLongVowel && katakana_before(word, at) >= kShortestStem &&
        !is(character_at(word, at + c.size), Script::katakana)) {
      add(all, without(word, at, c.size));
    }
    at += c.size;
  }
}

// 切り替え → 切替え, 切替
void drop_kana(std::vector<std::string>& all, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Character c = character_at(word, at);
    if (is(c, Script::hiragana) && is(character_before(word, at), Script::kanji) &&
        is(character_at(word, at + c.size), Script::kanji)) {
      const std::string shorter = without(word, at, c.size);
      add(all, shorter);
      const Character last = character_before(shorter, shorter.size());
      const std::size_t stem = shorter.size() - last.size;
      if (is(last, Script::hiragana) && is(character_before(shorter, stem), Script::kanji)) {
        add(all, shorter.substr(0, stem));
      }
    }
    at += c.size;
  }
}

}  // namespace

std::vector<std::string> spellings_of(std::string_view word) {
  std::vector<std::string> all{std::string(word)};
  drop_long_vowel(all, word);
  drop_kana(all, word);
  return all;
}

}  // namespace tenmatsu::rules
