// The guesses of a talk as far as it was heard: which of them a message spoke of, how each stands
// and in whose words it is told.

#pragma once

#include <string>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「それです、確定」: what message `n` means, of which these are the words, stands in the one
/// before.
bool points_back(const Story& story, int n, const std::vector<std::string>& words);

class GuessList {
 public:
  explicit GuessList(const Story& story) : story_(&story) {}

  /// In the order in which they came up.
  [[nodiscard]] std::vector<Guess>& all() { return all_; }
  [[nodiscard]] const std::vector<Guess>& all() const { return all_; }

  // Each of these is nullptr where there is none; adding a guess ends what they point at.

  /// The one that message `n` raised or bore out.
  Guess* told_at(int n);
  /// The confirmed one that one of the `near` messages before `n` spoke of.
  Guess* said_before(int n, int near = 2);
  Guess* said_just_before(int n);
  /// What was confirmed just before, or not long ago and later than people spoke of `open`.
  Guess* found_since(const Guess* open, int n);
  /// The open one that was spoken of last, within `near` messages before `n`.
  Guess* latest_open(int n, int near);

  /// Adds what the claim says as a guess of its own.
  void open(const Claim& claim);
  /// The same; 「鍵か、回線か、どちらか」 are two guesses.
  void open_choice(const Claim& claim);
  /// Guesses of one sentence that nobody spoke of any more are told as they were: in one.
  void join_open_choices();
  /// Message `n` says of `one` that it stands so. A word of equal or greater certainty decides; a
  /// guess does not undo what was established. `claim` is what the message tells of it, nullptr
  /// where it only answers.
  void settle(Guess& one, int n, Status status, const Claim* claim);
  /// Marks what message `n` said a verdict of.
  void settled_at(int n);
  /// Tells `one` in the words of the claim, where these name something.
  void tell(Guess& one, const Claim& claim);
  /// Adds what came of it, in the words of whoever understood it.
  void add_answer(Guess& one, const Claim& claim) const;
  /// 「消したファイルをこいつが握ってるかも」, 「これだ。控えの領域が1.85TB」: the guess tells
  /// more.
  [[nodiscard]] bool answers_briefly(const Guess& one, const Claim& claim) const;

 private:
  [[nodiscard]] bool tells_verdict(const Guess& one, const Claim& claim) const;
  void reword(Guess& one, const Claim& claim);

  const Story* story_;
  std::vector<Guess> all_;
};

}  // namespace tenmatsu::composition
