// What speaks for a guess: for its being what went wrong at all, and for its being the main cause
// rather than a detail found on the way.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"
#include "compose/wording/spoken_words.hpp"

namespace tenmatsu::composition {

/// 「これが原因」, 「特定しました」: said of what lies at the bottom of it.
bool named_as_root(const Story& story, const Cause& cause);

/// 「原因: …」, as people may mark it themselves.
bool marked_as_cause(const Story& story, int n);

class CauseEvidence {
 public:
  explicit CauseEvidence(const Story& story);

  /// Of the causes of one talk the greatest is the main one.
  [[nodiscard]] double for_lead(const Guess& one) const;

  /// Whether the one that leads may be told as the cause. Of those that are not, about every second
  /// was a symptom, a step or a detail.
  [[nodiscard]] bool sure_of_lead(const Guess& one) const;

  /// Above 0 where it is likelier right than wrong to tell it as a cause beside the main one.
  [[nodiscard]] double for_telling(const Guess& one) const;

 private:
  using Words = std::vector<std::string>;

  [[nodiscard]] double certainty(const Guess& one) const;
  /// How many of the words stand in messages of which `counts(n)` holds.
  template <typename Counts>
  [[nodiscard]] std::size_t spoken_where(const Words& words, Counts counts) const;
  [[nodiscard]] double mentions(const Guess& one) const;
  [[nodiscard]] double taken_up(const Guess& one, Tag tag, bool later) const;
  [[nodiscard]] double known_from_symptoms(const Guess& one) const;
  [[nodiscard]] bool startled(int n) const;
  [[nodiscard]] bool step_follows(int n) const;
  [[nodiscard]] bool tells_change(int n) const;
  [[nodiscard]] bool does(int n, Modality modality) const;
  [[nodiscard]] bool hears(int n, std::string_view cue) const;
  [[nodiscard]] bool asks(int n) const;
  [[nodiscard]] bool sums_up(int n) const;
  [[nodiscard]] bool explains(int n) const;
  [[nodiscard]] bool heard(const Guess& one) const;
  // 「原因は上限の見落としでした」
  [[nodiscard]] bool names_the_cause(const Guess& one) const;
  [[nodiscard]] bool agreed(const Guess& one) const;
  [[nodiscard]] bool tells_root(const Guess& one) const;
  [[nodiscard]] bool defines(const Guess& one) const;
  [[nodiscard]] bool says(const Guess& one, std::string_view cue) const;

  const Story* story_;
  mutable SpokenWords spoken_;  // keeps what it was asked
  int first_recovery_ = 0;      // 0 where there is none
};

}  // namespace tenmatsu::composition
