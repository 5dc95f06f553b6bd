// What people marked themselves: [STATUS] …

#pragma once

#include <optional>

#include "compose/times/milestones.hpp"

namespace tenmatsu::composition {

/// The times by the marks.
struct Marks {
  Milestones times;
  int first = 0;                   // the message with the first mark
  std::optional<Minute> reopened;  // where the incident was marked as open again

  [[nodiscard]] const std::optional<MilestoneTime>& time(Milestone which) const {
    return times[static_cast<std::size_t>(which)];
  }
};

Marks marks(const Story& story);

/// Where the talk says otherwise, the marks are right.
void keep_marked(const Marks& marks, const Story& story, Milestones& times);

}  // namespace tenmatsu::composition
