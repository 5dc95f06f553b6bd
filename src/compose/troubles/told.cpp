#include "compose/troubles/told.hpp"

#include <algorithm>
#include <optional>

#include "compose/speech/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using rules::Head;
using text::Character;
using text::Script;

bool is_figure(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_kanji(const Character& character) {
  return character.size != 0 && text::script_of(character.code) == Script::kanji;
}

bool is_noun_character(const Character& character) {
  const Script script = text::script_of(character.code);
  return character.size != 0 && (script == Script::kanji || script == Script::katakana);
}

class Finder {
 public:
  Finder(const Story& story, Line line)
      : story_(story),
        line_(line),
        text_(story.normal(line)),
        characters_(text::CharacterSet::of(text_)) {}

  std::vector<Trouble> troubles() && {
    for (const Head& head : story_.phrases().heads()) {
      each_of(head.words, [&](std::size_t at, std::size_t end) { add_head(head, at, end); });
    }
    drop_covered();
    for (const Stretch& stretch : story_.terms(line_, "symptom")) {
      add_clause(stretch.begin, stretch.end);
    }
    for (const char* clauses : {"trouble_clauses", "not_ones_own"}) {
      each_of(cue(clauses), [&](std::size_t at, std::size_t end) { add_clause(at, end); });
    }
    each_of(cue("negative_endings"),
            [&](std::size_t at, std::size_t end) { add_negative(at, end); });
    each_of(cue("short_negatives"), [&](std::size_t at, std::size_t end) {
      if (is_kanji(text::character_before(text_, at)) && finishes(end)) {
        add_negative(at, end);
      }
    });
    return std::move(found_);
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(id);
  }

  // Where the words stand, one word after the other.
  template <typename Act>
  void each_of(const rules::Words& words, const Act& act) const {
    words.each_in(characters_, [&](const std::string& word) { each(word, act); });
  }

  template <typename Act>
  void each(std::string_view word, const Act& act) const {
    for (std::size_t at = text_.find(word); at != std::string_view::npos;
         at = text_.find(word, at + word.size())) {
      if (!inside_word(at, at + word.size())) {
        act(at, at + word.size());
      }
    }
  }

  // 「0件」 in 「20件」, 「oom」 in 「room」.
  // 「上が」 in 「売上が」.
  [[nodiscard]] bool inside_word(std::size_t begin, std::size_t end) const {
    const Character before = text::character_before(text_, begin);
    if (starts_with_any(text_.substr(begin - before.size), cue("nouns_like_verbs"))) {
      return true;
    }
    const Character after = text::character_at(text_, end);
    return continues(before, text::character_at(text_, begin)) ||
           continues(text::character_before(text_, end), after);
  }

  static bool continues(const Character& left, const Character& right) {
    if (left.size == 0 || right.size == 0) {
      return false;
    }
    const Script script = text::script_of(right.code);
    const bool point = left.code == U'.' || left.code == U',';
    return (script == Script::latin && text::script_of(left.code) == Script::latin) ||
           (script == Script::latin && text::script_of(left.code) == Script::digit) ||
           (script == Script::digit && (point || text::script_of(left.code) == Script::digit));
  }

  // 「急上昇ランキング」, 「使用停止カード」: a name, not the news that something rises or stands.
  [[nodiscard]] bool inside_name(std::size_t end) const {
    return is_noun_character(text::character_before(text_, end)) &&
           is_noun_character(text::character_at(text_, end)) &&
           !starts_with_any(text_.substr(end), cue("behind_trouble_nouns"));
  }

  // 「合わない」 of 「締めに間に合わない」
  [[nodiscard]] bool inside_phrase(std::size_t begin, std::size_t end) const {
    const auto& phrases = cue("no_trouble_phrases");
    return std::ranges::any_of(phrases, [&](const std::string& phrase) {
      const std::size_t from = begin - std::min(begin, phrase.size());
      const std::size_t at = text_.substr(from, end - from).find(phrase);
      return at != std::string_view::npos && from + at < begin && from + at + phrase.size() > begin;
    });
  }

  // 「500個」, 「500ポイント」 is no status code, but 「500エラー」 is one.
  [[nodiscard]] bool counts(std::size_t begin, std::size_t end) const {
    const Character next = text::character_at(text_, end);
    return text::script_of(text::character_at(text_, begin).code) == Script::digit &&
           text::script_of(text::character_before(text_, end).code) == Script::digit &&
           (is_kanji(next) || (is_noun_character(next) &&
                               !holds_any(text_.substr(end, kStatusWord), cue("status_words"))));
  }

  static constexpr std::size_t kStatusWord = 12;  // bytes behind a code

  // 「idle timeoutのデフォルト」, 「タイムアウトを60秒に」: how long it may take, and not that it
  // took longer.
  [[nodiscard]] bool names_setting(const Head& head, std::size_t end) const {
    return head.form == Head::Form::noun &&
           (starts_with_any(text_.substr(end), cue("behind_settings")) || is_set(end));
  }

  // 「を60」
  [[nodiscard]] bool is_set(std::size_t end) const {
    const std::string& object = story_.phrases().text("particle.object");
    const Character next = text::character_at(text_, end + object.size());
    return text_.substr(end).starts_with(object) && next.size != 0 &&
           text::script_of(next.code) == Script::digit;
  }

  // 「エラーは出ていません」
  [[nodiscard]] bool denied(std::size_t end) const {
    return starts_with_any(text_.substr(end), cue("trouble_denied"));
  }

  // 「3割落ちた」 is a fall, not a crash: of two that overlap, the one that begins first stays.
  void drop_covered() {
    const auto covers = [](const Trouble& a, const Trouble& b) {
      return a.begin < b.end && b.begin < a.end &&
             (a.begin < b.begin || (a.begin == b.begin && a.end > b.end));
    };
    const std::vector<Trouble> all = found_;
    std::erase_if(found_, [&](const Trouble& one) {
      return std::ranges::any_of(all, [&](const Trouble& other) { return covers(other, one); });
    });
  }

  // 「二重」 in 二重発売: a part of a noun stands for the whole of it.
  [[nodiscard]] Stretch whole_noun(std::size_t begin, std::size_t end) const {
    while (is_noun_character(text::character_before(text_, begin))) {
      begin -= text::character_before(text_, begin).size;
    }
    while (is_noun_character(text::character_at(text_, end))) {
      end += text::character_at(text_, end).size;
    }
    return {begin, end};
  }

  // 「買えません」: the kanji of the verb stand before the ending that was found. The first of
  // 「2,000個積まない」 counts what stands before the verb.
  [[nodiscard]] std::size_t stem_begin(std::size_t end) const {
    std::size_t begin = end;
    while (is_kanji(text::character_before(text_, begin))) {
      begin -= text::character_before(text_, begin).size;
    }
    const bool counted =
        begin < end &&
        text::script_of(text::character_before(text_, begin).code) == Script::digit && begin > 0;
    return counted ? begin + text::character_at(text_, begin).size : begin;
  }

  // The same where a noun makes the verb: 「ポップアップしなくて」.
  [[nodiscard]] std::size_t verb_begin(std::size_t begin) const {
    const std::size_t kanji = stem_begin(begin);
    if (kanji < begin) {
      return kanji;
    }
    while (text::script_of(text::character_before(text_, begin).code) == Script::katakana &&
           begin > 0) {
      begin -= text::character_before(text_, begin).size;
    }
    return begin;
  }

  void add_head(const Head& head, std::size_t begin, std::size_t end) {
    Trouble trouble{begin, end, head.noun, head.id, head.form, head.weak, false};
    if (starts_with_any(text_.substr(end), cue("no_noun_behind")) &&
        (head.form == Head::Form::bare || head.weak)) {
      return;  // 「二重に入る」, 「在庫ゼロの商品」
    }
    if (head.weak && head.form == Head::Form::noun &&
        ends_with_any(std::string(text_.substr(begin, end - begin)), cue("before_nouns")) &&
        is_noun_character(text::character_at(text_, end))) {
      return;  // 「違う物が届く」, 「変なメール」
    }
    if (counts(begin, end) || inside_phrase(begin, end) || names_setting(head, end)) {
      return;
    }
    if (head.form == Head::Form::bare) {
      const Stretch noun = whole_noun(begin, end);
      trouble.begin = noun.begin;
      trouble.end = noun.end;
      // 「請求が二重です」 is told as a noun of its own.
      const bool alone = noun.begin == begin && noun.end == end && !head.noun.empty();
      trouble.said = alone ? head.noun : story_.written(line_, noun.begin, noun.end);
    } else if (head.form == Head::Form::stem) {
      trouble.begin = stem_begin(begin);
      if (trouble.begin == begin) {
        return;
      }
      trouble.said = story_.written(line_, trouble.begin, begin) + head.noun;
    }
    const bool negative = ends_with_any(head.noun, cue("negative_endings"));
    if ((!negative && starts_with_any(text_.substr(trouble.end), cue("verb_denied"))) ||
        (negative && no_negative(end))) {
      return;
    }
    if (head.form == Head::Form::noun && inside_name(end)) {
      return;
    }
    if (negative || !denied(trouble.end)) {  // 「ゼロではない」
      found_.push_back(std::move(trouble));
    }
  }

  // 「通ってしまう」: the verb before the word that was found.
  [[nodiscard]] std::size_t with_verb(std::size_t begin) const {
    constexpr int kLongest = 3;  // kana of a verb behind its kanji
    if (!starts_with_any(text_.substr(begin), cue("auxiliaries"))) {
      return begin;
    }
    std::size_t verb = begin;
    for (int count = 0; count < kLongest && verb > 0; ++count) {
      const Character before = text::character_before(text_, verb);
      if (text::script_of(before.code) != Script::hiragana) {
        break;
      }
      verb -= before.size;
    }
    const std::size_t kanji = stem_begin(verb);
    return kanji < verb ? kanji : begin;
  }

  // 「10倍」, of which 「倍」 was found.
  [[nodiscard]] std::size_t with_figure(std::size_t begin) const {
    while (begin > 0 && is_figure(text_.substr(begin - 1, 1))) {
      --begin;
    }
    return begin;
  }

  void add_clause(std::size_t found, std::size_t end) {
    const std::size_t begin = with_figure(with_verb(found));
    const std::string_view said = text_.substr(begin, clause_end(story_, line_, end) - begin);
    const bool good =
        starts_with_any(said, cue("no_trouble_verbs")) && holds_any(said, cue("negative_endings"));
    const bool wonders = asks() && ends_with_any(std::string(said), cue("wondering"));
    const bool manner = ends_with_any(std::string(text_.substr(0, begin)), cue("manners"));
    if (good || inside_phrase(found, end) || nominal(said, begin + said.size()) || wonders ||
        manner || denied(end) || starts_with_any(text_.substr(end), cue("verb_denied"))) {
      return;
    }
    const bool weak = starts_with_any(said, cue("weak_clauses"));
    found_.push_back({begin, clause_end(story_, line_, end), {}, {}, Head::Form::bare, weak, true});
  }

  // 「古いのが混じる」: one that is old, of which more is said; but 「開かないのが3台」.
  [[nodiscard]] bool nominal(std::string_view said, std::size_t end) const {
    const auto& phrases = story_.phrases();
    return said.ends_with(phrases.text("title.adjective")) &&
           !said.ends_with(phrases.text("title.negative")) &&
           starts_with_any(text_.substr(end), cue("nominalised"));
  }

  [[nodiscard]] bool asks() const {
    return story_.asks(line_) || text_.find('?') != std::string_view::npos;
  }

  // 「開かん」, but not 「聞かんといて」.
  [[nodiscard]] bool finishes(std::size_t end) const {
    const Character next = text::character_at(text_, end);
    return next.size == 0 || text::script_of(next.code) >= Script::blank ||
           starts_with_any(text_.substr(end), cue("clause_ends")) ||
           starts_with_any(text_.substr(end), cue("clause_ends_of_verbs"));
  }

  // 「考えなければならない」, 「触らないでください」, 「見せながら」, 「個人向けなので」
  [[nodiscard]] bool no_negative(std::size_t end) const {
    const std::size_t last = text::character_before(text_, end).size;
    return starts_with_any(text_.substr(end), cue("behind_no_negatives")) ||
           starts_with_any(text_.substr(end - last), cue("copulas_in_front"));
  }

  // 「渡っていない」, 「上がらない」: what does not happen is what was expected to.
  void add_negative(std::size_t begin, std::size_t end) {
    constexpr int kLongestStem = 5;
    std::size_t stem = begin;
    for (int count = 0; count < kLongestStem; ++count) {
      const Character before = text::character_before(text_, stem);
      if (before.size == 0 || text::script_of(before.code) != Script::hiragana) {
        break;
      }
      stem -= before.size;
    }
    stem = verb_begin(stem);
    if (!asks() && !no_negative(end) && stem < begin &&
        !starts_with_any(text_.substr(stem), cue("no_trouble_verbs")) &&
        !holds_any(text_.substr(stem, end - stem), cue("no_trouble_negatives"))) {
      add_clause(stem, end);
    }
  }

  const Story& story_;
  Line line_;
  std::string_view text_;
  text::CharacterSet characters_;  // of text_
  std::vector<Trouble> found_;
};

}  // namespace

std::optional<Slip> last_slip(const Story& story, std::string_view text) {
  const auto& phrases = story.phrases();
  std::optional<Slip> last;
  for (const std::string& word : phrases.cue("slips")) {
    const std::size_t at = text.rfind(word);
    const std::size_t first = text::character_at(word, 0).size;
    if (at == std::string_view::npos || (last && last->end > at) ||
        starts_with_any(text.substr(at + first), phrases.cue("no_slips"))) {
      continue;
    }
    const auto& apart = phrases.cue("slips_apart");
    last = Slip{at, std::ranges::any_of(apart, [&](const std::string& one) {
                  return std::string_view(word).find(one) != std::string_view::npos;
                })};
  }
  return last;
}

namespace {

// 「いつもなら1時前に抜けるんですが」: so it is where nothing is wrong.
bool is_usual(const Story& story, std::string_view text, const Trouble& trouble) {
  const std::string_view before = text.substr(0, trouble.begin);
  const auto& words = story.phrases().cue("usual_case");
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::size_t at = before.rfind(word);
    return at != std::string_view::npos &&
           !holds_any(before.substr(at + word.size()), story.phrases().cue("clause_commas"));
  });
}

}  // namespace

std::vector<Trouble> find_troubles(const Story& story, Line line) {
  std::vector<Trouble> found = Finder(story, line).troubles();
  const std::string_view text = story.normal(line);
  std::erase_if(found, [&](const Trouble& one) { return is_usual(story, text, one); });
  if (const auto slip = last_slip(story, text)) {
    std::erase_if(found, [&](const Trouble& one) { return one.begin < slip->end; });
  }
  return found;
}

namespace {

// 「定価のまま通って、」: the verb goes on, while 「壊れたって」 tells what somebody said.
bool links_verb(const Story& story, std::string_view text, std::size_t at) {
  const std::string& quoting = story.phrases().text("title.quoting");
  return text.substr(at).starts_with(quoting) &&
         !ends_with_any(std::string(text.substr(0, at)), story.phrases().cue("before_quoting")) &&
         starts_with_any(text.substr(at + quoting.size()), story.phrases().cue("behind_links"));
}

// 「更新してから」: since when it is so stands before what is so.
bool dates_from(const Story& story, std::string_view text, std::size_t at) {
  const auto& marks = story.phrases().cue("since_ends");
  return std::ranges::any_of(marks, [&](const std::string& mark) {
    const std::size_t before = text::character_at(mark, 0).size;
    return at >= before && text.substr(at - before).starts_with(mark);
  });
}

// 「開かない」 before 「端末がいくつかある」: of how many it is so.
bool counts_what_fails(const Story& story, std::string_view rest) {
  constexpr std::size_t kLongest = 8;  // characters
  std::size_t end = 0;
  while (end < rest.size() && text::is_noun_letter(text::character_at(rest, end).code)) {
    end += text::character_at(rest, end).size;
  }
  if (end == 0 || length_of(rest.substr(0, end)) > kLongest) {
    return false;
  }
  const std::string_view behind = rest.substr(end);
  const auto& particles = story.phrases().cue("subject_particles");
  return std::ranges::any_of(particles, [&](const std::string& particle) {
    return behind.starts_with(particle) &&
           starts_with_any(behind.substr(particle.size()), story.phrases().cue("there_are"));
  });
}

// 「携帯ぶんだけ戻る」, but 「飛ぶんだけど」.
bool is_portion(const Story& story, std::string_view rest) {
  const auto& phrases = story.phrases();
  return starts_with_any(rest, phrases.cue("portions")) &&
         !starts_with_any(rest, phrases.cue("no_portions"));
}

// 「壊れたという」; 「故障だと言う」, but not 「飛んだと言う」; 「見えないんだ」, but not
// 「飛んだ」.
bool clause_ends_at(const Story& story, std::string_view text, std::size_t at) {
  const auto& phrases = story.phrases();
  const std::string_view rest = text.substr(at);
  if (starts_with_any(rest, phrases.cue("no_clause_ends")) || is_portion(story, rest)) {
    return false;
  }
  // 「真っ白になってて客が困る」
  const std::string& linking = phrases.cue("te_ends")[0];
  if (rest.starts_with(linking) &&
      ends_with_any(std::string(text.substr(0, at)), phrases.cue("te_ends")) &&
      is_noun_character(text::character_at(rest, linking.size()))) {
    return true;
  }
  if (starts_with_any(rest, phrases.cue("clause_ends"))) {
    return !links_verb(story, text, at) && !dates_from(story, text, at);
  }
  // 「進まへんて」
  if (starts_with_any(rest, phrases.cue("western_quoting")) &&
      ends_with_any(text.substr(0, at), phrases.cue("western_quoted"))) {
    return true;
  }
  const Character before = text::character_before(text, at);
  if (starts_with_any(rest, phrases.cue("clause_ends_of_nouns"))) {
    return before.size != 0 && text::is_noun_letter(before.code);
  }
  return (starts_with_any(rest, phrases.cue("clause_ends_of_verbs")) ||
          counts_what_fails(story, rest)) &&
         phrases.cue("verb_ends").any_is(text.substr(at - before.size, before.size));
}

// What a display is quoted with is a part of the clause: 全部「しばらくしてから」になる.
std::size_t behind_quotation(const Story& story, std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 16;  // characters
  const auto& quotes = story.phrases().cue("quotation");
  if (!text.substr(at).starts_with(quotes[0])) {
    return at;
  }
  const std::size_t closing = text.find(quotes[1], at);
  const bool brief =
      closing != std::string_view::npos && length_of(text.substr(at, closing - at)) <= kLongest;
  return brief ? closing + quotes[1].size() : at;
}

// 「確認中」のまま20分: for how long is no part of what is wrong.
bool span_begins(const Story& story, std::string_view text, std::size_t at) {
  return text::script_of(text::character_at(text, at).code) == Script::digit &&
         text.substr(0, at).ends_with(story.phrases().text("title.state"));
}

}  // namespace

std::size_t clause_end(const Story& story, Line line, std::size_t at) {
  const std::string_view text = story.normal(line);
  while (at < text.size()) {
    const Character character = text::character_at(text, at);
    const bool ends =
        text::script_of(character.code) >= Script::blank || clause_ends_at(story, text, at);
    const std::size_t behind = behind_quotation(story, text, at);
    if (behind == at && (ends || span_begins(story, text, at))) {
      return at;
    }
    at = behind == at ? at + character.size : behind;
  }
  return at;
}

bool ends_in_trouble(const Story& story, std::string_view normalised) {
  const auto& heads = story.phrases().heads();
  return std::ranges::any_of(heads, [&](const Head& head) {
    return !head.noun.empty() && head.form == Head::Form::noun &&
           normalised.ends_with(text::normalised(head.noun));
  });
}

bool is_trouble(const Story& story, std::string_view normalised) {
  const auto& heads = story.phrases().heads();
  return std::ranges::any_of(heads, [&](const Head& head) {
    return head.words.any_is(normalised) || text::normalised(head.noun) == normalised;
  });
}

bool tells_of_trouble(const Story& story, std::string_view normalised) {
  const auto& phrases = story.phrases();
  const std::string& negative = phrases.text("title.negative");
  if (normalised.ends_with(negative) || holds_any(normalised, phrases.cue("trouble_clauses")) ||
      holds_any(normalised, phrases.cue("not_ones_own"))) {
    return true;
  }
  return std::ranges::any_of(phrases.heads(), [&](const Head& head) {
    return !head.noun.ends_with(negative) && head.words.any_in(normalised);
  });
}

namespace {

// 「latencyhigh」 holds 「latency」, but 「toomany」 no 「oom」 and 「10円」 no 「0円」.
bool holds_word(std::string_view text, const std::string& word) {
  constexpr std::size_t kShort = 3;
  const auto is = [](const Character& one, Script script) {
    return one.size != 0 && text::script_of(one.code) == script;
  };
  const Character first = text::character_at(word, 0);
  const bool latin = word.size() <= kShort && is(first, Script::latin);
  const bool figure = is(first, Script::digit);
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const Character before = text::character_before(text, at);
    const bool goes_on =
        (latin && is(before, Script::latin)) ||
        (figure && (is(before, Script::digit) || before.code == U',' || before.code == U'.'));
    if (!goes_on) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool holds_whole(std::string_view text, const rules::Words& words) {
  return std::ranges::any_of(words,
                             [&](const std::string& word) { return holds_word(text, word); });
}

std::string trouble_noun(const Story& story, std::string_view normalised) {
  std::string weak;
  for (const Head& head : story.phrases().heads()) {
    if (head.form != Head::Form::noun || head.noun.empty()) {
      continue;
    }
    const bool heard = std::ranges::any_of(head.words, [&](const std::string& word) {
      return !is_figure(word) && holds_word(normalised, word);
    });
    if (heard && !head.weak) {
      return head.noun;
    }
    weak = heard && weak.empty() ? head.noun : weak;
  }
  return weak;
}

}  // namespace tenmatsu::composition
