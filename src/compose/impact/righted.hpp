// Which figures the talk itself puts right later, and by which.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The figure that its own message puts in the place of `metric`, right behind it: 「53件です。正し
/// くは51件です」. nullptr where it does not.
const Metric* righted_at_once(const Story& story, const Metric& metric);

/// The figure that its own message or a later one puts in the place of `metric`: it takes it back,
/// 「手修正の17人を 除いて46人」 leaves of it what was meant, or it answers 「2名でよろしいですか」
/// with another one. nullptr where none does, or where nothing says what is right.
const Metric* righted(const Story& story, const Metric& metric);

/// Whether the message puts a figure right: 「正しくは230件です」, 「すみません、230件でした」.
bool puts_right(const Story& story, int n);

/// Whether its own message or a later one takes it back or puts it right.
bool is_overruled(const Story& story, const Metric& metric);

/// 「手修正の17人を除いて」: who is no part of what is counted.
bool is_taken_out(const Story& story, const Metric& metric);

/// Whether the answer to its message says that there is none of what the line tells: 「欠測は36分間
/// ですか」 「いや、順番に送られてきます。欠測にはならないです」.
bool is_denied_next(const Story& story, Line line);

/// Whether a written statement tells this figure: 「ざっと520万円」 is 「概算で520万円」 there.
bool shows(const std::string& told, const Metric& metric);

}  // namespace tenmatsu::composition
