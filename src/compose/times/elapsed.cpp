#include "compose/times/elapsed.hpp"

#include <algorithm>
#include <string>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/times/told_course.hpp"
#include "compose/wording/beside.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kReach = 36;  // bytes

std::string_view first_clause(const Story& story, std::string_view text) {
  const auto& pauses = story.phrases().cue("pauses");
  std::size_t end = 0;
  while (end < text.size() && !starts_with_any(text.substr(end), pauses)) {
    end += text::character_at(text, end).size;
  }
  return text.substr(0, end);
}

// 「20分ずっと」, 「もう40分」, 「3時間"処理中"のまま」. What is to come or comes again and again
// has not lasted: 「あと20分」, 「10分に1回」.
bool has_lasted(const Story& story, const Metric& length) {
  const std::string behind = said_behind(story, length.span, kReach);
  const std::string before = said_before(story, length.span, kReach);
  const std::string_view clause = first_clause(story, behind);
  const auto& degrees = story.phrases().cue("lasted_degrees");
  std::string_view rest = clause;
  rest.remove_prefix(rules::prefix_size(rest, degrees));
  return !ends_with_any(before, story.phrases().cue("not_lasted_before")) &&
         !starts_with_any(rest, story.phrases().cue("not_lasted")) &&
         (starts_with_any(rest, story.phrases().cue("lasted")) ||
          holds_any(clause, story.phrases().cue("lasted_state")) ||
          (ends_with_any(before, story.phrases().cue("lasted_before")) &&
           tells_trouble(story, length.span.message)));
}

// 「error rate > 5% for 3m」, 「5分間継続」
bool is_alert_window(const Story& story, const Metric& length) {
  return ends_with_any(said_before(story, length.span, kReach),
                       story.phrases().cue("alert_lasts_before")) ||
         starts_with_any(said_behind(story, length.span, kReach),
                         story.phrases().cue("alert_lasts_behind"));
}

std::optional<MilestoneTime> before_message(const Story& story, int n, const Metric& length) {
  const auto minutes = minutes_of(story, length);
  constexpr int kDay = 24 * 60;
  if (!minutes || *minutes <= 0 || *minutes > kDay || length.corrected) {
    return std::nullopt;
  }
  MilestoneTime time = at_message(story, n);
  time.minute -= *minutes;
  time.approximate = true;
  return time;
}

}  // namespace

std::optional<MilestoneTime> reckoned_start(const Story& story, const MilestoneTime& noticed) {
  constexpr int kOpening = 8;  // messages
  const int first = noticed.events.empty() ? 1 : noticed.events.front();
  for (int n = first; n <= std::min(first + kOpening, story.size()); ++n) {
    if (story.has(n, Tag::recovery) || story.status(n, Tag::action) == Status::done) {
      return std::nullopt;
    }
    for (const Line line : story.lines(n)) {
      if (!tells_trouble(story, n) || story.asks(line) || is_planned(story.modality(line))) {
        continue;
      }
      for (const Metric* length : story.metrics(line)) {
        const bool lasted = story.bot(n) ? n == first && is_alert_window(story, *length)
                                         : has_lasted(story, *length);
        const auto begun = lasted ? before_message(story, n, *length) : std::nullopt;
        if (begun && begun->minute <= noticed.minute) {
          return begun;
        }
      }
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
