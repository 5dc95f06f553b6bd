// What follows from facts that somebody changed by hand, worked out again.

#pragma once

#include <set>
#include <string>
#include <string_view>

#include "rules/rules.hpp"
#include "tenmatsu/incident.hpp"
#include "tenmatsu/notes.hpp"

namespace tenmatsu::composition {

/// Names of parts as in the JSON: source, people, events, and the members of the incident.
using Parts = std::set<std::string, std::less<>>;

/// Works out again what follows from the `changed` parts: lengths of time, hypotheses, suggestions,
/// lessons, the summary, questions, conflicts, and where each message went. A part that was changed
/// itself is left as it is, but for lengths of time, which are computed in any case, and questions
/// that have their answer. `notes` tell what is not as it was given; their file is left empty.
void follow(const Analysis& analysis, const Rules& rules, const Parts& changed, Incident& incident,
            Notes& notes);

}  // namespace tenmatsu::composition
