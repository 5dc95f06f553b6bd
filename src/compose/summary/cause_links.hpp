// Which of the things found beside the cause that leads is a link of the same chain.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What was found right before the cause that leads or right behind it and is no factor of its own,
/// at most one of each, the nearest, in the order in which it was told: 「昨夜、版を上げました」
/// before 「新しい版では初期値が空です」. Empty where the cause that leads is in doubt.
std::vector<const Cause*> links_of(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
