// What speaks for a message: for its being the one with which the harm to users ended.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

class ReliefEvidence {
 public:
  /// `end`: the message with which the incident was over.
  ReliefEvidence(const Story& story, int end);

  /// The message that more speaks for than for any other, 0 where none may be it.
  [[nodiscard]] int best() const { return best_; }

  /// How likely it is that message `n` is the one, as a share of all that may be it.
  [[nodiscard]] double likelihood(int n) const;

  /// The same of all that was said within a few minutes of it.
  [[nodiscard]] double likelihood_near(int n) const;

  /// The report of getting better soon behind step `n`, 0 where none is.
  [[nodiscard]] int shown_by(int n) const;

 private:
  using Words = std::vector<std::string>;

  [[nodiscard]] bool of_people(int n) const;
  [[nodiscard]] bool may_be(int n) const;
  [[nodiscard]] double weigh(int n) const;
  [[nodiscard]] double told_as(int n) const;
  [[nodiscard]] double taken_for(int n) const;
  [[nodiscard]] double stands_where(int n) const;

  [[nodiscard]] bool recovers(int n) const { return story_->has(n, Tag::recovery); }
  [[nodiscard]] bool acted(int n) const;
  [[nodiscard]] bool hears(int n, std::string_view cue) const;
  [[nodiscard]] bool any_line(int n, bool (*holds)(const Story&, Line)) const;
  [[nodiscard]] bool was_welcome(int n) const;
  [[nodiscard]] bool named_later(int n) const;
  [[nodiscard]] double speaks_of_trouble(int n) const;

  const Story* story_;
  int end_;
  bool closed_;        // whether somebody states the end there
  int first_ = 0;      // message that tells of trouble
  int last_felt_ = 0;  // before the end
  int first_recovery_ = 0;
  int last_recovery_ = 0;  // before the end
  int best_ = 0;
  std::vector<std::pair<int, Words>> troubles_;  // messages that tell it first, by their words
  std::vector<double> weights_;                  // of the messages, as shares of their sum
};

}  // namespace tenmatsu::composition
