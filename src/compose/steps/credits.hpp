// Which of several steps the news came of.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Leaves each piece of news with one step: with that which it names, else with the last that was
/// done.
void credit_once(std::vector<Action>& all);

/// Drops effects of another machine than the step names: 「1号機が立ち上がった」 came of what was
/// done to it, and not of what was done since.
void drop_foreign_effects(const Story& story, std::vector<Action>& all);

}  // namespace tenmatsu::composition
