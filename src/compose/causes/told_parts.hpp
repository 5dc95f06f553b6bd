// What the messages of one cause tell of it: the guess that was confirmed, what it was confirmed by.

#pragma once

#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Puts before and behind the statement of a confirmed cause what other messages of the same cause
/// tell that it does not: 「昨夜、証明書を替えました」, 「それだ。先に登録してもらう決まりです」.
void add_told_parts(const Story& story, Cause& cause);

}  // namespace tenmatsu::composition
