#include "compose/steps/step_words.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/clock_text.hpp"
#include "compose/wording/told_objects.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// 「経理の承認いる」, 「閉じたまま様子見とする」, 「戻せるのは明日の午後とのこと」: what a step
// needs, that it is put off, what somebody else said of it; 「登録が済んだとのこと」 tells a deed.
bool tells_no_deed(const Story& story, std::string_view told) {
  return ends_with_any(told, story.phrases().cue("told_no_deed_ends")) &&
         !ends_with_any(told, story.phrases().cue("told_deed_news_ends"));
}

// 「切り替えた」 says nothing to who was not there, 「入れてよいだろうか」 tells no deed.
bool tells_deed(const Story& story, const std::string& text) {
  if (tells_no_deed(story, text)) {
    return false;
  }
  const std::string normal = text::normalised(text);
  const bool little = content_words(normal).empty() && kanji_of(story, normal).size() < 2;
  return !little && text.find(story.phrases().text("action.arrow")) == std::string::npos &&
         !names_nothing(story, text) && !is_bare_deed(story, text) &&
         !ends_with_any(text, story.phrases().cue("still_asks"));
}

// 「2号機の切り離しが終わった。全部1号機に流れている」: what was done, where that is enough.
std::string deed_of(const Story& story, const std::string& text) {
  const std::string first = text.substr(0, text.find(story.phrases().text("mark.full_stop")));
  const bool alone = ends_with_any(first, story.phrases().cue("told_done_ends")) &&
                     !ends_with_any(first, story.phrases().cue("told_state_ends"));
  return alone && tells_deed(story, first) ? first : tells_deed(story, text) ? text : "";
}

// 「起動」, 「張り直した」: says when it was done, if not to what; the list of steps knows that.
std::string bare_report(const Story& story, const std::string& text) {
  constexpr std::size_t kBrief = 16;  // characters
  const std::string first = text.substr(0, text.find(story.phrases().text("mark.full_stop")));
  const bool asks = ends_with_any(first, story.phrases().cue("still_asks")) ||
                    ends_with_any(first, story.phrases().cue("supposes_ends")) ||
                    first.find(story.phrases().text("action.arrow")) != std::string::npos;
  // 「終わった」 does not say what.
  const bool light = story.phrases().cue("light_reports").any_is(text::normalised(first));
  return asks || light || tells_no_deed(story, first) || length_of(first) > kBrief ? "" : first;
}

// Whether a report says of itself what was done: 「戻った」 leaves that to the proposal.
bool says_what(const Story& story, const std::string& report) {
  constexpr std::size_t kBrief = 7;  // characters
  const auto all = split_sentences(story, report);
  return std::ranges::any_of(all, [&](const std::string& one) {
    return (length_of(one) > kBrief || holds_any(one, story.phrases().cue("objects_of"))) &&
           !ends_with_any(one, story.phrases().cue("told_state_ends"));
  });
}

// 「v211に戻す。ボタン一発でいけるはず」: the sentence that announces the step; empty where none
// does.
std::string plan_in(const Story& story, const std::string& proposal) {
  const auto& phrases = story.phrases();
  const auto all = split_sentences(story, proposal);
  const auto plan = std::ranges::find_if(all, [&](const std::string& one) {
    return ends_with_any(one, phrases.cue("plain_ends")) &&
           !ends_with_any(one, phrases.cue("tells_state_ends")) &&
           !ends_with_any(one, phrases.cue("supposes_ends")) && !only_contacts(story, one) &&
           tells_deed(story, one);
  });
  return plan == all.end() ? "" : *plan;
}

// 「直した」 would only say that something was done.
bool says_that_only(const Story& story, const std::string& step) {
  constexpr std::size_t kSaysNothing = 2;  // characters of a noun; a verb has one more
  const std::size_t verb = ends_with_any(step, story.phrases().cue("told_done_ends")) ? 1 : 0;
  return length_of(step) <= kSaysNothing + verb;
}

}  // namespace

std::string step_of(const Story& story, const std::string& text) {
  const std::string& arrow = story.phrases().text("action.arrow");
  const std::size_t then = text.rfind(arrow);
  if (then == std::string::npos) {
    const std::string deed = deed_of(story, text);
    return deed.empty() ? bare_report(story, text) : deed;
  }
  const std::string last = text.substr(then + arrow.size());
  std::string report = deed_of(story, last);
  const std::string plan = plan_in(story, text.substr(0, then));
  if (!report.empty() && (plan.empty() || says_what(story, report))) {
    return report;
  }
  return plan.empty() ? bare_report(story, last) : plan;
}

std::string timed_step(const Story& story, const Action& action, const std::string& step) {
  const std::string time = clock_text(story, action.minute);
  return says_that_only(story, step)
             ? story.phrases().fill("summary.bare_step", {{"time", time}})
             : story.phrases().fill("summary.step", {{"time", time}, {"what", step}});
}

std::optional<DeedClause> deed_told(const Story& story, const Action& action) {
  const std::string& text = action.statement.text;
  const std::string step = step_of(story, text);
  auto clause = deed_clause(story, step);
  if (clause ? !clause->bare : !is_bare_deed(story, step)) {
    return clause;
  }
  const std::size_t then = text.rfind(story.phrases().text("action.arrow"));
  const std::string plan = then == std::string::npos ? "" : plan_in(story, text.substr(0, then));
  auto planned = deed_clause(story, plan);
  if (planned && !planned->bare) {
    return planned;
  }
  return says_that_only(story, step) ? std::nullopt : clause;
}

std::string linked_step(const Story& story, const Action& action) {
  const auto clause = deed_told(story, action);
  const std::string time = clock_text(story, action.minute);
  return clause
             ? story.phrases().fill("summary.step_linked", {{"time", time}, {"what", clause->on}})
             : "";
}

std::string told_step(const Story& story, const Action& action) {
  const auto clause = deed_told(story, action);
  const std::string time = clock_text(story, action.minute);
  return clause
             ? story.phrases().fill("summary.step_linked", {{"time", time}, {"what", clause->past}})
             : "";
}

}  // namespace tenmatsu::composition
