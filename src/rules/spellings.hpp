// The ways in which one word is written: with and without a long vowel or the kana between kanji.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::rules {

/// `word` (normalised) first, then its variants, each once:
/// a long vowel that ends a katakana part of three or more others may be missing,
/// one kana between two kanji may be missing, and the last kana with it.
std::vector<std::string> spellings_of(std::string_view word);

}  // namespace tenmatsu::rules
