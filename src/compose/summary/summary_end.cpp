#include "compose/summary/summary_end.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/step_choice.hpp"
#include "compose/steps/step_words.hpp"
#include "compose/times/ending.hpp"
#include "compose/times/relief.hpp"
#include "compose/wording/clock_text.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

std::string time_text(const Story& story, const MilestoneTime& time) {
  return clock_text(story, time.minute, time.approximate);
}

const std::string& ended_text(const Story& story, const MilestoneTime& resolved) {
  return story.phrases().text(only_closed(story, resolved) ? "summary.closed" : "summary.resolved");
}

bool cites_message(const Action& action, int n) {
  const auto& events = action.statement.events;
  return std::ranges::find(events, n) != events.end();
}

// What may have ended it: nothing ends by a notice or a letter that was sent or a log that was
// looked at.
bool may_end(const Story& story, const Action& action) {
  const auto& events = action.statement.events;
  const bool acts = std::ranges::any_of(events, [&](int n) { return story.has(n, Tag::action); });
  return acts && action.status == Status::done && !action.failed &&
         !only_tells(story, action.statement.text);
}

// The step that stopped the pain.
const Action* relieving_action(const Story& story, const Incident& incident,
                               const MilestoneTime& mitigated) {
  for (const int n : mitigated.events) {
    for (const Action& action : incident.actions) {
      if (may_end(story, action) && cites_message(action, n)) {
        return &action;
      }
    }
  }
  return nullptr;
}

// Where it is not known what stopped the pain: the last step that was seen to help.
const Action* helpful_action(const Story& story, const Incident& incident, Minute end) {
  const Action* helped = nullptr;
  for (const Action& action : incident.actions) {
    if (may_end(story, action) && action.effect && action.minute <= end) {
      helped = &action;
    }
  }
  return helped;
}

// 「エラー率が0.1%に戻った」: what showed that it was over, where it is more than the word itself.
std::string end_reading(const Story& story, const MilestoneTime& resolved) {
  for (const int n : resolved.events) {
    for (const Line line : story.carriers(n, Tag::recovery)) {
      if (story.has(n, Tag::recovery) && !story.carries(line, Tag::impact) &&
          stands_in_prose(story, line) && !story.metrics(line).empty()) {
        return noun(story, line);
      }
    }
  }
  return "";
}

std::string with_reading(const Story& story, const MilestoneTime& resolved, std::string told) {
  const std::string reading = end_reading(story, resolved);
  return reading.empty()
             ? told
             : story.phrases().fill("summary.end_reading", {{"what", told}, {"reading", reading}});
}

// The report that it was well again before people stated the end of their work, or 0.
int recovered_before(const Story& story, const MilestoneTime& resolved) {
  const int closing = closing_event(story);
  const bool closed =
      closing != 0 && !resolved.events.empty() && resolved.events.front() == closing;
  const int n = closed ? well_before_close(story, closing) : 0;
  return n != 0 && story.timed(n) && story.minute(n) < resolved.minute ? n : 0;
}

// 「10:44に復旧し、10:52に対応を終えた」, 「10:52に解決した」
Statement end_told(const Story& story, const MilestoneTime& resolved) {
  const int well = recovered_before(story, resolved);
  const auto end = time_text(story, resolved);
  if (well == 0) {
    return {story.phrases().fill("summary.ended",
                                 {{"end", end}, {"ended", ended_text(story, resolved)}}),
            resolved.events};
  }
  Statement made{story.phrases().fill("summary.recovered_then",
                                      {{"time", clock_text(story, story.minute(well))},
                                       {"end", end},
                                       {"ended", story.phrases().text("summary.closed")}}),
                 {well}};
  cite(made, resolved.events);
  return made;
}

Statement ended_at(const Story& story, const MilestoneTime& resolved) {
  Statement made = end_told(story, resolved);
  made.text = with_reading(story, resolved, std::move(made.text));
  return made;
}

// 「戻したがまだ出ない」, 「手で札を作る → 作れない」
bool was_in_vain(const Story& story, const Action& action) {
  const std::string told = text::normalised(last_told(action));
  const auto all = split_sentences(story, told);
  return holds_any(told, story.phrases().cue("still")) ||
         holds_any(told, story.phrases().cue("told_in_vain")) ||
         std::ranges::any_of(all, [&](const std::string& one) {
           return ends_with_any(text::without_closing_marks(one),
                                story.phrases().cue("told_not_ends"));
         });
}

// What the cause was found in, and no word of what is wrong everywhere: 「エラー」.
std::vector<std::string> things_of_cause(const Story& story, const Incident& incident) {
  std::vector<std::string> things;
  for (const Cause& cause : incident.causes) {
    if (cause.main && cause.status != Status::ruled_out) {
      for (const std::string& word : content_words(text::normalised(cause.statement.text))) {
        const bool figure = word.find_first_of("0123456789") != std::string::npos;
        if (!figure && !story.phrases().cue("common_things").any_is(word)) {
          things.push_back(word);
        }
      }
    }
  }
  return things;
}

// The last step that was taken on what the cause was found in: it took that away, whatever was done
// behind it. None where the step that is named anyway is of it too.
const Action* step_on_cause(const Story& story, const Incident& incident, const Action& named,
                            Minute end) {
  const std::vector<std::string> things = things_of_cause(story, incident);
  const auto of_it = [&](const Action& action) {
    return shared_words(content_words(text::normalised(last_told(action))), things) > 0;
  };
  if (of_it(named)) {
    return nullptr;
  }
  const Action* found = nullptr;
  for (const Action& action : incident.actions) {
    if (may_end(story, action) && action.minute <= end && of_it(action) &&
        !was_in_vain(story, action) && !step_of(story, action.statement.text).empty()) {
      found = &action;
    }
  }
  return found;
}

std::string named_step(const Story& story, const Action& action) {
  return timed_step(story, action, step_of(story, action.statement.text));
}

std::string after(const Story& story, const std::string& step, const std::string& then) {
  return story.phrases().fill("summary.step_then", {{"step", step}, {"then", then}});
}

// 「14:08に線を抜き、…」, or 「14:08の対応(線を抜いた)の後、…」
std::string with_step(const Story& story, const Action& action, const std::string& then) {
  const std::string linked = linked_step(story, action);
  return linked.empty()
             ? after(story, named_step(story, action), then)
             : story.phrases().fill("summary.linked_then", {{"step", linked}, {"then", then}});
}

// The end behind two steps, in the order in which they were taken.
std::string with_both(const Story& story, const Action& first, const Action& last,
                      const std::string& then) {
  if (!linked_step(story, first).empty() || !linked_step(story, last).empty()) {
    return with_step(story, first, with_step(story, last, then));
  }
  return after(story,
               story.phrases().fill("summary.two_steps", {{"first", named_step(story, first)},
                                                          {"last", named_step(story, last)}}),
               then);
}

// 「何もしてないんですけど、今また戻りました」, 「勝手に直った」: whether it came back by itself
// after the step.
bool came_back_itself(const Story& story, const Action& action, const MilestoneTime& resolved) {
  const int last = resolved.events.empty() ? story.size() : resolved.events.back();
  for (int n = action.statement.events.back() + 1; n <= last; ++n) {
    const auto lines = story.lines(n);
    const bool well = story.has(n, Tag::recovery) || std::ranges::any_of(lines, [&](Line line) {
                        return story.hears(line, "well_again");
                      });
    const bool itself = std::ranges::any_of(lines, [&](Line line) {
      return !story.asks(line) &&
             (story.hears(line, "came_by_itself") || (well && story.hears(line, "nobody_did_it")));
    });
    if (itself) {
      return true;
    }
  }
  return false;
}

Statement ended_by(const Story& story, const Incident& incident, const Action& action,
                   const MilestoneTime& resolved) {
  if (step_of(story, action.statement.text).empty() || came_back_itself(story, action, resolved)) {
    return ended_at(story, resolved);
  }
  const Action* other = step_on_cause(story, incident, action, resolved.minute);
  const bool before = other != nullptr && other->minute < action.minute;
  const Action& first = before ? *other : action;
  const Action& last = other == nullptr || before ? action : *other;
  Statement made{"", first.statement.events};
  cite(made, last.statement.events);
  Statement end = end_told(story, resolved);
  // What came before the step ended nothing.
  if (!made.events.empty() && !end.events.empty() && end.events.front() <= made.events.back()) {
    end = {story.phrases().fill("summary.ended", {{"end", time_text(story, resolved)},
                                                  {"ended", ended_text(story, resolved)}}),
           resolved.events};
  }
  made.text = with_reading(story, resolved,
                           other == nullptr ? with_step(story, action, end.text)
                                            : with_both(story, first, last, end.text));
  cite(made, end.events);
  return made;
}

// The step that ended it, as the analysis has it, where a reader would know what was done.
const Action* main_action(const Story& story, const Incident& incident, Minute end) {
  for (const Action& action : incident.actions) {
    const auto& events = action.statement.events;
    const bool main =
        std::ranges::any_of(events, [&](int n) { return story.is_main(n, Tag::action); });
    if (main && may_end(story, action) && action.minute <= end &&
        !step_of(story, action.statement.text).empty()) {
      return &action;
    }
  }
  return nullptr;
}

// 「done」 alone tells nothing.
bool tells_something(const Statement& statement) {
  const auto words = content_words(text::normalised(statement.text));
  const bool foreign =
      std::ranges::all_of(statement.text, [](unsigned char byte) { return byte < 0x80; });
  return words.size() > (foreign ? 1U : 0U);
}

// What message `n` tells of relief: a step that stands in no list, or a report of getting better.
Statement told_relief(const Story& story, int n) {
  for (const Tag tag : {Tag::action, Tag::recovery}) {
    const bool told = tag == Tag::action ? story.status(n, tag) == Status::done : story.has(n, tag);
    Statement statement = told ? noun_statement(story, n, tag) : Statement{};
    if (tells_something(statement)) {
      return statement;
    }
  }
  return {};
}

// The last step before message `n` after which nothing was felt to be wrong.
const Action* step_before(const Story& story, const Incident& incident, int n) {
  const Action* step = nullptr;
  for (const Action& action : incident.actions) {
    const auto& events = action.statement.events;
    if (may_end(story, action) && !events.empty() && events.back() < n) {
      step = &action;
    }
  }
  for (int k = step == nullptr ? n : step->statement.events.back() + 1; k < n; ++k) {
    if (felt(story, k)) {
      return nullptr;
    }
  }
  return step;
}

// 「13:20の対応(札を外した)の後、13:27に緩和した(通った)」, where it is not said that the one did
// the other.
Statement relieved(const Story& story, const Incident& incident, const MilestoneTime& mitigated,
                   const MilestoneTime& resolved) {
  const int n = mitigated.events.empty() ? 0 : mitigated.events.front();
  if (n == 0 || mitigated.events == resolved.events || mitigated.minute == resolved.minute ||
      leaves_rest(story, n) || !likely_relief(story, mitigated)) {
    return {};
  }
  const Statement relief = told_relief(story, n);
  if (!tells_something(relief)) {
    return {};
  }
  std::string told =
      story.phrases().fill("summary.relieved", {{"time", time_text(story, mitigated)},
                                                {"what", relief.text},
                                                {"end", time_text(story, resolved)},
                                                {"ended", ended_text(story, resolved)}});
  Statement made;
  const Action* before = step_before(story, incident, n);
  const std::string step = before == nullptr ? "" : step_of(story, before->statement.text);
  if (!step.empty()) {
    told = with_step(story, *before, told);
    made.events = before->statement.events;
  }
  made.text = with_reading(story, resolved, told);
  cite(made, mitigated.events);
  cite(made, resolved.events);
  return made;
}

// 「障害ではなかった、ということで閉じます」
Statement false_alarm(const Story& story, int verdict, const MilestoneTime& resolved) {
  Statement made{story.phrases().fill("summary.no_incident", {{"end", time_text(story, resolved)}}),
                 {verdict}};
  cite(made, resolved.events);
  return made;
}

// That it goes on where people say so, else that nobody told the end.
const std::string& open_text(const Story& story) {
  return story.phrases().text(known_open(story) ? "summary.open" : "summary.no_end");
}

// Of a talk without times.
Statement untimed_end(const Story& story) {
  const auto better = story.tagged(Tag::recovery);
  return better.empty() ? Statement{open_text(story), {}}
                        : plain_statement(story, better.back(), Tag::recovery);
}

// What helped although it goes on.
Statement open_end(const Story& story, const Incident& incident) {
  const std::string& open = open_text(story);
  const Action* action = main_action(story, incident, story.minute(story.size()));
  if (action == nullptr) {
    action = helpful_action(story, incident, story.minute(story.size()));
  }
  const std::string step = action == nullptr ? "" : step_of(story, action->statement.text);
  if (step.empty()) {
    return {open, {}};
  }
  const bool known = known_open(story);
  const std::string told = told_step(story, *action);
  if (!told.empty()) {
    return {story.phrases().fill(known ? "summary.told_open" : "summary.told_no_end",
                                 {{"step", told}, {"then", open}}),
            action->statement.events};
  }
  return {story.phrases().fill(known ? "summary.step_open" : "summary.step_no_end",
                               {{"step", timed_step(story, *action, step)}, {"then", open}}),
          action->statement.events};
}

}  // namespace

Statement summary_end(const Story& story, const Incident& incident) {
  const auto& mitigated = incident.time(Milestone::mitigated);
  const auto& resolved = incident.time(Milestone::resolved);
  if (!resolved) {
    return story.any_timed() ? open_end(story, incident) : untimed_end(story);
  }
  if (const int verdict = no_incident(story)) {
    return false_alarm(story, verdict, *resolved);
  }
  const Action* action = main_action(story, incident, resolved->minute);
  if (action == nullptr) {
    action = mitigated ? relieving_action(story, incident, *mitigated)
                       : helpful_action(story, incident, resolved->minute);
  }
  if (action != nullptr) {
    return ended_by(story, incident, *action, *resolved);
  }
  Statement relief = mitigated ? relieved(story, incident, *mitigated, *resolved) : Statement{};
  if (!relief.text.empty()) {
    return relief;
  }
  action = helpful_action(story, incident, resolved->minute);
  if (action != nullptr) {
    return ended_by(story, incident, *action, *resolved);
  }
  return ended_at(story, *resolved);
}

}  // namespace tenmatsu::composition
