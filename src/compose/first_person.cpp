#include "compose/first_person.hpp"

#include <cstddef>
#include <string_view>

#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 「公私」, 「僕」 in 「下僕」, 「おれ」 in 「なおれ」.
bool inside_word(std::string_view text, std::size_t at) {
  const text::Character before = text::character_before(text, at);
  if (before.size == 0) {
    return false;
  }
  const text::Script script = text::script_of(before.code);
  return script == text::Script::kanji ||
         (script == text::Script::hiragana &&
          text::script_of(text::character_at(text, at).code) == text::Script::hiragana);
}

// Where what stands behind the word says that it is the speaker; not 「私たちが」, 「私用の」.
bool stands_alone(const Story& story, std::string_view behind) {
  return behind.empty() || starts_with_any(behind, story.phrases().cue("behind_first_person"));
}

}  // namespace

std::string with_own_name(const Story& story, Line line, std::string text) {
  const std::string& name = story.speaker(line.n);
  // 「お客様から、私の注文が消えたと電話がありました」
  const bool passed_on = story.hearsay(line) || story.hears(line, "passes_on");
  if (name.empty() || passed_on || text.find(name) != std::string::npos) {
    return text;
  }
  story.phrases()
      .cue("own_words")
      .each_in(text::CharacterSet::of(text), [&](const std::string& own) {
        for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own, at)) {
          const std::string_view behind = std::string_view(text).substr(at + own.size());
          if (inside_word(text, at) || !stands_alone(story, behind) ||
              inside_quotation(story, text, at)) {
            at += own.size();
          } else {
            text.replace(at, own.size(), name);
            at += name.size();
          }
        }
      });
  return text;
}

}  // namespace tenmatsu::composition
