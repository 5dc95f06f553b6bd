// What the harm comes to when it is over.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「A社様は約43分の停止、月間SLAの99.99%を割るので違約金の話になりそうです」: what it comes to,
/// told when it is over.
void add_last_word(const Story& story, std::vector<Statement>& told);

/// How the harm ended, told last of all where it was spared.
void add_verdict(const Story& story, std::vector<Statement>& told);

}  // namespace tenmatsu::composition
