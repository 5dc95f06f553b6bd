#include "compose/times/marks.hpp"

#include <algorithm>
#include <vector>

#include "compose/story/moments.hpp"

namespace tenmatsu::composition {
namespace {

std::vector<const rules::TagRule*> milestone_rules(const Story& story) {
  std::vector<const rules::TagRule*> found;
  for (const rules::TagRule& rule : story.rules().tags.all()) {
    if (!rule.milestone.empty()) {
      found.push_back(&rule);
    }
  }
  return found;
}

// 「[STATUS] 復旧 14:51」: the time that is said, else that of the message.
MilestoneTime marked_time(const Story& story, Line line) {
  for (const TimeMention* time : story.times(line)) {
    const bool past =
        time->kind != TimeMention::Kind::deadline && time->minute <= story.minute(line.n);
    if (past) {
      return at_mention(*time, line.n);
    }
  }
  return at_message(story, line.n);
}

void take_mark(const Story& story, const rules::TagRule& rule, Line line, Marks& marks) {
  marks.first = marks.first == 0 ? line.n : marks.first;
  const auto place = [&](Milestone which) -> std::optional<MilestoneTime>& {
    return marks.times[static_cast<std::size_t>(which)];
  };
  for (int k = 0; k < kMilestoneCount; ++k) {
    const auto which = static_cast<Milestone>(k);
    if (rule.milestone != name_of(which)) {
      continue;
    }
    const bool ended = place(Milestone::mitigated) || place(Milestone::resolved);
    if (which == Milestone::declared && ended) {
      place(Milestone::mitigated).reset();
      place(Milestone::resolved).reset();
      marks.reopened = story.minute(line.n);
    }
    if (!place(which)) {
      place(which) = marked_time(story, line);
    }
  }
}

}  // namespace

Marks marks(const Story& story) {
  Marks found;
  const std::vector<const rules::TagRule*> rules = milestone_rules(story);
  for (const Event& event : story.events()) {
    for (const Evidence& fired : event.fired) {
      const auto rule = std::ranges::find_if(
          rules, [&](const rules::TagRule* one) { return one->id == fired.rule; });
      if (rule != rules.end()) {
        take_mark(story, **rule, {event.n, static_cast<std::size_t>(fired.sentence)}, found);
      }
    }
  }
  return found;
}

void keep_marked(const Marks& marks, const Story& story, Milestones& times) {
  const auto place = [&](Milestone which) -> std::optional<MilestoneTime>& {
    return times[static_cast<std::size_t>(which)];
  };
  for (const Milestone end : {Milestone::mitigated, Milestone::resolved}) {
    if (marks.reopened && place(end) && place(end)->minute < *marks.reopened) {
      place(end).reset();
    }
  }
  for (int k = 0; k < kMilestoneCount; ++k) {
    const auto which = static_cast<Milestone>(k);
    if (marks.time(which)) {
      place(which) = marks.time(which);
    }
  }
  // Whoever marks how it stands has opened it.
  if (marks.first != 0 && !place(Milestone::declared)) {
    place(Milestone::declared) = at_message(story, marks.first);
  }
  const auto& resolved = marks.time(Milestone::resolved);
  auto& mitigated = place(Milestone::mitigated);
  if (resolved && (!mitigated || mitigated->minute > resolved->minute)) {
    mitigated = resolved;
  }
}

}  // namespace tenmatsu::composition
