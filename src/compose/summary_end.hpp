// The last sentence of the summary: what ended it, and when.

#pragma once

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

Statement summary_end(const Story& story, const Incident& incident);

/// Whether a sentence can stand in prose by itself: it states something of something.
bool stands_in_prose(const Story& story, Line line);

}  // namespace tenmatsu::composition
