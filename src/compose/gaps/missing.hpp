// What a good postmortem says and this talk does not, with the question and whom to ask.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Looks at what has been composed so far.
std::vector<Missing> missing(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
