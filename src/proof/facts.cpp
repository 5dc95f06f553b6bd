#include "proof/facts.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "analyse/identifiers.hpp"
#include "analyse/quantity.hpp"
#include "rules/people.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::proof {
namespace {

using analysis::ClockTime;
using analysis::Figure;
using rules::DocumentWord;
using rules::UnitKind;

std::string written_at(const text::Normalised& text, std::string_view written, Piece piece) {
  const std::size_t begin = text.original(piece.begin);
  return std::string(text::trimmed(written.substr(begin, text.original(piece.end) - begin)));
}

// --- times ---

// The figures of 3/22 at the front of a dated time; the size of the date, 0 where there is none.
std::size_t date_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text::is_ascii_digit(text[at])) {
    ++at;
  }
  const bool date = at > 0 && at < text.size() && (text[at] == '/' || text[at] == '-');
  return date ? std::min(text.find(' ', at), text.size()) : 0;
}

// The seconds of 14:30:05, -1 where none are written.
int seconds_in(std::string_view text) {
  const std::size_t first = text.find(':');
  const std::size_t second = first == std::string_view::npos ? first : text.find(':', first + 1);
  if (second == std::string_view::npos || second + 2 >= text.size() ||
      !text::is_ascii_digit(text[second + 1]) || !text::is_ascii_digit(text[second + 2])) {
    return -1;
  }
  return (text[second + 1] - '0') * 10 + text[second + 2] - '0';
}

std::vector<TimeFact> times_in(const text::Normalised& text, std::string_view written,
                               const analysis::Said& said, const Rules& rules) {
  // The same words without anything to resolve them against tell what is written.
  analysis::Said nothing;
  nothing.utc_offset_minutes = said.utc_offset_minutes;
  const auto bare = analysis::times_of(text.text, nothing, rules);
  std::vector<TimeFact> times;
  for (const ClockTime& time : analysis::times_of(text.text, said, rules)) {
    if (!time.resolved && !time.relative) {
      continue;
    }
    TimeFact fact;
    fact.piece = time.piece;
    fact.text = written_at(text, written, time.piece);
    fact.minute = time.minute;
    fact.relative = time.relative;
    const auto same = std::ranges::find_if(
        bare, [&](const ClockTime& one) { return one.piece.begin == time.piece.begin; });
    fact.as_written = minute_of_day(same != bare.end() ? same->minute : time.minute);
    const std::string_view words =
        std::string_view(text.text).substr(time.piece.begin, time.piece.end - time.piece.begin);
    fact.second = seconds_in(words);
    fact.dated = date_size(words) > 0;
    fact.about = time.approximate;
    fact.from = time.kind == TimeMention::Kind::from;
    times.push_back(std::move(fact));
  }
  return times;
}

// --- days ---

/// Reads numbers parted by words from the front of a text: 3月22日.
class Steps {
 public:
  explicit Steps(std::string_view text) : text_(text) {}

  /// Digits, one to `most`; -1 where there are none.
  int number(std::size_t most) {
    int value = 0;
    const std::size_t begin = at_;
    while (at_ < text_.size() && at_ - begin < most && text::is_ascii_digit(text_[at_])) {
      value = value * 10 + text_[at_++] - '0';
    }
    return at_ == begin ? -1 : value;
  }

  bool word(const std::vector<std::string>& words) {
    const std::size_t size = rules::prefix_size(text_.substr(at_), words);
    at_ += size;
    return size > 0;
  }

  [[nodiscard]] std::size_t at() const { return at_; }
  void back_to(std::size_t at) { at_ = at; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// 2026年3月22日, 3月22日
std::optional<DayFact> day_by_words(std::string_view text, const rules::Proofs& words) {
  Steps steps(text);
  DayFact fact;
  fact.month = steps.number(4);
  if (fact.month > 12 && steps.word(words.words(DocumentWord::year))) {
    fact.year = std::exchange(fact.month, steps.number(2));
  }
  if (fact.month < 1 || fact.month > 12 || !steps.word(words.words(DocumentWord::month))) {
    return std::nullopt;
  }
  fact.day = steps.number(2);
  if (fact.day < 1 || fact.day > 31 || !steps.word(words.words(DocumentWord::day))) {
    return std::nullopt;
  }
  fact.piece.end = steps.at();
  return fact;
}

// 3/22, 2026-03-22, 2026/3/22: the piece is known to be a date.
DayFact day_by_marks(std::string_view text) {
  std::array<int, 3> numbers{};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size() && count < numbers.size(); ++at) {
    while (at < text.size() && text::is_ascii_digit(text[at])) {
      numbers[count] = numbers[count] * 10 + text[at++] - '0';
    }
    ++count;
  }
  DayFact fact;
  if (count == 3) {
    fact.year = numbers[0];
  }
  fact.month = numbers[count == 3 ? 1 : 0];
  fact.day = numbers[count == 3 ? 2 : 1];
  return fact;
}

std::vector<DayFact> days_in(const text::Normalised& text, std::string_view written,
                             const std::vector<Piece>& marked, const rules::Proofs& words) {
  std::vector<DayFact> days;
  const std::string_view all = text.text;
  const auto add = [&](DayFact fact, Piece piece) {
    fact.piece = piece;
    fact.text = written_at(text, written, piece);
    days.push_back(std::move(fact));
  };
  for (const Piece& piece : marked) {
    if (text::is_ascii_digit(all[piece.begin])) {
      add(day_by_marks(all.substr(piece.begin, piece.end - piece.begin)), piece);
    }
  }
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (text::is_ascii_digit(all[at]) && (at == 0 || !text::is_ascii_digit(all[at - 1]))) {
      if (auto fact = day_by_words(all.substr(at), words)) {
        const std::size_t size = fact->piece.end;
        add(std::move(*fact), {at, at + size});
        at += size - 1;
      }
    }
  }
  return days;
}

// --- figures ---

Measure measure_of(const Figure& figure) {
  if (figure.number.dotted || !figure.has_unit) {
    return Measure::any;
  }
  if (figure.known == nullptr) {
    return Measure::count;
  }
  switch (figure.known->kind) {
    case UnitKind::percent:
      return Measure::percent;
    case UnitKind::time:
      return Measure::time;
    case UnitKind::data:
      return Measure::data;
    case UnitKind::money:
      return Measure::money;
    case UnitKind::physical:
    case UnitKind::rate:
      return Measure::physical;
    case UnitKind::counter:
      return Measure::count;
  }
  return Measure::any;
}

struct Size {
  std::string_view id;
  double factor;
};

// Units of the table that are parts of one another, by their ids.
constexpr Size kSizes[] = {
    {"microsecond", 1e-6}, {"millisecond", 1e-3}, {"second", 1},  {"minute", 60},
    {"minute.m", 60},      {"hour", 3600},        {"day", 86400}, {"week", 604800},
    {"byte", 1},           {"byte.b", 1},         {"kb", 1e3},    {"kb.k", 1e3},
    {"mb", 1e6},           {"mb.m", 1e6},         {"gb", 1e9},    {"gb.g", 1e9},
    {"tb", 1e12},          {"tb.t", 1e12},        {"pb", 1e15},   {"kib", 1024},
    {"mib", 1048576},      {"gib", 1073741824},
};

double size_of(const rules::Unit& unit, const rules::Figures& words) {
  // Several entries spell one unit: 分, m)
  const rules::Unit* plain = words.unit_of(unit.unit);
  const auto* found = std::ranges::find_if(kSizes, [&](const Size& size) {
    return size.id == unit.id || (plain != nullptr && size.id == plain->id);
  });
  return found == std::end(kSizes) ? 0 : found->factor;
}

// How many seconds the denominator of a rate has; 0 where it is no time.
double seconds_of(const std::string& per, const rules::Figures& words) {
  const rules::Unit* unit = per.empty() ? nullptr : words.unit_of(per);
  return unit != nullptr && unit->kind == UnitKind::time ? size_of(*unit, words) : 0;
}

// The characters of names: web-3, 10.0.0.1, gatewayclient.java:118
bool is_name_character(char c) {
  return text::is_small_letter(c) || text::is_ascii_digit(c) ||
         std::string_view("_-.:/#@").find(c) < 7;
}

std::string name_around(std::string_view text, Piece number) {
  while (number.begin > 0 && is_name_character(text[number.begin - 1])) {
    --number.begin;
  }
  while (number.end < text.size() && is_name_character(text[number.end])) {
    ++number.end;
  }
  const auto is_word = [](char c) { return text::is_small_letter(c) || text::is_ascii_digit(c); };
  while (number.begin < number.end && !is_word(text[number.begin])) {
    ++number.begin;
  }
  while (number.begin < number.end && !is_word(text[number.end - 1])) {
    --number.end;
  }
  return std::string(text.substr(number.begin, number.end - number.begin));
}

// Which unit two figures must share: those of times and data have been made one.
std::string unit_within(const rules::Unit& unit, Measure measure, bool sized) {
  const bool keeps = measure == Measure::physical || measure == Measure::money ||
                     (!sized && (measure == Measure::time || measure == Measure::data)) ||
                     (measure == Measure::percent && unit.unit != "%");
  return keeps ? unit.unit : "";
}

FigureFact fact_of(const Figure& figure, const text::Normalised& text, std::string_view written,
                   const Rules& rules) {
  FigureFact fact;
  fact.piece = figure.whole;
  fact.text = written_at(text, written, figure.whole);
  fact.value = fact.number = fact.literal = figure.number.value;
  fact.measure = measure_of(figure);
  fact.about = figure.bound != Bound::exact;
  fact.dropped = figure.dropped;
  if (analysis::is_part_of_a_name(text.text, figure, false)) {
    fact.name = name_around(text.text, {figure.number.begin, figure.number.end});
    fact.measure = Measure::any;
    return fact;
  }
  if (figure.number.kanji) {
    fact.kanji = text.text.substr(figure.number.begin, figure.end - figure.number.begin);
  }
  fact.value = figure.value;
  fact.per = figure.per;
  fact.per_seconds = seconds_of(figure.per, rules.figures);
  if (const auto alone = analysis::number_at(text.text, figure.number.begin, rules.figures)) {
    fact.literal = alone->value * (figure.known != nullptr ? figure.known->factor : 1);
  }
  if (figure.known != nullptr) {
    const double size = size_of(*figure.known, rules.figures);
    fact.value *= size > 0 ? size : 1;
    fact.literal *= size > 0 ? size : 1;
    fact.unit = unit_within(*figure.known, fact.measure, size > 0);
    // The m of a bare 「4.48m」: only the talk tells whether it is a minute.
    if (!figure.known->instead_where.empty()) {
      fact.measure = Measure::any;
    }
  }
  return fact;
}

// 一つずつ, 同じ一人: one of something, as a way of speaking.
bool is_everyday_one(const Figure& figure, const rules::NotFigure* rule) {
  return rule != nullptr && figure.number.value == 1 && rule->most == 1;
}

bool is_day_of_month(const Figure& figure, const rules::NotFigure* rule) {
  constexpr int kMost = 31;
  return rule != nullptr && figure.known_as("day") && rule->most == kMost;
}

bool is_length(const FigureFact& figure) {
  return figure.measure == Measure::time && figure.unit.empty() && figure.per.empty() &&
         !figure.dropped && figure.name.empty();
}

// 2日3時間5分 is one length of time.
void join_lengths(std::vector<FigureFact>& figures, const text::Normalised& text,
                  std::string_view written) {
  for (std::size_t i = 1; i < figures.size();) {
    FigureFact& left = figures[i - 1];
    const FigureFact& right = figures[i];
    if (!is_length(left) || !is_length(right) || left.piece.end != right.piece.begin ||
        right.value >= left.value || right.value <= 0) {
      ++i;
      continue;
    }
    left.value += right.value;
    left.literal = left.number = left.value;
    left.piece.end = right.piece.end;
    left.text = written_at(text, written, left.piece);
    left.about = left.about || right.about;
    left.kanji.clear();
    figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

std::vector<Piece> in_order(std::vector<Piece> pieces) {
  std::ranges::sort(pieces, [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  std::vector<Piece> out;
  for (const Piece& piece : pieces) {
    if (!out.empty() && piece.begin < out.back().end) {
      out.back().end = std::max(out.back().end, piece.end);
    } else {
      out.push_back(piece);
    }
  }
  return out;
}

bool close_to(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

}  // namespace

int day_of(Minute minute) {
  return minute >= 0 ? minute / kMinutesOfDay : (minute - kMinutesOfDay + 1) / kMinutesOfDay;
}

int minute_of_day(Minute minute) {
  return minute - day_of(minute) * kMinutesOfDay;
}

Date day_after(const Date& first, int days) {
  using namespace std::chrono;
  const sys_days start =
      year{first.year} / static_cast<unsigned>(first.month) / static_cast<unsigned>(first.day);
  const year_month_day date = start + std::chrono::days{days};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

bool same_figure(const FigureFact& a, const FigureFact& b) {
  if (a.measure == Measure::any || b.measure == Measure::any) {
    return close_to(a.number, b.number) || close_to(a.value, b.value) ||
           close_to(a.literal, b.literal);
  }
  return a.measure == b.measure && a.unit == b.unit &&
         (close_to(a.value, b.value) || close_to(a.literal, b.literal)) &&
         (a.per == b.per || a.per.empty() || b.per.empty());
}

Facts facts_of(std::string_view written, const analysis::Said& said, const Rules& rules) {
  Facts facts;
  facts.text = text::normalise(written);
  std::vector<Piece> marked = analysis::addresses_and_dates(facts.text.text);
  facts.days = days_in(facts.text, written, marked, rules.proofs);
  facts.times = times_in(facts.text, written, said, rules);
  for (const DayFact& day : facts.days) {
    marked.push_back(day.piece);
  }
  for (const TimeFact& time : facts.times) {
    if (!time.relative) {
      marked.push_back(time.piece);
    }
  }
  for (const Figure& figure :
       analysis::figures_of(facts.text, written, in_order(std::move(marked)), rules.figures)) {
    FigureFact fact = fact_of(figure, facts.text, written, rules);
    const rules::NotFigure* rule =
        analysis::no_figure_by(facts.text.text, facts.text.text, figure, rules.figures);
    fact.dropped = fact.dropped || is_everyday_one(figure, rule);
    fact.day = is_day_of_month(figure, rule);
    facts.figures.push_back(std::move(fact));
  }
  join_lengths(facts.figures, facts.text, written);
  return facts;
}

}  // namespace tenmatsu::proof
