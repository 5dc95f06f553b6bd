#include "compose/milestones.hpp"

#include <algorithm>

#include "compose/declaration.hpp"
#include "compose/ending.hpp"
#include "compose/marks.hpp"
#include "compose/moments.hpp"
#include "compose/onset.hpp"
#include "compose/relief.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {

namespace {

bool tells_of_alert(const Story& story, int n) {
  const auto lines = story.lines(n);
  return std::any_of(lines.begin(), lines.end(), [&](Line line) {
    return story.hears(line, "noticed_by_monitor") && !story.negated(line) && !story.asks(line);
  });
}

// A ticket that a program passes on is what a customer told, not what a monitor saw.
bool is_alert(const Story& story, int n) {
  return (story.bot(n) && !story.hears(n, "customer_tickets")) || tells_of_alert(story, n);
}

// What was built and deployed is no alert, nor is the all-clear.
bool gives_alarm(const Story& story, int n) {
  const bool monitor = story.bot(n) && !holds_any(text::normalised(story.speaker(n)),
                                                  story.phrases().cue("other_bots"));
  // 「監視の画面では3.42mで普通」 is none either.
  const bool told = tells_of_alert(story, n) && story.hears(n, "alert_words_said");
  return (monitor || told) && is_alert(story, n) &&
         (story.has(n, Tag::detection) || story.has(n, Tag::symptom)) &&
         !story.has(n, Tag::recovery);
}

}  // namespace

bool alerted(const Story& story, const Milestones& times) {
  const auto& detected = times[static_cast<std::size_t>(Milestone::detected)];
  return detected && !detected->events.empty() && is_alert(story, detected->events.front());
}

std::optional<MilestoneTime> first_alert(const Story& story, const Milestones& times) {
  const auto& detected = times[static_cast<std::size_t>(Milestone::detected)];
  if (alerted(story, times)) {
    return detected;
  }
  const auto& resolved = times[static_cast<std::size_t>(Milestone::resolved)];
  for (int n = 1; n <= story.size(); ++n) {
    if (story.timed(n) && gives_alarm(story, n)) {
      const MilestoneTime found = at_message(story, n);
      return resolved && found.minute > resolved->minute ? std::nullopt : std::optional(found);
    }
  }
  return std::nullopt;
}

std::optional<MilestoneTime> work_begun(const Story& story, const Milestones& times) {
  const auto& detected = times[static_cast<std::size_t>(Milestone::detected)];
  const auto& declared = times[static_cast<std::size_t>(Milestone::declared)];
  std::optional<MilestoneTime> begun = declared ? declared : detected;
  if (!detected || detected->events.empty()) {
    return begun;
  }
  for (int n = detected->events.front(); n <= story.size(); ++n) {
    if (story.has(n, Tag::investigation) || story.has(n, Tag::action)) {
      const MilestoneTime first = at_message(story, n);
      return first.minute < begun->minute || !declared ? first : begun;
    }
  }
  return begun;
}

namespace {

// What people noticed before it began was another matter.
MilestoneTime noticed_since(const Story& story, const MilestoneTime& begun, int first) {
  for (int n = first; n <= story.size() && !story.bot(first); ++n) {
    if (tells_trouble(story, n) && story.minute(n) >= begun.minute) {
      return at_message(story, n);
    }
  }
  return at_message(story, first);
}

}  // namespace

Milestones milestones(const Story& story, const std::vector<Guess>& guesses) {
  Milestones times;
  if (!story.any_timed()) {
    return times;
  }
  times[static_cast<std::size_t>(Milestone::detected)] = detected(story);
  times[static_cast<std::size_t>(Milestone::started)] =
      started(story, times[static_cast<std::size_t>(Milestone::detected)], guesses);
  auto& first = times[static_cast<std::size_t>(Milestone::detected)];
  const auto& begun = times[static_cast<std::size_t>(Milestone::started)];
  if (begun && first && begun->minute > first->minute && !first->events.empty()) {
    first = noticed_since(story, *begun, first->events.front());
  }
  times[static_cast<std::size_t>(Milestone::declared)] = declared(story);
  times[static_cast<std::size_t>(Milestone::mitigated)] = mitigated(story);
  times[static_cast<std::size_t>(Milestone::resolved)] = resolved(story);
  // The harm ends no later than the incident.
  auto& relief = times[static_cast<std::size_t>(Milestone::mitigated)];
  const auto& end = times[static_cast<std::size_t>(Milestone::resolved)];
  if (relief && end && relief->minute > end->minute) {
    relief = end;
  }
  keep_marked(marks(story), story, times);
  return times;
}

}  // namespace tenmatsu::composition
