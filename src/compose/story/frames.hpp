// What a sentence speaks of beside the incident itself: how it was before, how it usually is or
// ought to be, what is still to come.

#pragma once

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

enum class Frame {
  none,      // of the incident
  before,    // 「先月の写しでは索引で入っています」
  usual,     // 「いつもなら1時前に抜けます」
  supposed,  // 「本来は5分ごとに席を返します」
  ahead,     // 「明日は給与の振込がございます」
};

/// The frame that the head of the sentence, or of one of its clauses, sets for the line. What sets
/// two states against each other tells of the incident: 「いつもは5時なのに今日は7時でした」.
Frame frame_of(const Story& story, Line line);

/// Whether it tells how things are while nothing is wrong.
bool is_of_other_state(Frame frame);

}  // namespace tenmatsu::composition
