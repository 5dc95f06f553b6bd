#include "compose/actions.hpp"

#include <algorithm>
#include <optional>

#include "compose/step_story.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

// 「じゃそれで」 means what was proposed last, and so does the report that follows it.
void decide(const Story& story, Line by, std::vector<Step>& steps) {
  constexpr int kAnswer = 4;  // messages
  Step* step = newest_open(steps, by.n, kAnswer);
  if (step != nullptr && step->last != by.n) {
    agree(story, *step, by);
  }
}

// 「切ったらまた落ちます」 is the answer to 「切れ」.
std::optional<Line> warning(const Story& story, int n, std::vector<Step>& steps, Step*& found) {
  constexpr int kAnswer = 2;  // messages
  Step* step = newest_open(steps, n, kAnswer);
  if (step == nullptr || story.speaker(step->last) == story.speaker(n)) {
    return std::nullopt;
  }
  for (const Line line : story.lines(n)) {
    if (story.conditional(line) && !story.asks(line) && story.hears(line, "harm_if") &&
        share_sign(signs_of(story, story.normal(line)), step->told.all_signs)) {
      found = step;
      return line;
    }
  }
  return std::nullopt;
}

// 「手が震えて」 asks for nothing.
bool says_too_little(const Act& act) {
  const bool waits = act.status == Status::proposed || act.status == Status::requested;
  return waits && act.is_thin() && !act.names_act && act.beside.size() <= act.lines.size();
}

// What is called off without having been proposed is told where it says itself what must not be.
bool begins(const Act& act) {
  return act.status == Status::rejected
             ? act.forbids && !act.beside_other
             : !act.is_any() && !act.recovers && !act.fails && !says_too_little(act);
}

Step* step_of(const Story& story, std::vector<Step>& steps, const Act& act) {
  if (act.status != Status::rejected) {
    return find_step(story, steps, act);
  }
  // 「貼りました。入力はハイフンなしで」 calls off nothing that was spoken of before.
  if (act.restricts || (act.beside_other && !act.points_back)) {
    return act.restricts ? nullptr : find_step(story, steps, act);
  }
  Step* step = find_rejected(story, steps, act);
  // 「アプリは触らなくていいので」 beside a proposal is its reason.
  const bool reason = step != nullptr && act.beside_other && step->last == act.n;
  return reason ? nullptr : step;
}

void move_step(const Story& story, Act act, std::vector<Step>& steps) {
  constexpr int kAnswer = 2;  // messages
  if (act.prohibits && !act.restricts && newest_open(steps, act.n, kAnswer) != nullptr) {
    act.status = Status::rejected;
  }
  if (act.status == Status::rejected && (act.objects || repeats_rejection(steps, act))) {
    return;
  }
  if (Step* step = step_of(story, steps, act)) {
    advance(story, *step, act);
  } else if (begins(act)) {
    // Nothing was proposed that 「触らないでください」 could call off.
    const bool forbids = act.status == Status::rejected && act.asks_not;
    act.status = forbids ? Status::requested : act.status;
    steps.push_back(opened(story, act));
    steps.back().forbids = forbids;
  }
}

// Who was asked tells that it is done, without a word that marks it as a step.
void report(const Story& story, int n, std::vector<Step>& steps) {
  for (Step& step : steps) {
    const bool asked = step.action.status == Status::requested &&
                       step.action.actor == story.speaker(n) && !step.action.actor.empty();
    for (const Line line : asked ? story.lines(n) : std::vector<Line>{}) {
      Act act;
      act.n = n;
      act.status = Status::done;
      act.lines = act.beside = {line};
      act.words = content_words(story.normal(line));
      act.signs = act.all_signs = signs_of(story, story.normal(line));
      if (story.modality(line) == Modality::done && !story.asks(line) &&
          overlap(act.words, step.words) > 0) {
        advance(story, step, act);
        break;
      }
    }
  }
}

void read(const Story& story, int n, std::vector<Step>& steps) {
  Step* step = nullptr;
  const std::optional<Line> warned = warning(story, n, steps, step);
  if (warned) {
    Act act;
    act.n = n;
    act.status = Status::rejected;
    act.beside = {*warned};
    advance(story, *step, act);
  } else if (const auto by = decision(story, n)) {
    decide(story, *by, steps);
  }
  if (!story.has(n, Tag::action)) {
    report(story, n, steps);
    return;
  }
  for (Act& act : acts_of(story, n)) {
    if (warned) {
      std::erase(act.lines, *warned);
      std::erase(act.beside, *warned);
    }
    if (!act.lines.empty()) {
      move_step(story, act, steps);
    }
  }
}

}  // namespace

std::vector<Action> actions(const Story& story) {
  std::vector<Step> steps;
  for (int n = 1; n <= story.size(); ++n) {
    read(story, n, steps);
  }
  std::vector<Action> all;
  for (Step& step : steps) {
    const bool idle = step.doubtful || (step.asks_idly && is_open(step));
    if (!step.action.statement.text.empty() && !idle) {
      all.push_back(finished(story, step));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Action& a, const Action& b) { return a.minute < b.minute; });
  return all;
}

}  // namespace tenmatsu::composition
