// Where each message went in the document, or why it did not.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// One for each event, in their order. Looks at all that has been composed.
std::vector<Use> uses(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
