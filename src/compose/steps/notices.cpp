#include "compose/steps/notices.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「お知らせを出しました」, 「各店に一斉メールを送信済みです」; 「案内が届いた」 is news of others,
// and 「掲載しました」 does not say what.
bool goes_out(const Story& story, Line line) {
  constexpr std::size_t kLeast = 8;  // characters
  return story.hears(line, "public_notices") && !story.hears(line, "no_public_notices") &&
         story.ends(line, "notice_out_ends") && states(story, line) &&
         !is_planned(story.modality(line)) && length_of(story.bare(line)) >= kLeast;
}

// Who reports a trouble or a cause speaks of notices that others sent, or of old ones.
bool may_tell_notice(const Story& story, int n) {
  return story.has(n, Tag::communication) && !story.bot(n) && !story.has(n, Tag::detection) &&
         !story.has(n, Tag::cause) && !story.has(n, Tag::investigation) &&
         !story.has(n, Tag::action);
}

bool is_told(const std::vector<Action>& actions, int n) {
  return std::ranges::any_of(actions, [&](const Action& action) {
    return std::ranges::find(action.statement.events, n) != action.statement.events.end();
  });
}

Action notice_of(const Story& story, int n, const std::vector<Line>& lines) {
  Action made;
  made.status = Status::done;
  made.statement = noun_statement(story, n, lines);
  made.minute = story.minute(n);
  made.done = story.timed(n) ? std::optional(made.minute) : std::nullopt;
  made.actor = story.speaker(n);
  made.stages = {{made.status, made.minute, made.statement, "", made.actor}};
  return made;
}

}  // namespace

void add_notices(const Story& story, std::vector<Action>& actions) {
  constexpr std::size_t kBare = 4;  // characters: 「掲載」
  for (int n = 1; n <= story.size(); ++n) {
    std::vector<Line> lines = may_tell_notice(story, n) ? story.lines(n) : std::vector<Line>{};
    std::erase_if(lines, [&](Line line) { return !goes_out(story, line); });
    if (lines.empty() || is_told(actions, n)) {
      continue;
    }
    Action notice = notice_of(story, n, lines);
    if (length_of(notice.statement.text) > kBare) {
      actions.push_back(std::move(notice));
    }
  }
  std::ranges::stable_sort(actions,
                           [](const Action& a, const Action& b) { return a.minute < b.minute; });
}

}  // namespace tenmatsu::composition
