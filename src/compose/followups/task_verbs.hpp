// How the wording of a piece of work ends, and what is a verb alone in it.

#pragma once

#include <string>
#include <string_view>

#include "compose/story/story.hpp"
#include "rules/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {

/// 「出す」, 「出し直す」, 「反映」: a verb alone.
bool is_lone_verb(const Story& story, std::string_view said);

bool is_noun_character(const text::Character& one);

/// 「試験を足すの」 is 「試験を足す」.
void settle_verb(const Story& story, std::string& part);

/// What is left of a sentence that ended with what was taken out: 「手順の改訂を」 is
/// 「手順の改訂」.
void settle_end(const Story& story, std::string& part);

}  // namespace tenmatsu::composition
