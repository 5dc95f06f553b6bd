#include "compose/milestones.hpp"

#include <algorithm>
#include <vector>

#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

MilestoneTime at_message(const Story& story, int n) {
  return {story.minute(n), false, {n}};
}

MilestoneTime at_mention(const TimeMention& time, int n) {
  return {time.minute, time.approximate, {n}};
}

bool states(const Story& story, Line line) {
  const auto& sentences = story.event(line.n).sentences;
  const bool conditional = line.index < sentences.size() && sentences[line.index].conditional;
  return !story.asks(line) && !conditional;
}

// A message that says how the incident stands: it goes on, or it gets better.
bool troubled(const Story& story, int n) {
  return (story.has(n, Tag::symptom) || story.has(n, Tag::detection)) &&
         !story.has(n, Tag::recovery);
}

bool acted(const Story& story, int n) {
  return story.status(n, Tag::action) == Status::done;
}

// --- what people marked themselves: [STATUS] … ---

/// The times by the marks; `reopened` where the incident was marked as open again.
struct Marked {
  Milestones times;
  int first = 0;  // the message with the first mark
  std::optional<Minute> reopened;

  [[nodiscard]] const std::optional<MilestoneTime>& time(Milestone which) const {
    return times[static_cast<std::size_t>(which)];
  }
};

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

void take_mark(const Story& story, const rules::TagRule& rule, Line line, Marked& marked) {
  marked.first = marked.first == 0 ? line.n : marked.first;
  const auto place = [&](Milestone which) -> std::optional<MilestoneTime>& {
    return marked.times[static_cast<std::size_t>(which)];
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
      marked.reopened = story.minute(line.n);
    }
    if (!place(which)) {
      place(which) = marked_time(story, line);
    }
  }
}

Marked marked(const Story& story) {
  Marked found;
  const std::vector<const rules::TagRule*> rules = milestone_rules(story);
  for (const Event& event : story.events()) {
    for (const Evidence& fired : event.fired) {
      const auto rule = std::find_if(rules.begin(), rules.end(), [&](const rules::TagRule* one) {
        return one->id == fired.rule;
      });
      if (rule != rules.end()) {
        take_mark(story, **rule, {event.n, static_cast<std::size_t>(fired.sentence)}, found);
      }
    }
  }
  return found;
}

// Where the talk says otherwise, the marks are right.
void keep_marked(const Story& story, const Marked& marked, Milestones& times) {
  const auto place = [&](Milestone which) -> std::optional<MilestoneTime>& {
    return times[static_cast<std::size_t>(which)];
  };
  for (const Milestone end : {Milestone::mitigated, Milestone::resolved}) {
    if (marked.reopened && place(end) && place(end)->minute < *marked.reopened) {
      place(end).reset();
    }
  }
  for (int k = 0; k < kMilestoneCount; ++k) {
    const auto which = static_cast<Milestone>(k);
    if (marked.time(which)) {
      place(which) = marked.time(which);
    }
  }
  // Whoever marks how it stands has opened it.
  if (marked.first != 0 && !place(Milestone::declared)) {
    place(Milestone::declared) = at_message(story, marked.first);
  }
  const auto& resolved = marked.time(Milestone::resolved);
  auto& mitigated = place(Milestone::mitigated);
  if (resolved && (!mitigated || mitigated->minute > resolved->minute)) {
    mitigated = resolved;
  }
}

int first_trouble(const Story& story) {
  for (const Event& event : story.events()) {
    if (story.has(event.n, Tag::detection)) {
      return event.n;
    }
  }
  for (const Event& event : story.events()) {
    if (story.has(event.n, Tag::symptom) || story.has(event.n, Tag::impact)) {
      return event.n;
    }
  }
  return 0;
}

// --- detected ---

// Of several times in one sentence the last one goes with the alert:
// 「9時に受付を始めたが、9時4分に連絡」.
const TimeMention* time_of_alert(const Story& story, Line line) {
  const TimeMention* found = nullptr;
  for (const TimeMention* time : story.times(line)) {
    const bool past = time->kind == TimeMention::Kind::point ||
                      (time->kind == TimeMention::Kind::from && found == nullptr);
    if (past && time->minute <= story.minute(line.n)) {
      found = time;
    }
  }
  return found;
}

std::optional<MilestoneTime> detected(const Story& story) {
  const int n = first_trouble(story);
  if (n == 0) {
    return std::nullopt;
  }
  for (const Line line : story.lines(n)) {
    const TimeMention* time = story.hears(line, "alert") ? time_of_alert(story, line) : nullptr;
    if (time != nullptr) {
      return at_mention(*time, n);
    }
  }
  return at_message(story, n);
}

// --- started ---

struct Onset {
  MilestoneTime time;
  double weight = 0;
};

// The course of the trouble as told afterwards: 8:31から9:38まで.
bool is_span(const std::vector<const TimeMention*>& times) {
  const auto of_kind = [&](TimeMention::Kind kind) {
    return std::any_of(times.begin(), times.end(),
                       [&](const TimeMention* time) { return time->kind == kind; });
  };
  return of_kind(TimeMention::Kind::from) && of_kind(TimeMention::Kind::until);
}

bool tells_trouble(const Story& story, int n) {
  return story.has(n, Tag::symptom) || story.has(n, Tag::detection) || story.has(n, Tag::impact);
}

// 「7:10に切り替わって、そこから9:47まで」
bool lasts_until(const std::vector<const TimeMention*>& times, const TimeMention& begin) {
  return std::any_of(times.begin(), times.end(), [&](const TimeMention* end) {
    return end->kind == TimeMention::Kind::until && end->minute > begin.minute;
  });
}

double cause_weight(const Story& story, int n) {
  const Status status = story.status(n, Tag::cause);
  return status == Status::confirmed ? 1.2 : status == Status::suspected ? 0.7 : 0;
}

// What speaks for a time being that of the beginning.
double onset_weight(const Story& story, Line line, const TimeMention& time) {
  const int n = line.n;
  const bool since = time.kind == TimeMention::Kind::from;
  double weight = cause_weight(story, n);
  if (tells_trouble(story, n)) {
    weight += since ? 3.5 : 1.5;
    weight += story.has_term(line, "symptom") || story.hears(line, "onset") ? 0.5 : 0;
  } else if (since) {
    weight += 0.3;
  }
  // 「始まりは21時8分」「15:02を最後に入っていません」: it says itself that it is the beginning.
  if (story.hears(line, "begins_at") || story.hears(line, "last_good")) {
    weight += 2;
  }
  if (story.has(n, Tag::impact) &&
      (is_span(story.times(line)) || lasts_until(story.times(line), time) ||
       story.hears(line, "impact_span"))) {
    weight += 2;
  }
  // 「8時43分に電話」 is when it was told, not when it began.
  const bool by_monitor = story.hears(line, "noticed_by_monitor") && tells_trouble(story, n);
  if (story.hears(line, "report") && !since && !by_monitor) {
    weight -= 1.5;
  } else if (story.hears(line, "report")) {
    weight -= 0.7;
  }
  return weight;
}

// 「12時台から」 is said of a whole hour.
bool names_hour(const Story& story, const TimeMention& time) {
  return holds_any(text::normalised(time.text), story.phrases().cue("whole_hours"));
}

std::vector<Onset> onsets(const Story& story, Minute noticed) {
  // Whoever closes it says how long it lasted.
  constexpr double kLookBack = 1.5;
  const int closing = closing_event(story);
  std::vector<Onset> found;
  for (const Event& event : story.events()) {
    if (event.tags.empty() || (story.has(event.n, Tag::action) && !tells_trouble(story, event.n))) {
      continue;
    }
    for (const Line line : story.lines(event.n)) {
      if (!states(story, line) || story.hears(line, "usual_time")) {
        continue;
      }
      for (const TimeMention* time : story.times(line)) {
        const bool past =
            time->kind == TimeMention::Kind::from || time->kind == TimeMention::Kind::point;
        if (past && time->minute <= noticed && !names_hour(story, *time)) {
          const bool back = event.n == closing && time->kind == TimeMention::Kind::from;
          found.push_back({at_mention(*time, event.n),
                           onset_weight(story, line, *time) + (back ? kLookBack : 0)});
        }
      }
    }
  }
  return found;
}

std::optional<MilestoneTime> started(const Story& story,
                                     const std::optional<MilestoneTime>& noticed) {
  constexpr double kEnough = 0.7;
  if (!noticed) {
    return std::nullopt;
  }
  // 「8:31から」 may be told of what was noticed 「8:30頃」.
  const Minute told =
      noticed->events.empty() ? noticed->minute : story.minute(noticed->events.front());
  const std::vector<Onset> all = onsets(story, std::max(noticed->minute, told));
  const Onset* best = nullptr;
  for (const Onset& one : all) {
    // Of equals the later one: it may correct the earlier.
    if (one.weight >= (best == nullptr ? kEnough : best->weight)) {
      best = &one;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(best->time);
}

// 「下がり始めた」, 「だいぶ」: better, not yet well.
bool well_again(const Story& story, int n) {
  return story.has(n, Tag::recovery) && !story.hears(n, "partial");
}

int first_recovery(const Story& story, int from, bool whole) {
  for (int n = from; n <= story.size(); ++n) {
    if (whole ? well_again(story, n) : story.has(n, Tag::recovery)) {
      return n;
    }
  }
  return 0;
}

// --- declared ---

// The first message with a sentence that `fits`, or 0.
template <typename Fits>
int first_with(const Story& story, Fits fits) {
  for (const Event& event : story.events()) {
    const auto lines = story.lines(event.n);
    if (std::any_of(lines.begin(), lines.end(), fits)) {
      return event.n;
    }
  }
  return 0;
}

// An incident call begins with those who were called.
int call_opening(const Story& story) {
  constexpr int kOpening = 3;  // messages
  return first_with(story,
                    [&](Line line) {
                      return line.n <= kOpening && story.hears(line, "call_opening");
                    }) == 0
             ? 0
             : 1;
}

std::optional<MilestoneTime> declared(const Story& story) {
  const auto announced = [&](std::string_view cue) {
    return first_with(story, [&, cue](Line line) {
      return story.has(line.n, Tag::communication) && states(story, line) && story.hears(line, cue);
    });
  };
  const int opened = first_with(story, [&](Line line) {
    return states(story, line) && !story.event(line.n).tags.empty() && story.hears(line, "declare");
  });
  // Who is called up once all is well is told of it, not called in.
  const int well = first_recovery(story, 1, true);
  const int called = announced("call_in");
  const int called_in = well != 0 && called > well ? 0 : called;
  for (const int n : {opened, announced("lead"), call_opening(story), called_in}) {
    if (n != 0) {
      return at_message(story, n);
    }
  }
  return std::nullopt;
}

// --- the end ---

int last_trouble(const Story& story) {
  for (int n = story.size(); n > 0; --n) {
    if (troubled(story, n) && !story.has(n, Tag::followup)) {
      return n;
    }
  }
  return 0;
}

int last_recovery(const Story& story) {
  const auto all = story.tagged(Tag::recovery);
  return all.empty() ? 0 : all.back();
}

bool handed_over(const Story& story) {
  const int last = last_recovery(story);
  for (int n = std::max(last + 1, 1); n <= story.size(); ++n) {
    if (story.hears(n, "hand_over") && !story.has(n, Tag::followup)) {
      return true;
    }
  }
  return false;
}

bool open_at_end(const Story& story) {
  if (closing_event(story) != 0) {
    return false;
  }
  const int better = last_recovery(story);
  return better == 0 || better < last_trouble(story) || handed_over(story);
}

// Where people look back and plan before somebody closes the call, it was over at the last reading.
int reading_before_review(const Story& story, int closing) {
  constexpr int kReview = 2;  // pieces of work named
  int named = 0;
  for (int n = closing - 1; n > 0; --n) {
    if (story.has(n, Tag::recovery)) {
      return named >= kReview ? n : 0;
    }
    named += story.has(n, Tag::followup) ? 1 : 0;
  }
  return 0;
}

std::optional<MilestoneTime> resolved(const Story& story) {
  if (open_at_end(story)) {
    return std::nullopt;
  }
  const int closing = closing_event(story);
  if (closing == 0) {
    return at_message(story, last_recovery(story));
  }
  if (const int reading = reading_before_review(story, closing)) {
    return at_message(story, reading);
  }
  for (const Line line : story.lines(closing)) {
    if (!story.hears(line, "close")) {
      continue;
    }
    for (const TimeMention* time : story.times(line)) {
      if (time->kind == TimeMention::Kind::point && time->minute <= story.minute(closing)) {
        return at_mention(*time, closing);
      }
    }
  }
  return at_message(story, closing);
}

// Trouble that is still felt; a look back at the cause is none.
bool felt(const Story& story, int n) {
  return story.has(n, Tag::symptom) && !story.has(n, Tag::recovery) &&
         !story.has(n, Tag::followup) && !story.has(n, Tag::cause);
}

// 「影響は8:31から9:38まで」: the end as it was stated.
std::optional<MilestoneTime> stated_end(const Story& story, int end) {
  std::optional<MilestoneTime> found;
  for (int n = std::max(end - 1, 1); n <= story.size(); ++n) {
    if (!story.has(n, Tag::impact)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      const auto times = story.times(line);
      for (const TimeMention* time : times) {
        if (is_span(times) && time->kind == TimeMention::Kind::until && !time->approximate &&
            time->minute <= story.minute(n)) {
          found = at_mention(*time, n);
        }
      }
    }
  }
  return found;
}

std::optional<MilestoneTime> mitigated(const Story& story) {
  constexpr int kAtOnce = 10;  // minutes in which a step shows its effect
  const int closing = closing_event(story);
  const int end = closing != 0 ? closing : last_recovery(story);
  if (open_at_end(story) || story.hears(end, "false_alarm")) {
    return std::nullopt;
  }
  if (const auto stated = stated_end(story, end)) {
    return stated;
  }
  int bad = 0;
  for (int n = 1; n < end; ++n) {
    bad = felt(story, n) ? n : bad;
  }
  const int better = first_recovery(story, bad + 1, false);
  int step = 0;
  for (int n = 1; n <= better; ++n) {
    step = acted(story, n) ? n : step;
  }
  if (better == 0) {
    return std::nullopt;
  }
  if (step == 0 || story.minute(better) - story.minute(step) > kAtOnce) {
    return at_message(story, better);
  }
  MilestoneTime time = at_message(story, step);
  if (better != step) {
    time.events.push_back(better);
  }
  return time;
}

}  // namespace

int closing_event(const Story& story) {
  const Marked marks = marked(story);
  if (const auto& end = marks.time(Milestone::resolved)) {
    return end->events.front();
  }
  const int trouble = last_trouble(story);
  for (int n = std::max(trouble, 1); n <= story.size(); ++n) {
    if (!story.has(n, Tag::recovery) && !story.has(n, Tag::communication)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      if (states(story, line) && !story.negated(line) && story.hears(line, "close")) {
        return n;
      }
    }
  }
  return 0;
}

bool alerted(const Story& story, const Milestones& times) {
  const auto& detected = times[static_cast<std::size_t>(Milestone::detected)];
  if (!detected || detected->events.empty()) {
    return false;
  }
  const int n = detected->events.front();
  const auto lines = story.lines(n);
  return story.bot(n) || std::any_of(lines.begin(), lines.end(), [&](Line line) {
           return story.hears(line, "noticed_by_monitor") && !story.negated(line) &&
                  !story.asks(line);
         });
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

Milestones milestones(const Story& story) {
  Milestones times;
  if (!story.any_timed()) {
    return times;
  }
  times[static_cast<std::size_t>(Milestone::detected)] = detected(story);
  times[static_cast<std::size_t>(Milestone::started)] =
      started(story, times[static_cast<std::size_t>(Milestone::detected)]);
  auto& first = times[static_cast<std::size_t>(Milestone::detected)];
  const auto& begun = times[static_cast<std::size_t>(Milestone::started)];
  if (begun && first && begun->minute > first->minute && !first->events.empty()) {
    first = at_message(story, first->events.front());
  }
  times[static_cast<std::size_t>(Milestone::declared)] = declared(story);
  times[static_cast<std::size_t>(Milestone::mitigated)] = mitigated(story);
  times[static_cast<std::size_t>(Milestone::resolved)] = resolved(story);
  keep_marked(story, marked(story), times);
  return times;
}

}  // namespace tenmatsu::composition
