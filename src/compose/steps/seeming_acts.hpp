// What only seems to tell of a step: warnings, reasons, answers, and what things did.

#pragma once

#include <vector>

#include "compose/steps/acts.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the lines only hand on what another plans.
bool is_relayed(const Story& story, const std::vector<Line>& lines, Status status);

/// Whether it is neither done nor called off.
bool is_open(const Act& act);

/// Whether the act only warns of what is planned, 「触ると危ない」, or tells no more than the end
/// of the incident.
bool only_warns(const Story& story, const Act& act);

/// Whether the act decides and says only why: 「許可する。閉じ込めるよりいい」.
bool only_decides(const Story& story, const Act& act);

/// Whether the act is a joke, tells how things are, or 「絞るのに15分かかる、配布が遅いんで」: what
/// it would cost, and why.
bool only_tells_state(const Story& story, const Act& act);

/// Whether the act answers what another thinks of:
/// 「入れ替えは席を残しますので、害はございません」.
bool only_reassures(const Story& story, const Act& act);

/// Whether a thing did it, and nobody against the incident: 「残りの32行を、レジが、消した」.
bool only_suffers(const Story& story, const Act& act);

/// Whether it is called off by its tag alone: 「再起動は不安」, 「反対なし」,
/// 「今日やらないとだめ」.
bool rejects_nothing(const Story& story, const Act& act);

}  // namespace tenmatsu::composition
