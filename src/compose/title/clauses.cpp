#include "compose/title/clauses.hpp"

#include <algorithm>

#include "compose/speech/style.hpp"
#include "compose/speech/verb_class.hpp"
#include "compose/speech/words.hpp"
#include "compose/title/sentence.hpp"
#include "compose/troubles/nouns.hpp"
#include "compose/troubles/told.hpp"
#include "text/characters.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

void erase_all(std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
    text.erase(at, word.size());
  }
}

bool is_hiragana(const text::Character& character) {
  return character.size != 0 && text::script_of(character.code) == text::Script::hiragana;
}

// A word may be a part of another one: 「あの」 in 「であの」, 「朝から」 in 「早朝から」, but
// 「えー」 never is.
bool inside_other(std::string_view text, std::size_t at, std::string_view word) {
  const text::Character before = text::character_before(text, at);
  const text::Character first = text::character_at(word, 0);
  if (before.size == 0) {
    return false;
  }
  return is_hiragana(first) ? length_of(word) < 3 && is_hiragana(before)
                            : text::script_of(first.code) == text::Script::kanji &&
                                  text::script_of(before.code) == text::Script::kanji;
}

// Of `longer` words nothing is left out: 「なんと」 in 「なんとか」; 「さっき」 of 「さっきの回」
// would leave its particle.
void erase_words(std::string& text, const rules::Words& words, const rules::Words& longer,
                 const std::string& possessive) {
  words.each_in(text::CharacterSet::of(text), [&](const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
      if (inside_other(text, at, word) ||
          std::string_view(text).substr(at + word.size()).starts_with(possessive) ||
          starts_with_any(std::string_view(text).substr(at), longer)) {
        at += word.size();
      } else {
        text.erase(at, word.size());
      }
    }
  });
}

// 「CADがね、立ち上がらない」: who breathes behind a particle has not begun another clause.
void erase_breath(std::string& text, const rules::Phrases& phrases) {
  for (const std::string& particle : phrases.cue("topic_particles")) {
    for (const std::string& breath : phrases.cue("breaths")) {
      if (text.starts_with(particle + breath)) {
        text.erase(particle.size(), breath.size());
        return;
      }
    }
  }
}

// Speech that was written down has blanks where Japanese has none.
void erase_blanks(std::string& text) {
  for (std::size_t at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) {
    const bool inside = at > 0 && at + 1 < text.size() &&
                        static_cast<unsigned char>(text[at - 1]) >= 0x80U &&
                        static_cast<unsigned char>(text[at + 1]) >= 0x80U;
    if (inside) {
      text.erase(at, 1);
    } else {
      ++at;
    }
  }
}

int count_of(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++count;
  }
  return count;
}

// 「14時から」 goes, but not the 「10分前」 of 「10分前のニュース」, nor the 「5時」 of
// 「5時を待つ」.
void erase_time(const Story& story, std::string& text, const std::string& time) {
  const auto& phrases = story.phrases();
  for (const std::string& particle : phrases.cue("time_particles")) {
    erase_all(text, time + particle);
  }
  const std::size_t at = text.find(time);
  if (at != std::string::npos && !starts_with_any(std::string_view(text).substr(at + time.size()),
                                                  phrases.cue("time_holders"))) {
    text.erase(at, time.size());
  }
}

// 「紙から」 is a place, 「出ないから」 another clause.
bool holds_clauses(const Story& story, const std::string& text) {
  const auto& marks = story.phrases().cue("clause_marks");
  const auto& places = story.phrases().cue("place_particles");
  return std::ranges::any_of(marks, [&](const std::string& mark) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
      const bool behind_noun =
          at == 0 || text::is_noun_letter(text::character_before(text, at).code);
      if (!behind_noun || !is_one_of(mark, places)) {
        return true;
      }
    }
    return false;
  });
}

bool replace_end(std::string& text, std::string_view end, std::string_view with) {
  if (!text.ends_with(end)) {
    return false;
  }
  text.replace(text.size() - end.size(), end.size(), with);
  return true;
}

void replace_any(std::string& text, const rules::Words& words, const std::string& with) {
  for (const std::string& word : words) {
    const std::size_t at = text.find(word);
    if (at != std::string::npos) {
      text.replace(at, word.size(), with);
    }
  }
}

// 「真っ白だ」, but not 「混んだ」.
void drop_copula(const Story& story, std::string& clause) {
  for (const std::string& copula : story.phrases().cue("copulas")) {
    if (clause.ends_with(copula) &&
        text::is_noun_letter(text::character_before(clause, clause.size() - copula.size()).code)) {
      clause.resize(clause.size() - copula.size());
      return;
    }
  }
}

// 「先月の倍だが使い方は同じ」: what follows is another matter.
void drop_second_clause(const Story& story, std::string& clause) {
  constexpr std::size_t kLeast = 18;  // bytes of the first
  for (const std::string& mark : story.phrases().cue("second_clauses")) {
    const std::size_t at = clause.find(mark, kLeast);
    if (at != std::string::npos) {
      clause.resize(at + text::character_at(mark, 0).size);
    }
  }
}

// 「早か」 as 「早い」
void write_adjective(const Story& story, std::string& clause) {
  if (ends_with_any(clause, story.phrases().cue("spoken_adjectives"))) {
    clause.resize(clause.size() - text::character_before(clause, clause.size()).size);
    clause += story.phrases().text("title.adjective");
  }
}

// 「鳴って」 as 「鳴る」: where the sentence goes on, the verb has no end of its own;
// 「障害扱いで」 ends in a noun.
void end_verb(const Story& story, std::string& clause) {
  if (!ends_with_any(clause, story.phrases().cue("te_ends")) ||
      ends_with_any(clause, story.phrases().cue("no_linking_endings"))) {
    return;
  }
  const auto verb =
      style::find_verb(text::to_utf32(clause), rules::VerbForm::te, story.rules().style);
  if (verb) {
    clause = text::to_utf8(style::form_of(*verb, 'u'));
  }
}

// 「つながらん」 as 「つながらない」, 「止まんない」 as 「止まらない」, 「打てん」 as 「打てない」
void write_negative(const Story& story, std::string& clause) {
  const auto& phrases = story.phrases();
  const auto ends_so = [&](const std::string& ending) { return clause.ends_with(ending); };
  // One kanji before it: 「出せん」, but 「応答せん」 is no verb of its own.
  const auto can = [&](const std::string& ending) {
    const std::size_t front = clause.size() - std::min(clause.size(), ending.size());
    const text::Character last = text::character_before(clause, front);
    return ends_so(ending) && text::script_of(last.code) == text::Script::kanji &&
           text::script_of(text::character_before(clause, front - last.size).code) !=
               text::Script::kanji;
  };
  const auto& quick = phrases.cue("spoken_no");
  const auto no = std::ranges::find_if(quick, ends_so);
  if (no != quick.end()) {
    clause.resize(clause.size() - no->size());
    clause += phrases.text("title.quick_negative");
    return;
  }
  const auto& potentials = phrases.cue("spoken_potentials");
  const bool negative = ends_with_any(clause, phrases.cue("spoken_negatives")) ||
                        std::ranges::any_of(potentials, can);
  if (negative || ends_with_any(clause, phrases.cue("spoken_rising"))) {
    clause.resize(clause.size() - text::character_before(clause, clause.size()).size);
    clause += phrases.text(negative ? "title.negative" : "title.excess");
  }
}

}  // namespace

std::string without_spoken_words(const Story& story, std::string text) {
  const auto& phrases = story.phrases();
  erase_words(text, phrases.cue("title_adverbs"), phrases.cue("no_title_adverbs"),
              phrases.text("particle.of"));
  erase_blanks(text);
  const std::string& comma = phrases.text("mark.comma");
  if (text.find(comma) == std::string::npos) {
    return text;
  }
  for (const std::string& particle : phrases.cue("topic_particles")) {
    const std::string both = particle + comma;
    for (std::size_t at = text.find(both); at != std::string::npos; at = text.find(both)) {
      text.replace(at, both.size(), particle);
    }
  }
  return text;
}

namespace {

// 「音が切れるってコメントが荒れる」, but not 「切れるっていう」.
bool quotes_clause(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const std::string& quoting = phrases.text("title.quoting");
  for (std::size_t at = text.find(quoting); at != std::string::npos;
       at = text.find(quoting, at + 1)) {
    const std::string_view behind = std::string_view(text).substr(at + quoting.size());
    if (ends_with_any(text.substr(0, at), phrases.cue("verb_quoted")) && !behind.empty() &&
        !starts_with_any(behind, phrases.cue("quoting_on"))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::string> bridge(const Story& story, Line line, std::size_t begin,
                                  std::size_t end) {
  constexpr std::size_t kLongest = 22;
  constexpr std::size_t kLongestSaid = 12 * kLongest;  // bytes, times and spoken words among them
  if (end > begin + kLongestSaid) {
    return std::nullopt;
  }
  const auto& phrases = story.phrases();
  std::string between = story.written(line, begin, end);
  for (const TimeMention* time : story.times(line)) {
    erase_time(story, between, time->text);
  }
  between = without_spoken_words(story, std::move(between));
  erase_breath(between, phrases);
  const auto& quotes = phrases.cue("quotation");
  const bool torn = count_of(between, quotes[0]) != count_of(between, quotes[1]);
  const std::string& comma = phrases.text("mark.comma");
  const std::string inner = between.starts_with(comma) ? between.substr(comma.size()) : between;
  if (torn || quotes_clause(story, between) || length_of(between) > kLongest ||
      holds_clauses(story, inner)) {
    return std::nullopt;
  }
  return with_subject_particle(story, std::move(between));
}

std::string with_subject_particle(const Story& story, std::string between) {
  const auto& phrases = story.phrases();
  const std::string& subject = phrases.text("particle.subject");
  const std::string& quoting = phrases.text("title.quoting");
  if (between.starts_with(quoting) && between.find(subject) != std::string::npos) {
    // 「訓練って文字が」: what is called so.
    return phrases.text("title.called") + between.substr(quoting.size());
  }
  // 「電子棚札、値段が」: the first is what the second is of.
  const std::string& comma = phrases.text("mark.comma");
  if (between.starts_with(comma) && between.find(subject) != std::string::npos) {
    return phrases.text("particle.of") + between.substr(comma.size());
  }
  for (const std::string& mark : phrases.cue("subject_marks")) {
    if (between.starts_with(mark)) {
      return subject + between.substr(mark.size());
    }
  }
  return between;
}

std::string plain_clause(const Story& story, const std::string& clause) {
  const auto& phrases = story.phrases();
  std::string text = without_spoken_words(story, clause);
  replace_end(text, phrases.text("title.negative_linking"), phrases.text("title.negative"));
  for (const std::string& shows : phrases.cue("quoting_shows")) {
    const std::size_t at = text.find(shows);
    if (at != std::string::npos) {
      text.replace(at, phrases.text("title.quoting").size(), phrases.text("particle.quotes"));
    }
  }
  for (const std::string& ending : phrases.cue("not_ones_own")) {
    replace_end(text, ending, phrases.text("title.not_own"));
  }
  drop_copula(story, text);
  drop_second_clause(story, text);
  end_verb(story, text);
  text = style::plain_form(text, story.rules());
  for (const std::string& ending : phrases.cue("title_endings_left_out")) {
    replace_end(text, ending, "");
  }
  drop_copula(story, text);
  if (ends_with_any(text, phrases.cue("excess"))) {
    text += phrases.text("title.excess");
  }
  write_negative(story, text);
  write_adjective(story, text);
  return text;
}

bool goes_right(const Story& story, const std::string& clause) {
  const auto& phrases = story.phrases();
  const auto& ends = phrases.cue("no_failure_final");
  const auto right = [&](const std::string& end) {
    if (!clause.ends_with(end)) {
      return false;
    }
    const std::string front = clause.substr(0, clause.size() - end.size());
    // 「重複している席の一覧を出した」: what it was done to is not what went wrong.
    return ends_with_any(front, phrases.cue("objects_of"))
               ? !holds_any(front, phrases.cue("unwanted"))
               : !tells_of_trouble(story, text::normalised(front));
  };
  return !holds_whole(clause, phrases.cue("wrong_things")) && std::ranges::any_of(ends, right);
}

namespace {

// 「2」 of 「2回」; neither 「1回」 nor 「50通」, which may be as many as there should be.
bool is_few(std::string_view digits) {
  return digits.size() == 1 && digits[0] >= '2' && digits[0] <= '9';
}

// 「2回」, 「何通」, 「三度」
bool tells_how_often(const Story& story, std::string_view clause) {
  const auto& counters = story.phrases().cue("counters_of_times");
  return std::ranges::any_of(counters, [&](const std::string& counter) {
    for (std::size_t at = clause.find(counter); at != std::string_view::npos;
         at = clause.find(counter, at + counter.size())) {
      const std::string_view before = clause.substr(0, at);
      if (is_few(before.substr(before.find_last_not_of("0123456789") + 1)) ||
          ends_with_any(before, story.phrases().cue("many_times"))) {
        return true;
      }
    }
    return false;
  });
}

// 「請求が2回来た」
bool comes_again(const Story& story, const std::string& clause) {
  return ends_with_any(clause, story.phrases().cue("news_verbs")) && tells_how_often(story, clause);
}

}  // namespace

std::string attributive(const Story& story, const std::string& clause) {
  const auto& phrases = story.phrases();
  std::string text = plain_clause(story, clause);
  const bool ends =
      ends_with_any(text, phrases.cue("clause_final")) &&
      !ends_with_any(text, phrases.cue("not_clause_final")) &&
      (!ends_with_any(text, phrases.cue("talk_final")) ||
       ends_with_any(text, phrases.cue("no_talk_final")) || comes_again(story, text)) &&
      !goes_right(story, text);
  return ends ? text : std::string();
}

std::string with_owner(const Story& story, std::string clause) {
  const auto& phrases = story.phrases();
  replace_any(clause, phrases.cue("other_company"), phrases.text("title.other_company"));
  replace_any(clause, phrases.cue("other_person"), phrases.text("title.other_person"));
  return clause;
}

namespace {

// 「クーポンの適用がエラーになっている」 is said shorter: 「クーポンの適用エラー」. Empty where it
// is not.
std::string as_noun(const Story& story, const std::string& clause) {
  const auto& phrases = story.phrases();
  const std::string& particle = phrases.text("particle.subject");
  for (const std::string& state : phrases.cue("states_of_trouble")) {
    std::string front = clause;
    const std::size_t at = replace_end(front, state, "") ? front.find(particle) : 0;
    if (at == 0 || at == std::string::npos || count_of(front, particle) != 1) {
      continue;
    }
    const std::string said = front.substr(at + particle.size());
    // 「結果が0件になる」 is a clause: 「結果0件」 is how many there are.
    const bool count = text::script_of(text::character_at(said, 0).code) == text::Script::digit;
    if (!count && ends_in_trouble(story, text::normalised(said))) {
      const std::string subject = front.substr(0, at);
      return subject + noun_behind(story, text::normalised(subject), said);
    }
  }
  return {};
}

// 「応答ない」: there is none of it; a verb of which only kanji stand there has one, 「出ない」.
bool lacks_noun(const Story& story, std::string_view clause) {
  const std::string& negative = story.phrases().text("title.negative");
  if (!clause.ends_with(negative) ||
      ends_with_any(clause, story.phrases().cue("no_verb_negatives"))) {
    return false;
  }
  const std::string_view front = clause.substr(0, clause.size() - negative.size());
  const text::Character last = text::character_before(front, front.size());
  const text::Character before = text::character_before(front, front.size() - last.size);
  return text::is_noun_letter(last.code) && before.size != 0 && text::is_noun_letter(before.code);
}

}  // namespace

std::string closed(const Story& story, const std::string& clause) {
  const auto& phrases = story.phrases();
  // 「通信断を検知した」 is 「通信断」.
  if (const std::size_t noticed = rules::suffix_size(clause, phrases.cue("noticed_ends"));
      noticed > 0 && noticed < clause.size()) {
    const std::string thing = clause.substr(0, clause.size() - noticed);
    if (text::is_noun_letter(text::character_before(thing, thing.size()).code) &&
        !ends_with_any(thing, phrases.cue("noticed_news"))) {
      return thing;
    }
  }
  if (std::string noun = as_noun(story, clause); !noun.empty()) {
    return noun;
  }
  if (ends_with_any(clause, phrases.cue("becoming"))) {
    return phrases.fill("title.becoming", {{"clause", clause}});
  }
  // 「保存が全部失敗」, but 「レジの停止」 as it is.
  const bool noun = ends_in_trouble(story, text::normalised(clause));
  if (lacks_noun(story, clause)) {
    std::string said = clause;
    said.insert(clause.size() - phrases.text("title.negative").size(),
                phrases.text("particle.subject"));
    return phrases.fill("title.clause", {{"clause", said}});
  }
  const bool verbal = noun && holds_any(clause, phrases.cue("verbal_particles"));
  if (verbal || ends_with_any(clause, phrases.cue("onomatopoeia"))) {
    return phrases.fill("title.doing", {{"clause", clause}});
  }
  return noun ? clause : phrases.fill("title.clause", {{"clause", clause}});
}

std::string continued(const Story& story, const std::string& clause) {
  const auto& phrases = story.phrases();
  std::string text = clause;
  if (ends_with_any(clause, phrases.cue("no_verb_negatives")) || lacks_noun(story, clause)) {
    return {};
  }
  const bool going =
      replace_end(text, phrases.text("title.does_not"), phrases.text("title.not_doing")) ||
      replace_end(text, phrases.text("title.is_not"), phrases.text("title.not_being")) ||
      replace_end(text, phrases.text("title.negative"), phrases.text("title.not"));
  return going ? text : std::string();
}

}  // namespace tenmatsu::composition
