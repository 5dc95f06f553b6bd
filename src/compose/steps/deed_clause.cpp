#include "compose/steps/deed_clause.hpp"

#include <string_view>
#include <vector>

#include "compose/speech/verb_class.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/told_objects.hpp"
#include "compose/wording/wording.hpp"
#include "rules/people.hpp"
#include "text/characters.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

bool ends_in_noun_letter(std::string_view text) {
  const text::Character last = text::character_before(text, text.size());
  return last.size > 0 && text::is_noun_letter(last.code);
}

// 「出」, 「来」 and 「見」 alone are no forms to go on with: 「出て」.
bool is_one_kanji(const style::Verb& verb) {
  return verb.verb_class == style::VerbClass::ichidan &&
         ends_in_noun_letter(text::to_utf8(verb.keep));
}

DeedClause clause_of(const style::Verb& verb) {
  const char on = is_one_kanji(verb) ? 'e' : 'i';
  return {text::to_utf8(style::form_of(verb, on)), text::to_utf8(style::form_of(verb, 't'))};
}

DeedClause with_suru(const Story& story, const std::string& noun) {
  return {story.phrases().fill("summary.doing", {{"what", noun}}),
          story.phrases().fill("summary.did", {{"what", noun}})};
}

// 「全台の入れ替え完了」 as 「全台の入れ替えが完了し」
std::optional<DeedClause> finished(const Story& story, const std::string& sentence) {
  const std::string end = longest_end(sentence, story.phrases().cue("told_as_finished"));
  const std::string what = sentence.substr(0, sentence.size() - end.size());
  if (end.empty() || what.empty()) {
    return std::nullopt;
  }
  const bool joined = !ends_with_any(what, story.phrases().cue("finished_behind"));
  return with_suru(
      story,
      joined ? story.phrases().fill("summary.finished", {{"what", what}, {"end", end}}) : sentence);
}

// 「予約を停止」, 「釜も交換」, and of what is over 「反映済み」; 「予約停止」 as 「予約を停止し」.
std::optional<DeedClause> told_by_noun(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  const std::string over = longest_end(sentence, phrases.cue("told_as_over"));
  const std::string text = sentence.substr(0, sentence.size() - over.size());
  const std::string noun = longest_end(text, phrases.cue("deed_nouns"));
  const std::string before = text.substr(0, text.size() - noun.size());
  if (noun.empty() || before.empty()) {
    return std::nullopt;
  }
  // 「検札の端末を一括更新」
  if (!ends_in_noun_letter(before) || holds_any(before, phrases.cue("objects_of"))) {
    return with_suru(story, text);
  }
  constexpr std::size_t kThing = 2;  // characters
  if (ends_with_any(before, phrases.cue("parts_of_deeds")) || length_of(before) < kThing) {
    return std::nullopt;
  }
  return with_suru(story, before + phrases.text("particle.object") + noun);
}

std::optional<DeedClause> told_by_renyou(const Story& story, const std::string& sentence) {
  const auto verb =
      style::find_verb(text::to_utf32(sentence), rules::VerbForm::renyou, story.rules().style);
  return verb ? std::optional(clause_of(*verb)) : std::nullopt;
}

// 「扉を付け替え」, but 「扉の付け替え」; 「釜を流し終わり」
std::optional<DeedClause> told_by_stem(const Story& story, const std::string& sentence) {
  const std::string stem = longest_end(sentence, story.phrases().cue("deed_stems"));
  const std::string_view before =
      std::string_view(sentence).substr(0, sentence.size() - stem.size());
  const bool of_thing = !stem.empty() && ends_with_any(before, story.phrases().cue("before_stems"));
  return of_thing || ends_with_any(sentence, story.phrases().cue("finished_stems"))
             ? told_by_renyou(story, sentence)
             : std::nullopt;
}

std::optional<DeedClause> told_by_verb(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  const std::u32string text = text::to_utf32(sentence);
  if (const auto past = style::find_past_verb(text, story.rules().style)) {
    return clause_of(*past);
  }
  // A plan in which two things are weighed is not told by its last one.
  if (ends_with_any(sentence, phrases.cue("says_how_it_is")) ||
      holds_any(sentence, phrases.cue("weighs_two")) ||
      holds_any(sentence, phrases.cue("puts_off"))) {
    return std::nullopt;
  }
  const auto plain = style::find_plain_verb(text, story.rules().style);
  return plain ? std::optional(clause_of(*plain)) : std::nullopt;
}

// 「鍵が古いので、扉を閉めた」: the deed, where it is told apart from its reason.
std::string without_reason(const Story& story, const std::string& sentence) {
  constexpr std::size_t kLeast = 5;  // characters of a deed that stands alone
  for (const std::string& why : story.phrases().cue("reason_before")) {
    const std::size_t at = sentence.rfind(why);
    std::string deed = at == std::string::npos ? "" : sentence.substr(at + why.size());
    if (length_of(deed) >= kLeast && !names_nothing(story, deed) && !is_bare_deed(story, deed)) {
      return deed;
    }
  }
  return sentence;
}

// 「それは、もう、栓を閉めた」: what a speaker begins with names nothing of the deed.
std::string without_openings(const Story& story, const std::string& sentence) {
  std::size_t begin = 0;
  while (const std::size_t size = rules::prefix_size(std::string_view(sentence).substr(begin),
                                                     story.phrases().cue("deed_openings"))) {
    begin += size;
  }
  return sentence.substr(begin);
}

std::optional<DeedClause> sentence_clause(const Story& story, const std::string& told) {
  const auto& phrases = story.phrases();
  const std::string sentence = without_openings(story, without_reason(story, told));
  if (ends_with_any(sentence, phrases.cue("told_state_ends")) ||
      (ends_with_any(sentence, phrases.cue("no_deed_of_ours")) &&
       !ends_with_any(sentence, phrases.cue("deed_all_the_same")))) {
    return std::nullopt;
  }
  for (const auto tell : {finished, told_by_noun, told_by_stem, told_by_verb}) {
    if (auto clause = tell(story, sentence)) {
      clause->bare = is_bare_deed(story, sentence) || names_nothing(story, sentence) ||
                     (names_no_thing(story, sentence) && length_of(sentence) <= 5);
      return clause;
    }
  }
  return std::nullopt;
}

std::string joined_by(const std::string& between, const std::string& first,
                      const std::string& last) {
  return first.empty() ? last : last.empty() ? first : first + between + last;
}

}  // namespace

std::optional<DeedClause> deed_clause(const Story& story, const std::string& step) {
  constexpr std::size_t kMost = 30;  // characters in brackets
  const std::string& comma = story.phrases().text("mark.comma");
  std::optional<DeedClause> whole;
  std::string rest;
  for (const std::string& sentence : split_sentences(story, step)) {
    const auto clause = sentence_clause(story, sentence);
    if (clause && rest.empty()) {
      const std::string before = whole ? whole->on : "";
      whole =
          DeedClause{joined_by(comma, before, clause->on), joined_by(comma, before, clause->past),
                     clause->bare && (!whole || whole->bare)};
    } else if (whole) {
      rest = joined_by(story.phrases().text("mark.full_stop"), rest, sentence);
    }
  }
  if (whole && !rest.empty() && length_of(rest) <= kMost) {
    for (std::string* form : {&whole->on, &whole->past}) {
      *form = story.phrases().fill("summary.deed_beside", {{"what", *form}, {"beside", rest}});
    }
  }
  return whole;
}

}  // namespace tenmatsu::composition
