#include "compose/causes/cause_text.hpp"

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// Whether it names what a cause could be.
bool names(const Story& story, std::string_view text) {
  return naming_words(story, content_words(text::normalised(std::string(text)))) > 0;
}

// 「のはずが、計測の行き先だけ本番になっていた」
std::string without_stump(const Story& story, const std::string& text) {
  for (const auto* cue : {"headless_heads", "recall_heads"}) {
    for (const std::string& head : story.phrases().cue(cue)) {
      std::string rest = text.starts_with(head) ? text.substr(head.size()) : "";
      const std::string& comma = story.phrases().text("mark.comma");
      rest = rest.starts_with(comma) ? rest.substr(comma.size()) : rest;
      if (names(story, rest)) {
        return rest;
      }
    }
  }
  return text;
}

// 「これ鍵の期限が今日までだ」; 「これ以上」 and 「これだ」 stay.
std::string without_pointer(const Story& story, const std::string& text) {
  for (const std::string& pointer : story.phrases().cue("lone_pointers")) {
    if (!text.starts_with(pointer) || pointer.size() == text.size()) {
      continue;
    }
    const std::string rest = text.substr(pointer.size());
    return text::is_noun_letter(text::character_at(rest, 0).code) &&
                   !starts_with_any(rest, story.phrases().cue("no_prefix")) && names(story, rest)
               ? rest
               : text;
  }
  return text;
}

// 「情報ベンダに電話した」, 「起きた」
bool tells_only_of_looking(const Story& story, const std::string& sentence) {
  constexpr std::size_t kLook = 20;  // characters
  const auto& phrases = story.phrases();
  const std::size_t length = length_of(sentence);
  const bool plain = sentence.find(phrases.text("mark.comma")) == std::string::npos &&
                     sentence.find_first_of("0123456789") == std::string::npos &&
                     !holds_any(sentence, phrases.cue("root"));
  const bool look = length <= kLook && ends_with_any(sentence, phrases.cue("looked_ends"));
  const bool state = phrases.cue("bare_states").any_is(sentence);
  return plain && (look || state);
}

// 「情報ベンダに電話した。前の日の分を読んでいた」
std::string without_look(const Story& story, const std::string& text) {
  const std::string& mark = story.phrases().text("mark.full_stop");
  const std::size_t end = text.find(mark);
  if (end == std::string::npos || !tells_only_of_looking(story, text.substr(0, end))) {
    return text;
  }
  const std::string rest = text.substr(end + mark.size());
  return names(story, rest) ? rest : text;
}

}  // namespace

std::string bare_cause(const Story& story, const std::string& text) {
  return without_pointer(story, without_stump(story, without_look(story, text)));
}

}  // namespace tenmatsu::composition
