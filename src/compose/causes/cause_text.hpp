// The sentences of a cause without what is no part of it.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// `text` without how it was found (「ベンダに電話した。前日の分を読んでいた」) and without what is
/// left at its beginning of words that were cut off (「のはずが、本番を向いていた」).
std::string bare_cause(const Story& story, const std::string& text);

/// `text` without what somebody does or asks for next: 「鍵が切れている。交換する」.
std::string without_work(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
