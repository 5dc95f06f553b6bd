#include "compose/times/told_course.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

bool begins(const TimeMention& time) {
  return time.kind == Kind::from || time.kind == Kind::point;
}

// What stands between two places of one message.
std::string between(const Story& story, int n, std::size_t begin, std::size_t end) {
  const std::string& text = story.analysis().message(n).text;
  return begin < end ? text::normalised(std::string_view(text).substr(begin, end - begin)) : "";
}

// 「13時半」, 「朝5時」: an hour is said for what was near it.
bool names_minute(const Story& story, const TimeMention& time) {
  return holds_any(text::normalised(time.text), story.phrases().cue("names_minute"));
}

// The length that is told right behind `time`, with nothing but particles between.
const Metric* length_behind(const Story& story, Line line, const TimeMention& time) {
  constexpr std::size_t kNear = 4;  // characters
  for (const Metric* metric : story.metrics(line)) {
    if (metric->span.begin >= time.span.end && minutes_of(story, *metric) &&
        length_of(between(story, line.n, time.span.end, metric->span.begin)) <= kNear) {
      return metric;
    }
  }
  return nullptr;
}

bool computes(const Story& story, Line line, const TimeMention& from, const TimeMention& to) {
  constexpr int kRounding = 2;
  const Metric* length = length_behind(story, line, to);
  return length != nullptr &&
         std::abs(*minutes_of(story, *length) - (to.minute - from.minute)) <= kRounding;
}

// 「…まで」, 「…までに」, and 「10時54分から11時33分で、40分弱」, where the length bears it out.
bool ends_course(const Story& story, Line line, const TimeMention& from, const TimeMention& to) {
  const bool said = to.kind == Kind::until || to.kind == Kind::deadline;
  return to.minute > from.minute && to.minute <= story.minute(line.n) &&
         ((said && from.kind == Kind::from) || computes(story, line, from, to));
}

// 「18時ちょうどから28分くらい」: the end is reckoned.
std::optional<ToldCourse> reckoned(const Story& story, Line line, const TimeMention& from) {
  const Metric* length = length_behind(story, line, from);
  if (from.kind != Kind::from || length == nullptr) {
    return std::nullopt;
  }
  const MilestoneTime begin = at_mention(from, line.n);
  MilestoneTime end = begin;
  end.minute += *minutes_of(story, *length);
  if (end.minute <= begin.minute || end.minute > story.minute(line.n)) {
    return std::nullopt;
  }
  // 「6時2分から3時間半」 is no minute either.
  const bool in_hours = story.phrases().cue("unit_hours").any_is(length->unit);
  return ToldCourse{begin, end, in_hours || length->bound != Bound::exact || from.approximate};
}

}  // namespace

std::optional<int> minutes_of(const Story& story, const Metric& metric) {
  constexpr int kHour = 60;
  const auto is = [&](std::string_view cue) {
    const auto& units = story.phrases().cue(cue);
    return std::ranges::find(units, metric.unit) != units.end();
  };
  if (is("unit_minutes")) {
    return static_cast<int>(std::lround(metric.value));
  }
  if (is("unit_hours")) {
    return static_cast<int>(std::lround(metric.value * kHour));
  }
  return std::nullopt;
}

std::optional<ToldCourse> told_course(const Story& story, Line line) {
  const std::vector<const TimeMention*> times = story.times(line);
  std::optional<ToldCourse> found;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const TimeMention& from = *times[i];
    const TimeMention* to = i + 1 < times.size() ? times[i + 1] : nullptr;
    if (begins(from) && to != nullptr && ends_course(story, line, from, *to)) {
      found = ToldCourse{at_mention(from, line.n), at_mention(*to, line.n),
                         to->approximate || !names_minute(story, *to)};
    } else {
      const auto end = reckoned(story, line, from);
      found = end ? end : found;
    }
  }
  return found;
}

std::optional<ToldCourse> told_course(const Story& story, int begin) {
  std::optional<ToldCourse> last;
  for (int n = std::max(begin, 1); n <= story.size(); ++n) {
    if (!story.has(n, Tag::impact)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      const auto course = told_course(story, line);
      last = course ? course : last;
    }
  }
  return last;
}

}  // namespace tenmatsu::composition
