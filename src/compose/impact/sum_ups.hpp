// The harm as somebody sums it up when it is over: 「影響は10時2分から10時38分の36分でした」.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Adds how long the harm lasted, and what of it counts most, where it is summed up in the second
/// half of the talk and no figure of it is told already.
void add_sum_ups(const Story& story, std::vector<Statement>& told);

}  // namespace tenmatsu::composition
