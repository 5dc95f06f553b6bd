// What a sentence does, read from its end.

#pragma once

#include <string_view>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills the modality, the flags and the rule of `sentence`; `text` is the sentence, normalised.
void read_sentence(std::string_view text, const Rules& rules, Sentence& sentence);

/// Fills them in all sentences of the talk. Runs after hear().
void read_modality(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
