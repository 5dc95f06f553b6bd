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

// The text behind the first clause, which ends with `mark`; empty where it is all of the text.
std::string behind_clause(const std::string& text, const std::string& mark) {
  const std::size_t end = text.find(mark);
  return end == std::string::npos ? "" : text.substr(end + mark.size());
}

// 「sampled requestsを見た、1日に900件を弾いている」
std::string behind_glance(const Story& story, const std::string& text) {
  constexpr std::size_t kGlance = 24;  // characters
  const auto& phrases = story.phrases();
  const std::string& comma = phrases.text("mark.comma");
  const std::string first = text.substr(0, text.find(comma));
  const bool glance = first.find(phrases.text("mark.full_stop")) == std::string::npos &&
                      length_of(first) <= kGlance && ends_with_any(first, phrases.cue("look_ends"));
  const std::string rest = glance ? behind_clause(text, comma) : "";
  // 「鍵の残りを見た、期限なし」 says of what was looked at how it is.
  return holds_any(rest, phrases.cue("subject_particles")) ||
                 rest.find_first_of("0123456789") != std::string::npos
             ? rest
             : "";
}

// 「情報ベンダに電話した。前の日の分を読んでいた」
std::string without_look(const Story& story, const std::string& text) {
  const std::string& mark = story.phrases().text("mark.full_stop");
  const bool looks = tells_only_of_looking(story, text.substr(0, text.find(mark)));
  const std::string rest = looks ? behind_clause(text, mark) : behind_glance(story, text);
  // 「成績書があった。その項目が空だった」
  const bool hangs = starts_with_any(rest, story.phrases().cue("antecedent_heads"));
  return names(story, rest) && !hangs ? rest : text;
}

// 「うげ、期限が切れている」, 「ー。判定が逆だった」: a cry, or what is left of one.
std::string without_cry(const Story& story, const std::string& text) {
  const std::size_t cry = rules::prefix_size(text, story.phrases().cue("leading_cries"));
  std::string rest = text.substr(cry);
  while (!rest.empty()) {
    const text::Character first = text::character_at(rest, 0);
    constexpr char32_t kProlonged = U'\u30fc';
    const bool left = first.code == kProlonged || first.code == U'\u3002' ||
                      first.code == U'\u3001' || first.code == U'\u2026' || first.code == U'~';
    if (!left) {
      break;
    }
    rest.erase(0, first.size);
  }
  return names(story, rest) ? rest : text;
}

// 「除外を入れる」, 「さっきの話は撤回する」: what somebody does next.
bool tells_step(const Story& story, const std::string& sentence) {
  constexpr std::size_t kShort = 16;  // characters
  const auto& phrases = story.phrases();
  return length_of(sentence) <= kShort && ends_with_any(sentence, phrases.cue("step_sentences")) &&
         !holds_any(sentence, phrases.cue("step_breaks"));
}

// 「記録を出して」, and with its object behind it 「出して、先週の分」
bool orders(const Story& story, const std::string& sentence) {
  constexpr std::size_t kShort = 12;  // characters
  const std::size_t end = sentence.find(story.phrases().text("mark.comma"));
  const std::string first = sentence.substr(0, end);
  return length_of(first) <= kShort && ends_with_any(first, story.phrases().cue("order_ends")) &&
         (end == std::string::npos || ends_in_noun(story, sentence));
}

// 「のが一番まずい」 at the end of `text`; empty where it ends in no judgement.
std::string judging_tail(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  std::string tail;
  const auto take = [&](std::string_view cue) {
    const std::string end =
        longest_end(text.substr(0, text.size() - tail.size()), phrases.cue(cue));
    tail.insert(0, end);
    return !end.empty();
  };
  if (!take("judgements")) {
    return "";
  }
  take("judging_adverbs");
  return take("judged_heads") ? tail : "";
}

}  // namespace

std::string bare_cause(const Story& story, const std::string& text) {
  const std::string told = without_look(story, without_look(story, without_cry(story, text)));
  return without_pointer(story, without_stump(story, told));
}

std::string without_work(const Story& story, const std::string& text) {
  const std::string& mark = story.phrases().text("mark.full_stop");
  std::string told;
  for (const std::string& sentence : split_sentences(story, text)) {
    const bool work = !told.empty() && (tells_step(story, sentence) || orders(story, sentence));
    told += work ? "" : (told.empty() ? "" : mark) + sentence;
  }
  return names(story, told) ? told : text;
}

std::string without_judgement(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const bool several = text.find(phrases.text("mark.full_stop")) != std::string::npos;
  const auto cut = [&](const std::string& from, const std::string& end) {
    const std::string rest = from.substr(0, from.size() - end.size());
    return !end.empty() && ends_with_any(rest, phrases.cue("attributive")) && names(story, rest)
               ? rest
               : from;
  };
  const std::string reason =
      several ? text : cut(text, longest_end(text, phrases.cue("lone_reasons")));
  return cut(reason, judging_tail(story, reason));
}

std::string without_persons(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const std::string& mark = phrases.text("mark.full_stop");
  const auto sentences = split_sentences(story, text);
  const bool answers = sentences.size() > 1 && starts_with_any(text, phrases.cue("answers_no"));
  std::string told;
  for (const std::string& sentence : sentences) {
    const bool passed = ends_with_any(sentence, phrases.cue("let_pass_ends"));
    const bool reply = answers && &sentence == &sentences.front() && !names(story, sentence);
    told += passed || reply ? "" : (told.empty() ? "" : mark) + sentence;
  }
  return told;
}

}  // namespace tenmatsu::composition
