#include "compose/relief.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <vector>

#include "compose/ending.hpp"
#include "compose/moments.hpp"
#include "compose/told_course.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

bool acted(const Story& story, int n) {
  return story.status(n, Tag::action) == Status::done;
}

int last_felt(const Story& story, int end) {
  int bad = 0;
  for (int n = 1; n < end; ++n) {
    bad = felt(story, n) ? n : bad;
  }
  return bad;
}

// The first report that all is well after `bad`; where each of them leaves a rest, the first.
int recovery_after(const Story& story, int bad, int end) {
  const int first = first_recovery(story, bad + 1, false);
  for (int n = first; n != 0 && n <= end; n = first_recovery(story, n + 1, false)) {
    if (!leaves_rest(story, n)) {
      return n;
    }
  }
  return first;
}

bool reaches_all(const Story& story, int n, const char* cue) {
  const std::vector<Line> lines = story.lines(n);
  return std::any_of(lines.begin(), lines.end(),
                     [&](Line line) { return states(story, line) && story.hears(line, cue); });
}

// 「全14駅、使えます」: a step or a report that reaches all there is; what was counted while
// looking ends nothing.
bool on_all(const Story& story, int n) {
  const bool tells = acted(story, n) || story.has(n, Tag::recovery);
  if (!tells || leaves_rest(story, n) || story.has(n, Tag::followup) ||
      story.has(n, Tag::investigation)) {
    return false;
  }
  return reaches_all(story, n, "whole") || reaches_all(story, n, "production");
}

// Whether what `first` reports was not yet the end of it: it shows one piece, is on its way, or
// trouble came behind it.
bool was_early(const Story& story, int first, int until) {
  if (story.hears(first, "sample") || story.hears(first, "partial")) {
    return true;
  }
  for (int n = first + 1; n < until; ++n) {
    if (story.has(n, Tag::symptom) && !story.has(n, Tag::recovery) &&
        !story.has(n, Tag::followup)) {
      return true;
    }
  }
  return false;
}

// Where the first report was early, the one behind it that reaches all, before the closing one.
int whole_after(const Story& story, int first, int end) {
  if (first == 0 || on_all(story, first)) {
    return first;
  }
  for (int n = first + 1; n < end; ++n) {
    if (on_all(story, n) && (story.hears(n, "rest") || was_early(story, first, n))) {
      return n;
    }
  }
  return first;
}

// 「回したらカチッとは言ったけど、火が点かない」 tells itself that it did not help.
int last_step(const Story& story, int until) {
  int step = 0;
  for (int n = 1; n <= until; ++n) {
    const bool failed = story.has(n, Tag::symptom) && !story.has(n, Tag::recovery);
    step = acted(story, n) && !failed ? n : step;
  }
  return step;
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

// 「影響は8:31から9:38まで」: the end as it was told. Of a rounded one the step or the report near
// it tells the minute.
std::optional<MilestoneTime> told_end(const Story& story, int end) {
  constexpr int kSame = 1;       // minutes
  constexpr int kRounding = 10;  // minutes
  const auto course = told_course(story, end - 1);
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

// The step that helped, with the report that shows it; the report alone where no step is near. A
// step that was taken everywhere is shown by what was seen behind it.
std::optional<MilestoneTime> helped(const Story& story, int better) {
  constexpr int kAtOnce = 10;  // minutes in which a step shows its effect
  const int step = last_step(story, better);
  if (better == 0) {
    return std::nullopt;
  }
  const int apart = story.minute(better) - story.minute(step);
  if (step == 0 || (apart > kAtOnce && !reaches_all(story, step, "whole"))) {
    return at_message(story, better);
  }
  MilestoneTime time = at_message(story, step);
  if (better != step) {
    time.events.push_back(better);
  }
  return time;
}

// 「残りの店も通りました」: the first particle behind the rest is the one of 「as well」.
bool rest_is_well(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto& particles = story.phrases().cue("subject_particles");
  const auto& rests = story.phrases().cue("rest");
  return std::any_of(rests.begin(), rests.end(), [&](const std::string& rest) {
    const std::size_t at = text.find(rest);
    std::size_t end = at == std::string_view::npos ? text.size() : at + rest.size();
    while (end < text.size() && !starts_with_any(text.substr(end), particles)) {
      end += text::character_at(text, end).size;
    }
    return starts_with_any(text.substr(end), story.phrases().cue("as_well")) &&
           !starts_with_any(text.substr(end), story.phrases().cue("not_as_well"));
  });
}

}  // namespace

bool leaves_rest(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::any_of(lines.begin(), lines.end(), [&](Line line) {
    return story.hears(line, "leaves_rest") ||
           (story.hears(line, "rest") && !rest_is_well(story, line));
  });
}

bool felt(const Story& story, int n) {
  constexpr Tag kOther[] = {Tag::recovery, Tag::followup, Tag::cause, Tag::impact,
                            Tag::investigation};
  return story.has(n, Tag::symptom) && std::none_of(std::begin(kOther), std::end(kOther),
                                                    [&](Tag other) { return story.has(n, other); });
}

namespace {

// The first report of recovery behind the last trouble that was felt. Where only the last words
// stand behind that trouble, it belongs to the work afterwards: the harm ended with the report
// before it.
int first_relief(const Story& story, int end) {
  const int bad = last_felt(story, end);
  const int better = recovery_after(story, bad, end);
  if (better != end) {
    return better;
  }
  int earlier = 0;
  for (int n = 1; n < bad; ++n) {
    const bool all = !leaves_rest(story, n) && !story.hears(n, "partial");
    earlier = story.has(n, Tag::recovery) && all ? n : earlier;
  }
  return earlier == 0 ? better : recovery_after(story, last_felt(story, earlier), earlier);
}

}  // namespace

std::optional<MilestoneTime> mitigated(const Story& story) {
  const int closing = closing_event(story);
  const int end = closing != 0 ? closing : last_recovery(story);
  if (open_at_end(story) || no_incident(story) != 0) {
    return std::nullopt;
  }
  const auto told = told_end(story, end);
  return told ? told : helped(story, whole_after(story, first_relief(story, end), end));
}

}  // namespace tenmatsu::composition
