#include "compose/timeline/row_steps.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/told_objects.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// 「入れた」, 「再起動」: a deed, and not of what.
bool names_no_thing(const Story& story, const TimelineEntry& entry, const std::string& first) {
  const Statement said{first, entry.statement.events};
  return first.find_first_of("0123456789") == std::string::npos && names_nothing(story, first) &&
         bare_report(story, said).has_value();
}

// 「上限を付ける」, 「上限の設定」, and not 「どれになるかは運」.
bool tells_deed(const Story& story, const std::string& step) {
  const auto last = text::character_before(step, step.size());
  return text::script_of(last.code) == text::Script::hiragana ||
         ends_with_any(step, story.phrases().cue("noun_deeds"));
}

// Whether the words of the step may end in that report: 「止める」 in 「停止」, and in 「入れた」
// and 「反映」 whatever is brought about; not 「規制をかける」 in 「規制解除」.
bool may_end_in(const Story& story, const std::string& step, std::string_view report) {
  const std::string done = text::normalised(report);
  const std::string said = text::normalised(step);
  const auto& undone = story.phrases().cue("row_step_undoes");
  if (undone.any_in(done) && !undone.any_in(said)) {
    return false;
  }
  const std::set<char32_t> deed = kanji_of(story, done);
  const std::set<char32_t> all = kanji_of(story, said);
  return story.phrases().cue("row_step_broad_deeds").any_begins(done) ||
         std::ranges::any_of(deed, [&](char32_t one) { return all.contains(one); });
}

// What was announced or asked for, where the step was told in two: 「上限を付ける → 入れた」.
std::string announced(const Story& story, const Action& action, std::string_view report) {
  constexpr std::size_t kLongest = 40;  // characters
  const std::string& arrow = story.phrases().text("action.arrow");
  const std::string& text = action.statement.text;
  const std::size_t at = text.find(arrow);
  if (at == std::string::npos || text.rfind(arrow) != at ||
      !std::string_view(text).substr(at + arrow.size()).starts_with(report)) {
    return "";
  }
  std::string step = text.substr(0, at);
  const bool whole = step.find(story.phrases().text("mark.full_stop")) == std::string::npos &&
                     length_of(step) <= kLongest &&
                     !ends_with_any(step, story.phrases().cue("asks_of_work")) &&
                     !ends_with_any(step, story.phrases().cue("row_step_no_ends")) &&
                     !holds_any(step, story.phrases().cue("row_step_no_words")) &&
                     tells_deed(story, step) && may_end_in(story, step, report);
  return whole ? step : std::string();
}

bool reports(const Action& action, int n) {
  const auto& events = action.statement.events;
  return action.status == Status::done && events.size() > 1 &&
         std::ranges::find(events, n) != events.end() && events.front() != n;
}

}  // namespace

void tell_steps(const Story& story, const std::vector<Action>& actions,
                std::vector<TimelineEntry>& timeline) {
  for (TimelineEntry& entry : timeline) {
    std::string& text = entry.statement.text;
    const std::string first = text.substr(0, text.find(story.phrases().text("mark.full_stop")));
    if (entry.statement.events.empty() || !names_no_thing(story, entry, first)) {
      continue;
    }
    const int n = entry.statement.events.front();
    for (const Action& action : actions) {
      const std::string step = reports(action, n) ? announced(story, action, first) : "";
      if (!step.empty()) {
        text.insert(0, step + story.phrases().text("action.arrow"));
        cite(entry.statement, action.statement.events);
        break;
      }
    }
  }
}

}  // namespace tenmatsu::composition
