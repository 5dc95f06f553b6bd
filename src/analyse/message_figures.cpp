#include "analyse/message_figures.hpp"

#include <algorithm>
#include <cmath>

#include "analyse/identifiers.hpp"
#include "analyse/people.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::SubjectWord;
using rules::UnitKind;

// Versions are smaller.
constexpr double kShare = 20;

// All words that begin somewhere in `text`, those inside others too, as `word_at` finds them.
template <typename Entry, typename Find>
std::vector<WordAt<Entry>> words_in(std::string_view text, const Find& word_at) {
  std::vector<WordAt<Entry>> found;
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    if (const WordAt<Entry> word = word_at(at); word.entry != nullptr) {
      found.push_back(word);
    }
  }
  return found;
}

// The first of the words that does not begin before `at`.
template <typename Words>
auto first_from(const Words& words, std::size_t at) {
  return std::lower_bound(words.begin(), words.end(), at,
                          [](const auto& word, std::size_t place) { return word.begin < place; });
}

}  // namespace

void MessageFigures::read(std::size_t message, std::vector<Figure> all) {
  current = message;
  figures = std::move(all);
  code = code_of(text());
  first_known = known.size();
  // They are asked for beside figures only.
  const std::string_view told = figures.empty() ? std::string_view() : text();
  measures = words_in<rules::Measure>(told, [&](std::size_t at) {
    const auto hit = words.measure_at(told, at);
    return WordAt<rules::Measure>{at, hit.size, hit.measure};
  });
  roles = words_in<rules::RoleWord>(told, [&](std::size_t at) {
    return WordAt<rules::RoleWord>{at, 0, words.role_at(told, at)};
  });
  taken = talk.heard[current].pointers;
  std::ranges::sort(taken, [](Piece a, Piece b) { return a.begin < b.begin; });
}

void MessageFigures::remember(Known figure) {
  known_of_value[figure.value].push_back(known.size());
  known.push_back(std::move(figure));
}

void MessageFigures::take(Piece piece) {
  const auto behind =
      std::ranges::upper_bound(taken, piece, [](Piece a, Piece b) { return a.begin < b.begin; });
  taken.insert(behind, piece);
}

std::string_view MessageFigures::text() const {
  return talk.heard[current].text.text;
}

const std::string& MessageFigures::original() const {
  return talk.result.transcript.messages[current].text;
}

Piece MessageFigures::sentence_of(std::size_t place) const {
  for (const Piece& sentence : talk.heard[current].sentences) {
    if (place < sentence.end) {
      return sentence;
    }
  }
  return {0, text().size()};
}

bool MessageFigures::holds(SubjectWord kind, std::size_t from) const {
  for (std::size_t at = from; at < text().size(); at += text::character_at(text(), at).size) {
    if (words.word_at(kind, text(), at) > 0) {
      return true;
    }
  }
  return false;
}

std::size_t MessageFigures::clause_from(Piece sentence) const {
  std::size_t from = sentence.begin;
  for (std::size_t i = index; i-- > 0;) {
    // The 1 of 1日に300件 is a part of this figure, and the span of 直近10分で0件 says when.
    const bool part = figures[i].aside && !figures[i].denied && figures[i].value == 1;
    const bool span = is_time(figures[i]) && !is_time(figures[index]) &&
                      says(SubjectWord::oblique, figures[i].whole.end);
    if (!part && !span && (!figures[i].dropped || (figures[i].aside && !figures[i].denied))) {
      const std::size_t end = end_of_verb(figures[i]);
      return std::max(
          {from, end + words.word_at(SubjectWord::counted, text(), end), end + share_at(end)});
    }
  }
  return from;
}

// 中 of 「431台中オフライン38」
std::size_t MessageFigures::share_at(std::size_t begin) const {
  constexpr std::size_t kLongest = 15;  // bytes: のうちの and a comma
  for (std::size_t size = std::min(kLongest, text().size() - begin); size > 1; --size) {
    if (words.link_of(text().substr(begin, size)) == rules::Link::share) {
      return size;
    }
  }
  return 0;
}

std::size_t MessageFigures::end_of_verb(const Figure& figure) const {
  std::size_t end = figure.whole.end;
  const auto last = text::character_before(text(), end);
  if (end <= figure.end || text::script_of(last.code) != text::Script::kanji ||
      words.word_at(SubjectWord::particle, text(), end) > 0) {
    return end;
  }
  for (auto next = text::character_at(text(), end);
       next.size > 0 && text::script_of(next.code) == text::Script::hiragana;
       next = text::character_at(text(), end)) {
    end += next.size;
  }
  return end;
}

Beside MessageFigures::measure_of(const Figure& figure, Piece sentence) const {
  Beside beside;
  beside.end = clause_from(sentence);
  std::size_t begin = beside.end;
  for (auto hit = first_from(measures, beside.end);
       hit != measures.end() && hit->begin < figure.whole.begin; ++hit) {
    if (hit->begin < beside.end || hit->begin + hit->size > figure.whole.begin) {
      continue;  // a word inside the one before
    }
    // 同時実行の上限20: the level leaves the unit to what it is a level of.
    const bool level = hit->entry->level && beside.measure != nullptr && !beside.measure->level;
    beside.measure = level ? beside.measure : hit->entry;
    begin = hit->begin;
    beside.end = begin + hit->size;
  }
  // 「使用中 252」: a blank may end the sentence that the noun stands in.
  if (beside.measure == nullptr && skip_space(sentence.begin) >= figure.whole.begin) {
    const std::size_t front = text::skip_blanks_back(text(), figure.whole.begin);
    for (const auto& hit : measures) {
      if (front < figure.whole.begin && hit.begin + hit.size == front) {
        beside.measure = hit.entry;
        begin = hit.begin;
        beside.end = front;
        break;
      }
    }
  }
  beside.word = text().substr(begin, beside.end - begin);
  return beside;
}

bool MessageFigures::says(SubjectWord kind, std::size_t at) const {
  return words.word_at(kind, text(), at) > 0;
}

bool MessageFigures::opens(const Figure& figure, Piece sentence) const {
  std::size_t begin = skip_space(sentence.begin);
  // 「えー、350」
  for (std::size_t size = words.word_at(SubjectWord::opening, text(), begin);
       size > 0 && begin < figure.whole.begin;
       size = words.word_at(SubjectWord::opening, text(), begin)) {
    begin = skip_space(begin + size);
  }
  return skip_space(begin) >= figure.whole.begin;
}

bool MessageFigures::closes(const Figure& figure) const {
  return skip_space(figure.whole.end) >= text().size() ||
         says(SubjectWord::closing, figure.whole.end);
}

bool MessageFigures::is_in_columns(const Figure& figure) const {
  const std::size_t begin = figure.number.begin;
  return begin > 1 && text()[begin - 1] == ' ' && text()[begin - 2] == ' ';
}

bool MessageFigures::is_compared(const Figure& figure, Piece sentence) const {
  if (words.word_before(SubjectWord::now, text(),
                        text::skip_blanks_back(text(), figure.whole.begin)) > 0) {
    return true;
  }
  for (auto word = first_from(roles, clause_from(sentence));
       word != roles.end() && word->begin < figure.whole.begin; ++word) {
    if (word->entry->role == MetricRole::usual) {
      return true;
    }
  }
  return false;
}

bool MessageFigures::is_alert() const {
  return is_bot(talk.result, talk.result.transcript.messages[current]);
}

namespace {

// 31.6% > 5%, ratio > 2%, 97.2 >= 80.0: behind the sign stands the limit.
bool stands_behind_a_sign(std::string_view text, const Figure& figure) {
  std::size_t at = text::skip_blanks_back(text, figure.number.begin);
  at -= at > 1 && text[at - 1] == '=' && (text[at - 2] == '<' || text[at - 2] == '>') ? 1 : 0;
  if (at == 0 || (text[at - 1] != '<' && text[at - 1] != '>')) {
    return false;
  }
  const std::size_t before = text::skip_blanks_back(text, at - 1);
  return before > 0 && text[before - 1] != '-' && text[before - 1] != '=' &&
         text[before - 1] != '\n';
}

}  // namespace

MetricRole MessageFigures::role_of(const Figure& figure, Piece sentence) const {
  if (figure.role == MetricRole::reading && is_alert() && stands_behind_a_sign(text(), figure)) {
    return MetricRole::threshold;
  }
  MetricRole role = figure.role;
  for (auto word = first_from(roles, clause_from(sentence));
       word != roles.end() && word->begin < figure.whole.begin; ++word) {
    role = figure.role == MetricRole::reading ? word->entry->role : role;
  }
  return role;
}

std::size_t MessageFigures::skip_space(std::size_t at) const {
  while (at < text().size() && (text()[at] == ' ' || text()[at] == '\n' || text()[at] == '\t')) {
    ++at;
  }
  return at;
}

bool MessageFigures::known_recently() const {
  return !known.empty() && known.back().message + 6 >= current;
}

bool MessageFigures::has_partner() const {
  const bool joined = index > 0 && (figures[index - 1].ranged || figures[index - 1].changes ||
                                    figures[index - 1].shares);
  return joined && !figures[index - 1].dropped;
}

bool MessageFigures::is_share(const Figure& figure) const {
  const std::string_view all = text();
  std::size_t begin = figure.number.begin;
  const std::size_t end = figure.number.end;
  if (!figure.shares) {
    return false;
  }
  if (end + 1 < all.size() && all[end] == '/' && text::is_ascii_digit(all[end + 1])) {
    return true;
  }
  if (begin < 2 || all[begin - 1] != '/') {
    return false;
  }
  --begin;
  const std::size_t slash = begin;
  while (begin > 0 && text::is_ascii_digit(all[begin - 1])) {
    --begin;
  }
  return begin < slash && (begin == 0 || all[begin - 1] != '.');
}

const rules::Unit* MessageFigures::asked_unit() const {
  for (std::size_t i = current; i-- > 0 && i + 2 >= current;) {
    const std::string_view asked = talk.heard[i].text.text;
    for (std::size_t at = 0; at < asked.size(); at += text::character_at(asked, at).size) {
      if (!words.vague_before(asked, at)) {
        continue;
      }
      const auto hit = words.unit_at(asked, at, asked.substr(at));
      if (hit.unit != nullptr && hit.unit->kind != UnitKind::time && hit.unit->kanji) {
        return hit.unit;
      }
    }
  }
  return nullptr;
}

bool MessageFigures::follows_a_particle(const Figure& figure) const {
  const auto before = text::character_before(text(), figure.whole.begin);
  return before.size > 0 && text::script_of(before.code) == text::Script::hiragana &&
         words.word_before(SubjectWord::ending, text(), figure.whole.begin) > 0;
}

bool MessageFigures::is_like(const Known& other, const Figure& figure) {
  const double ratio = other.value == 0 ? 1 : figure.value / other.value;
  return fits(other, figure) && ratio < kLarge && ratio > 1 / kLarge;
}

bool MessageFigures::is_time(const std::string& unit) const {
  const rules::Unit* row = words.unit_of(unit);
  return row != nullptr && row->kind == UnitKind::time;
}

bool MessageFigures::is_time(const Figure& figure) {
  return figure.known != nullptr && figure.known->kind == UnitKind::time;
}

Asked MessageFigures::asked_measure() const {
  Asked asked;
  if (current == 0 || !asks(current - 1)) {
    return asked;
  }
  const std::string_view before = talk.heard[current - 1].text.text;
  for (std::size_t at = 0; at < before.size(); at += text::character_at(before, at).size) {
    const auto hit = words.measure_at(before, at);
    const bool says_unit =
        hit.measure != nullptr && !hit.measure->level &&
        (asked.measure == nullptr || !hit.measure->unit.empty() || asked.measure->unit.empty());
    if (says_unit) {
      asked = {hit.measure, std::string(before.substr(at, hit.size))};
    }
  }
  return asked;
}

bool MessageFigures::is_of_one_size(const Known& other, const Figure& figure) {
  constexpr double kOneSize = 3;
  const double ratio = other.value != 0 ? figure.value / other.value : 0;
  return ratio < kOneSize && ratio > 1 / kOneSize;
}

const rules::Unit* MessageFigures::said_instead_of(const std::string& unit) const {
  const rules::Unit* row = words.unit_of(unit);
  const rules::Unit* other = row != nullptr ? words.instead_of(*row) : nullptr;
  return other != nullptr && other->kind == row->kind && said_units.contains(other) &&
                 !said_units.contains(row)
             ? other
             : nullptr;
}

bool MessageFigures::fits(const Known& other, const Figure& figure) {
  return other.unit != "%" || figure.value <= kMostPercent;
}

const Known* MessageFigures::known_by_value(const Figure& figure) const {
  const double value = figure.value;
  const auto same = known_of_value.find(value);
  if (same == known_of_value.end() || (value <= 10 && !figure.number.decimal)) {
    return nullptr;
  }
  for (auto place = same->second.rbegin(); place != same->second.rend(); ++place) {
    // A large number is nobody's by chance, however long ago it was said.
    const bool in_mind = known[*place].message + kSoon >= current || value >= kLarge;
    if (in_mind && !known[*place].unit.empty()) {
      return &known[*place];
    }
  }
  return nullptr;
}

const Known* MessageFigures::known_below_zero(const Figure& figure) const {
  for (std::size_t i = known.size(); figure.value < 0 && i-- > 0;) {
    // A gauge that goes below zero is spoken of all through the talk.
    const std::size_t soon = is_physical(known[i].unit) ? 4 * kSoon : kSoon;
    if (known[i].value < 0 && !known[i].unit.empty() && known[i].message + soon >= current &&
        is_like(known[i], figure)) {
      return &known[i];
    }
  }
  return nullptr;
}

bool MessageFigures::is_held_against(const Figure& figure) const {
  // A mark at the front of a line quotes.
  const std::string_view rest = text().substr(text::skip_blanks(text(), figure.number.end));
  const std::size_t sign = rest.find_first_not_of("<>=");
  return sign != std::string_view::npos && sign > 0 && rest.front() != '=' &&
         figure.number.begin > 0 && text()[figure.number.begin - 1] == ' ' && rest[sign] == ' ' &&
         sign + 1 < rest.size() && text::is_ascii_digit(rest[sign + 1]);
}

bool MessageFigures::goes_on(const Figure& figure) const {
  constexpr double kFar = 3;
  constexpr double kSmall = 10;  // smaller ones are so near by chance
  if (index == 0 || figures[index - 1].dropped || figures[index - 1].has_unit || figure.has_unit ||
      figure.value < kSmall || !closes(figure)) {
    return false;
  }
  const Figure& before = figures[index - 1];
  const std::size_t comma = words.word_at(SubjectWord::boundary, text(), before.whole.end);
  const double ratio = before.value > 0 ? figure.value / before.value : 0;
  return comma > 0 && skip_space(before.whole.end + comma) == figure.whole.begin &&
         text()[before.whole.end] != '\n' && ratio > 1 / kFar && ratio < kFar;
}

bool MessageFigures::follows_a_numbered_thing(const Figure& figure) const {
  constexpr int kLongest = 2;  // characters
  std::size_t begin = figure.number.begin;
  for (int i = 0; i < kLongest; ++i) {
    const auto mark = text::character_before(text(), begin);
    if (text::script_of(mark.code) != text::Script::kanji) {
      break;
    }
    begin -= mark.size;
  }
  return begin > 0 && begin < figure.number.begin && text::is_ascii_digit(text()[begin - 1]);
}

bool MessageFigures::may_be_read(const Figure& figure) const {
  return figure.number.decimal && !figure.number.dotted && !figure.has_unit && figure.value > 0 &&
         (figure.number.begin == 0 || text()[figure.number.begin - 1] != '[') &&
         (words.word_before(SubjectWord::topic, text(), figure.whole.begin) > 0 || closes(figure) ||
          says(SubjectWord::emptied, skip_space(figure.whole.end)) ||
          (figure.value >= kShare && says(SubjectWord::moved, figure.whole.end)));
}

bool MessageFigures::is_on_scale_of(const Known& other, const Figure& figure) const {
  constexpr double kOneScale = 4;
  constexpr double kWhole = 100;
  // 「99.7まで来ました」 after 「91%です」: no version is that large.
  if (other.unit == "%") {
    return figure.value >= kShare && figure.value <= kWhole && other.value >= kShare &&
           other.message + kSoon >= current;
  }
  const double ratio = other.value > 0 ? figure.value / other.value : 0;
  return is_physical(other.unit) && ratio >= 1 / kOneScale && ratio <= kOneScale;
}

bool MessageFigures::is_rougher(const Known& other, const Figure& figure) {
  constexpr double kTenths = 10;
  const auto is_whole = [](double value) { return value == std::floor(value); };
  return is_whole(other.value) && !is_whole(figure.value * kTenths);
}

bool MessageFigures::is_fraction_told(const Figure& figure) const {
  return figure.value > 0 && figure.value < 1 &&
         (closes(figure) || says(SubjectWord::moved, figure.whole.end));
}

bool MessageFigures::stands_beside_another(const Figure& figure) const {
  constexpr double kNearly = 1.5;
  if (index == 0 || figures[index - 1].dropped || figures[index - 1].known == nullptr ||
      figures[index - 1].known->kind != UnitKind::physical) {
    return false;
  }
  const Figure& other = figures[index - 1];
  const double ratio = other.value > 0 ? figure.value / other.value : 0;
  return ratio > 1 / kNearly && ratio < kNearly && other.number.decimal && closes(figure);
}

const Known* MessageFigures::known_reading(const Figure& figure) const {
  // 「吐出1.42で安定」: what it came to is read where the thing was measured before.
  const bool moved = figure.number.decimal && !figure.number.dotted && !figure.has_unit &&
                     figure.value > 0 && says(SubjectWord::moved, figure.whole.end);
  const bool read = may_be_read(figure);
  if (!read && !moved) {
    return nullptr;
  }
  if (read && stands_beside_another(figure)) {
    return &known.back();
  }
  const auto nouns = nouns_before(figure);
  // What has a name of its own is a reading of no other thing, and may be the version of a program.
  const bool unnamed =
      read &&
      (opens(figure, sentence_of(figure.number.begin)) || follows_a_numbered_thing(figure) ||
       says(SubjectWord::shown, figure.whole.end) || is_fraction_told(figure));
  const Known* latest = nullptr;  // one with decimals, where there is one
  bool exact = false;
  for (std::size_t i = known.size(); i-- > 0 && known[i].message + 8 * kSoon >= current;) {
    if (!is_on_scale_of(known[i], figure) || is_rougher(known[i], figure)) {
      continue;
    }
    if (nouns_shared(known[i], nouns) > 0) {
      return &known[i];
    }
    const bool decimal = known[i].value != std::floor(known[i].value);
    latest = unnamed && (latest == nullptr || (decimal && !exact)) ? &known[i] : latest;
    exact = exact || decimal;
  }
  return latest;
}

const Known* MessageFigures::known_by_subject(std::string_view subject,
                                              const Figure& figure) const {
  const std::vector<std::string_view> nouns = nouns_of(subject);
  const Known* best = nullptr;
  std::ptrdiff_t most = 0;
  for (std::size_t i = known.size(); i-- > 0 && !nouns.empty();) {
    const std::ptrdiff_t shared = nouns_shared(known[i], nouns);
    // 「反射95」 after 「反射110W、進行1kW」: of two readings of one thing the one that is as
    // large.
    const bool nearer = shared == most && most > 0 && is_physical(known[i].unit) &&
                        is_physical(best->unit) && is_of_one_size(known[i], figure) &&
                        !is_of_one_size(*best, figure);
    if ((shared > most && is_like(known[i], figure)) || nearer) {
      most = shared;
      best = &known[i];
    }
  }
  return best;
}

std::ptrdiff_t MessageFigures::nouns_shared(const Known& other,
                                            const std::vector<std::string_view>& nouns) {
  return std::ranges::count_if(
      nouns, [&](std::string_view noun) { return other.subject.find(noun) != std::string::npos; });
}

std::vector<std::string_view> MessageFigures::nouns_before(const Figure& figure) const {
  const std::size_t from =
      std::min(clause_from(sentence_of(figure.number.begin)), figure.whole.begin);
  return nouns_of(text().substr(from, figure.whole.begin - from));
}

std::vector<std::string_view> MessageFigures::nouns_of(std::string_view text) const {
  std::vector<std::string_view> nouns;
  std::size_t begin = 0;
  int length = 0;
  text::Script running = text::Script::mark;
  for (std::size_t at = 0; at <= text.size();) {
    const auto character = text::character_at(text, at);
    const auto script = character.size == 0 ? text::Script::mark : text::script_of(character.code);
    if (script != running || character.size == 0) {
      const std::string_view noun = text.substr(begin, at - begin);
      if (length >= 2 && running != text::Script::hiragana && running != text::Script::digit &&
          running < text::Script::blank && !words.is_word(SubjectWord::weak, noun)) {
        nouns.push_back(noun);
      }
      begin = at;
      length = 0;
      running = script;
    }
    ++length;
    at += std::max<std::size_t>(character.size, 1);
  }
  return nouns;
}

bool MessageFigures::is_physical(const std::string& unit) const {
  const rules::Unit* row = words.unit_of(unit);
  return row != nullptr && row->kind == UnitKind::physical;
}

bool MessageFigures::is_money(const std::string& unit) const {
  const rules::Unit* row = words.unit_of(unit);
  return row != nullptr && row->kind == UnitKind::money;
}

std::string MessageFigures::written(std::size_t message, Piece piece) const {
  const Span span = span_of(talk, message, piece);
  return talk.result.transcript.messages[message].text.substr(span.begin, span.end - span.begin);
}

bool MessageFigures::is_counter(const Figure& figure) {
  return figure.generic || (figure.known != nullptr && figure.known->kind == UnitKind::counter);
}

bool MessageFigures::asks(std::size_t message) const {
  const Event& event = talk.result.events[message];
  return std::ranges::any_of(event.sentences,
                             [](const Sentence& sentence) { return sentence.question; });
}

}  // namespace tenmatsu::analysis
