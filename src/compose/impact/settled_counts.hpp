// Counts of the harm that people settled.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「最終件数は88件で確定です」: how much was hit, as people settled it, whatever the message was
/// taken for.
void add_settled(const Story& story, std::vector<Statement>& told);

}  // namespace tenmatsu::composition
