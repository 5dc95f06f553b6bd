// What is told of the harm where nobody counts whom it hit.

#pragma once

#include <vector>

#include "compose/impact/figure_index.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Where nobody counts whom it hit: what tells the harm best.
/// 「問い合わせの窓口が一日使えませんでした」
std::vector<Statement> main_harm(const Story& story);

/// The message that tells best how bad it was; 0 where none does.
int message_of_main_harm(const Story& story);

/// What that message states of the harm, in its order: 「断の時間は長いお宅で2時間14分ですね」.
/// `beside` other statements, how well it ended is left out.
std::vector<Line> lines_of_main_harm(const Story& story, bool beside);

/// Where nobody says whom it hit: how much of the system failed, by the first count that was shown.
std::vector<Statement> extent(const Story& story, const EffectRows& rows);

/// Where nothing else is told of it: what was delivered of more, however little speaks for harm.
std::vector<Statement> shortfall(const Story& story);

/// 「お客様への影響はありません」, where nobody told of any: it is not that nothing was said.
std::vector<Statement> unharmed(const Story& story);

}  // namespace tenmatsu::composition
