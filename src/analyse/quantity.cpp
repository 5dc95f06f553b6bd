#include "analyse/quantity.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "analyse/bounds.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Figures;
using rules::Link;
using text::Script;
using text::skip_blanks;
using text::skip_blanks_back;

Script script_at(std::string_view text, std::size_t at) {
  const auto character = text::character_at(text, at);
  return character.size == 0 ? Script::mark : text::script_of(character.code);
}

// Reads the figures of one text.
class Scanner {
 public:
  Scanner(const text::Normalised& normalised, std::string_view original,
          const std::vector<Piece>& masked, const Figures& words)
      : normalised_(normalised),
        text_(normalised.text),
        original_(original),
        masked_(masked),
        words_(words) {}

  std::vector<Figure> scan() {
    std::size_t at = 0;
    auto mask = masked_.begin();
    while (at < text_.size()) {
      while (mask != masked_.end() && mask->end <= at) {
        ++mask;
      }
      if (mask != masked_.end() && mask->begin <= at) {
        at = mask->end;
        continue;
      }
      at = step(at);
    }
    for (std::size_t i = 1; i < found_.size(); ++i) {
      join(found_[i - 1], found_[i]);
    }
    for (Figure& figure : found_) {
      finish(figure);
    }
    spread_rates();
    spread_sum();
    drop_recast();
    drop_denominators();
    return std::move(found_);
  }

 private:
  static constexpr double kHundred = 100;

  // Takes a number that begins at `at`, or moves on by one character.
  std::size_t step(std::size_t at) {
    auto number = number_at(text_, at, words_);
    if (const std::size_t idiom = words_.idiom_at(text_, at);
        idiom > 0 && !(number && reaches_beyond(*number, at + idiom))) {
      return at + idiom;
    }
    if (!number) {
      number = zero_at(at);
    }
    if (!number) {
      return at + text::character_at(text_, at).size;
    }
    Figure figure;
    figure.number = *number;
    figure.value = number->value;
    figure.end = number->end;
    const bool vague = is_vague(*number);
    take_unit(figure);
    figure.dropped = figure.known == nullptr && is_word(*number);
    if (!vague) {
      found_.push_back(figure);
    }
    return std::max(figure.end, number->end);
  }

  // One numeral in kanji is a figure with a unit, or as one end of a range: 二、三パーセント.
  // Several before a kanji that is no unit are a name, as in 八十島; 千超え is one with a bound.
  [[nodiscard]] bool is_word(const Number& number) const {
    if (!number.kanji || number.zero) {
      return false;
    }
    const bool bounded = words_.bound_after(text_, number.end).size > 0;
    return number.compound ? !bounded && script_at(text_, number.end) == Script::kanji
                           : !(number.value >= kHundred && bounded);
  }

  // 一時間, though 一時 is an idiom: the unit goes on behind it.
  [[nodiscard]] bool reaches_beyond(const Number& number, std::size_t end) const {
    return number.kanji && number.end < end &&
           number.end + words_.unit_at(text_, number.end, written_from(number.end)).size > end;
  }

  // 数十件, 何百台, but not 接続数500.
  [[nodiscard]] bool is_vague(const Number& number) const {
    if (!words_.vague_before(text_, number.begin)) {
      return false;
    }
    const auto word = text::character_before(text_, number.begin);
    const Script before =
        text::script_of(text::character_before(text_, number.begin - word.size).code);
    return number.kanji || !(before == Script::kanji || before == Script::katakana);
  }

  [[nodiscard]] std::optional<Number> zero_at(std::size_t at) const {
    const std::size_t size = words_.zero_at(text_, at);
    if (size == 0) {
      return std::nullopt;
    }
    Number number;
    number.begin = at;
    number.end = at + size;
    number.kanji = true;
    number.zero = true;
    return number;
  }

  void take_unit(Figure& figure) {
    take_thousands(figure);
    if (take_sign(figure)) {
      take_rate(figure);
      return;
    }
    if (take_stopwatch(figure)) {
      return;
    }
    if (take_known_unit(figure)) {
      take_minor(figure);
    } else {
      take_noun(figure);
    }
    take_rate(figure);
  }

  // 1.4k events: a small k; a large one is a unit. 3.4M リクエスト: a large M before what is
  // counted.
  void take_thousands(Figure& figure) const {
    const std::string_view written = written_from(figure.number.end);
    const bool thousands =
        written.starts_with('k') && (written.size() == 1 || written[1] == ' ' ||
                                     static_cast<unsigned char>(written[1]) >= 0x80);
    const bool millions = written.starts_with("M ") && counts_something(figure.number.end + 2);
    if (thousands || millions) {
      figure.value = figure.number.value *= thousands ? 1e3 : 1e6;
      figure.number.scaled = true;
      figure.end = ++figure.number.end;
    }
  }

  // リクエスト, rows: a counter of the table that is a word, or a plural.
  [[nodiscard]] bool counts_something(std::size_t at) const {
    constexpr std::size_t kShortest = 4;  // bytes: no letter, no kanji
    const auto hit = words_.unit_at(text_, at, written_from(at));
    if (hit.size >= kShortest && hit.unit->kind == rules::UnitKind::counter) {
      return true;
    }
    Figure counted;
    take_english_plural(counted, at);
    return counted.has_unit;
  }

  // $1,870, but not the $1 of a script: a single figure is an argument as often.
  bool take_sign(Figure& figure) const {
    constexpr double kArgument = 10;
    const auto hit = words_.sign_before(text_, figure.number.begin);
    if (hit.unit == nullptr || (figure.number.value < kArgument && !figure.number.decimal)) {
      return false;
    }
    figure.known = hit.unit;
    figure.unit = hit.unit->unit;
    figure.has_unit = true;
    figure.number.begin -= hit.size;
    return true;
  }

  // 4m31s, as tools print how long they ran, is 271 seconds.
  bool take_stopwatch(Figure& figure) const {
    constexpr double kSeconds = 60;
    const std::size_t at = figure.number.end;
    const auto seconds =
        at < text_.size() && text_[at] == 'm' ? number_at(text_, at + 1, words_) : std::nullopt;
    if (!seconds || figure.number.kanji || figure.number.decimal || seconds->begin != at + 1 ||
        seconds->kanji || seconds->value >= kSeconds) {
      return false;
    }
    const auto hit = words_.unit_at(text_, seconds->end, written_from(seconds->end));
    if (hit.size != 1 || hit.unit->kind != rules::UnitKind::time ||
        !ends_as_a_word(seconds->end, hit.size)) {
      return false;
    }
    figure.known = hit.unit;
    figure.unit = hit.unit->unit;
    figure.value = figure.number.value * kSeconds + seconds->value;
    figure.has_unit = true;
    figure.end = seconds->end + hit.size;
    return true;
  }

  bool take_known_unit(Figure& figure) {
    std::size_t at = figure.number.end;
    const std::size_t behind_blank = skip_blanks(text_, at);
    auto hit = words_.unit_at(text_, at, written_from(at));
    if (hit.size == 0 && behind_blank > at) {
      hit = words_.unit_at(text_, behind_blank, written_from(behind_blank));
      at = behind_blank;
      // 97 % of, but not the letter of another word: 3 m.
      const bool letter = hit.size == 1 && text::is_small_letter(text_[at]);
      if (letter || (hit.unit != nullptr && !hit.unit->spaced)) {
        return false;
      }
    }
    if (hit.size == 0 || !ends_as_a_word(at, hit.size) ||
        (figure.number.kanji && !hit.unit->kanji) || begins_a_bound(at, hit)) {
      return false;
    }
    figure.known = hit.unit;
    if (const rules::Unit* other = words_.instead_of(*hit.unit);
        other != nullptr && other->kind != rules::UnitKind::rate &&
        means_other(*hit.unit, figure.number, at + hit.size)) {
      figure.known = other;
    }
    figure.unit = figure.known->unit;
    figure.value = figure.number.value * figure.known->factor;
    figure.has_unit = true;
    // In (29m) the bracket only says that m is a minute.
    figure.end = at + hit.size - (text_[at + hit.size - 1] == ')' ? 1 : 0);
    return true;
  }

  // 「0.1割ると」: what follows is no tenth but the verb that makes the number a bound.
  [[nodiscard]] bool begins_a_bound(std::size_t at, Figures::UnitHit hit) const {
    constexpr std::size_t kVerb = 6;  // bytes: of 割って the end may be a particle
    return hit.unit->factor != 1 && words_.bound_after(text_, at).size > std::max(hit.size, kVerb);
  }

  // Whether what stands beside the number, whose unit ends here, says that the other one is meant:
  // 風は最大で3m, 20mほど行って.
  [[nodiscard]] bool means_other(const rules::Unit& unit, const Number& number,
                                 std::size_t end) const {
    const std::size_t begin = begin_of_range(number.begin);
    const Around around = bound_around(text_, begin, end, words_);
    const std::string_view behind = text_.substr(end);
    const std::string_view behind_bound = text_.substr(around.end);
    const auto begins = [&](const std::string& word) {
      return behind.starts_with(word) || behind_bound.starts_with(word);
    };
    return std::ranges::any_of(unit.instead_before, begins) ||
           ends_a_word_of(unit.instead_behind, text_.substr(0, begin)) ||
           ends_a_word_of(unit.instead_behind, text_.substr(0, end_of_topic(around.begin)));
  }

  // 410 of 「410〜430m」
  [[nodiscard]] std::size_t begin_of_range(std::size_t begin) const {
    const bool ranged = !found_.empty() && !found_.back().has_unit &&
                        link_between(text_, found_.back().end, begin, words_) == Link::range;
    return ranged ? found_.back().number.begin : begin;
  }

  // Where a noun ends that a number is told of, without the particle, the blank or the edge of a
  // cell between them: 水深は, 高さ |, 幅:.
  [[nodiscard]] std::size_t end_of_topic(std::size_t end) const {
    for (std::size_t before = text_.size(); end != before && end > 0;) {
      before = end;
      end = skip_blanks_back(text_, end);
      end -= words_.word_before(rules::SubjectWord::topic, text_, end);
      const char mark = end > 0 ? text_[end - 1] : ' ';
      end -= mark == '|' || mark == ':' || mark == '(' || mark == '=' ? 1 : 0;
    }
    return end;
  }

  // A word of one kanji is whole where no other stands before it: the wind is no part of a typhoon.
  static bool ends_a_word_of(const std::vector<std::string>& words, std::string_view text) {
    return std::ranges::any_of(words, [&](const std::string& word) {
      if (!text.ends_with(word)) {
        return false;
      }
      const auto first = text::character_at(word, 0);
      const auto before = text::character_before(text, text.size() - word.size());
      return first.size < word.size() || text::script_of(first.code) != Script::kanji ||
             text::script_of(before.code) != Script::kanji;
    });
  }

  // The text as written from this place of the normalised text on.
  [[nodiscard]] std::string_view written_from(std::size_t at) const {
    return original_.substr(std::min(normalised_.original(at), original_.size()));
  }

  // A unit in Latin letters or katakana ends where its script ends: 5メガ, but not 5メガネ.
  [[nodiscard]] bool ends_as_a_word(std::size_t at, std::size_t size) const {
    const auto last = text::character_before(text_, at + size);
    const auto next = text::character_at(text_, at + size);
    if (next.size == 0) {
      return true;
    }
    const Script script = text::script_of(last.code);
    if (script == Script::latin) {
      return !text::is_small_letter(static_cast<char>(next.code < 0x80 ? next.code : 0)) &&
             !(next.code >= '0' && next.code <= '9');
    }
    return script != Script::katakana || text::script_of(next.code) != Script::katakana;
  }

  // 1時間16分 is 76分, 2時間半 is 2.5時間, 3割5分 is 35 %.
  void take_minor(Figure& figure) {
    const rules::Unit& unit = *figure.known;
    if (unit.minor_parts == 0 && unit.kind != rules::UnitKind::time) {
      return;
    }
    if (const auto half = words_.half_at(text_, figure.end)) {
      figure.value += 0.5 * unit.factor;
      figure.end += half;
      return;
    }
    // 1h 14m: letters may have a blank between them.
    const bool letters = text::is_small_letter(text_[figure.end - 1]);
    const std::size_t at = letters ? skip_blanks(text_, figure.end) : figure.end;
    const auto minor = number_at(text_, at, words_);
    if (!minor || unit.minor_parts == 0 || minor->begin != at ||
        minor->value >= unit.minor_parts * 1.0) {
      return;
    }
    const auto hit = words_.unit_at(text_, minor->end, written_from(minor->end));
    const bool same_letters = letters && hit.unit != nullptr && hit.unit->unit == unit.minor &&
                              text::is_small_letter(text_[minor->end]) &&
                              ends_as_a_word(minor->end, hit.size);
    if (hit.size == 0 ||
        (!same_letters && text_.substr(minor->end, unit.minor.size()) != unit.minor)) {
      return;
    }
    if (unit.kind == rules::UnitKind::time) {
      figure.value = figure.value * unit.minor_parts + minor->value;
      figure.known = hit.unit;
      figure.unit = hit.unit->unit;
    } else {
      figure.value += minor->value * unit.factor / unit.minor_parts;
    }
    figure.end = minor->end + hit.size;
  }

  // A noun that the table does not hold: 38窓口, 12コンテナ, 24 workers.
  void take_noun(Figure& figure) {
    if (figure.number.kanji || words_.zero_at(text_, figure.number.end) > 0) {
      return;
    }
    const Script script = script_at(text_, figure.number.end);
    if (script == Script::kanji || script == Script::katakana) {
      take_run(figure, figure.number.end, script, script == Script::kanji ? 4 : 9);
    } else if (text_.substr(figure.number.end).starts_with(' ')) {
      take_english_plural(figure, figure.number.end + 1);
    }
  }

  void take_run(Figure& figure, std::size_t begin, Script script, int longest) {
    std::size_t end = begin;
    int length = 0;
    for (auto c = text::character_at(text_, end); c.size > 0 && text::script_of(c.code) == script &&
                                                  words_.bound_after(text_, end).size == 0;
         c = text::character_at(text_, end)) {
      end += c.size;
      ++length;
    }
    const std::string_view noun = text_.substr(begin, end - begin);
    // One kanji is a counter only where a particle follows it, not the end of a verb: 5返して.
    const bool verb = length == 1 && script_at(text_, end) == Script::hiragana &&
                      words_.word_at(rules::SubjectWord::particle, text_, end) == 0 &&
                      words_.bound_after(text_, end).size == 0;
    if (length > 0 && length <= longest && !verb &&
        !words_.is_word(rules::SubjectWord::weak, noun)) {
      set_noun(figure, begin, end);
    }
  }

  // 5 child jobs: one or two words in small letters, the last a plural.
  void take_english_plural(Figure& figure, std::size_t begin) const {
    std::size_t word = begin;
    for (int words = 0; words < 2; ++words) {
      std::size_t end = word;
      while (end < text_.size() && text::is_small_letter(text_[end])) {
        ++end;
      }
      const bool small = written_from(word).substr(0, end - word) == text_.substr(word, end - word);
      if (end - word < 3 || !small) {
        return;
      }
      // Not class, analysis, status.
      const char before = text_[end - 2];
      if (text_[end - 1] == 's' && before != 's' && before != 'i' && before != 'u') {
        set_noun(figure, word, end);
        return;
      }
      if (end >= text_.size() || text_[end] != ' ') {
        return;
      }
      word = end + 1;
    }
  }

  void set_noun(Figure& figure, std::size_t begin, std::size_t end) const {
    figure.unit = std::string(text_.substr(begin, end - begin));
    figure.has_unit = true;
    figure.generic = true;
    figure.end = end;
  }

  // 件/分, MB/s: Latin units keep their Latin rate; 20.5L/h is 20.5 L/時間.
  void take_rate(Figure& figure) {
    const auto hit = words_.per_after(text_, figure.end);
    if (hit.size == 0 || (text::is_small_letter(text_[figure.end + hit.size - 1]) &&
                          figure.end + hit.size < text_.size() &&
                          text::is_small_letter(text_[figure.end + hit.size]))) {
      return;
    }
    const std::string_view said = text_.substr(figure.end, hit.size);
    if (figure.has_unit && said.starts_with(" /")) {
      return;  // 212 events / 1m: how many there were of late
    }
    const bool physical =
        figure.known != nullptr && figure.known->kind == rules::UnitKind::physical;
    const bool latin = text::is_small_letter(said.back()) && !figure.unit.empty() && !physical &&
                       static_cast<unsigned char>(figure.unit.back()) < 0x80;
    figure.per = hit.per->per;
    figure.unit += latin ? std::string(said) : "/" + hit.per->per;
    figure.has_unit = true;
    figure.end += hit.size;
  }

  // Makes a range or a change of two figures that stand close enough to each other.
  void join(Figure& left, Figure& right) {
    const Link link = link_between(text_, left.end, right.number.begin, words_);
    if (link == Link::none || (link == Link::list && !are_neighbours(left, right))) {
      return;
    }
    if (left.has_unit && right.has_unit && link == Link::list) {
      return;
    }
    if (link == Link::share) {
      share(left, right);
      return;
    }
    // 3-1 is the first sensor of the third room: no range goes down.
    if (link == Link::range && !left.has_unit && !right.has_unit &&
        text_.substr(left.end, right.number.begin - left.end) == "-" &&
        right.number.value <= left.number.value) {
      left.dropped = right.dropped = true;
      return;
    }
    if (left.has_unit && link == Link::from && left.unit != right.unit && right.has_unit &&
        (left.known == nullptr || right.known == nullptr ||
         left.known->kind != right.known->kind)) {
      return;
    }
    spread(left, right);
    if (link == Link::change) {
      left.changes = right.changes = true;
      left.role = MetricRole::before;
      right.role = MetricRole::after;
    } else {
      left.ranged = right.ranged = true;
      left.dropped = left.dropped && !right.has_unit;
    }
  }

  static bool are_neighbours(Figure& left, Figure& right) {
    if (left.has_unit || left.number.scaled || right.number.decimal) {
      return false;
    }
    const double from = left.number.value;
    double to = right.number.value;
    if (right.number.scaled && right.number.scale > 1 && from >= 10 && from < 100 &&
        to / right.number.scale < 10) {
      to += (from - static_cast<int>(from) % 10) * right.number.scale;  // 27、8万
      right.value = right.number.value = to;
    }
    if (from >= 10 && to < 10 && !right.number.scaled) {
      to += from - static_cast<int>(from) % 10;  // 15、6件 is 15 to 16
    }
    const double mantissa = right.number.scaled ? to / right.number.scale : to;
    if (from < 10 && from >= 1 && to == (from + 1) * 10 && !right.number.scaled) {
      left.value = left.number.value *= 10;  // 3、40分 is 30 to 40
      return true;
    }
    if (from < 1 || mantissa <= from || mantissa > from + 3) {
      return false;
    }
    if (!right.number.scaled && to != right.number.value) {
      right.value = to * (right.known != nullptr ? right.known->factor : 1);
    }
    return true;
  }

  // 40項目中39: the part and the whole are in one unit, which either of them may name. No share is
  // what has more parts, as 1/0/19, or stands in a column.
  void share(Figure& left, Figure& right) const {
    const std::size_t begin = left.number.begin;
    const char before = begin > 0 ? text_[begin - 1] : ' ';
    const bool column = begin > 1 && before == ' ' && text_[begin - 2] == ' ';
    const std::size_t end = right.end;
    const bool more =
        end + 1 < text_.size() && text_[end] == '/' && text::is_ascii_digit(text_[end + 1]);
    if (left.number.dotted || text::is_small_letter(before) || before == '/' || before == '.' ||
        column || more) {
      return;
    }
    left.shares = right.shares = true;
    // 「87箱中68配達済み」: what is done with the part is no counter.
    if (right.generic && left.known != nullptr && left.known->kind == rules::UnitKind::counter) {
      right.generic = right.has_unit = false;
      right.end = right.number.end;
      take_unit_of(right, left);
    }
    if (left.has_unit != right.has_unit) {
      const Figure& named = left.has_unit ? left : right;
      Figure& bare = left.has_unit ? right : left;
      if (named.known == nullptr || named.known->kind == rules::UnitKind::counter) {
        take_unit_of(bare, named);
      }
    }
  }

  static void take_unit_of(Figure& bare, const Figure& named) {
    bare.known = named.known;
    bare.unit = named.unit;
    bare.per = named.per;
    bare.has_unit = true;
    bare.generic = named.generic;
    bare.value = bare.number.value * (named.known != nullptr ? named.known->factor : 1);
  }

  // Unit and scale spread to the left: 3〜4万件.
  static void spread(Figure& left, const Figure& right) {
    if (!left.has_unit && right.has_unit) {
      take_unit_of(left, right);
    }
    const double scale = right.number.scale;
    if (right.number.scaled && !left.number.scaled && scale > 1 &&
        left.number.value < right.number.value / scale) {
      left.value *= scale;
    }
  }

  // 1日50〜60回: the rate is that of both ends.
  void spread_rates() {
    for (std::size_t i = 1; i < found_.size(); ++i) {
      const Figure& left = found_[i - 1];
      Figure& right = found_[i];
      if (((left.ranged && right.ranged) || (left.changes && right.changes)) && right.per.empty() &&
          !left.per.empty() && left.unit == right.unit + "/" + left.per) {
        right.per = left.per;
        right.unit = left.unit;
      }
    }
  }

  // 「本店1,842、北店2,310の計4,152枚」: the parts are in the unit of their sum.
  void spread_sum() {
    constexpr std::size_t kApart = 36;  // bytes
    constexpr double kSum = 10;         // smaller numbers add up by chance
    for (std::size_t i = 1; i < found_.size(); ++i) {
      const Figure& total = found_[i];
      if (total.known == nullptr || total.known->kind != rules::UnitKind::counter) {
        continue;
      }
      double sum = 0;
      std::size_t first = i;
      while (first > 0 && !found_[first - 1].has_unit && !found_[first - 1].dropped &&
             found_[first].number.begin - found_[first - 1].end < kApart) {
        sum += found_[--first].value;
      }
      for (std::size_t part = first; part < i && first + 1 < i && sum == total.value && sum >= kSum;
           ++part) {
        take_unit_of(found_[part], total);
      }
    }
  }

  // What stands before the number and behind the unit: 毎分約4万件ほど.
  void finish(Figure& figure) {
    std::size_t begin = figure.number.begin;
    const Around around = bound_around(text_, begin, figure.end, words_);
    figure.bound = figure.ranged ? Bound::exact : around.bound;
    begin = around.begin;
    if (take_rate_before(figure, begin)) {
      const Around outer = bound_around(text_, begin, figure.end, words_);
      begin = outer.begin;
      if (figure.bound == Bound::exact && !figure.ranged) {
        figure.bound = outer.bound;
      }
    }
    figure.whole = {begin, around.end};
    const std::size_t denial = words_.word_at(rules::SubjectWord::denial, text_, around.end);
    figure.denied = denial > 0;
    figure.whole.end += denial;
  }

  // 毎分 …, 1時間に …: the words end where the figure begins.
  bool take_rate_before(Figure& figure, std::size_t& begin) {
    if (!figure.per.empty()) {
      return false;
    }
    const std::size_t end = skip_blanks_back(text_, begin);
    const auto hit = words_.per_before(text_, end);
    if (hit.size == 0 || hit.size > end || hit.per->per.empty()) {
      return false;
    }
    const std::size_t start = end - hit.size;
    if ((start > 0 && text::is_ascii_digit(text_[start - 1])) || ends_a_longer_word(start, end)) {
      return false;
    }
    // ここ1時間で7社: since when
    const auto since = words_.per_before(text_, skip_blanks_back(text_, start));
    if (since.size > 0 && since.per->per.empty()) {
      return false;
    }
    if (figure.known != nullptr && figure.known->kind == rules::UnitKind::time) {
      return false;
    }
    // 年間24万円 is a sum of money, as the year says how long it is for.
    if (hit.per->span && figure.known != nullptr && figure.known->kind == rules::UnitKind::money) {
      return false;
    }
    figure.per = hit.per->per;
    figure.unit += "/" + hit.per->per;
    figure.has_unit = true;
    begin = start;
    return true;
  }

  // 日 of 発売日 is no rate.
  [[nodiscard]] bool ends_a_longer_word(std::size_t begin, std::size_t end) const {
    return text::character_at(text_, begin).size == end - begin &&
           script_at(text_, begin) == Script::kanji &&
           text::script_of(text::character_before(text_, begin).code) == Script::kanji;
  }

  // 「35件、いや47件」: the speaker takes the first back at once, or says first why:
  // 「6億、いえ失礼、 桁を見間違えました。6,140万円です」.
  void drop_recast() {
    constexpr std::size_t kAtOnce = 36;
    constexpr std::size_t kExcused = 120;
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      const std::size_t end = found_[i].whole.end;
      const std::size_t next = found_[i + 1].number.begin;
      const std::size_t recast = words_.word_at(rules::SubjectWord::recast, text_, end);
      const bool near =
          next <= end + kAtOnce || (next <= end + kExcused && says_mistake(end + recast, next));
      if (recast > 0 && near && is_of_one_kind(found_[i], found_[i + 1])) {
        found_[i].denied = true;
        found_[i].whole.end += recast;
      } else if (is_begun_anew(found_[i], found_[i + 1])) {
        found_[i].dropped = found_[i].aside = found_[i].begun = true;
      }
    }
  }

  // 「2万6千…2万6,310件」, 「64,000…えー、63,872件」: the speaker breaks off and says it to the
  // last.
  [[nodiscard]] bool is_begun_anew(const Figure& first, const Figure& second) const {
    constexpr double kRound = 100;
    constexpr std::size_t kDots = 3;  // bytes
    const std::string_view between =
        text_.substr(first.end, second.number.begin - std::min(first.end, second.number.begin));
    if (first.has_unit || !second.has_unit ||
        !(between.starts_with("…") || between.starts_with("...")) ||
        !is_filler(between.substr(kDots))) {
      return false;
    }
    const double step = step_of(first.value);
    return step >= kRound && std::abs(first.value - second.value) < step;
  }

  // Dots, blanks, commas and えー.
  [[nodiscard]] bool is_filler(std::string_view text) const {
    while (!text.empty()) {
      const auto c = text::character_at(text, 0);
      const std::size_t filler = words_.word_at(rules::SubjectWord::opening, text, 0);
      const bool mark = text::script_of(c.code) >= Script::blank;
      if (!mark && filler == 0) {
        return false;
      }
      text.remove_prefix(mark ? c.size : filler);
    }
    return true;
  }

  // 「3件、いえ、10分で終わりました」 takes nothing back.
  static bool is_of_one_kind(const Figure& a, const Figure& b) {
    return a.unit == b.unit || a.unit.empty() || b.unit.empty() || (is_time(a) && is_time(b));
  }

  [[nodiscard]] bool says_mistake(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; at += text::character_at(text_, at).size) {
      if (words_.word_at(rules::SubjectWord::mistake, text_, at) > 0) {
        return true;
      }
    }
    return false;
  }

  // The 1 of 1時間に300件 and of 1件あたり5秒 is no figure of its own.
  void drop_denominators() {
    for (std::size_t i = 0; i + 1 < found_.size(); ++i) {
      Figure& figure = found_[i];
      const Figure& next = found_[i + 1];
      const bool inside = next.whole.begin <= figure.number.begin;
      const std::size_t behind = skip_blanks(text_, figure.end);
      const std::size_t each_word = words_.word_at(rules::SubjectWord::each, text_, behind);
      const bool each = figure.value == 1 && figure.has_unit && !figure.ranged &&
                        skip_blanks(text_, behind + each_word) >= next.whole.begin;
      // 「1台に12分かかる」
      const std::size_t to = words_.word_at(rules::SubjectWord::oblique, text_, figure.end);
      const bool takes = figure.value == 1 && figure.known != nullptr && to > 0 &&
                         figure.known->kind == rules::UnitKind::counter && is_time(next) &&
                         figure.end + to == next.whole.begin;
      if (inside || each || takes) {
        figure.dropped = figure.aside = true;
      }
      if (each && next.per.empty()) {
        charge_by(found_[i + 1], figure, each_word > 0);
        // 「1通14円〜68円」
        if (next.ranged && i + 2 < found_.size() && found_[i + 2].ranged &&
            found_[i + 2].known == next.known) {
          charge_by(found_[i + 2], figure, each_word > 0);
        }
      }
      if (!inside && is_span_of_amount(figure, next)) {
        figure.dropped = figure.aside = true;
        found_[i + 1].per = figure.unit;
        found_[i + 1].unit += "/" + figure.unit;
      }
    }
  }

  // 「1分の売上が9万円」, 「1日の上限は500件」: how much of it there is in that span.
  [[nodiscard]] bool is_span_of_amount(const Figure& span, const Figure& amount) const {
    constexpr std::size_t kNoun = 24;  // bytes
    if (span.value != 1 || !is_time(span) || span.ranged || amount.ranged || !amount.per.empty() ||
        is_time(amount) || amount.whole.begin <= span.end ||
        (amount.known != nullptr && amount.known->kind == rules::UnitKind::percent)) {
      return false;
    }
    const std::size_t topic =
        words_.word_before(rules::SubjectWord::topic, text_, amount.whole.begin);
    const std::size_t end = amount.whole.begin - topic;
    const std::size_t begin = span.end + words_.word_at(rules::SubjectWord::joint, text_, span.end);
    const std::size_t noun = words_.word_before(rules::SubjectWord::amount, text_, end);
    if (begin == span.end || topic == 0 || noun == 0 || begin + noun > end || end - begin > kNoun) {
      return false;
    }
    // In 「1分の停止で売上が9万円減りました」 the minute is one that was.
    return !text::holds_script(text_.substr(begin, end - noun - begin), text::Script::hiragana);
  }

  static bool is_time(const Figure& figure) {
    return figure.known != nullptr && figure.known->kind == rules::UnitKind::time;
  }

  // 1件400円 is a price, 400円/件, 1kWhあたり30円 too, and 1台25分 what each takes; 1回700ms is how
  // long it lasts. 1台につき4.6GB says that each has so much; in 1本8GB the one may be all.
  static void charge_by(Figure& price, const Figure& thing, bool each) {
    if (price.known == nullptr || thing.known == nullptr) {
      return;
    }
    const bool paid = price.known->kind == rules::UnitKind::money;
    const bool counted = thing.known->kind == rules::UnitKind::counter && !thing.known->noun;
    const bool measured = thing.known->kind == rules::UnitKind::physical;
    const bool takes = price.known->kind == rules::UnitKind::time && !thing.known_as("count");
    const bool holds = price.known->kind == rules::UnitKind::data && each;
    if ((paid && (counted || measured)) || (takes && counted) || (holds && counted)) {
      price.per = thing.unit;
      price.unit += "/" + thing.unit;
    }
  }

  const text::Normalised& normalised_;
  std::string_view text_;
  std::string_view original_;
  const std::vector<Piece>& masked_;
  const Figures& words_;
  std::vector<Figure> found_;
};

}  // namespace

std::vector<Figure> figures_of(const text::Normalised& text, std::string_view original,
                               const std::vector<Piece>& masked, const rules::Figures& words) {
  return Scanner(text, original, masked, words).scan();
}

}  // namespace tenmatsu::analysis
