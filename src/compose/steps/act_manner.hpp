// How a step is told: by whom, how surely, and whether it names what it is done to.

#pragma once

#include "compose/steps/acts.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「メーカーさんが遠隔で変換をかけています」; 「メーカーに電話しています」 is the speaker's own
/// act.
bool done_by_third(const Story& story, Line line);

/// Notes how the act is told, beside its status.
void note_manner(const Story& story, Act& act);

}  // namespace tenmatsu::composition
