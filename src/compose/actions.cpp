#include "compose/actions.hpp"

#include <algorithm>

#include "compose/acts.hpp"
#include "compose/outcomes.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

struct Step {
  Action action;
  Words words;
  std::set<char32_t> signs;
  std::string proposer;
  Act told;                         // the last act that moved it
  std::size_t richness = 0;         // words of the sentence that the statement was made from
  int last = 0;                     // the message that spoke of it last
  bool asks_idly = false;           // nobody proposed it: it was asked whether it is possible
  std::optional<Statement> before;  // as it was told before it was called off
};

bool is_open(const Step& step) {
  return step.action.status == Status::proposed || step.action.status == Status::requested ||
         step.action.status == Status::started;
}

// --- which step a message speaks of ---

// 「止めました」 speaks of what was to be stopped, 「やりました」 of what was spoken of last.
double bare_likeness(const Step& step, const Act& act) {
  constexpr int kFew = 6;  // messages
  if (act.is_any()) {
    return act.n - step.last <= kFew && !step.asks_idly ? 0.42 : 0;
  }
  if (act.status == Status::started && act.status == step.action.status) {
    return 0;  // another step of the same kind
  }
  if (share_sign(act.signs, step.signs)) {
    return 0.45;
  }
  // 「shutdownしました」 right behind 「閉塞します」: nothing else can be meant.
  constexpr int kNext = 2;  // messages
  const bool next = act.status > step.action.status && act.status != Status::rejected &&
                    act.is_thin() && act.n - step.last <= kNext;
  return next ? 0.36 : 0;
}

// Who said 「ルールを書きます」 and then 「反映しました」 speaks of that.
bool carries_on(const Story& story, const Step& step, const Act& act) {
  constexpr int kSoon = 30;  // minutes
  const bool own = step.action.status == Status::started
                       ? step.action.actor == story.speaker(act.n)
                       : step.action.status == Status::proposed &&
                             step.proposer == story.speaker(act.n) &&
                             share_sign(act.signs, step.signs);
  return act.status == Status::done && own && !act.by_others &&
         story.minute(act.n) - story.minute(step.last) <= kSoon;
}

double likeness(const Story& story, const Step& step, const Act& act) {
  constexpr int kFar = 30;  // minutes
  if (story.minute(act.n) - story.minute(step.last) > kFar &&
      step.action.status != Status::started) {
    return 0;
  }
  const double shared = overlap(act.words, step.words);
  double score = shared + (act.is_bare() ? bare_likeness(step, act) : 0);
  if (carries_on(story, step, act) &&
      (act.is_thin() || score > 0 || share_sign(act.signs, step.signs))) {
    score += 0.35;
  }
  // Of two equal steps the one that was spoken of last is meant.
  return score - 0.02 * (act.n - step.last);
}

Step* find_step(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr double kEnough = 0.3;
  constexpr int kSoon = 6;  // messages
  Step* best = nullptr;
  double most = kEnough;
  for (Step& step : steps) {
    // What was called off is taken up again where it is done after all.
    const bool moved = act.status == Status::started || act.status == Status::done;
    const bool taken_up = step.before && moved && act.n - step.last <= kSoon;
    const double score = is_open(step) || taken_up ? likeness(story, step, act) : 0;
    if (score >= most) {
      most = score;
      best = &step;
    }
  }
  return best;
}

// The newest step that is still to be decided on, a few messages back.
Step* newest_open(std::vector<Step>& steps, int n, int messages) {
  Step* best = nullptr;
  for (Step& step : steps) {
    const bool waits = is_open(step) && step.action.status != Status::started;
    if (waits && n - step.last <= messages && (best == nullptr || step.last >= best->last)) {
      best = &step;
    }
  }
  return best;
}

// 「flushallはやめましょう」 speaks of that and of nothing else.
bool names_other(const Story& story, const Step& step, const Act& act) {
  const auto& particles = story.phrases().cue("rejected_particles");
  for (const Line line : act.lines) {
    const std::string_view text = story.normal(line);
    const Words words = content_words(text);
    // A longer sentence says why.
    for (const std::string& word : words.size() == 1 ? words : Words{}) {
      const std::size_t at = text.find(word);
      const bool named = at != std::string_view::npos &&
                         particles.any_begins(text.substr(at + word.size())) &&
                         !story.hears(line, "demonstratives");
      if (named && overlap({word}, step.words) == 0) {
        return true;
      }
    }
  }
  return false;
}

// 「やめましょう」 right behind another objection speaks of the same.
bool repeats_rejection(std::vector<Step>& steps, const Act& act, const Step* newest) {
  constexpr int kNext = 2;  // messages
  for (Step& step : steps) {
    if (step.action.status == Status::rejected && act.n - step.last <= kNext &&
        (newest == nullptr || step.last > newest->last)) {
      cite(step.action.statement, {act.n});
      return true;
    }
  }
  return false;
}

// What a message calls off: what was proposed just before it, else what it names.
Step* find_rejected(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kAnswer = 4;  // messages
  Step* newest = newest_open(steps, act.n, kAnswer);
  return newest != nullptr && !names_other(story, *newest, act) ? newest
                                                                : find_step(story, steps, act);
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

// 「堤さん、止めて」: the name stands before the asking or is called by itself.
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

// Who did it; nobody where the speaker only tells of others.
std::string doer(const Story& story, const Act& act) {
  return act.by_others || story.bot(act.n) ? "" : story.speaker(act.n);
}

void note_actor(const Story& story, Step& step, const Act& act) {
  if (act.status == Status::started || act.status == Status::done) {
    const std::string name = doer(story, act);
    step.action.actor = name.empty() && !act.by_others ? step.action.actor : name;
  } else if (act.status == Status::requested && step.action.actor.empty()) {
    step.action.actor = person_addressed(story, act.n);
  } else if (act.status == Status::proposed && step.proposer.empty()) {
    step.proposer = story.speaker(act.n);
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
ActionStage stage(const Story& story, const Act& act, Statement statement) {
  ActionStage made{act.status, story.minute(act.n), std::move(statement), "", ""};
  made.label = stage_label(story, act.status, made.statement.text);
  made.actor = doer(story, act);
  return made;
}

const std::vector<Line>& telling_of(const Act& act) {
  return act.is_thin() && !act.beside.empty() ? act.beside : act.lines;
}

// A step that ended is told by its end; 「やります」 adds nothing to the proposal before it. What
// is called off is told in the words of its proposal too, so it keeps that message.
void add_stage(const Story& story, Step& step, const Act& act, bool reworded) {
  const bool adds_nothing = act.is_bare() && std::includes(step.signs.begin(), step.signs.end(),
                                                           act.signs.begin(), act.signs.end());
  const bool ends = act.status == Status::done || act.status == Status::rejected;
  if (!ends && adds_nothing) {
    return;
  }
  Statement told = ends ? step.action.statement : act_statement(story, telling_of(act));
  if (act.status == Status::done && reworded) {
    told.events = {act.n};
  }
  if (!told.text.empty()) {
    step.action.stages.push_back(stage(story, act, std::move(told)));
  }
}

// Why a step was called off: what is said beside the calling off.
Statement reason(const Story& story, int n) {
  std::vector<Line> lines;
  for (const Line line : story.lines(n)) {
    const Modality modality = story.modality(line);
    if (modality != Modality::rejection && modality != Modality::acknowledgement &&
        !story.asks(line)) {
      lines.push_back(line);
    }
  }
  return lines.empty() ? Statement{"", {n}} : noun_statement(story, n, lines);
}

void call_off(const Story& story, Step& step, const Act& act) {
  const int n = act.n;
  const std::string what = step.action.statement.text;
  const Statement why =
      act.beside.empty() ? reason(story, n) : noun_statement(story, n, act.beside);
  step.before = step.action.statement;
  step.action.statement.text =
      why.text.empty()
          ? story.phrases().fill("action.called_off", {{"what", what}})
          : story.phrases().fill("action.rejected", {{"what", what}, {"why", why.text}});
  cite(step.action.statement, {n});
}

// A done step is told in the words of its report; where these say too little, behind those that
// asked for it. Whether the report alone is told.
bool reword(const Story& story, Step& step, const Act& act) {
  if (act.status == Status::rejected) {
    call_off(story, step, act);
    return false;
  }
  const Statement told = act_statement(
      story, act.is_thin() && !act.is_any() && !act.informing.empty() ? act.informing : act.lines);
  if (told.text.empty()) {
    cite(step.action.statement, {act.n});
    return false;
  }
  const std::vector<int> earlier = step.action.statement.events;
  if (act.is_bare() && step.richness > act.words.size()) {
    step.action.statement.text = story.phrases().fill(
        "action.then", {{"earlier", step.action.statement.text}, {"later", told.text}});
    cite(step.action.statement, {act.n});
    return false;
  }
  step.action.statement = act.is_thin() ? act_statement(story, telling_of(act)) : told;
  cite(step.action.statement, earlier);
  step.richness = act.words.size();
  return true;
}

// What was called off and is done after all was not called off.
void take_up(Step& step) {
  step.action.statement = *step.before;
  step.before.reset();
  step.action.status = Status::proposed;
  auto& stages = step.action.stages;
  if (!stages.empty() && stages.back().status == Status::rejected) {
    stages.pop_back();
  }
}

void remember(Step& step, const Act& act) {
  step.words.insert(step.words.end(), act.words.begin(), act.words.end());
  step.signs.insert(act.all_signs.begin(), act.all_signs.end());
  step.last = act.n;
}

void follow(const Story& story, Step& step, const Act& act) {
  if (step.before) {
    take_up(step);
  }
  note_time(step.action, act.status, story.minute(act.n));
  note_actor(story, step, act);
  if (act.status > step.action.status) {
    const bool adds = act.status == Status::done || act.status == Status::rejected ||
                      (act.words.size() > step.richness && !act.is_bare());
    step.action.status = act.status;
    step.told = act;
    const bool reworded = adds && reword(story, step, act);
    add_stage(story, step, act, reworded);
  }
  step.asks_idly = step.asks_idly && (act.asks_idly || act.status == Status::rejected);
  cite(step.action.statement, {act.n});
  remember(step, act);
}

Step opened(const Story& story, const Act& act) {
  Step step;
  step.action.status = act.status;
  step.action.statement = act_statement(story, telling_of(act));
  if (act.status == Status::rejected && !step.action.statement.text.empty()) {
    step.action.statement.text =
        story.phrases().fill("action.called_off", {{"what", step.action.statement.text}});
  }
  step.richness = act.words.size();
  step.asks_idly = act.asks_idly;
  step.told = act;
  remember(step, act);
  note_time(step.action, act.status, story.minute(act.n));
  note_actor(story, step, act);
  if (!step.action.statement.text.empty()) {
    step.action.stages.push_back(stage(story, act, step.action.statement));
  }
  return step;
}

// --- what came of it ---

void add_outcome(const Story& story, Step& step) {
  if (step.action.status != Status::done) {
    return;
  }
  if (auto found = outcome(story, step.told, step.words, step.signs)) {
    step.action.verdict = found->verdict;
    step.action.failed = !found->verdict.empty();
    const std::string& said = found->statement.text;
    if (!said.empty() && step.action.statement.text.find(said) == std::string::npos) {
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

// --- one message after the other ---

// 「じゃそれで」 means what was proposed last, and so does the report that follows it.
void decide(int n, std::vector<Step>& steps) {
  constexpr int kAnswer = 4;  // messages
  Step* step = newest_open(steps, n, kAnswer);
  if (step != nullptr && step->last != n) {
    step->last = n;
    step->asks_idly = false;
    cite(step->action.statement, {n});
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
    const auto& sentences = story.event(n).sentences;
    const bool conditional = line.index < sentences.size() && sentences[line.index].conditional;
    if (conditional && !story.asks(line) && story.hears(line, "harm_if") &&
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

void move_step(const Story& story, Act act, std::vector<Step>& steps) {
  constexpr int kAnswer = 2;  // messages
  if (act.prohibits && newest_open(steps, act.n, kAnswer) != nullptr) {
    act.status = Status::rejected;
  }
  const bool rejects = act.status == Status::rejected;
  if (rejects && (act.objects || repeats_rejection(steps, act, newest_open(steps, act.n, 4)))) {
    return;
  }
  if (Step* step = rejects ? find_rejected(story, steps, act) : find_step(story, steps, act)) {
    follow(story, *step, act);
  } else if (!act.is_any() && !says_too_little(act)) {
    steps.push_back(opened(story, act));
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
        follow(story, step, act);
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
    follow(story, *step, act);
  } else if (decides(story, n)) {
    decide(n, steps);
  }
  if (!story.has(n, Tag::action)) {
    report(story, n, steps);
    return;
  }
  Act act = act_of(story, n);
  if (warned) {
    std::erase(act.lines, *warned);
    std::erase(act.beside, *warned);
  }
  if (!act.lines.empty()) {
    move_step(story, act, steps);
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
    if (!step.action.statement.text.empty() && !(step.asks_idly && is_open(step))) {
      all.push_back(finished(story, step));
    }
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Action& a, const Action& b) { return a.minute < b.minute; });
  return all;
}

}  // namespace tenmatsu::composition
