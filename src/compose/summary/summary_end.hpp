// The last sentence of the summary: what ended it, and when.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

Statement summary_end(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
