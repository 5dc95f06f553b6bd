// How the summary tells the cause: in a sentence of its own that names what was wrong.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What the cause was or may have been, with how sure that is; empty where none is known.
Statement cause_sentence(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
