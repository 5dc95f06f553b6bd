// The step that a row reports, where the row says nothing but that it was done.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Tells 「入れた。件数は減っている」 as 「上限を付ける → 入れた。件数は減っている」 where `actions`
/// know the row's message as what reports that step; cites the messages of the step. What is told
/// of the step in more than a short sentence, or asked, is not put there.
void tell_steps(const Story& story, const std::vector<Action>& actions,
                std::vector<TimelineEntry>& timeline);

}  // namespace tenmatsu::composition
