#include "render/mark_kinds.hpp"

#include <algorithm>

namespace tenmatsu::document {

namespace {

bool holds(const std::vector<int>& events, int event) {
  return std::ranges::find(events, event) != events.end();
}

int rank_of(const Cause& cause) {
  if (cause.main) {
    return 0;
  }
  return cause.status == Status::confirmed ? 1 : cause.status == Status::suspected ? 2 : 3;
}

bool has_tag(const TimelineEntry& entry, Tag tag) {
  return std::ranges::find(entry.tags, tag) != entry.tags.end();
}

}  // namespace

const Cause* cause_of(const Incident& incident, int event) {
  const Cause* best = nullptr;
  for (const Cause& cause : incident.causes) {
    if (holds(cause.statement.events, event) &&
        (best == nullptr || rank_of(cause) < rank_of(*best))) {
      best = &cause;
    }
  }
  return best;
}

bool tells_recovery(const Incident& incident, int event) {
  return std::ranges::any_of(std::array{Milestone::mitigated, Milestone::resolved},
                             [&](Milestone milestone) {
                               const auto& time = incident.time(milestone);
                               return time && holds(time->events, event);
                             });
}

Tag kind_of(const Incident& incident, const TimelineEntry& entry) {
  const Tag first = entry.tags.empty() ? Tag::communication : entry.tags.front();
  if (entry.statement.events.empty()) {
    return first;
  }
  const int event = entry.statement.events.front();
  if (tells_recovery(incident, event)) {
    return Tag::recovery;
  }
  const Cause* cause = cause_of(incident, event);
  if (cause != nullptr && cause->status == Status::confirmed &&
      cause->statement.events.front() == event) {
    return Tag::cause;
  }
  // An all-clear often says how much harm there was in all.
  return first == Tag::impact && has_tag(entry, Tag::recovery) ? Tag::recovery : first;
}

}  // namespace tenmatsu::document
