// What may speak for a tag: the clues of a message. Fitting and running gather them here, so that
// a weight means the same in both. Clues have names that a reader understands: "s:した" is a
// sentence that ends so, "term:action" a word of that category.

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/letters.hpp"
#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Kinds of clues. Those of a kind share its strength, however many a message has.
enum class ClueKind {
  bias,
  letters,        // runs of 1 to 4 letters
  sentence_end,   // the last letters of each sentence
  place,          // where in the talk; who speaks; length
  terms,          // categories of words
  term_pairs,     // two categories in one sentence
  senses,         // what words mean in a talk of incidents
  sense_pairs,    // two senses in one sentence
  senses_before,  // of the message before, and what its sentences do
  senses_after,   // of the message after
  modality,       // what the sentences do, and with which words
  rules,          // rules that fired
  rules_around,   // tags that rules alone give to the neighbours
  readings,       // what the message and its neighbours were taken for at first
};
inline constexpr int kClueKinds = 14;

const char* name_of(ClueKind kind);

/// What all clues of a kind together are worth beside other kinds.
double strength_of(ClueKind kind);

struct Clue {
  std::uint32_t id = 0;  // as the index numbers it
  ClueKind kind = ClueKind::bias;
  double value = 0;
  Piece piece;                   // of the normalised text; empty where the surroundings speak
  int sentence = kSurroundings;  // that it stands in
  double alone = 0;              // its value if that sentence were all of the message

  static constexpr int kSurroundings = -1;
};

using Clues = std::vector<Clue>;

/// Numbers the names of clues. A clue without a number is worth nothing.
class ClueIndex {
 public:
  ClueIndex() = default;
  ClueIndex(const ClueIndex&) = delete;
  ClueIndex& operator=(const ClueIndex&) = delete;
  virtual ~ClueIndex() = default;
  virtual std::optional<std::uint32_t> find(std::string_view name) = 0;
};

/// Everything about a talk that clues are made of.
class Surroundings {
 public:
  Surroundings(const Talk& talk, const Rules& rules);

  /// The clues of the message at `i`, by their ids, each once.
  [[nodiscard]] Clues clues(std::size_t i, ClueIndex& index) const;

 private:
  friend class Gatherer;

  struct HeardSentence {
    Letters letters;
    std::vector<std::string_view> terms;   // categories, sorted
    std::vector<std::string_view> senses;  // categories, sorted
    std::vector<Piece> term_pieces;
    std::vector<Piece> sense_pieces;
  };
  struct Heard {
    Letters letters;
    std::vector<HeardSentence> sentences;
    bool asks = false;
    int figures = 0;
  };

  Heard heard(std::size_t i, const text::Matcher& names, const Rules& rules) const;

  const Talk& talk_;
  std::vector<Heard> heard_;
  std::vector<std::size_t> said_;  // how often the speaker of a message spoke before
};

/// How likely each tag is, and last that the message has none.
using Reading = std::array<double, rules::Column::kReadings>;
using Readings = std::vector<Reading>;

/// What the messages of a talk were taken for when each was read by itself.
class FirstReadings {
 public:
  /// `of_sentences` has for each message the likeliest that one of its sentences makes each tag.
  FirstReadings(const Talk& talk, Readings readings, Readings of_sentences, ClueIndex& index);

  /// The clues that the readings of the message at `i` and of those around it give.
  [[nodiscard]] Clues clues(std::size_t i);

 private:
  // Their names are few, and the same for each message: each is looked for once.
  struct Number {
    bool known = false;
    std::optional<std::uint32_t> id;
  };

  void add(Clues& clues, std::size_t row, std::size_t tag, double value);
  void add_habits(Clues& clues, std::size_t i);
  void add_pairs(Clues& clues, std::size_t i);
  void add_neighbours(Clues& clues, std::size_t i);

  // What came before a message, or will come after it.
  struct Sum {
    Reading total{};
    Reading peak{};

    void add(const Reading& reading);
  };

  struct Speaker {
    Sum sum;
    int messages = 0;
  };

  const Talk& talk_;
  Readings readings_;
  Readings of_sentences_;
  ClueIndex& index_;
  std::vector<Number> numbers_;
  std::vector<Sum> past_;
  std::vector<Sum> future_;
  Sum talk_sum_;
  std::map<std::string_view, Speaker> speakers_;
};

}  // namespace tenmatsu::analysis
