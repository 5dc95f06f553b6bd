// Which rows a timeline can do without: it tells what moved the incident, not all that was said.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Drops rows of messages that did not move the incident, as the analysis has them, rows that only
/// ask, that only announce a look, that say too little to stand alone, and
/// proposals in a few words that stand among the actions. What proves a time of the incident stays,
/// and what somebody marked to be told. The statements are in their last wording.
void drop_weak_rows(const Story& story, const Incident& incident,
                    std::vector<TimelineEntry>& timeline);

}  // namespace tenmatsu::composition
