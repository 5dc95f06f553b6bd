// Counts that a later message brings up to date.

#pragma once

#include <vector>

#include "compose/impact/effect_figures.hpp"
#include "compose/impact/figure_index.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether later messages bring each of these figures of message `n` up to date.
bool is_told_later(const Story& story, const EffectRows& rows, int n,
                   const std::vector<EffectFigure>& figures);

}  // namespace tenmatsu::composition
