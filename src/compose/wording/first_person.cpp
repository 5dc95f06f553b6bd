#include "compose/wording/first_person.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 「公私」, 「手わたし」, 「おれ」 in 「なおれ」, 「オレ」 in 「カフェオレ」; 「来週私が」 is two
// words.
bool inside_word(const Story& story, std::string_view text, std::size_t at, std::size_t size) {
  const text::Character before = text::character_before(text, at);
  if (before.size == 0) {
    return false;
  }
  const text::Script script = text::script_of(before.code);
  const text::Script own = text::script_of(text::character_at(text, at).code);
  if (script == text::Script::kanji && own == text::Script::kanji) {
    return story.phrases()
        .cue("words_with_own")
        .any_is(text.substr(at - before.size, before.size + size));
  }
  return script == own || (script == text::Script::kanji && own == text::Script::hiragana);
}

// Where what stands behind the word says that it is the speaker; not 「私たちが」, 「私用の」.
bool stands_alone(const Story& story, std::string_view behind) {
  return behind.empty() || starts_with_any(behind, story.phrases().cue("behind_first_person"));
}

}  // namespace

std::size_t own_word_at(const Story& story, std::string_view text, std::size_t at) {
  const std::size_t size = rules::prefix_size(text.substr(at), story.phrases().cue("own_words"));
  const bool own = size > 0 && !inside_word(story, text, at, size) &&
                   stands_alone(story, text.substr(at + size)) &&
                   !inside_quotation(story, text, at);
  return own ? size : 0;
}

std::size_t self_size_at(const Story& story, std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const std::size_t size = std::max(rules::prefix_size(rest, story.phrases().cue("own_words")),
                                    rules::prefix_size(rest, story.phrases().cue("first_person")));
  // 「監視はわたしやる」
  const bool apart = !inside_word(story, text, at, size) ||
                     ends_with_any(text.substr(0, at), story.phrases().cue("before_taker"));
  return apart ? size : 0;
}

std::string with_name_of_self(const Story& story, std::string text, const std::string& name) {
  const rules::Words& own = story.phrases().cue("own_words");
  if (name.empty() || !own.may_stand_in(text::CharacterSet::of(text)) ||
      text.find(name) != std::string::npos) {
    return text;
  }
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = own_word_at(story, text, at);
    const std::size_t whole = size > 0 ? size : text::character_at(text, at).size;
    out += size > 0 ? name : text.substr(at, whole);
    at += whole;
  }
  return out;
}

std::string with_own_name(const Story& story, Line line, std::string text) {
  // 「お客様から、私の注文が消えたと電話がありました」
  const bool passed_on = story.hearsay(line) || story.hears(line, "passes_on");
  return passed_on ? text : with_name_of_self(story, std::move(text), story.speaker(line.n));
}

}  // namespace tenmatsu::composition
