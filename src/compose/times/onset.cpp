#include "compose/times/onset.hpp"

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/ending.hpp"
#include "compose/times/onset_evidence.hpp"
#include "compose/times/onset_times.hpp"
#include "compose/wording/beside.hpp"
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

// 「13時台のアラーム」
bool is_whole_hour(const Story& story, const TimeMention& time) {
  const auto& words = story.phrases().cue("whole_hours");
  return ends_with_any(text::normalised(time.text), words) ||
         starts_with_any(said_behind(story, time.span), words);
}

// Of several times in one sentence the last one goes with the alert:
// 「9時に受付を始めたが、9時4分に連絡」.
const TimeMention* time_of_alert(const Story& story, Line line) {
  const TimeMention* found = nullptr;
  for (const TimeMention* time : story.times(line)) {
    const bool past = time->kind == TimeMention::Kind::point ||
                      (time->kind == TimeMention::Kind::from && found == nullptr);
    if (past && !is_whole_hour(story, *time) && time->minute <= story.minute(line.n)) {
      found = time;
    }
  }
  return found;
}

}  // namespace

std::optional<MilestoneTime> notice_told(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    const TimeMention* time = story.hears(line, "alert") ? time_of_alert(story, line) : nullptr;
    if (time != nullptr) {
      return at_mention(*time, n);
    }
  }
  return std::nullopt;
}

std::optional<MilestoneTime> detected(const Story& story) {
  const int n = first_trouble(story);
  if (n == 0) {
    return std::nullopt;
  }
  const auto told = notice_told(story, n);
  return told ? told : at_message(story, n);
}

std::optional<MilestoneTime> started(const Story& story,
                                     const std::optional<MilestoneTime>& noticed,
                                     const std::vector<Guess>& guesses) {
  return noticed ? OnsetEvidence(story, *noticed, guesses).best() : std::nullopt;
}

bool sure_of_start(const Story& story, const MilestoneTime& start) {
  if (!start.approximate || start.events.empty()) {
    return true;  // the time of a cause is about the beginning; another one somebody gave
  }
  const int closing = closing_event(story);
  bool named = false;
  for (const Line line : story.lines(start.events.front())) {
    for (const TimeMention* time : story.times(line)) {
      if (time->minute == start.minute) {
        if (is_plainly_told(story, {line, time}, closing)) {
          return true;
        }
        named = true;
      }
    }
  }
  return !named;
}

}  // namespace tenmatsu::composition
