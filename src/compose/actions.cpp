#include "compose/actions.hpp"

#include <algorithm>

#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

struct Step {
  Action action;
  Words words;
  std::string proposer;
  std::size_t richness = 0;  // words of the sentence that the statement was made from
  int last = 0;              // the message that spoke of it last
};

bool is_open(const Step& step) {
  return step.action.status == Status::proposed || step.action.status == Status::requested ||
         step.action.status == Status::started;
}

// --- which step a message speaks of ---

// 「お願いします」「やります」「戻しました」: it says too little to be a step of its own.
bool says_little(const Words& words) {
  return words.size() <= 1;
}

double likeness(const Story& story, const Step& step, int n, Status status, const Words& words) {
  constexpr int kFar = 30;    // minutes
  constexpr int kAnswer = 3;  // messages
  if (story.minute(n) - story.minute(step.last) > kFar && step.action.status != Status::started) {
    return 0;
  }
  double score = overlap(words, step.words);
  const bool carries_on = status == Status::done && step.action.status == Status::started &&
                          step.action.actor == story.speaker(n);
  score += carries_on ? 0.35 : 0;
  score += says_little(words) ? 0.35 : 0;
  const bool answers = status == Status::rejected && step.action.status != Status::started &&
                       n - step.last <= kAnswer;
  score += answers ? 0.3 : 0;
  // Of two equal steps the one that was spoken of last is meant.
  return score - 0.02 * (n - step.last);
}

Step* find_step(const Story& story, std::vector<Step>& steps, int n, Status status,
                const Words& words) {
  constexpr double kEnough = 0.3;
  constexpr double kEnoughForRejection = 0.15;
  Step* best = nullptr;
  double most = status == Status::rejected ? kEnoughForRejection : kEnough;
  for (Step& step : steps) {
    if (!is_open(step)) {
      continue;
    }
    const double score = likeness(story, step, n, status, words);
    if (score >= most) {
      most = score;
      best = &step;
    }
  }
  return best;
}

// --- what it says of it ---

void note_time(Action& action, Status status, Minute minute) {
  auto& time = status == Status::done      ? action.done
               : status == Status::started ? action.started
                                           : action.proposed;
  if (!time) {
    time = minute;
  }
}

std::string person_addressed(const Story& story, int n) {
  const std::string_view text = story.analysis().message(n).text;
  for (const Person& person : story.analysis().people) {
    if (!person.bot && !person.name.empty() && person.name != story.speaker(n) &&
        text.find(person.name) != std::string_view::npos) {
      return person.name;
    }
  }
  return "";
}

void note_actor(const Story& story, Step& step, int n, Status status) {
  if (status == Status::started || status == Status::done) {
    step.action.actor = story.bot(n) ? step.action.actor : story.speaker(n);
  } else if (status == Status::requested && step.action.actor.empty()) {
    step.action.actor = person_addressed(story, n);
  } else if (status == Status::proposed && step.proposer.empty()) {
    step.proposer = story.speaker(n);
  }
}

// --- its stages ---

const char* label_of(Status status) {
  switch (status) {
    case Status::proposed:
      return "stage.proposed";
    case Status::requested:
      return "stage.requested";
    case Status::started:
      return "stage.started";
    default:
      return nullptr;
  }
}

bool says_itself(const Story& story, Status status, const std::string& text) {
  const auto& marks =
      story.phrases().cue(status == Status::started ? "says_started" : "says_proposed");
  return std::any_of(marks.begin(), marks.end(),
                     [&](const std::string& mark) { return text.find(mark) != std::string::npos; });
}

std::string stage_label(const Story& story, Status status, const std::string& text) {
  const char* id = label_of(status);
  return id == nullptr || says_itself(story, status, text) ? "" : story.phrases().text(id);
}

// Who moved it: a step that is only asked for was moved by who asked.
ActionStage stage(const Story& story, int n, Status status, Statement statement) {
  ActionStage made{status, story.minute(n), std::move(statement), "", ""};
  made.label = stage_label(story, status, made.statement.text);
  made.actor = story.bot(n) ? "" : story.speaker(n);
  return made;
}

// A step that ended is told by its end; 「やります」 adds nothing to the proposal before it. What
// is called off is told in the words of its proposal too, so it keeps that message.
void add_stage(const Story& story, Step& step, int n, Status status, const Words& words) {
  const bool ends = status == Status::done || status == Status::rejected;
  if (!ends && says_little(words)) {
    return;
  }
  Statement told = ends ? step.action.statement : step_statement(story, n);
  if (status == Status::done && step.richness == words.size()) {
    told.events = {n};
  }
  if (!told.text.empty()) {
    step.action.stages.push_back(stage(story, n, status, std::move(told)));
  }
}

// A done step is told in the words of its report; where these say too little, behind those that
// asked for it.
void reword(const Story& story, Step& step, int n, Status status, const Words& words) {
  const Statement told = noun_statement(story, n, Tag::action);
  if (told.text.empty()) {
    cite(step.action.statement, {n});
    return;
  }
  const std::vector<int> earlier = step.action.statement.events;
  if (status == Status::rejected) {
    step.action.statement.text = story.phrases().fill(
        "action.rejected", {{"what", step.action.statement.text}, {"why", told.text}});
    cite(step.action.statement, {n});
    return;
  }
  if (says_little(words) && step.richness > words.size()) {
    step.action.statement.text = story.phrases().fill(
        "action.then", {{"earlier", step.action.statement.text}, {"later", told.text}});
    cite(step.action.statement, {n});
    return;
  }
  step.action.statement = told;
  cite(step.action.statement, earlier);
  step.richness = words.size();
}

void follow(const Story& story, Step& step, int n, Status status, const Words& words) {
  note_time(step.action, status, story.minute(n));
  note_actor(story, step, n, status);
  const bool goes_on = status > step.action.status;
  if (goes_on) {
    const bool adds = status == Status::done || status == Status::rejected ||
                      (words.size() > step.richness && !says_little(words));
    step.action.status = status;
    if (adds) {
      reword(story, step, n, status, words);
    }
    add_stage(story, step, n, status, words);
  }
  cite(step.action.statement, {n});
  step.words.insert(step.words.end(), words.begin(), words.end());
  step.last = n;
}

Step opened(const Story& story, int n, Status status, const Words& words) {
  Step step;
  step.action.status = status;
  step.action.statement = step_statement(story, n);
  if (status == Status::rejected && !step.action.statement.text.empty()) {
    step.action.statement.text =
        story.phrases().fill("action.called_off", {{"what", step.action.statement.text}});
  }
  step.words = words;
  step.richness = words.size();
  step.last = n;
  note_time(step.action, status, story.minute(n));
  note_actor(story, step, n, status);
  if (!step.action.statement.text.empty()) {
    step.action.stages.push_back(stage(story, n, status, step.action.statement));
  }
  return step;
}

// --- what came of it ---

// A step fails by its own report, or by what is seen after it.
bool without_effect(const Story& story, Line line, bool own) {
  return !story.asks(line) &&
         (story.hears(line, "no_effect") || (own && story.hears(line, "step_failed")));
}

struct Outcome {
  Statement statement;
  bool failed = false;
  int n = 0;
};

std::optional<Outcome> outcome_in(const Story& story, int n, bool own) {
  for (const Line line : story.lines(n)) {
    if (without_effect(story, line, own) &&
        (own || story.has(n, Tag::symptom) || story.has(n, Tag::action) ||
         story.has(n, Tag::investigation))) {
      return Outcome{{noun(story, line), {n}}, true, n};
    }
  }
  if (story.has(n, Tag::recovery) && !own) {
    return Outcome{noun_statement(story, n, Tag::recovery), false, n};
  }
  return std::nullopt;
}

// What changed within minutes of a step that was done, and before the next one was.
std::optional<Outcome> outcome(const Story& story, int done) {
  constexpr int kSoon = 15;  // minutes
  if (const auto own = outcome_in(story, done, true)) {
    return own;
  }
  for (int n = done + 1; n <= story.size() && story.minute(n) - story.minute(done) <= kSoon; ++n) {
    if (const auto found = outcome_in(story, n, false)) {
      return found;
    }
    if (story.status(n, Tag::action) == Status::done) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

void add_outcome(const Story& story, Step& step) {
  if (step.action.status != Status::done) {
    return;
  }
  if (auto found = outcome(story, step.last)) {
    step.action.failed = found->failed;
    if (found->n != step.last && !found->statement.text.empty()) {
      step.action.effect_minute = story.minute(found->n);
      step.action.effect = std::move(found->statement);
    }
  }
}

// What was only proposed must not read as if it had been done.
void mark_proposal(const Story& story, Action& action) {
  const bool open = action.status == Status::proposed || action.status == Status::requested;
  if (open && !says_itself(story, action.status, action.statement.text)) {
    action.statement.text = story.phrases().fill(
        action.status == Status::proposed ? "action.proposed" : "action.requested",
        {{"what", action.statement.text}});
  }
}

Action finished(const Story& story, Step& step) {
  add_outcome(story, step);
  Action& action = step.action;
  std::sort(action.statement.events.begin(), action.statement.events.end());
  mark_proposal(story, action);
  if (action.actor.empty() && action.status == Status::proposed) {
    action.actor = step.proposer;
  }
  action.minute = action.done       ? *action.done
                  : action.started  ? *action.started
                  : action.proposed ? *action.proposed
                                    : story.minute(step.last);
  return std::move(action);
}

}  // namespace

std::vector<Action> actions(const Story& story) {
  std::vector<Step> steps;
  for (const int n : story.tagged(Tag::action)) {
    const Status status = story.status(n, Tag::action);
    const Words words = words_of(story, n, Tag::action);
    if (Step* step = find_step(story, steps, n, status, words)) {
      follow(story, *step, n, status, words);
    } else {
      steps.push_back(opened(story, n, status, words));
    }
  }
  std::vector<Action> all;
  for (Step& step : steps) {
    if (!step.action.statement.text.empty()) {
      all.push_back(finished(story, step));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Action& a, const Action& b) { return a.minute < b.minute; });
  return all;
}

}  // namespace tenmatsu::composition
