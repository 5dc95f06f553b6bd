// The work that one message names for after the incident.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// Of message `n`, which is tagged as naming some: each piece with its owner and its day.
std::vector<Work> works_of(const Story& story, int n);

}  // namespace tenmatsu::composition
