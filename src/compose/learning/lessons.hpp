// What to learn from it: what people said of how it went, and what the times tell.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What went well, what went wrong, where luck helped. Looks at the times, durations and actions
/// that have been composed.
std::vector<Lesson> lessons(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
