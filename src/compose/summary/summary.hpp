// The incident in at most four sentences: what, how bad, why, and what ended it.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Looks at what has been composed so far; says nothing that the body does not say.
std::vector<Statement> summary(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
