// Of which time a count on the way is.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「いま34件来ている」, where a later line counts more: it was so at that time, which is told.
void mark_time(const Story& story, std::vector<Statement>& told);

}  // namespace tenmatsu::composition
