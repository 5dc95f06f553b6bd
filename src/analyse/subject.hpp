// What a figure measures, as it was said: 「CPU使用率が98%」, 「約1万2000ユーザーに影響」.
//
// Japanese puts no blanks between words, but a noun ends where its writing changes: runs of kanji,
// katakana and Latin letters, joined by の and と, are the noun phrases of this module.

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/figures.hpp"

namespace tenmatsu::analysis {

/// A phrase that may be what a figure measures, and how surely it is: 0 is none at all.
struct Phrase {
  Piece piece;
  int weight = 0;
};

/// The weights of phrases: what stands right at the figure, what the clause names elsewhere, where
/// or by whom it happens, what is no noun.
inline constexpr int kFirm = 6;
inline constexpr int kNamed = 4;
inline constexpr int kAgent = 3;
inline constexpr int kCircumstance = 2;
inline constexpr int kVerb = 1;

class Subjects {
 public:
  /// `taken` are the pieces, in their order, that are no part of a subject: times and figures.
  /// They must outlive this.
  Subjects(std::string_view text, std::span<const Piece> taken, const rules::Figures& words)
      : text_(text), taken_(taken), words_(words) {}

  /// The phrase that a figure is said of, in [from, figure).
  [[nodiscard]] Phrase before(std::size_t from, std::size_t figure) const;

  /// The noun phrase that the clause behind a figure says it of, before `to`: 7席の重複.
  [[nodiscard]] Phrase behind(std::size_t figure, std::size_t to) const;

  /// What somebody is at work on: the last noun phrase of [from, to), or its topic where that
  /// ends in the noun.
  [[nodiscard]] Piece task(std::size_t from, std::size_t to) const;

  /// What a sentence says, from its topic on: 「新しい分を全体に流します」. A short verb alone,
  /// 「止めました」, says little.
  [[nodiscard]] Phrase told(std::size_t from, std::size_t to) const;

  /// What is done with what a figure counts, as it was said behind it: 16本、下書きに戻しました.
  /// `brief`: only where it is told in a short clause.
  [[nodiscard]] Piece act_behind(std::size_t figure, std::size_t to, bool brief = false) const;
  /// The same, whatever letters it is written in: 「9台つかん」.
  [[nodiscard]] Piece told_behind(std::size_t figure, std::size_t to, bool brief = false) const;

  /// What a clause is about: its topic, else its first noun phrase.
  [[nodiscard]] Piece topic(std::size_t from, std::size_t to) const;

  /// Whether nothing but particles and filling words stands in [from, to).
  [[nodiscard]] bool is_bare(std::size_t from, std::size_t to) const;

 private:
  [[nodiscard]] std::size_t opening_of_aside(std::size_t from, std::size_t end) const;
  [[nodiscard]] std::vector<Piece> nouns(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::size_t noun_end(std::size_t at, std::size_t to) const;
  [[nodiscard]] std::size_t run_end(std::size_t at, std::size_t to) const;
  [[nodiscard]] std::size_t okurigana_end(std::size_t at, std::size_t to) const;
  [[nodiscard]] Phrase phrase(std::size_t start, std::size_t end, std::size_t to,
                              bool nearest) const;
  [[nodiscard]] Piece noun_at_end(const std::vector<Piece>& found, std::size_t front,
                                  std::size_t end, bool nearest) const;
  [[nodiscard]] const Piece* topic_of(const std::vector<Piece>& found) const;
  [[nodiscard]] bool is_circumstance(std::size_t end, std::size_t to) const;
  [[nodiscard]] bool is_agent(Piece piece) const;
  [[nodiscard]] std::size_t clause_end(std::size_t figure, std::size_t to) const;
  [[nodiscard]] std::size_t without_inflection(std::size_t from, std::size_t end) const;
  [[nodiscard]] std::size_t without_verb(std::size_t at, std::size_t end) const;
  [[nodiscard]] bool is_verb_stem(Piece piece) const;
  [[nodiscard]] bool is_status(Piece piece) const;
  [[nodiscard]] std::size_t vague_size(Piece piece) const;
  [[nodiscard]] bool may_start(std::size_t at) const;
  [[nodiscard]] bool closes(std::size_t at) const;
  [[nodiscard]] bool opens(std::size_t at) const;
  [[nodiscard]] std::size_t begin_of_taken(std::size_t at) const;
  [[nodiscard]] std::size_t end_of_taken(std::size_t at) const;
  [[nodiscard]] std::size_t clause_start(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::size_t trim_back(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::size_t trim_front(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool has_noun_character(Piece piece) const;
  [[nodiscard]] bool names_a_person(std::size_t from, std::size_t to) const;
  [[nodiscard]] bool is_weak(Piece piece) const;

  std::string_view text_;
  std::span<const Piece> taken_;
  const rules::Figures& words_;
};

}  // namespace tenmatsu::analysis
