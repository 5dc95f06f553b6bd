// The sentences of a cause without what is no part of it.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// `text` without how it was found (「ベンダに電話した。前日の分を読んでいた」) and without what is
/// left at its beginning of words that were cut off (「のはずが、本番を向いていた」).
std::string bare_cause(const Story& story, const std::string& text);

/// What a guess that was put as a question named: 画面の改修 of 「画面の改修が怪しくない？」; all
/// of the text where that is no name.
std::string thing_asked(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
