// Where the words of the rules stand in a text.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

struct FoundTerm {
  std::uint32_t term = 0;  // index into Terms::all()
  Piece piece;
};

/// In the order of the text. A Latin or katakana word does not count inside a longer run of its
/// script, unless the rest of the run is another word or long enough to be one; a word inside a
/// longer one of the same category, or of the category "plain", does not count either. Words of
/// category "plain" are left out: all that they do is to hide the words inside them.
std::vector<FoundTerm> find_terms(std::string_view text, const Rules& rules);

}  // namespace tenmatsu::analysis
