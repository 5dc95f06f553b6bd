#include "compose/times/relief.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/ending.hpp"
#include "compose/times/relief_evidence.hpp"
#include "compose/times/standing.hpp"
#include "compose/times/told_course.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

bool acted(const Story& story, int n) {
  return story.status(n, Tag::action) == Status::done;
}

// What was done or got better nearest to a minute, within so many; 0 where nothing did.
int nearest(const Story& story, Minute minute, int within) {
  int best = 0;
  int least = within + 1;
  for (int n = 1; n <= story.size(); ++n) {
    const int apart = std::abs(story.minute(n) - minute);
    if ((acted(story, n) || story.has(n, Tag::recovery)) && apart < least) {
      best = n;
      least = apart;
    }
  }
  return best;
}

// 「見えていたのは9時20分から10時46分まで」, told while something else is still mended: an end that
// a step made, after which nothing was felt.
std::optional<ToldCourse> told_before(const Story& story, int end) {
  constexpr int kSame = 1;  // minutes
  const auto course = told_course(story, 1);
  if (!course || course->rounded || course->to.events.empty()) {
    return std::nullopt;
  }
  const int told = course->to.events.front();
  const int step = nearest(story, course->to.minute, kSame);
  if (told >= end || step == 0 || step > told) {
    return std::nullopt;
  }
  for (int n = step + 1; n < end; ++n) {
    if (felt(story, n)) {
      return std::nullopt;
    }
  }
  return course;
}

// 「影響は8:31から9:38まで」: the end as it was told. Of a rounded one the step or the report near
// it tells the minute.
std::optional<MilestoneTime> told_end(const Story& story, int end) {
  constexpr int kSame = 1;       // minutes
  constexpr int kRounding = 10;  // minutes
  auto course = told_course(story, end - 1);
  if (!course) {
    course = told_before(story, end);
  }
  if (!course) {
    return std::nullopt;
  }
  MilestoneTime time = course->to;
  const int n = nearest(story, time.minute, course->rounded ? kRounding : kSame);
  if (n == 0) {
    time.approximate = course->rounded;
    return time;
  }
  if (course->rounded) {
    time = at_message(story, n);
  }
  for (const int told : course->to.events) {
    if (told != n) {
      time.events = {n, told};
    }
  }
  return time;
}

// 「残りの店も通りました」: the first particle behind the rest is the one of 「as well」.
bool rest_is_well(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& particles = story.phrases().cue("subject_particles");
  const auto& rests = story.phrases().cue("rest");
  return std::ranges::any_of(rests, [&](const std::string& rest) {
    const std::size_t at = text.find(rest);
    std::size_t end = at == std::string_view::npos ? text.size() : at + rest.size();
    while (end < text.size() && !starts_with_any(text.substr(end), particles)) {
      end += text::character_at(text, end).size;
    }
    return starts_with_any(text.substr(end), story.phrases().cue("also_marks")) &&
           !starts_with_any(text.substr(end), story.phrases().cue("not_as_well"));
  });
}

}  // namespace

bool leaves_rest(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return story.hears(line, "leaves_rest") ||
           (story.hears(line, "rest") && !rest_is_well(story, line));
  });
}

bool felt(const Story& story, int n) {
  constexpr Tag kOther[] = {Tag::recovery, Tag::followup, Tag::cause, Tag::impact,
                            Tag::investigation};
  return story.has(n, Tag::symptom) &&
         std::ranges::none_of(kOther, [&](Tag other) { return story.has(n, other); });
}

namespace {

// 「10時36分に切り戻しが完了」, told at 10:43: when it was done.
const TimeMention* time_of_deed(const Story& story, int n) {
  constexpr int kLate = 30;  // minutes
  for (const Tag tag : {Tag::recovery, Tag::action}) {
    const std::vector<Line> lines =
        story.has(n, tag) ? story.carriers(n, tag) : std::vector<Line>{};
    for (const Line line : lines) {
      const auto times = story.times(line);
      if (times.size() != 1 || times.front()->kind != TimeMention::Kind::point) {
        continue;
      }
      const int late = story.minute(n) - times.front()->minute;
      if (late >= 0 && late <= kLate && states(story, line) &&
          starts_with_any(said_behind(story, times.front()->span),
                          story.phrases().cue("done_then"))) {
        return times.front();
      }
    }
  }
  return nullptr;
}

// The step that helped with the report that shows it, or the report with the step before it.
MilestoneTime helped(const Story& story, const ReliefEvidence& evidence) {
  const int n = evidence.best();
  const TimeMention* told = time_of_deed(story, n);
  MilestoneTime time = told != nullptr ? at_mention(*told, n) : at_message(story, n);
  if (const int report = acted(story, n) ? evidence.shown_by(n) : 0) {
    time.events.push_back(report);
    return time;
  }
  for (int step = n - 1; step > 0 && !acted(story, n); --step) {
    if (acted(story, step)) {
      if (evidence.shown_by(step) == n) {
        time.events.push_back(step);
      }
      break;
    }
  }
  return time;
}

int ending(const Story& story) {
  const int closing = closing_event(story);
  return closing != 0 ? closing : last_good_news(story);
}

}  // namespace

std::optional<MilestoneTime> mitigated(const Story& story) {
  if (open_at_end(story) || no_incident(story) != 0) {
    return std::nullopt;
  }
  const int end = ending(story);
  if (const auto told = told_end(story, end)) {
    return told;
  }
  const ReliefEvidence evidence(story, end);
  return evidence.best() == 0 ? std::nullopt : std::optional(helped(story, evidence));
}

std::optional<MilestoneTime> lasting_relief(const std::vector<Action>& actions,
                                            const std::optional<MilestoneTime>& relief,
                                            const std::optional<MilestoneTime>& end) {
  const auto made_it = [&](const Action& action) {
    const std::vector<int>& events = action.statement.events;
    return relief && std::ranges::any_of(relief->events, [&](int n) {
             return std::ranges::find(events, n) != events.end();
           });
  };
  const bool vain = std::ranges::any_of(
      actions, [&](const Action& action) { return !action.verdict.empty() && made_it(action); });
  const bool helped = std::ranges::any_of(actions, [&](const Action& action) {
    return action.verdict.empty() && action.done && made_it(action);
  });
  if (!vain || helped) {
    return relief;
  }
  const auto next = std::ranges::find_if(actions, [&](const Action& action) {
    return action.done && action.verdict.empty() && *action.done > relief->minute &&
           (!end || *action.done <= end->minute);
  });
  if (next == actions.end()) {
    return std::nullopt;
  }
  MilestoneTime time{*next->done, false, {next->statement.events.back()}};
  if (next->effect) {
    time.events.insert(time.events.end(), next->effect->events.begin(), next->effect->events.end());
  }
  return time;
}

namespace {

bool is_told(const Story& story, const MilestoneTime& time, int end) {
  if (time.events.empty() || end == 0) {
    return true;  // somebody gave it
  }
  const auto told = told_end(story, end);
  return told && told->minute == time.minute;
}

// Whether it is likely by itself, and with what was said within a few minutes of it.
bool is_likely(const Story& story, const MilestoneTime& time, double least_near) {
  constexpr double kLikely = 0.4;
  const int end = ending(story);
  if (is_told(story, time, end)) {
    return true;
  }
  const ReliefEvidence evidence(story, end);
  const int n = time.events.front();
  return evidence.likelihood(n) >= kLikely && evidence.likelihood_near(n) >= least_near;
}

}  // namespace

bool sure_of_relief(const Story& story, const MilestoneTime& time) {
  return is_likely(story, time, 0.7);
}

bool likely_relief(const Story& story, const MilestoneTime& time) {
  return is_likely(story, time, 0.5);
}

}  // namespace tenmatsu::composition
