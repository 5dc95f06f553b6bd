// The steps of a talk, for the tests of what becomes of them.

#pragma once

#include <vector>

#include "compose/steps/actions.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {

inline TagFinding step(Status status) {
  return tag(Tag::action, status);
}

inline std::vector<Action> actions_of(const std::vector<Told>& talk) {
  return actions(Story(analysis_of(talk), *shipped_rules()));
}

}  // namespace tenmatsu::composition
