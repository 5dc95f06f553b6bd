// What a bare report answers, where no message names its thing by the same verb: 「落としました」
// behind 「落として」, which was said to 「表示を消すフラグがあります」.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Where the first sentence is a deed and nothing else: puts in front of it what was told to be
/// there for it, else quotes the sentence that it answers: 「二重に付いている」を受けて止めた.
/// Cites the messages. Where it is not known what it answers, the statement stays; whether it is.
bool tell_what_it_answers(const Story& story, Statement& statement);

}  // namespace tenmatsu::composition
