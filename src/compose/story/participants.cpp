#include "compose/story/participants.hpp"

#include <algorithm>

namespace tenmatsu::composition {

std::vector<std::string> participants(const Story& story) {
  const auto& everyone = story.phrases().cue("everyone");
  std::vector<std::string> names;
  for (const Event& event : story.events()) {
    const std::string& name = story.speaker(event.n);
    const bool counts = !name.empty() && !story.bot(event.n) &&
                        !story.analysis().message(event.n).system &&
                        std::ranges::find(everyone, name) == everyone.end();
    if (counts && std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
  }
  return names;
}

}  // namespace tenmatsu::composition
