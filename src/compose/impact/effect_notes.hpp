// What was felt and has no figure.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「問い合わせが殺到」, in the order of the talk. `told` is the impact, which may tell it already.
std::vector<Statement> effect_notes(const Story& story, const std::vector<Statement>& told);

}  // namespace tenmatsu::composition
