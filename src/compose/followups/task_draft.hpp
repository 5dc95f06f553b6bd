// The text of one piece of work while it is brought into its written form.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What every step of that holds and looks up.
class TaskDraft {
 protected:
  TaskDraft(const Story& story, const FollowUp& item, std::string text)
      : story_(story), item_(item), text_(std::move(text)) {}

  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(id);
  }
  [[nodiscard]] const std::string& comma() const { return story_.phrases().text("mark.comma"); }
  [[nodiscard]] const std::string& stop() const { return story_.phrases().text("mark.full_stop"); }

  const Story& story_;
  const FollowUp& item_;
  std::string text_;
};

}  // namespace tenmatsu::composition
