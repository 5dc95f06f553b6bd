// Where the words and categories that rules look for stand in the messages of a talk.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// One find, in the normalised text of its message.
struct RuleWord {
  rules::Cue cue = 0;
  Piece piece;
};

class RuleWords {
 public:
  /// The finds that begin in a piece of the message at `i`, in the order in which they begin.
  [[nodiscard]] std::span<const RuleWord> in(std::size_t i, Piece piece) const;

  /// Whether one of `words` is anywhere in the message at `i`.
  [[nodiscard]] bool has_any(std::size_t i, const rules::OneOf& words) const;

 private:
  friend RuleWords find_rule_words(const Talk& talk, const Rules& rules);

  struct OfMessage {
    std::vector<RuleWord> words;       // in the order in which they begin
    std::vector<rules::Cue> distinct;  // sorted
  };

  std::vector<OfMessage> messages_;
};

RuleWords find_rule_words(const Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
