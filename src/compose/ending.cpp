#include "compose/ending.hpp"

#include <algorithm>
#include <string>

#include "compose/beside.hpp"
#include "compose/marks.hpp"
#include "compose/moments.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

// A message that says how the incident stands: it goes on, or it gets better.
bool troubled(const Story& story, int n) {
  return (story.has(n, Tag::symptom) || story.has(n, Tag::detection)) &&
         !story.has(n, Tag::recovery);
}

// 「11:00〜11:34の34分。失敗は61万件」 counts the harm that was; nothing is wrong anew.
bool counts_harm(const Story& story, int n) {
  const auto& times = story.event(n).times;
  return story.has(n, Tag::impact) &&
         std::any_of(times.begin(), times.end(), [&](const TimeMention& time) {
           return time.kind == TimeMention::Kind::until && time.minute <= story.minute(n);
         });
}

int last_trouble(const Story& story) {
  for (int n = story.size(); n > 0; --n) {
    if (troubled(story, n) && !story.has(n, Tag::followup) && !counts_harm(story, n)) {
      return n;
    }
  }
  return 0;
}

// 「障害は閉じません」, 「口座照会だけ未復旧のまま継続です」: it says itself that it goes on.
// 「振り返りは来週またここで」 puts off the review, and no repair.
bool stays_open(const Story& story, int n) {
  const bool review = story.hears(n, "postmortem");
  const auto lines = story.lines(n);
  return std::any_of(lines.begin(), lines.end(), [&](Line line) {
    const bool later = !review && !story.carries(line, Tag::followup);
    // 「元どおりになったら困るので閉じません」: what it waits for makes it no less open.
    return (!story.asks(line) && story.hears(line, "stays_open")) ||
           (later && states(story, line) && story.hears(line, "meets_again"));
  });
}

bool stays_open_after(const Story& story, int begin) {
  for (int n = std::max(begin, 1); n <= story.size(); ++n) {
    if (stays_open(story, n)) {
      return true;
    }
  }
  return false;
}

// The last words of the talk, in which people say how it goes on.
int parting(const Story& story) {
  constexpr int kParting = 7;  // messages
  return std::min(last_recovery(story), story.size() - kParting);
}

// 「復旧です。残りの付け直しは日勤で続けます」 tells the end, not that it goes on.
bool handed_over(const Story& story) {
  const int last = last_recovery(story);
  for (int n = std::max(parting(story) + 1, 1); n <= story.size(); ++n) {
    if (n != last && story.hears(n, "hand_over") && !story.has(n, Tag::followup)) {
      return true;
    }
  }
  return false;
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

// 「完全復旧」 — 「いや、まだ5千人くらいいますよ」
bool denied(const Story& story, int n) {
  constexpr int kSoon = 2;  // messages
  for (int next = n + 1; next <= std::min(n + kSoon, story.size()); ++next) {
    const Line first = story.lines(next).front();
    if (story.speaker(next) != story.speaker(n) && !story.asks(first) &&
        starts_with_any(story.normal(first), story.phrases().cue("answers_no")) &&
        story.hears(next, "still")) {
      return true;
    }
  }
  return false;
}

// 「20:15で終わり」, 「9時40分をもって終息」: the time at which it ends, told right before that.
const TimeMention* end_told(const Story& story, Line line) {
  for (const TimeMention* time : story.times(line)) {
    if (time->kind == TimeMention::Kind::point &&
        starts_with_any(said_behind(story, time->span), story.phrases().cue("ends_at"))) {
      return time;
    }
  }
  return nullptr;
}

// 「13:15で締めます」, said at one: an end to come is none yet.
bool ends_later(const Story& story, Line line) {
  constexpr int kSame = 2;  // minutes
  const TimeMention* time = end_told(story, line);
  return time != nullptr && time->minute > story.minute(line.n) + kSame;
}

bool closes(const Story& story, int n) {
  const bool may_close = story.has(n, Tag::recovery) || story.has(n, Tag::communication);
  if (!may_close || stays_open(story, n) || denied(story, n)) {
    return false;
  }
  const auto lines = story.lines(n);
  return std::any_of(lines.begin(), lines.end(), [&](Line line) {
    return states(story, line) && !story.negated(line) && !ends_later(story, line) &&
           (story.hears(line, "close") || end_told(story, line) != nullptr);
  });
}

// The time that a closing message names for the end.
const TimeMention* named_end(const Story& story, int closing) {
  for (const Line line : story.lines(closing)) {
    if (const TimeMention* told = end_told(story, line);
        told != nullptr && told->minute <= story.minute(closing)) {
      return told;
    }
    if (!story.hears(line, "close")) {
      continue;
    }
    for (const TimeMention* time : story.times(line)) {
      if (time->kind == TimeMention::Kind::point && time->minute <= story.minute(closing)) {
        return time;
      }
    }
  }
  return nullptr;
}

}  // namespace

int closing_event(const Story& story) {
  const Marks marked = marks(story);
  if (const auto& end = marked.time(Milestone::resolved)) {
    return end->events.front();
  }
  const int trouble = last_trouble(story);
  for (int n = std::max(trouble, 1); n <= story.size(); ++n) {
    if (closes(story, n)) {
      return n;
    }
  }
  return 0;
}

bool open_at_end(const Story& story) {
  if (closing_event(story) != 0) {
    return false;
  }
  const int better = last_recovery(story);
  return better == 0 || better < last_trouble(story) || handed_over(story) ||
         stays_open_after(story, parting(story));
}

int no_incident(const Story& story) {
  int verdict = 0;
  for (const Event& event : story.events()) {
    const auto lines = story.lines(event.n);
    const bool said = std::any_of(lines.begin(), lines.end(), [&](Line line) {
      return states(story, line) && story.hears(line, "false_alarm");
    });
    // What is found wrong afterwards was none.
    verdict = said ? event.n : troubled(story, event.n) ? 0 : verdict;
  }
  return verdict;
}

std::optional<MilestoneTime> resolved(const Story& story) {
  if (open_at_end(story)) {
    return std::nullopt;
  }
  const int closing = closing_event(story);
  if (closing == 0) {
    return at_message(story, last_recovery(story));
  }
  if (const TimeMention* time = named_end(story, closing)) {
    return at_mention(*time, closing);
  }
  const int reading = reading_before_review(story, closing);
  return at_message(story, reading != 0 ? reading : closing);
}

bool only_closed(const Story& story, const MilestoneTime& resolved) {
  return !resolved.events.empty() && resolved.events.front() == closing_event(story) &&
         !story.hears(resolved.events.front(), "well_again");
}

}  // namespace tenmatsu::composition
