// What went out to those who were hit, and to those who must know: no step that mends, and part of
// the response.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Adds the notices that went out and that no action tells yet, in their place in time.
void add_notices(const Story& story, std::vector<Action>& actions);

}  // namespace tenmatsu::composition
