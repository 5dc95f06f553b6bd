// Nouns with what belongs to them, read backwards from where they end.

#pragma once

#include <cstddef>
#include <string_view>

#include "rules/style.hpp"

namespace tenmatsu::style {

/// Reads one sentence, which must outlive it. Positions count characters.
class NounPhrases {
 public:
  NounPhrases(std::u32string_view sentence, const rules::Style& style)
      : text_(sentence), style_(style) {}

  /// The length of 全部 or 3台 before `end`, 0 where none is there. Right behind a noun only some
  /// are words of their own: 参照先 holds no 先.
  [[nodiscard]] std::size_t adverb_before(std::size_t end) const;

  /// The length of 前の版に or 手順書から before `end`: where to, from where, by what.
  [[nodiscard]] std::size_t phrase_before(std::size_t end) const;

  /// Where the nouns joined by の begin that end at `end`; `end` where there is none.
  [[nodiscard]] std::size_t start_of_phrase(std::size_t end) const;
  [[nodiscard]] std::size_t start_of_noun(std::size_t end) const;

 private:
  // 3台 before `end`, whatever it stands behind.
  [[nodiscard]] std::size_t one_adverb_before(std::size_t end) const;
  [[nodiscard]] std::size_t inside_noun(std::size_t end) const;

  std::u32string_view text_;
  const rules::Style& style_;
};

}  // namespace tenmatsu::style
