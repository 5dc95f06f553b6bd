// What was lost in the end, where it is said beside what somebody did.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What was lost in the end is often said once, beside what somebody did.
void add_losses(const Story& story, std::vector<Statement>& told);

}  // namespace tenmatsu::composition
