#include "compose/onset.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compose/ending.hpp"
#include "compose/moments.hpp"
#include "compose/told_course.hpp"
#include "compose/words.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

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

struct Onset {
  MilestoneTime time;
  double weight = 0;
};

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

// What stands in the message right before a time, and right behind it.
std::string before(const Story& story, int n, const TimeMention& time) {
  return text::normalised(
      std::string_view(story.analysis().message(n).text).substr(0, time.span.begin));
}

std::string behind(const Story& story, int n, const TimeMention& time) {
  return text::normalised(std::string_view(story.analysis().message(n).text).substr(time.span.end));
}

// 「問い合わせが9時40分ごろから」: since then somebody tells of it.
bool dates_reports(const Story& story, int n, const TimeMention& time) {
  return ends_with_any(before(story, n, time), story.phrases().cue("reports_since"));
}

// 「12時台から」 is said of a whole hour, 「3日前」 of a whole day; 「14時の時点で」 counts what
// had come by then.
bool names_point(const Story& story, int n, const TimeMention& time) {
  const std::string said = text::normalised(time.text);
  return !holds_any(said, story.phrases().cue("whole_hours")) &&
         !holds_any(said, story.phrases().cue("whole_days")) &&
         !starts_with_any(behind(story, n, time), story.phrases().cue("as_of"));
}

// 「18時50分の写真では」, 「0時は混むから」: the time belongs to a thing or a habit, not to what
// happened.
bool belongs_to_thing(const Story& story, int n, const TimeMention& time) {
  const std::string rest = behind(story, n, time);
  if (tells_trouble(story, n) || time.kind != TimeMention::Kind::point) {
    return false;
  }
  // 「12時の販売開始直後から」 is when it began.
  return starts_with_any(rest, story.phrases().cue("of_habit")) ||
         (starts_with_any(rest, story.phrases().cue("of_thing")) &&
          !holds_any(rest, story.phrases().cue("since_then_on")));
}

// 「19時開始の講座」: when something was to be, whatever became of it. What was to be done then and
// is a cause began then.
bool is_scheduled(const Story& story, int n, const TimeMention& time) {
  return time.kind == TimeMention::Kind::point && !story.has(n, Tag::cause) &&
         starts_with_any(behind(story, n, time), story.phrases().cue("scheduled"));
}

// 「今朝7時45分からの採血は83人」: since when something was counted that went well or not.
bool begins_count(const Story& story, Line line, const TimeMention& time) {
  const std::string rest = behind(story, line.n, time);
  const bool since = time.kind == TimeMention::Kind::from
                         ? starts_with_any(rest, story.phrases().cue("of_thing"))
                         : starts_with_any(rest, story.phrases().cue("since_of"));
  return since && !story.metrics(line).empty() && !story.has_term(line, "symptom") &&
         !story.has_term(line, "impact") && !story.hears(line, "hit");
}

// 「いつから？」 — 「6時5分です。最初は数個でした」
bool answers_since(const Story& story, Line line) {
  const int asked = line.n - 1;
  if (line.index > 0 || asked < 1 || story.speaker(asked) == story.speaker(line.n)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(asked);
  return !lines.empty() && story.hears(lines.back(), "asks_since");
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
  if (answers_since(story, line)) {
    weight += 2.5;
  }
  const bool whole = told_course(story, line) || lasts_until(story.times(line), time);
  if (story.has(n, Tag::impact) && (whole || story.hears(line, "impact_span"))) {
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

std::vector<Onset> onsets(const Story& story, Minute noticed) {
  // Whoever closes it says how long it lasted.
  constexpr double kLookBack = 1.5;
  const int closing = closing_event(story);
  std::vector<Onset> found;
  for (const Event& event : story.events()) {
    const bool asked = answers_since(story, {event.n, 0});
    if ((event.tags.empty() && !asked) ||
        (story.has(event.n, Tag::action) && !tells_trouble(story, event.n))) {
      continue;
    }
    for (const Line line : story.lines(event.n)) {
      // 「影響は9時半から75分くらいですかね」 is told, however softly.
      const bool told = told_course(story, line) && (states(story, line) || story.asks(line));
      if (!told && (!states(story, line) || story.hears(line, "usual_time"))) {
        continue;
      }
      for (const TimeMention* time : story.times(line)) {
        const bool past =
            time->kind == TimeMention::Kind::from || time->kind == TimeMention::Kind::point;
        if (past && time->minute <= noticed && names_point(story, event.n, *time) &&
            !belongs_to_thing(story, event.n, *time) && !is_scheduled(story, event.n, *time) &&
            !begins_count(story, line, *time) && !dates_reports(story, event.n, *time)) {
          const bool back = event.n == closing && time->kind == TimeMention::Kind::from;
          found.push_back({at_mention(*time, event.n),
                           onset_weight(story, line, *time) + (back ? kLookBack : 0)});
        }
      }
    }
  }
  return found;
}

// 「8時から出した分」, 「8時以降の214件を再変換」: what people repair since then, where several
// messages say so.
std::optional<MilestoneTime> repaired_since(const Story& story, Minute noticed) {
  std::vector<std::pair<const TimeMention*, int>> since;
  for (const Event& event : story.events()) {
    const bool repairs = story.has(event.n, Tag::action) || story.has(event.n, Tag::recovery) ||
                         tells_trouble(story, event.n);
    for (const Line line : story.lines(event.n)) {
      for (const TimeMention* time : story.times(line)) {
        const bool may = repairs && time->kind == TimeMention::Kind::from &&
                         time->minute <= noticed && states(story, line) &&
                         names_point(story, event.n, *time) && !story.hears(line, "usual_time") &&
                         !dates_reports(story, event.n, *time);
        if (may) {
          since.emplace_back(time, event.n);
        }
      }
    }
  }
  for (const auto& [time, n] : since) {
    for (const auto& [again, later] : since) {
      if (later > n && again->minute == time->minute) {
        MilestoneTime found = at_mention(*time, n);
        found.events.push_back(later);
        return found;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

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
  return best == nullptr ? repaired_since(story, std::max(noticed->minute, told))
                         : std::optional(best->time);
}

}  // namespace tenmatsu::composition
