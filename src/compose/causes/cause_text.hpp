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

/// `text` without what somebody thinks of it: 「2時間も気づかなかったのが痛い」, and, where it is the
/// only sentence, without the word that makes a reason of it: 「誰も見ていなかったため」.
std::string without_judgement(const Story& story, const std::string& text);

/// `text` without who let it pass and without what only answers a question: 「いえ、8/31の夜です。
/// 私のレビューで通しています」 names no cause; empty where nothing else is told.
std::string without_persons(const Story& story, const std::string& text);

}  // namespace tenmatsu::composition
