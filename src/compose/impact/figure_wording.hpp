// How a sentence with a figure is told: what the figure counts, and what was put right of it.

#pragma once

#include <vector>

#include "compose/impact/effect_figures.hpp"
#include "compose/impact/figure_index.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「注文は53件だ。51件だった」: what its own message puts right is marked, unless words that are
/// told say so already.
void mark_righted(const Story& story, int n, Statement& told);

/// Figures that later messages take back are marked where their sentence is needed for another.
void mark_corrected(const Story& story, int n, Statement& told);

/// 「14になった」, 「いま2人」: a figure, and no word of what it counts.
bool says_of_nothing(const Story& story, const Statement& told);

/// 「累計318件だった」 says of nothing what it counts: the table of effects does.
void name_figure(const EffectRows& rows, const Story& story, int n,
                 const std::vector<EffectFigure>& figures, Statement& told);

/// 「58枚だ」 answers 「預かった紙は最終何枚？」.
bool name_as_asked(const Story& story, int n, Statement& told);

/// 「9人だ。高齢の人が2人」 behind the question that it answers: 「今の時点で通話できない方は？」.
bool answer_as_asked(const Story& story, int n, Statement& told);

/// 「金額で 913万円」, 「返金額 → 38万円」: an item with its label.
void set_label(const Story& story, int n, Statement& told);

/// 「訂正だ。58社ではなくて57社だった」: the figure speaks for itself.
void cut_announcement(const Story& story, Statement& told);

}  // namespace tenmatsu::composition
