// Which steps a document can do without: it lists what was done, decided on or called off, not all
// that somebody thought of.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Drops what was proposed and nobody took up, what was asked for in words that name no thing, and
/// what only happened. What by its form is a proposal stays in the timeline; a mere question is
/// among the messages that are left out. The statements are in their last wording.
void drop_weak_steps(const Story& story, std::vector<Action>& actions);

/// The step as its last stage tells it, which has no mark of a proposal.
const std::string& last_told(const Action& action);

/// Plans that were called off stand behind all else: the others are numbered through without them.
void put_declined_last(std::vector<Action>& actions);

/// Takes reasons out of plans, and the question that a report answers by telling the whole deed.
void shorten_steps(const Story& story, std::vector<Action>& actions);

}  // namespace tenmatsu::composition
