// Where the talk disagrees with itself.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Looks at the times of the incident as composed.
std::vector<Conflict> conflicts(const Story& story, const Incident& incident);

/// Times that cannot be: one before the start, or after the solution. Of times that somebody
/// changed; those that were told may differ for reasons of their own.
std::vector<Conflict> conflicts_of_order(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
