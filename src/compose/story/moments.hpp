// Points of the talk at which something happened, and what milestones ask of its messages.

#pragma once

#include <algorithm>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// When message `n` was said.
MilestoneTime at_message(const Story& story, int n);

/// The time that message `n` names.
MilestoneTime at_mention(const TimeMention& time, int n);

/// Whether the line says how things are, neither asked nor under a condition.
bool states(const Story& story, Line line);

/// Whether it is asked for, proposed, intended or needed.
bool is_planned(Modality modality);

/// Whether message `n` tells of something wrong, or of harm.
bool tells_trouble(const Story& story, int n);

/// The first message from `from` on that tells of getting better, or 0; `whole`: that it is well
/// again, and not only on its way: 「下がり始めた」, 「だいぶ」.
int first_recovery(const Story& story, int from, bool whole);

/// The last message that tells of getting better, or 0.
int last_recovery(const Story& story);

/// The first message with a sentence that `fits`, or 0.
template <typename Fits>
int first_with(const Story& story, Fits fits) {
  for (const Event& event : story.events()) {
    const auto lines = story.lines(event.n);
    if (std::ranges::any_of(lines, fits)) {
      return event.n;
    }
  }
  return 0;
}

}  // namespace tenmatsu::composition
