#include "compose/times/milestones.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/declaration.hpp"
#include "compose/times/ending.hpp"
#include "compose/times/marks.hpp"
#include "compose/times/onset.hpp"
#include "compose/times/relief.hpp"

namespace tenmatsu::composition {

namespace {

// What customers write, as a program passes it on, what was built and deployed: none watches.
bool is_monitor(const Story& story, int n) {
  return story.bot(n) && !story.hears(n, "customer_tickets") &&
         !story.hears(n, "noticed_by_person") &&
         !holds_any(text::normalised(story.speaker(n)), story.phrases().cue("other_bots"));
}

bool tells_of_alert(const Story& story, Line line) {
  return story.hears(line, "noticed_by_monitor") && states(story, line) && !story.negated(line) &&
         !is_planned(story.modality(line));
}

// When the alarm came of which somebody tells: now, 「アラートが出ています」, or at the time that
// he names. 「アラームは上がっていた」 says not when, 「監視の画面では3.42mで普通」 and 「普段なら
// アラートが鳴る」 tell of none.
std::optional<MilestoneTime> alarm_told(const Story& story, Line line) {
  const auto came = find_unless(story.normal(line), story.phrases().cue("alarm_came"),
                                story.phrases().cue("alarm_missed"));
  if (!came || !tells_of_alert(story, line) || !story.hears(line, "alert_words_said") ||
      story.hears(line, "other_alarms")) {
    return std::nullopt;
  }
  for (const TimeMention* time : story.times(line)) {
    if (time->kind == TimeMention::Kind::point && time->minute <= story.minute(line.n)) {
      return at_mention(*time, line.n);
    }
  }
  return story.hears(line, "alarm_before") ? std::nullopt
                                           : std::optional(at_message(story, line.n));
}

// The alarm of a message. The all-clear is none.
std::optional<MilestoneTime> alarm_of(const Story& story, int n) {
  const bool trouble = story.has(n, Tag::detection) || story.has(n, Tag::symptom);
  if (!story.timed(n) || !trouble || story.has(n, Tag::recovery)) {
    return std::nullopt;
  }
  if (is_monitor(story, n)) {
    return at_message(story, n);
  }
  const auto lines = story.bot(n) ? std::vector<Line>{} : story.lines(n);
  for (const Line line : lines) {
    if (auto alarm = alarm_told(story, line)) {
      return alarm;
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_alert(const Story& story, int n) {
  const auto lines = story.bot(n) ? std::vector<Line>{} : story.lines(n);
  return is_monitor(story, n) ||
         std::ranges::any_of(lines, [&](Line line) { return tells_of_alert(story, line); });
}

bool alerted(const Story& story, const Milestones& times) {
  const auto& detected = times[static_cast<std::size_t>(Milestone::detected)];
  return detected && !detected->events.empty() && is_alert(story, detected->events.front());
}

std::optional<MilestoneTime> first_alert(const Story& story, const Milestones& times) {
  if (alerted(story, times)) {
    return times[static_cast<std::size_t>(Milestone::detected)];
  }
  const auto& resolved = times[static_cast<std::size_t>(Milestone::resolved)];
  for (int n = 1; n <= story.size(); ++n) {
    if (const auto alarm = alarm_of(story, n)) {
      return resolved && alarm->minute > resolved->minute ? std::nullopt : alarm;
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

// 「夜間バッチこけた」, and a message later of the same person 「32分に異常終了メール来た」 or
// 「32分に店から電話で」: what it was noticed by came before both.
std::optional<MilestoneTime> alarm_behind(const Story& story, const MilestoneTime& noticed) {
  constexpr int kNear = 3;  // messages
  constexpr Minute kHour = 60;
  const int first = noticed.events.empty() ? story.size() : noticed.events.front();
  for (int n = first + 1; n <= std::min(first + kNear, story.size()); ++n) {
    if (story.speaker(n) != story.speaker(first)) {
      continue;
    }
    auto alarm = alarm_of(story, n);
    if (!alarm && tells_trouble(story, n) && !story.hears(n, "alert_words_said")) {
      alarm = notice_told(story, n);
    }
    if (alarm && alarm->minute < noticed.minute && noticed.minute - alarm->minute <= kHour) {
      return alarm;
    }
  }
  return std::nullopt;
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
  if (const auto alarm = first ? alarm_behind(story, *first) : std::nullopt) {
    first = alarm;
  }
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
  // Who reports what is over tells not when it was noticed.
  if (first && end && end->minute < first->minute) {
    first.reset();
  }
  keep_marked(marks(story), story, times);
  return times;
}

}  // namespace tenmatsu::composition
