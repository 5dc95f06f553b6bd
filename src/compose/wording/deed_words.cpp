#include "compose/wording/deed_words.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Where the longest beginning that both share ends.
std::size_t common_size(std::string_view a, std::string_view b) {
  std::size_t size = 0;
  while (true) {
    const text::Character next = text::character_at(a, size);
    const text::Character other = text::character_at(b, size);
    if (next.size == 0 || next.code != other.code) {
      return size;
    }
    size += next.size;
  }
}

// 「外す」 and 「外した」, 「止める」 and 「止めた」; 「止める」 and 「止まった」 are two verbs.
bool same_verb(const Story& story, std::string_view plan, std::string_view report) {
  const std::size_t first = text::character_at(plan, 0).size;
  const std::size_t other = text::character_at(report, 0).size;
  if (first == 0 || other == 0) {
    // 「止めたほうがよい」, 「止めた」
    return first == other || starts_with_any(plan, story.phrases().cue("plan_tails"));
  }
  const rules::Words& to_do = story.phrases().cue("verb_rows");
  const rules::Words& done = story.phrases().cue("did_rows");
  for (std::size_t i = 0; i < to_do.size() && i < done.size(); ++i) {
    if (to_do[i].find(plan.substr(0, first)) != std::string::npos &&
        done[i].find(report.substr(0, other)) != std::string::npos) {
      return true;
    }
  }
  return false;
}

// 「作り直したファイル」 tells which file is meant.
bool tells_which(const Story& story, std::string_view behind) {
  std::size_t end = 0;
  text::Character next = text::character_at(behind, end);
  while (next.size > 0 && text::script_of(next.code) == text::Script::hiragana) {
    end += next.size;
    next = text::character_at(behind, end);
  }
  return text::is_noun_letter(next.code) &&
         ends_with_any(behind.substr(0, end), story.phrases().cue("past_ends"));
}

// 「再起動」 of 「再起動します」, done by 「再起動完了」.
bool same_noun(const Story& story, std::string_view stem, std::string_view plan,
               std::string_view report) {
  const text::Character last = text::character_before(stem, stem.size());
  if (!text::is_noun_letter(last.code) || last.size == stem.size()) {
    return false;
  }
  const auto ends = [](std::string_view rest) {
    return rest.empty() || !text::is_letter(text::character_at(rest, 0).code);
  };
  return (ends(plan) || starts_with_any(plan, story.phrases().cue("will_do"))) &&
         (ends(report) || starts_with_any(report, story.phrases().cue("has_done")));
}

// What stands behind the verb only asks for it: 「してよいか」, 「したほうが早い」; 「切らない」
// and 「切るな」 speak against it.
bool only_asks_for_it(const Story& story, std::string_view rest) {
  const auto& tails = story.phrases().cue("plan_tails");
  const auto& against = story.phrases().cue("against_deeds");
  const auto& not_against = story.phrases().cue("no_against_deeds");
  while (!rest.empty()) {
    if (const std::size_t tail = rules::prefix_size(rest, tails)) {
      rest.remove_prefix(tail);
      continue;
    }
    const text::Character next = text::character_at(rest, 0);
    const std::size_t no = rules::prefix_size(rest, against);
    if (text::is_noun_letter(next.code) ||
        (no > 0 && !starts_with_any(rest.substr(no), not_against)) ||
        starts_with_any(rest, story.phrases().cue("objects_of"))) {
      return false;
    }
    rest.remove_prefix(next.size);
  }
  return true;
}

// What stands before the verb names a thing and leaves nothing open.
bool names_it(const Story& story, std::string_view thing) {
  constexpr std::size_t kLong = 50;  // characters
  const rules::Phrases& phrases = story.phrases();
  const std::size_t end = text::skip_blanks_back(thing, thing.size());
  const text::Character last = text::character_before(thing, end);
  const bool whole = text::is_letter(last.code) || thing.ends_with(phrases.text("mark.comma"));
  return !thing.empty() && whole && length_of(thing) <= kLong &&
         !holds_any(thing, phrases.cue("wh_words")) &&
         !find_unless(thing, phrases.cue("if_clauses"), phrases.cue("no_if_clauses")) &&
         !ends_with_any(thing, phrases.cue("no_object_ends"));
}

// 「警報を」 and 「解除完了」 are 「警報の解除完了」.
std::string joined(const Story& story, std::string_view thing, std::string_view report,
                   std::size_t stem) {
  const rules::Phrases& phrases = story.phrases();
  std::string told(thing);
  for (const std::string& when : phrases.cue("at_once")) {
    const std::size_t at = told.find(when);
    // Not of 「これからの受付を」.
    if (at != std::string::npos &&
        !told.substr(at + when.size()).starts_with(phrases.text("particle.of"))) {
      told.erase(at, when.size());
    }
  }
  const std::size_t object = rules::suffix_size(told, phrases.cue("objects_of"));
  if (object > 0 && starts_with_any(report.substr(stem), phrases.cue("ends_of_nouns"))) {
    told.resize(told.size() - object);
    told += phrases.text("particle.of");
  }
  return told + std::string(report);
}

std::optional<std::string> in_sentence(const Story& story, std::string_view sentence,
                                       std::string_view report) {
  const text::Character first = text::character_at(report, 0);
  const std::string_view head = report.substr(0, first.size);
  for (std::size_t at = sentence.rfind(head); at != std::string_view::npos;
       at = at == 0 ? std::string_view::npos : sentence.rfind(head, at - 1)) {
    const std::string_view verb = sentence.substr(at);
    const std::size_t stem = common_size(verb, report);
    const std::string_view rest = verb.substr(stem);
    const bool inside =
        text::script_of(first.code) == text::script_of(text::character_before(sentence, at).code);
    const bool same = same_noun(story, report.substr(0, stem), rest, report.substr(stem)) ||
                      (!rest.empty() && same_verb(story, rest, report.substr(stem)));
    // 「2分で入れられる」 was not done in two minutes.
    const bool estimate =
        starts_with_any(rest, story.phrases().cue("can_do")) &&
        ends_with_any(sentence.substr(0, at), story.phrases().cue("takes_so_long")) &&
        sentence.substr(0, at).find_first_of("0123456789") != std::string_view::npos;
    if (at == 0) {
      // 「許可を入れる」 and 「許可を入れた」
      const bool whole = holds_any(report.substr(0, stem), story.phrases().cue("objects_of"));
      return same && whole ? std::optional(std::string(report)) : std::nullopt;
    }
    if (!inside && same && !estimate && !tells_which(story, report.substr(stem)) &&
        only_asks_for_it(story, rest) && names_it(story, sentence.substr(0, at))) {
      return joined(story, sentence.substr(0, at), report, stem);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> told_with_its_thing(const Story& story, const std::string& plan,
                                               const std::string& report) {
  std::string_view told = report;
  while (const std::size_t head = rules::prefix_size(told, story.phrases().cue("bare_heads"))) {
    told.remove_prefix(head);
  }
  if (told.empty() || !text::is_noun_letter(text::character_at(told, 0).code)) {
    return std::nullopt;
  }
  const std::vector<std::string> sentences = split_sentences(story, plan);
  for (auto last = sentences.rbegin(); last != sentences.rend(); ++last) {
    if (auto one = in_sentence(story, *last, told)) {
      return one;
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
