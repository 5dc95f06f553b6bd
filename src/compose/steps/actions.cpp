#include "compose/steps/actions.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/acts.hpp"
#include "compose/steps/counter_plans.hpp"
#include "compose/steps/credits.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/idle_acts.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/refusals.hpp"
#include "compose/steps/reports.hpp"
#include "compose/steps/step_story.hpp"
#include "compose/steps/steps.hpp"
#include "compose/steps/told_answers.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Whether the message before it proposed something that nothing marked as a step.
bool answers_another(const Story& story, const Step& step, int n) {
  if (n - 1 <= step.last || story.speaker(n - 1) == story.speaker(n)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(n - 1);
  // 「回答は夕方でもいいですか」
  const auto asks_leave = [&](Line line) { return story.ends(line, "asks_leave_ends"); };
  return std::ranges::any_of(lines, [&](Line line) {
    const std::set<char32_t> kanji = kanji_of(story, story.normal(line));
    // 「お昼どうします」
    const bool opinion =
        story.modality(line) == Modality::proposal || story.hears(line, "asks_opinion");
    const bool begs = story.asks(line) || story.modality(line) == Modality::request ||
                      story.modality(line) == Modality::proposal;
    return (begs && asks_leave(line)) ||
           (story.asks(line) && opinion && !share_kanji(kanji, step.kanji) && !kanji.empty());
  });
}

// 「じゃそれで」 means what was proposed last, and so does the report that follows it.
void decide(const Story& story, Line by, std::vector<Step>& steps) {
  constexpr int kAnswer = 4;  // messages
  Step* step = newest_open(steps, by.n, kAnswer);
  // 「15人に電話してください。堤さんお願い」 asks for what it tells itself.
  const bool at_once = step != nullptr && by.n - step->last <= 1;
  if (step != nullptr && (at_once || comes_first(story, by)) && step->last != by.n &&
      !answers_another(story, *step, by.n) && plans_meant(story, *step, by.n) != Plans::others) {
    agree(story, *step, by);
  }
}

Step* step_of(const Story& story, std::vector<Step>& steps, const Act& act) {
  if (act.status != Status::rejected) {
    return find_step(story, steps, act);
  }
  // 「貼りました。入力はハイフンなしで」 calls off nothing that was spoken of before.
  if (act.forbids_a_part) {
    return nullptr;
  }
  const bool other = (act.told_beside_another && !act.points_back) || begins_with_can(story, act);
  Step* step = other ? find_step(story, steps, act) : find_rejected(story, steps, act);
  // 「アプリは触らなくていいので」, 「古い記録はいらないよね」 beside a proposal is its reason.
  const bool reason = step != nullptr && step->last == act.n;
  if (other) {
    return reason ? nullptr : step;
  }
  if (step != nullptr && refuses_question(story, *step, act)) {
    return nullptr;
  }
  if (step != nullptr && !reason && means_other_plan(story, *step, act.lines.front())) {
    return nullptr;
  }
  return reason ? nullptr : step;
}

// What asks for a step in a word and names it: 「堀さん、警報を解除していい」.
bool asks_for(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool wants =
      modality == Modality::request || modality == Modality::proposal || modality == Modality::need;
  return wants && !story.hearsay(line) && !story.hears(line, "relays") && !story.conditional(line);
}

// 「3.2に戻します」, by which the same speaker said before what 「戻した。ボタンも出した」 leaves
// out.
bool said_so(const Story& story, Line line, const Act& act) {
  // The verb stands last: 「戻している間ボタンを隠します」 is another deed.
  std::string_view text = story.normal(line);
  text::Character last = text::character_before(text, text.size());
  while (last.size > 0 && text::script_of(last.code) != text::Script::kanji) {
    text.remove_suffix(last.size);
    last = text::character_before(text, text.size());
  }
  return act.kanji.contains(last.code) && story.speaker(line.n) == story.speaker(act.n) &&
         story.modality(line) == Modality::intention && !story.negated(line) &&
         !story.conditional(line);
}

// Where a report names no thing, the line just before it that asked for the same by the same word,
// though nothing marked it as a step.
std::optional<Act> asked_before(const Story& story, const Act& act) {
  constexpr int kNear = 3;  // messages
  if (act.status != Status::done || act.lines.empty()) {
    return std::nullopt;
  }
  const std::string first(story.normal(act.lines.front()));
  const std::set<char32_t> verb = kanji_of(story, first);
  const bool bare = content_words(first).empty() && verb.size() == 1;
  if (verb.empty() || !(bare || (act.is_thin() && !act.names_its_object))) {
    return std::nullopt;
  }
  for (int n = act.n - 1; n >= std::max(1, act.n - kNear); --n) {
    for (const Line line : story.lines(n)) {
      const std::set<char32_t> kanji = kanji_of(story, story.normal(line));
      const std::set<char32_t>& told = bare ? verb : act.kanji;
      const std::string_view said = story.normal(line);
      const bool names = kanji.size() > told.size() || !content_words(said).empty() ||
                         said.find_first_of("0123456789") != std::string_view::npos;
      const bool same =
          names && std::includes(kanji.begin(), kanji.end(), told.begin(), told.end());
      const bool own = bare && same && said_so(story, line, act);
      // 「氷を集めますか」 「頼む」 「集めました」
      const bool asked_others =
          story.speaker(n) != story.speaker(act.n) || story.modality(line) == Modality::proposal;
      const bool asks =
          same && !story.carries(line, Tag::action) && asks_for(story, line) && asked_others;
      if (own || asks) {
        Act asked;
        asked.n = n;
        const bool requested = story.modality(line) == Modality::request;
        asked.status = requested ? Status::requested : Status::proposed;
        if (own) {
          asked.status = Status::started;
        }
        asked.lines = asked.beside = asked.informing = {line};
        asked.words = content_words(story.normal(line));
        asked.kanji = asked.own_kanji = asked.all_kanji = kanji;
        return asked;
      }
    }
  }
  return std::nullopt;
}

void begin_step(const Story& story, const Act& act, std::vector<Step>& steps) {
  if (const std::optional<Act> asked = asked_before(story, act)) {
    const auto known = std::ranges::find_if(steps, [&](const Step& step) {
      const auto& lines = step.told.lines;
      const std::vector<int>& events = step.action.statement.events;
      return is_open(step) && !events.empty() && events.front() == asked->n &&
             std::ranges::find(lines, asked->lines.front()) != lines.end();
    });
    if (known != steps.end()) {
      advance(story, *known, act);
      return;
    }
    steps.push_back(opened(story, *asked));
    advance(story, steps.back(), act);
  } else {
    steps.push_back(opened(story, act));
  }
}

// 「私がやりましょうか」 and 「いや、岸さんは記録をお願いします」,
// 「いや、切り替えは私がやります」: who offered it is to do something else, and the offer is no
// step.
void drop_declined_offer(const Story& story, const Act& act, std::vector<Step>& steps) {
  const Step* offer = newest_of_others(story, steps, act.n, 1);
  const bool other = act.status == Status::requested || act.status == Status::started;
  if (offer == nullptr || !other || act.is_any() || offer->action.status != Status::proposed ||
      offer->told.n != act.n - 1 || !story.begins(act.n, "refuses_first")) {
    return;
  }
  const auto& lines = offer->told.lines;
  const bool own = std::ranges::any_of(
      lines, [&](Line line) { return story.asks(line) && story.hears(line, "pronouns"); });
  if (own) {
    steps.erase(steps.begin() + (offer - steps.data()));
  }
}

// 「倍にするか」 「やめたほうがいい」: what another has just proposed is called off, not what one
// is at work on oneself.
bool is_at_own(const Story& story, const Step& step, const Act& act) {
  return act.status == Status::rejected && step.action.status == Status::started &&
         step.action.actor == story.speaker(act.n);
}

// 「これ以上は怖い」
bool only_sets_limit(const Story& story, const Act& act) {
  return act.status == Status::rejected && !act.lines.empty() &&
         std::ranges::all_of(act.lines, [&](Line line) { return story.hears(line, "no_further"); });
}

void move_step(const Story& story, Act act, std::vector<Step>& steps) {
  if (only_sets_limit(story, act) || worries_about(story, steps, act) ||
      answers_question(story, steps, act)) {
    return;
  }
  drop_declined_offer(story, act, steps);
  constexpr int kAnswer = 2;  // messages
  if (act.manner == Act::Manner::prohibits && !act.forbids_a_part &&
      newest_open(steps, act.n, kAnswer) != nullptr) {
    act.status = Status::rejected;
  }
  if (act.status == Status::rejected &&
      (act.manner == Act::Manner::holds_back || repeats_rejection(steps, act))) {
    return;
  }
  Step* step = announced_by_other(story, steps, act);
  if (step != nullptr && !step->action.stages.empty()) {
    step->action.stages.back().label = story.phrases().text("stage.proposed");
  }
  step = step == nullptr ? step_of(story, steps, act) : step;
  const bool others_plan = step != nullptr && is_at_own(story, *step, act) &&
                           called_off_next(story, steps, act).has_value();
  if (step != nullptr && !others_plan) {
    advance(story, *step, act);
  } else if (const auto before = called_off_next(story, steps, act)) {
    steps.push_back(opened(story, *before));
    advance(story, steps.back(), act);
  } else if (may_begin_step(story, act)) {
    if (Step* awaited = find_awaited(story, steps, act)) {
      advance(story, *awaited, act);
      return;
    }
    // Nothing was proposed that 「触らないでください」 could call off.
    const bool forbids = act.status == Status::rejected && act.asks_not_to_do_it;
    act.status = forbids ? Status::requested : act.status;
    begin_step(story, act, steps);
    steps.back().forbids = forbids;
  }
}

void read(const Story& story, int n, std::vector<Step>& steps) {
  std::vector<Line> answering;  // lines that say no, and why
  Step* step = nullptr;
  if (const auto tried = vain_try(story, n, steps, step)) {
    advance(story, *step, report_by(story, *tried));
    return;
  }
  const auto warned = warning(story, n, steps, step);
  if (warned && asks_first(story, n)) {
    note_answer(*step, *warned);
    return;
  }
  if (warned) {
    Act act;
    act.n = n;
    act.status = Status::rejected;
    act.beside = answering = {*warned};
    advance(story, *step, act);
  } else if (const auto no = refusal(story, n, steps, step)) {
    const Act act = calling_off(story, n, *no);
    std::ranges::copy_if(act.beside, std::back_inserter(answering),
                         [&](Line line) { return only_reasons_no(story, line); });
    advance(story, *step, act);
  } else if (const auto by = decision(story, n); by && !hands_over(story, *by)) {
    decide(story, *by, steps);
  } else {
    note_cost(story, n, steps);
  }
  if (counters(story, n, steps)) {
    return;
  }
  if (!story.has(n, Tag::action)) {
    note_report(story, n, steps);
    return;
  }
  const Line first{n, 0};
  // 「出ました。切替を戻していいですか」 tells of one step before it speaks of the next.
  const bool reports =
      is_bare_kanji(story, first) || (is_bare_report(story, first) && story.lines(n).size() > 1 &&
                                      story.status(n, Tag::action) != Status::done);
  if (reports && note_report_line(story, first, steps)) {
    answering.push_back(first);
  }
  for (Act& act : acts_of(story, n)) {
    for (const Line line : answering) {
      std::erase(act.lines, line);
      std::erase(act.beside, line);
    }
    if (!act.lines.empty() && !report_each(story, act, steps)) {
      move_step(story, act, steps);
    }
  }
  counters(story, n, steps);
}

// 「とりあえず止めた」, 「先方に電話してみる」, and nothing that came of it.
bool tells_hardly_any(const Story& story, const Action& action) {
  const std::string& text =
      action.stages.empty() ? action.statement.text : action.stages.back().statement.text;
  const bool moved = action.status == Status::done || action.status == Status::started;
  const bool alone = action.stages.empty() || action.stages.back().label.empty();
  Statement told = action.stages.empty() ? action.statement : action.stages.back().statement;
  const bool bare =
      moved && alone && is_bare_deed(story, text) && !tell_what_it_answers(story, told);
  const bool contacts = action.status != Status::done && action.status != Status::rejected &&
                        only_contacts(story, text);
  return !action.effect && (bare || contacts);
}

// 「消していいやつ？」, 「2に戻せる？」: what somebody only asked, and nobody took up, is no step;
// 「2に戻すのはどうですか」 proposes one.
bool only_asked(const Story& story, const Step& step) {
  const auto asks = [&](Line line) {
    return story.asks(line) &&
           (story.hears(line, "asks_better") ||
            (story.modality(line) == Modality::question && !story.hears(line, "asks_opinion")));
  };
  const auto& lines = step.told.lines;
  return step.action.status == Status::proposed && step.agreed.empty() && !step.answer &&
         !agreed_to(story, step) && std::ranges::all_of(lines, asks);
}

}  // namespace

std::vector<Action> actions(const Story& story) {
  std::vector<Step> steps;
  for (int n = 1; n <= story.size(); ++n) {
    read(story, n, steps);
  }
  Outcomes outcomes(story);
  std::vector<Action> all;
  for (Step& step : steps) {
    const bool idle =
        step.doubtful || (step.asks_idly && is_open(step)) || only_asked(story, step) ||
        (step.action.status == Status::proposed && !names_step(story, step.action.statement.text));
    if (!step.action.statement.text.empty() && !idle) {
      all.push_back(finished(story, outcomes, step));
    }
  }
  std::ranges::stable_sort(all,
                           [](const Action& a, const Action& b) { return a.minute < b.minute; });
  credit_once(all);
  drop_foreign_effects(story, all);
  std::erase_if(all, [&](const Action& action) { return tells_hardly_any(story, action); });
  return all;
}

}  // namespace tenmatsu::composition
