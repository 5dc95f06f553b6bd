// What the playbooks advise against the causes that were found, and nobody said.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// At most two for each class of work, less those that somebody named; none that repeats what was
/// said. By the confirmed causes; where none of them is more than a factor, by the
/// suspected ones too. Looks at the causes and the follow-ups that have been composed.
std::vector<Suggestion> suggestions(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
