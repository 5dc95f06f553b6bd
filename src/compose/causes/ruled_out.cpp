#include "compose/causes/ruled_out.hpp"

#include <algorithm>
#include <vector>

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

using Texts = std::vector<std::string>;

// What stands behind the last pause or reason of the text.
std::string behind_reason(const Story& story, const std::string& text) {
  std::size_t begin = 0;
  for (const std::string& pause : story.phrases().cue("denied_breaks")) {
    const std::size_t at = text.rfind(pause);
    begin = at == std::string::npos ? begin : std::max(begin, at + pause.size());
  }
  return text.substr(begin);
}

// 「卓」, 「取り違え」, 「app」: a noun of one kanji or of a few letters names a thing too.
bool is_short_name(const std::string& thing) {
  constexpr std::size_t kShort = 8;  // characters
  bool letters = false;
  for (std::size_t at = 0; at < thing.size();) {
    const text::Character one = text::character_at(thing, at);
    const text::Script script = text::script_of(one.code);
    letters = letters || script == text::Script::kanji || script == text::Script::latin;
    at += one.size;
  }
  return letters && length_of(thing) <= kShort;
}

// Whether a denial can be said of the text as of a thing.
bool is_thing(const Story& story, const std::string& thing) {
  const auto& phrases = story.phrases();
  return ends_in_noun(story, thing) && !holds_any(thing, phrases.cue("denied_clauses")) &&
         !starts_with_any(thing, phrases.cue("denied_pointers")) &&
         !phrases.cue("denied_selves").any_is(thing) &&
         (naming_words(story, content_words(text::normalised(thing))) > 0 || is_short_name(thing));
}

// 「踏切は軌道回路で動くので無関係」: what the sentence begins with, where the denial stands
// behind the reason.
std::string topic_of_denial(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  const std::string end = longest_end(sentence, phrases.cue("bare_denials"));
  const std::string before = sentence.substr(0, sentence.size() - end.size());
  if (end.empty() || !behind_reason(story, before).empty()) {
    return "";
  }
  for (const std::string& particle : phrases.cue("denied_topic_marks")) {
    std::string thing = before.substr(0, before.find(particle));
    if (thing.size() < before.size() && is_thing(story, thing) &&
        thing.find_first_of("0123456789") == std::string::npos) {
      return thing;
    }
  }
  return "";
}

// The thing before the denial that the clause ends with; empty where it ends with none.
std::string thing_before_denial(const Story& story, const std::string& clause) {
  const std::string end = longest_end(clause, story.phrases().cue("denied_ends"));
  const std::string thing =
      end.empty() ? "" : behind_reason(story, clause.substr(0, clause.size() - end.size()));
  return is_thing(story, thing) ? thing : "";
}

// The thing that a sentence denies, without why: 回線 of 「フィルタは端末側にあるので、回線は
// 無関係」 and of 「回線は無関係、フィルタは端末側だ」; empty where it names none.
std::string thing_of_denial(const Story& story, const std::string& sentence) {
  std::string thing = thing_before_denial(story, sentence);
  if (thing.empty()) {
    const std::size_t pause = sentence.find(story.phrases().text("mark.comma"));
    thing = pause == std::string::npos ? "" : thing_before_denial(story, sentence.substr(0, pause));
  }
  return thing.empty() ? topic_of_denial(story, sentence) : thing;
}

// Without whose it is, where somebody speaks of their own: 「うちの検索」.
std::string without_owner(const Story& story, const std::string& thing) {
  const std::size_t own = rules::prefix_size(thing, story.phrases().cue("own_heads"));
  return own < thing.size() ? thing.substr(own) : thing;
}

// 「検索窓には昨日から触っていない」: whoever says so rules out that a change of it was the cause;
// empty where the sentence denies no change of a thing.
std::string change_denied(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  const std::string end = longest_end(sentence, phrases.cue("untouched_ends"));
  if (end.empty()) {
    return "";
  }
  std::string before = sentence.substr(0, sentence.size() - end.size());
  if (holds_any(before, phrases.cue("touched_only"))) {
    return "";
  }
  before = before.substr(0, before.size() - longest_end(before, phrases.cue("nobody")).size());
  const std::string& comma = phrases.text("mark.comma");
  const std::size_t pause = before.rfind(comma);
  before = pause == std::string::npos ? before : before.substr(pause + comma.size());
  std::size_t topic = std::string::npos;
  for (const std::string& particle : phrases.cue("untouched_particles")) {
    const std::size_t at = before.rfind(particle);
    const bool later = topic == std::string::npos || (at != std::string::npos && at > topic);
    topic = later ? at : topic;
  }
  const std::string thing =
      topic == std::string::npos ? "" : without_owner(story, before.substr(0, topic));
  return !thing.empty() && ends_in_noun(story, thing) &&
                 !starts_with_any(thing, phrases.cue("denied_pointers")) &&
                 !phrases.cue("denied_selves").any_is(thing) &&
                 naming_words(story, content_words(text::normalised(thing))) > 0
             ? phrases.fill("cause.change", {{"what", thing}})
             : "";
}

// Whether it names what a cause could be.
bool names(const Story& story, const std::string& text) {
  return naming_words(story, content_words(text::normalised(text))) > 0;
}

// 「設定が消えていた」: what can stand before a noun.
bool is_clause(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  return ends_with_any(text, phrases.cue("attributive")) &&
         (ends_with_any(text, phrases.cue("happened_clause_ends")) ||
          story.rules().style.match("pred", text::to_utf32(text)));
}

// 「ファイルが壊れているとかではない」, 「別々の装置なので、同時に壊れたとは考えにくい」: what did
// not happen, as a thing; empty where the sentence denies nothing of the kind.
std::string clause_denied(const Story& story, const std::string& sentence) {
  const auto& phrases = story.phrases();
  const std::string end = longest_end(sentence, phrases.cue("denied_clause_ends"));
  const std::string rest = sentence.substr(0, sentence.size() - end.size());
  const std::string clause = end.empty() ? "" : behind_reason(story, rest);
  return !clause.empty() && is_clause(story, clause) &&
                 !starts_with_any(clause, phrases.cue("denied_pointers"))
             ? phrases.fill("cause.matter", {{"what", clause}})
             : "";
}

// 「SYN floodではない」: the noun before the denial; empty where no sentence or more than one names
// a thing.
std::string thing_denied(const Story& story, const std::string& text) {
  std::string found;
  for (const std::string& sentence : split_sentences(story, text)) {
    std::string thing = thing_of_denial(story, sentence);
    thing = thing.empty() ? change_denied(story, sentence) : thing;
    thing = thing.empty() ? clause_denied(story, sentence) : thing;
    if (!thing.empty() && !found.empty()) {
      return "";
    }
    found += thing;
  }
  return found;
}

// 「何時だったか」; 「どこか」 asks for nothing.
bool asks_for_name(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  return find_unless(text::normalised(text), phrases.cue("wh_words"), phrases.cue("some"))
      .has_value();
}

// Without the marks that end a question: 「…（週明け）」 keeps its own.
std::string without_end_marks(const Story& story, std::string text) {
  const rules::Words& marks = story.phrases().cue("guess_end_marks");
  while (!text.empty()) {
    const std::size_t last = text.size() - text::character_before(text, text.size()).size;
    if (!marks.any_is(text::normalised(text.substr(last)))) {
      break;
    }
    text.resize(last);
  }
  return text;
}

// Without how a guess ends that names a thing: 「画面の改修が怪しくない」.
std::string without_suspicion(const Story& story, const std::string& text) {
  return text.substr(0,
                     text.size() - longest_end(text, story.phrases().cue("suspect_tails")).size());
}

// What stands before the end of a question that denies what it asks for a yes to: 「期間を持って
// いなかった」 of 「期間を持っていなかったか」; empty where it is none.
std::string denied_in_question(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const std::string end = longest_end(text, phrases.cue("clause_tails"));
  const std::string rest = text.substr(0, text.size() - end.size());
  return phrases.cue("rhetorical_ends").any_is(end) &&
                 ends_with_any(rest, phrases.cue("negative_past_ends"))
             ? rest
             : "";
}

// 「入れ替えが影響していないか」 suspects that it does; empty where it cannot be told so.
std::string affirmed(const Story& story, const std::string& denied) {
  const std::string end = longest_end(denied, story.phrases().cue("lasting_denials"));
  if (end.empty()) {
    return "";
  }
  const std::size_t verb = text::character_at(end, 0).size;  // te or de stays
  return denied.substr(0, denied.size() - end.size() + verb) +
         story.phrases().text("cause.lasting");
}

// Without how a guess ends that tells what happened: 「設定が消えているということか」.
std::string without_question(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const std::string denied = denied_in_question(story, text);
  if (!denied.empty()) {
    const std::string sure = affirmed(story, denied);
    return sure.empty() ? text : sure;
  }
  const std::string end = longest_end(text, phrases.cue("clause_tails"));
  const std::string rest = text.substr(0, text.size() - end.size());

  return is_clause(story, rest) || ends_with_any(rest, phrases.cue("mere_ends")) ? rest : text;
}

// What a guess that was put as a question names: a thing, or, of what somebody `suspected`, what
// happened; all of the text where neither is left.
std::string matter_of(const Story& story, const std::string& text, bool suspected) {
  constexpr int kMost = 4;  // ends, one behind another
  const auto& phrases = story.phrases();
  std::string bare = text;
  bool denies = false;
  for (int k = 0; k < kMost; ++k) {
    bare = without_end_marks(story, bare);
    const std::string clause = suspected ? without_question(story, bare) : bare;
    denies = denies || (clause == bare && !denied_in_question(story, bare).empty());
    bare = clause != bare ? clause : without_suspicion(story, bare);
  }
  if (suspected && denies && ends_with_any(bare, phrases.cue("negative_past_ends"))) {
    return text;  // without its end it would deny what it asks a yes to
  }
  const bool whole = bare != text && (ends_in_noun(story, bare) || is_clause(story, bare) ||
                                      ends_with_any(bare, phrases.cue("mere_ends")));
  const bool several = bare.find(phrases.text("mark.full_stop")) != std::string::npos;
  return whole && (suspected || !several) && names(story, bare) ? bare : text;
}

// Whether the text names one thing, or something that happened as one: no sentence that would
// state it, and none that asks.
bool is_matter(const Story& story, const std::string& text) {
  constexpr std::size_t kLong = 60;  // characters
  const auto& phrases = story.phrases();
  const bool marked = text.find(phrases.text("mark.full_stop")) != std::string::npos ||
                      holds_any(text::normalised(text), phrases.cue("question_marks"));
  const bool thing =
      ends_in_noun(story, text) || ends_with_any(text, phrases.cue("matter_ends")) ||
      (!is_clause(story, text) && !ends_with_any(text, phrases.cue("no_thing_ends")));
  return !marked && thing && length_of(text) <= kLong;
}

// The sentences of the text; a question mark ends one too.
Texts parts_of(const Story& story, const std::string& text) {
  Texts parts;
  for (const std::string& sentence : split_sentences(story, text)) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < sentence.size();) {
      const text::Character one = text::character_at(sentence, at);
      at += one.size;
      if (one.code == U'?' || one.code == U'\uff1f' || at == sentence.size()) {
        parts.push_back(sentence.substr(begin, at - begin));
        begin = at;
      }
    }
  }
  return parts;
}

// How surely a part of the text tells what somebody suspects: 「先方が落ちている可能性」 more than
// 「日勤の人はまだいる？」.
int guessed(const Story& story, const std::string& part) {
  const auto& phrases = story.phrases();
  const std::string bare = without_end_marks(story, part);
  if (holds_any(bare, phrases.cue("demonstratives")) || only_bears(story, bare)) {
    return 0;
  }
  const bool may = bare.find(phrases.fill("word.may", {{"what", ""}})) != std::string::npos;
  // 「先週替えただろう」 recalls why somebody thinks so.
  const bool recalls = ends_with_any(bare, phrases.cue("recall_ends"));
  const bool asks =
      bare != part || ends_asking(story, bare) || matter_of(story, bare, true) != bare;
  return may ? 2 : asks && !recalls && !asks_for_name(story, bare) ? 1 : 0;
}

// 「先方が落ちている」, as a thing that it might have been: without it the line would state it.
std::string as_matter(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const bool open = ends_with_any(text, phrases.cue("no_matter_ends")) ||
                    asks_for_name(story, text) ||
                    text.find(phrases.text("mark.full_stop")) != std::string::npos;
  return is_clause(story, text) && !open ? phrases.fill("cause.matter", {{"what", text}}) : text;
}

std::string joined(const Texts& parts, const std::string& mark) {
  std::string all;
  for (const std::string& part : parts) {
    all += (all.empty() ? "" : mark) + part;
  }
  return all;
}

// 「カメラが汚れている可能性。先週も台風だった」: of what somebody suspects, without why they
// think so. Where it points (「昨夜更新した。それが関係している可能性」) what it points at stays.
std::string suspected_matter(const Story& story, const std::string& text) {
  Texts parts = parts_of(story, text);
  int most = 0;
  for (const std::string& part : parts) {
    most = std::max(most, guessed(story, part));
  }
  std::erase_if(parts, [&](const std::string& part) {
    return most > 0 ? guessed(story, part) < most : only_bears(story, part);
  });
  const std::string& mark = story.phrases().text("mark.full_stop");
  if (most == 0 || parts.size() == 1) {
    const std::string rest = without_end_marks(story, joined(parts, mark));
    return as_matter(story, matter_of(story, rest.empty() ? text : rest, true));
  }
  for (std::string& part : parts) {
    // 「鳴っていない？」 may suspect either.
    if (!ends_with_any(text::normalised(part), story.phrases().cue("denying_questions"))) {
      part = without_end_marks(story, as_matter(story, matter_of(story, part, true)));
    }
  }
  const bool all =
      std::ranges::all_of(parts, [&](const std::string& part) { return is_matter(story, part); });
  return joined(parts, all ? story.phrases().text("mark.comma") : mark);
}

// 「端末の故障ではないかね、金曜の夕方だ」, 「部門の上限。先週絞ったから」: what is put behind the
// thing is why.
std::string asked_first(const Story& story, const std::string& text) {
  constexpr std::size_t kClear = 2;  // characters
  const std::string sentence =
      without_end_marks(story, text.substr(0, text.find(story.phrases().text("mark.full_stop"))));
  std::string lead = matter_of(story, sentence, true);
  if (ends_in_noun(story, lead) && is_matter(story, lead) && names(story, lead)) {
    return lead;
  }
  const std::string& comma = story.phrases().text("mark.comma");
  for (std::size_t at = text.find(comma); at != std::string::npos;
       at = text.find(comma, at + comma.size())) {
    const std::string before = text.substr(0, at);
    const std::string bare = matter_of(story, before, true);
    std::string thing = as_matter(story, bare);
    if (length_of(bare) + kClear < length_of(before) && is_matter(story, thing)) {
      return thing;
    }
  }
  return text;
}

// 「まさか」, 「素人質問ですが、」: what only leads up to a guess.
std::string without_guess_lead(const Story& story, const std::string& text) {
  const std::size_t lead = rules::prefix_size(text, story.phrases().cue("guess_leads"));
  const std::string rest = text.substr(lead);
  return lead > 0 && names(story, rest) ? rest : text;
}

// Brackets that stand in a quotation are of the other kind.
std::string quoted(const Story& story, std::string text) {
  const rules::Words& outer = story.phrases().cue("quotation");
  const rules::Words& inner = story.phrases().cue("inner_quotation");
  for (std::size_t side = 0; side < 2; ++side) {
    for (std::size_t at = text.find(outer[side]); at != std::string::npos;
         at = text.find(outer[side], at + inner[side].size())) {
      text.replace(at, outer[side].size(), inner[side]);
    }
  }
  return text;
}

// What is told as no thing stands in the words of whoever said it, so that it states nothing;
// nothing is left of what only denies, 「関係ないと思われる」.
std::string in_words(const Story& story, const std::string& text, bool suspected) {
  if (is_matter(story, text)) {
    return text;
  }
  const bool empty = !suspected && only_bears(story, text);
  return empty ? ""
               : story.phrases().fill(suspected ? "cause.view" : "cause.judgement",
                                      {{"what", quoted(story, without_end_marks(story, text))}});
}

// 「証明書が今月切れると聞いたので、それ」: where the guess was cut, the word that points at what
// was said goes, and what it points at is the thing.
std::string without_pointer(const Story& story, const std::string& text) {
  const std::string pointer = longest_end(text, story.phrases().cue("dangling_pointers"));
  const std::string rest = text.substr(0, text.size() - pointer.size());
  const std::string joint = longest_end(rest, story.phrases().cue("dangling_joints"));
  return pointer.empty() || joint.empty() || joint.size() == rest.size()
             ? text
             : as_matter(story, matter_of(story, rest.substr(0, rest.size() - joint.size()), true));
}

}  // namespace

std::string thing_ruled_out(const Story& story, const std::string& text) {
  return thing_denied(story, told_as_guess(story, text));
}

std::string ruled_out_text(const Story& story, const std::string& text, bool suspected) {
  const std::string guess = without_guess_lead(story, told_as_guess(story, text));
  const std::string denied = thing_denied(story, guess);
  const std::string told = denied.empty() ? guess : denied;
  const std::string made = without_pointer(
      story, suspected ? suspected_matter(story, told) : matter_of(story, told, false));
  // 「監視、鳴ってない？」 may suspect either.
  const bool either = suspected && ends_with_any(made, story.phrases().cue("denied_matters")) &&
                      holds_any(text::normalised(text), story.phrases().cue("denying_questions"));
  const bool first = suspected && !either && !is_matter(story, made);
  const std::string whole = either ? guess : made;
  return in_words(story, first ? asked_first(story, whole) : whole, suspected);
}

}  // namespace tenmatsu::composition
