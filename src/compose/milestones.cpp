#include "compose/milestones.hpp"

#include <algorithm>
#include <vector>

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

std::optional<MilestoneTime> detected(const Story& story) {
  const int n = first_trouble(story);
  if (n == 0) {
    return std::nullopt;
  }
  for (const Line line : story.lines(n)) {
    if (!story.hears(line, "alert")) {
      continue;
    }
    for (const TimeMention* time : story.times(line)) {
      if (time->kind != TimeMention::Kind::deadline && time->minute <= story.minute(n)) {
        return at_mention(*time, n);
      }
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

double onset_weight(const Story& story, Line line, const TimeMention& time) {
  const int n = line.n;
  double weight = 0;
  if (time.kind == TimeMention::Kind::from) {
    weight += 2;
  }
  if (story.has(n, Tag::symptom) || story.has(n, Tag::detection) || story.has(n, Tag::impact)) {
    weight += 1.5;
  }
  if (story.has_term(line, "symptom") || story.hears(line, "onset")) {
    weight += 1;
  }
  if (is_span(story.times(line)) && story.has(n, Tag::impact)) {
    weight += 2;
  }
  if (story.status(n, Tag::cause) == Status::confirmed) {
    weight += 1.2;
  }
  if (story.status(n, Tag::cause) == Status::suspected) {
    weight += 0.4;
  }
  return weight;
}

std::vector<Onset> onsets(const Story& story, Minute noticed) {
  std::vector<Onset> found;
  for (const Event& event : story.events()) {
    if (event.tags.empty()) {
      continue;
    }
    for (const Line line : story.lines(event.n)) {
      if (!states(story, line) || story.hears(line, "usual_time")) {
        continue;
      }
      for (const TimeMention* time : story.times(line)) {
        const bool past =
            time->kind == TimeMention::Kind::from || time->kind == TimeMention::Kind::point;
        if (past && time->minute <= noticed) {
          found.push_back({at_mention(*time, event.n), onset_weight(story, line, *time)});
        }
      }
    }
  }
  return found;
}

std::optional<MilestoneTime> started(const Story& story,
                                     const std::optional<MilestoneTime>& noticed) {
  constexpr double kEnough = 2.0;
  if (!noticed) {
    return std::nullopt;
  }
  const std::vector<Onset> all = onsets(story, noticed->minute);
  const auto best = std::max_element(
      all.begin(), all.end(), [](const Onset& a, const Onset& b) { return a.weight < b.weight; });
  if (best == all.end() || best->weight < kEnough) {
    return std::nullopt;
  }
  return best->time;
}

// --- declared ---

std::optional<MilestoneTime> declared(const Story& story) {
  for (const Event& event : story.events()) {
    for (const Line line : story.lines(event.n)) {
      if (!states(story, line) && event.n != 1) {
        continue;
      }
      if (story.hears(line, "declare") ||
          (story.has(event.n, Tag::communication) && story.hears(line, "call_in"))) {
        return at_message(story, event.n);
      }
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

std::optional<MilestoneTime> resolved(const Story& story) {
  if (open_at_end(story)) {
    return std::nullopt;
  }
  const int closing = closing_event(story);
  if (closing == 0) {
    return at_message(story, last_recovery(story));
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

int recovery_after(const Story& story, int n) {
  for (int i = n + 1; i <= story.size(); ++i) {
    if (story.has(i, Tag::recovery)) {
      return i;
    }
  }
  return 0;
}

std::optional<MilestoneTime> mitigated(const Story& story) {
  if (open_at_end(story)) {
    return std::nullopt;
  }
  const int closing = closing_event(story);
  const int end = closing != 0 ? closing : last_recovery(story);
  int bad = 0;
  for (int n = 1; n < end; ++n) {
    bad = troubled(story, n) ? n : bad;
  }
  const int better = recovery_after(story, bad);
  int step = 0;
  for (int n = 1; n <= better; ++n) {
    step = acted(story, n) ? n : step;
  }
  if (step == 0) {
    return better == 0 ? std::nullopt : std::optional(at_message(story, better));
  }
  MilestoneTime time = at_message(story, step);
  if (better != step && better != 0) {
    time.events.push_back(better);
  }
  return time;
}

}  // namespace

int closing_event(const Story& story) {
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

Milestones milestones(const Story& story) {
  Milestones times;
  times[static_cast<std::size_t>(Milestone::detected)] = detected(story);
  times[static_cast<std::size_t>(Milestone::started)] =
      started(story, times[static_cast<std::size_t>(Milestone::detected)]);
  times[static_cast<std::size_t>(Milestone::declared)] = declared(story);
  times[static_cast<std::size_t>(Milestone::mitigated)] = mitigated(story);
  times[static_cast<std::size_t>(Milestone::resolved)] = resolved(story);
  return times;
}

}  // namespace tenmatsu::composition
