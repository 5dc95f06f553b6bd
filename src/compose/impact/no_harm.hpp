// What is told beside a figure that makes it no harm: what there is at all, what was done about it,
// what would be, what is well again.

#pragma once

#include <vector>

#include "compose/impact/effect_figures.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「毎回30秒かかるので」 says why, with nothing that follows from it.
bool only_reasons(const Story& story, Line line, const std::vector<EffectFigure>& figures);

/// 「苦情は今のところ0」: of all that is counted there was none.
bool counts_none(const std::vector<EffectFigure>& figures, const Story& story, Line line);

/// Whether its sentence says that somebody was spared: 「配信は7時なのでお客様には影響が出ません」.
bool spares(const Story& story, Line line);

/// 「失敗が180万通あるので、評価が落ちている可能性がある」: the figures are the reason of a guess.
bool only_guesses(const Story& story, Line line, const std::vector<EffectFigure>& figures);

/// No harm, or none yet, and what is done about it; whatever is not sure to be harm at all.
bool tells_no_harm(const Story& story, Line line);

/// 「検品400通、欠けなし」, 「3名のお客様から直ったと返信があった」: what was looked at is well,
/// and nothing else is told.
bool turned_out_well(const Story& story, const Statement& told);

/// Whether it is harm that the line tells of, and more or less sure.
bool tells_harm(const Story& story, Line line);

}  // namespace tenmatsu::composition
