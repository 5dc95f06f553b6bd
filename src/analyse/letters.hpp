// A message as the letters that count as evidence: figures and names are folded, so that what was
// learned from 「98%」 and 「田中さん」 holds for 「7%」 and 「鈴木さん」.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyse/talk.hpp"
#include "text/characters.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::analysis {

struct Letter {
  char32_t code = 0;  // kFigure for a number with its points and commas, kName for a speaker's name
  Piece piece;        // in the normalised text
};

inline constexpr char32_t kFigure = U'0';
inline constexpr char32_t kName = U'@';

using Letters = std::vector<Letter>;

/// The names that stand in the labels of the speakers, normalised, the longest first.
std::vector<std::string> spoken_names(const Transcript& transcript);

/// `names` are folded, each into one letter; of two that begin at one place the longer one.
Letters letters_of(std::string_view normalised, const text::Matcher& names);

/// The letters of `all` that lie in `piece`, without the marks and blanks at its end; a question
/// mark stays.
Letters sentence_of(const Letters& all, Piece piece);

/// Appends the letters in UTF-8.
void append(std::string& out, const Letter* begin, const Letter* end);

}  // namespace tenmatsu::analysis
