// Makes messages ready for the rules: normalised text, its sentences and the words in it.

#pragma once

#include <cstddef>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// How many bytes of a message are analysed: forty times what people write at once. What is longer
/// was pasted, and is read, shown and noted.
inline constexpr std::size_t kLongestHeard = 16 * 1024;

/// Fills `heard` and, in each event, `sentences` (by their places alone) and `terms`.
void hear(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
