// Who takes it on to write the postmortem.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// `text` is the bare name; empty where nobody takes it on. What is said last counts.
Statement author(const Story& story);

}  // namespace tenmatsu::composition
