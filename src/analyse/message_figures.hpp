// The figures of the message that is being read, with what the talk measured before it, and the
// questions that every reader of figures asks of them.

#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/quantity.hpp"
#include "analyse/talk.hpp"
#include "rules/figures.hpp"

namespace tenmatsu::analysis {

/// What was measured before, for units and subjects that are left out later.
struct Known {
  std::size_t message = 0;
  std::string subject;  // normalised
  std::string written;  // as said
  std::string unit;
  double value = 0;
  bool named = false;
  std::string level = {};  // 残り, 上限: the level it is, where it is one
};

/// The measure noun that stands before a number.
struct Beside {
  const rules::Measure* measure = nullptr;  // nullptr where there is none
  std::size_t end = 0;
  std::string word;
};

/// The measure noun that the message before asks for.
struct Asked {
  const rules::Measure* measure = nullptr;
  std::string word;
};

// So many messages later a figure is still in mind.
inline constexpr std::size_t kSoon = 6;

// From here on the same number is the same figure.
inline constexpr double kLarge = 1000;

// No percentage of an incident is above it; bare numbers that are do not take it for their unit.
inline constexpr double kMostPercent = 150;

/// A word of the rules that stands in the message.
template <typename Entry>
struct WordAt {
  std::size_t begin = 0;
  std::size_t size = 0;
  const Entry* entry = nullptr;
};

struct MessageFigures {
  MessageFigures(Talk& said, const rules::Figures& table) : talk(said), words(table) {}

  /// Goes on to the next message, of which these are the figures.
  void read(std::size_t message, std::vector<Figure> all);
  /// Keeps what was measured in mind.
  void remember(Known figure);
  /// The pieces of this message that are no part of a subject: times and figures, in their order.
  void take(Piece piece);

  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] const std::string& original() const;
  [[nodiscard]] Piece sentence_of(std::size_t place) const;
  [[nodiscard]] bool holds(rules::SubjectWord kind, std::size_t from) const;
  /// Where the words that belong to this figure begin: behind the figure before it.
  [[nodiscard]] std::size_t clause_from(Piece sentence) const;
  /// 「2,000行を超えるのに」: behind the bound the rest of its verb says nothing of the next
  /// figure.
  [[nodiscard]] std::size_t end_of_verb(const Figure& figure) const;
  /// The size of the words that begin here and make a figure the whole of the next.
  [[nodiscard]] std::size_t share_at(std::size_t begin) const;
  /// The measure noun that stands nearest before the number in its clause.
  [[nodiscard]] Beside measure_of(const Figure& figure, Piece sentence) const;
  [[nodiscard]] bool says(rules::SubjectWord kind, std::size_t at) const;
  /// 「ゼロになりました」, 「いま0です」: nothing before it in its sentence says what it measures.
  [[nodiscard]] bool opens(const Figure& figure, Piece sentence) const;
  /// Nothing but the end, or what closes a statement, stands behind the figure.
  [[nodiscard]] bool closes(const Figure& figure) const;
  /// In a table that a command printed several blanks stand before a number.
  [[nodiscard]] bool is_in_columns(const Figure& figure) const;
  [[nodiscard]] bool is_compared(const Figure& figure, Piece sentence) const;
  /// Whether a program wrote the message.
  [[nodiscard]] bool is_alert() const;
  /// The part that the words before a figure give it; of several the nearest.
  [[nodiscard]] MetricRole role_of(const Figure& figure, Piece sentence) const;
  /// Behind the blanks and the ends of lines that begin here.
  [[nodiscard]] std::size_t skip_space(std::size_t at) const;
  [[nodiscard]] bool known_recently() const;
  /// The other end of a range, which is a figure.
  [[nodiscard]] bool has_partner() const;
  /// 12/12, but not 10.0.0.0/22
  [[nodiscard]] bool is_share(const Figure& figure) const;
  /// 「何行でしたっけ」: the unit that one of the last two messages asked for.
  [[nodiscard]] const rules::Unit* asked_unit() const;
  [[nodiscard]] bool follows_a_particle(const Figure& figure) const;
  /// Whether the other figure may be in one unit with this one: both are of one size.
  [[nodiscard]] static bool is_like(const Known& other, const Figure& figure);
  [[nodiscard]] bool is_time(const std::string& unit) const;
  [[nodiscard]] static bool is_time(const Figure& figure);
  [[nodiscard]] Asked asked_measure() const;
  /// Whether the other figure is about as large as this one.
  [[nodiscard]] static bool is_of_one_size(const Known& other, const Figure& figure);
  /// 度 for ℃ where the talk says only that: the unit that measures the same, nullptr where this
  /// one or none of them is said.
  [[nodiscard]] const rules::Unit* said_instead_of(const std::string& unit) const;
  /// 12,000 is no percentage.
  [[nodiscard]] static bool fits(const Known& other, const Figure& figure);
  /// 「64から22まで」 after 「64%まで」: the same number soon again is the same figure.
  [[nodiscard]] const Known* known_by_value(const Figure& figure) const;
  /// 「-25まで30分」 after 「-18℃」: numbers below zero are of one thing.
  [[nodiscard]] const Known* known_below_zero(const Figure& figure) const;
  /// 「loadavg5 48.2 > 24」: a reading with the threshold behind it.
  [[nodiscard]] bool is_held_against(const Figure& figure) const;
  /// 290 of 「接続数は270、290……」: nothing but a comma stands between it and the one before.
  [[nodiscard]] bool goes_on(const Figure& figure) const;
  /// 18.4 of 「4号18.4」 and of 「2号庫18.4」
  [[nodiscard]] bool follows_a_numbered_thing(const Figure& figure) const;
  /// Whether a number with a decimal point is told as what a gauge shows; 「3.8で直しました」 is a
  /// version.
  [[nodiscard]] bool may_be_read(const Figure& figure) const;
  /// Whether the other figure may be a reading of the same gauge.
  [[nodiscard]] bool is_on_scale_of(const Known& other, const Figure& figure) const;
  /// 「5センチ」 is of no gauge that shows 4.54.
  [[nodiscard]] static bool is_rougher(const Known& other, const Figure& figure);
  /// 「出口も0.35まで落ちてる」: no version is below one where something is said of it.
  [[nodiscard]] bool is_fraction_told(const Figure& figure) const;
  /// 20.3 of 「指示20.5L/h、FB 20.3」: nearly what was measured right before it.
  [[nodiscard]] bool stands_beside_another(const Figure& figure) const;
  /// 「4号18.4」 after 「庫内18.9度」: the reading of the gauge that shows this one too.
  [[nodiscard]] const Known* known_reading(const Figure& figure) const;
  /// The latest of the figures whose subjects share most nouns with this one.
  [[nodiscard]] const Known* known_by_subject(std::string_view subject, const Figure& figure) const;
  /// How many of these nouns the subject of the other figure holds.
  [[nodiscard]] static std::ptrdiff_t nouns_shared(const Known& other,
                                                   const std::vector<std::string_view>& nouns);
  /// The nouns of the words that belong to this figure.
  [[nodiscard]] std::vector<std::string_view> nouns_before(const Figure& figure) const;
  /// Runs of kanji, katakana or Latin letters, two characters or more.
  [[nodiscard]] std::vector<std::string_view> nouns_of(std::string_view text) const;
  [[nodiscard]] bool is_physical(const std::string& unit) const;
  [[nodiscard]] bool is_money(const std::string& unit) const;
  [[nodiscard]] std::string written(std::size_t message, Piece piece) const;
  [[nodiscard]] static bool is_counter(const Figure& figure);
  [[nodiscard]] bool asks(std::size_t message) const;

  Talk& talk;
  const rules::Figures& words;
  std::size_t current = 0;  // the message
  std::size_t index = 0;    // of the figure that is being read
  std::vector<Figure> figures;
  std::vector<Piece> code;
  std::vector<Known> known;
  std::map<double, std::vector<std::size_t>> known_of_value;  // their places, in order
  std::set<double> codes;                                     // numbers that the talk calls so
  std::size_t first_known = 0;                                // of this message
  std::vector<WordAt<rules::Measure>> measures;               // of this message, as the rest here
  std::vector<WordAt<rules::RoleWord>> roles;
  std::vector<Piece> taken;
  bool lists_things = false;                // different things, each with its bare number
  std::set<const rules::Unit*> said_units;  // of all messages
};

}  // namespace tenmatsu::analysis
