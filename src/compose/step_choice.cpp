#include "compose/step_choice.hpp"

#include <algorithm>
#include <string>

#include "compose/proposals.hpp"

namespace tenmatsu::composition {
namespace {

// As told by its last stage, which has no mark of a proposal.
const std::string& told(const Action& action) {
  return action.stages.empty() ? action.statement.text : action.stages.back().statement.text;
}

// Nobody but who proposed it had a part in it.
bool nobody_moved(const Story& story, const Action& action) {
  return action.stages.empty() || action.stages.back().label.empty() ||
         action.stages.back().label == story.phrases().text("stage.proposed");
}

bool is_weak(const Story& story, const Action& action) {
  if (action.effect) {
    return false;
  }
  return (action.status == Status::proposed && nobody_moved(story, action)) ||
         (action.status == Status::requested && names_no_thing(story, told(action)));
}

}  // namespace

void drop_weak_steps(const Story& story, std::vector<Action>& actions) {
  std::erase_if(actions, [&](const Action& action) { return is_weak(story, action); });
}

}  // namespace tenmatsu::composition
