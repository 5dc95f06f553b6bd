// Which steps a document can do without: it lists what was done, decided on or called off, not all
// that somebody thought of.

#pragma once

#include <vector>

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Drops what was proposed and nobody took up, and what was asked for in words that name no thing;
/// the timeline tells that it was said. The statements are in their last wording.
void drop_weak_steps(const Story& story, std::vector<Action>& actions);

/// Takes reasons out of plans, and the question that a report answers by telling the whole deed.
void shorten_steps(const Story& story, std::vector<Action>& actions);

}  // namespace tenmatsu::composition
