#include "compose/steps/deed_kanji.hpp"

#include <algorithm>
#include <cstddef>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

void erase(std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos && !word.empty();
       at = text.find(word, at)) {
    text.erase(at, word.size());
  }
}

// 「いったんとめた」 is to 止める; 「まとめた」 and 「計算しなおした」 are not.
void add_deeds_in_kana(const Story& story, std::string_view text, std::set<char32_t>& kanji) {
  for (const std::string& word : story.phrases().cue("kana_deeds")) {
    const text::Character written = text::character_before(word, word.size());
    const std::size_t at = text.find(std::string_view(word).substr(0, word.size() - written.size));
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view before = text.substr(0, at);
    const text::Character last = text::character_before(before, before.size());
    if (last.size == 0 || text::script_of(last.code) != Script::hiragana ||
        ends_with_any(before, story.phrases().cue("before_kana_deeds"))) {
      kanji.insert(written.code);
    }
  }
}

}  // namespace

bool is_kanji(char32_t code) {
  return text::script_of(code) == Script::kanji;
}

std::string without_words(std::string text, const rules::Words& words) {
  words.each_in(text::CharacterSet::of(text), [&](const std::string& word) { erase(text, word); });
  return text;
}

std::string own_matter(const Story& story, std::string_view normalised) {
  std::string text = without_words(std::string(normalised), story.phrases().cue("generic_acts"));
  for (const std::string& name : story.names()) {
    erase(text, name);
  }
  return text;
}

std::set<char32_t> kanji_of(const Story& story, std::string_view normalised) {
  const std::string text = own_matter(story, normalised);
  std::set<char32_t> kanji;
  bool figure = false;  // 「5分」, 「3番」: its unit tells nothing of the step
  for (std::size_t at = 0; at < text.size();) {
    const text::Character here = text::character_at(text, at);
    const bool unit =
        figure && story.phrases().cue("bare_units").any_begins(std::string_view(text).substr(at));
    if (is_kanji(here.code) && !unit) {
      kanji.insert(here.code);
    }
    figure = text::script_of(here.code) == Script::digit;
    at += here.size;
  }
  add_deeds_in_kana(story, text, kanji);
  return kanji;
}

bool share_kanji(const std::set<char32_t>& a, const std::set<char32_t>& b) {
  return std::ranges::any_of(a, [&](char32_t one) { return b.contains(one); });
}

}  // namespace tenmatsu::composition
