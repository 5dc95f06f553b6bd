#include "compose/steps/step_story.hpp"

#include <algorithm>
#include <optional>

#include "compose/speech/style.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/outcomes.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/wording/deed_words.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

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
  if (!act.subject.empty()) {
    return act.subject;
  }
  return act.done_by_others || story.bot(act.n) ? "" : story.speaker(act.n);
}

void note_actor(const Story& story, Step& step, const Act& act) {
  if (act.status == Status::started || act.status == Status::done) {
    const std::string name = doer(story, act);
    step.action.actor = name.empty() && !act.done_by_others ? step.action.actor : name;
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
  return std::ranges::any_of(
      marks, [&](const std::string& mark) { return text.find(mark) != std::string::npos; });
}

std::string stage_label(const Story& story, Status status, const std::string& text) {
  const char* id = label_of(status);
  return id == nullptr || says_itself(story, status, text) ? "" : story.phrases().text(id);
}

void note_part(std::vector<StepPart>& parts, StepPart part) {
  if (!part.name.empty() && std::ranges::find(parts, part) == parts.end()) {
    parts.push_back(std::move(part));
  }
}

bool only_permits(const Story& story, const Act& act) {
  return !act.lines.empty() &&
         std::ranges::all_of(act.lines, [&](Line line) { return permits(story, line); });
}

// Who moved it: a step that is only asked for was moved by who asked.
ActionStage stage(const Story& story, const Act& act, Statement statement) {
  ActionStage made{act.status, story.minute(act.n), std::move(statement), "", ""};
  made.label = stage_label(story, act.status, made.statement.text);
  if (act.status == Status::requested && only_permits(story, act)) {
    made.label = story.phrases().text("stage.agreed");
  }
  made.actor = doer(story, act);
  return made;
}

// 「朝の通勤は終わってますし、外しましょう」: the reason beside a go-ahead is no other step.
bool adds_nothing(const Story& story, const Step& step, const Act& act) {
  const auto known = [&](const std::set<char32_t>& kanji) {
    return std::includes(step.kanji.begin(), step.kanji.end(), kanji.begin(), kanji.end());
  };
  if (act.is_bare() && known(act.kanji)) {
    return true;
  }
  if (act.lines.size() != 1 || !story.metrics(act.lines.front()).empty()) {
    return false;
  }
  const std::string_view verb = story.normal(act.lines.front());
  const std::set<char32_t> kanji = kanji_of(story, verb);
  return !kanji.empty() && known(kanji) && content_words(verb).size() <= 1;
}

void cite_in_stage(Step& step, int n) {
  if (!step.action.stages.empty()) {
    cite(step.action.stages.back().statement, {n});
  }
}

// A step that ended is told by its end; 「やります」 adds nothing to the proposal before it. What
// is called off is told in the words of its proposal too, so it keeps that message.
void add_stage(const Story& story, Step& step, const Act& act, bool reworded) {
  const bool ends = act.status == Status::done || act.status == Status::rejected;
  if (!ends && adds_nothing(story, step, act)) {
    const bool starts = act.status == Status::started;
    if (starts || story.speaker(act.n) != step.proposer) {
      note_part(step.agreed, {story.phrases().text(starts ? "stage.started" : "stage.agreed"),
                              doer(story, act)});
      cite_in_stage(step, act.n);
    }
    return;
  }
  Statement told = ends ? step.action.statement : act_statement(story, act.telling());
  if (act.status == Status::done && reworded) {
    told.events = {act.n};
  }
  if (!told.text.empty()) {
    step.action.stages.push_back(stage(story, act, std::move(told)));
  }
}

bool says_no_flatly(const Story& story, Line line) {
  constexpr std::size_t kShort = 6;  // characters
  return story.modality(line) == Modality::rejection ||
         (story.negated(line) && !story.asks(line) && length_of(story.bare(line)) <= kShort);
}

// What is told behind the next plan is said of that: 「やめときましょう。先に控えを取りませんか。
// 空きは十分です」. What somebody does instead is a reason: 「やめましょう。5分だけ待ちます」.
std::vector<Line> before_next_plan(const Story& story, const std::vector<Line>& lines) {
  if (lines.empty()) {
    return lines;
  }
  bool refused = false;
  bool planned = false;
  std::vector<Line> kept;
  for (const Line line : story.lines(lines.front().n)) {
    const Modality modality = story.modality(line);
    const bool open = refused && !story.conditional(line) && !story.negated(line);
    planned =
        planned || (open && (modality == Modality::proposal || modality == Modality::request ||
                             story.hears(line, "asks_to_join")));
    if (!planned && std::ranges::find(lines, line) != lines.end()) {
      kept.push_back(line);
    }
    planned = planned || (open && modality == Modality::intention && story.ends(line, "lets_me"));
    refused = refused || says_no_flatly(story, line);
  }
  return kept.empty() ? lines : kept;
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
  lines = before_next_plan(story, lines);
  return lines.empty() ? Statement{"", {n}} : noun_statement(story, n, lines);
}

// 「増やした分も同じ目に遭いますので、それはやめましょう」 beside another act.
Statement reason_in_sentence(const Story& story, const Act& act) {
  std::string said;
  for (const Line line : story.sentence_lines(act.lines.front())) {
    if (story.modality(line) != Modality::rejection) {
      said += story.said(line);
    }
  }
  const Line line = act.lines.front();
  if (said.empty() && !kanji_of(story, story.normal(line)).empty()) {
    said = story.said_whole(line);
  }
  return {style::noun_form(said, story.rules()), {act.n}};
}

// 「全台を止めるのはやめておくことを提案」 of who calls it off: 「全台を止めるのはやめておく」. A
// bare 「待つよう依頼」 says no more than that it is called off where a reason stands beside it.
std::string as_decided(const Story& story, const std::string& why) {
  constexpr std::size_t kBare = 6;  // characters
  const rules::Phrases& phrases = story.phrases();
  const std::vector<std::string> all = split_sentences(story, why);
  std::string told;
  for (const std::string& sentence : all) {
    const std::size_t asks = rules::suffix_size(sentence, phrases.cue("written_asks"));
    const std::string deed = sentence.substr(0, sentence.size() - asks);
    const bool decides = asks > 0 && ends_with_any(deed, phrases.cue("called_off_deeds"));
    const bool bare = decides && length_of(deed) <= kBare && all.size() > 1 &&
                      deed.find(phrases.text("particle.topic")) == std::string::npos;
    if (!bare) {
      told += (told.empty() ? "" : phrases.text("mark.full_stop")) + (decides ? deed : sentence);
    }
  }
  return told.empty() ? why : told;
}

void call_off(const Story& story, Step& step, const Act& act) {
  const int n = act.n;
  const std::string what = step.action.statement.text;
  const std::vector<Line> beside = before_next_plan(story, act.beside);
  Statement why = act.told_beside_another ? reason_in_sentence(story, act)
                  : beside.empty()        ? reason(story, n)
                                          : noun_statement(story, n, beside);
  why.text = as_decided(story, why.text);
  step.before = step.action.statement;
  step.way_told = !why.text.empty();
  step.action.statement.text =
      why.text.empty()
          ? story.phrases().fill("action.called_off", {{"what", what}})
          : story.phrases().fill("action.rejected", {{"what", what}, {"why", why.text}});
  cite(step.action.statement, {n});
}

// 「いま承認待ち」; 「釜の入れ替え。15分の見込み」 tells the step too.
bool only_waits(const Story& story, const std::string& text) {
  return ends_with_any(text, story.phrases().cue("only_waits")) &&
         text.find(story.phrases().text("mark.full_stop")) == std::string::npos;
}

// 「その内容で設定」, 「それなら結構。進める」: agrees to a plan that was told before it.
bool only_points_at_plan(const Story& story, const std::string& text) {
  constexpr std::size_t kBrief = 14;  // characters
  const std::string first = text.substr(0, text.find(story.phrases().text("mark.full_stop")));
  return length_of(first) <= kBrief &&
         starts_with_any(first, story.phrases().cue("points_at_plan"));
}

// 「止まりました」 says less than 「作り直しを止められますか」.
bool tells_less(const Step& step, const Act& act) {
  const bool alone = act.informing.size() <= act.lines.size();
  return act.is_bare() && (step.richness > act.words.size() ||
                           (act.is_thin() && alone && step.kanji.size() > act.kanji.size()));
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
  // 「直すんで、20分見てください」 asks for no step, 「販売、再開してください」 says all of
  // 「再開」.
  const std::string& before = step.action.statement.text;
  const bool less = tells_less(step, act) && !asks_for_time(story, before) &&
                    !only_waits(story, before) && !only_points_at_plan(story, before);
  if (less && before.ends_with(told.text)) {
    cite(step.action.statement, {act.n});
    return false;
  }
  if (less) {
    step.action.statement.text =
        told_with_its_thing(story, before, told.text)
            .value_or(
                story.phrases().fill("action.then", {{"earlier", before}, {"later", told.text}}));
    step.way_told = true;
    cite(step.action.statement, {act.n});
    return false;
  }
  step.action.statement = act.is_thin() ? act_statement(story, act.telling()) : told;
  step.way_told = false;
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
  step.kanji.insert(act.all_kanji.begin(), act.all_kanji.end());
  step.own_kanji.insert(act.own_kanji.begin(), act.own_kanji.end());
  step.last = act.n;
}

// --- who had a part in it ---

const char* end_label_of(Status status) {
  return status == Status::done       ? "stage.done"
         : status == Status::rejected ? "stage.rejected"
                                      : label_of(status);
}

// 「提案: 岸、承認: 堤、実施」, where the end was not all of one person; the last of them stands
// beside its label.
void name_parts(const Story& story, std::vector<StepPart> parts,
                const std::vector<StepPart>& agreed, ActionStage& end) {
  const char* last = end_label_of(end.status);
  if (last == nullptr) {
    return;
  }
  const bool open = end.status == Status::proposed || end.status == Status::requested;
  const StepPart own{open && !end.label.empty() ? end.label : story.phrases().text(last),
                     end.actor};
  if (!open) {
    parts.insert(parts.end(), agreed.begin(), agreed.end());
  }
  const std::string& starts = story.phrases().text("stage.started");
  std::erase_if(parts, [&](const StepPart& part) {
    return part == own || (part.label == starts && part.name == own.name);
  });
  parts.push_back(own);
  if (open) {
    parts.insert(parts.end(), agreed.begin(), agreed.end());
  }
  if (std::ranges::all_of(parts, [&](const StepPart& part) { return part.name == end.actor; })) {
    return;
  }
  // What one does oneself, once another agreed, was asked for of nobody.
  const std::string& agrees = story.phrases().text("stage.agreed");
  const bool by_leave = !open && std::ranges::any_of(agreed, [&](const StepPart& part) {
    return part.label == agrees && part.name != end.actor;
  });
  for (StepPart& part : parts) {
    if (by_leave && part.label == story.phrases().text("stage.requested") &&
        part.name == end.actor) {
      part.label = story.phrases().text("stage.proposed");
    }
  }
  std::erase_if(parts, [](const StepPart& part) { return part.name.empty(); });
  end.label.clear();
  const StepPart whose = parts.back();
  parts.pop_back();
  for (const StepPart& part : parts) {
    end.label += story.phrases().fill("stage.part", {{"what", part.label}, {"who", part.name}}) +
                 story.phrases().text("mark.comma");
  }
  end.label += whose.label;
  end.actor = whose.name;
}

bool ended(Status status) {
  return status == Status::done || status == Status::rejected;
}

std::string figures_in(std::string_view text) {
  std::string figures;
  for (const char c : text) {
    figures += c >= '0' && c <= '9' ? std::string(1, c) : "";
  }
  return figures;
}

// 「戻して」 before 「戻した」; not 「1台目を入れた」 before 「2台目を入れた」.
bool says_no_more(const Story& story, const std::string& text, const std::string& told) {
  constexpr std::size_t kMany = 3;  // words, of which one may be other
  const std::string normal = text::normalised(text);
  const std::string end = text::normalised(told);
  const std::set<char32_t> kanji = kanji_of(story, normal);
  const std::set<char32_t> known = kanji_of(story, end);
  const std::vector<std::string> words = content_words(normal);
  const std::size_t shared = shared_words(words, content_words(end));
  const bool again = shared == words.size() || (words.size() > kMany && shared + 1 == words.size());
  return again && !(kanji.empty() && words.empty()) &&
         figures_in(end).find(figures_in(normal)) != std::string::npos &&
         std::includes(known.begin(), known.end(), kanji.begin(), kanji.end());
}

// What was told of a step on its way, in front of how it ends; not where the end tells enough
// behind a long speech, and no 「では移します」.
void tell_way(const Story& story, const std::vector<const ActionStage*>& way, ActionStage& end) {
  // 「大パックの販売、再開」 says all of 「再開」.
  if (!way.empty() && way.back()->statement.text.ends_with(end.statement.text)) {
    end.statement.text = way.back()->statement.text;
    return;
  }
  if (!way.empty() && end.status == Status::done) {
    if (auto told = told_with_its_thing(story, way.back()->statement.text, end.statement.text)) {
      end.statement.text = std::move(*told);
      return;
    }
  }
  constexpr std::size_t kLong = 60;   // characters
  constexpr std::size_t kEnough = 2;  // words
  const std::string& arrow = story.phrases().text("action.arrow");
  const auto words = [](const Statement& told) {
    return content_words(text::normalised(told.text)).size();
  };
  std::string told;
  for (const ActionStage* stage : way) {
    const std::string& text = stage->statement.text;
    const bool first = stage == way.front();
    const bool short_enough = length_of(text) <= kLong || (first && words(end.statement) < kEnough);
    if (short_enough && (first || words(stage->statement) >= kEnough)) {
      told += text + arrow;
    }
  }
  end.statement.text = told + end.statement.text;
}

// A step is told once, by its beginning and its last news; who had a part in it on the way stands
// beside them.
void fold_stages(const Story& story, Step& step) {
  std::vector<ActionStage>& stages = step.action.stages;
  if (stages.empty()) {
    return;
  }
  std::vector<StepPart> parts;
  ActionStage end = std::move(stages.back());
  stages.pop_back();
  std::vector<const ActionStage*> way;
  for (const ActionStage& stage : stages) {
    // 「直すんで、20分見てください」 asks for no step, 「いま承認待ちです」 takes none.
    const bool waits = stage.status == Status::proposed || stage.status == Status::requested;
    if ((waits && asks_for_time(story, stage.statement.text)) ||
        only_waits(story, stage.statement.text)) {
      cite(end.statement, stage.statement.events);
      continue;
    }
    const bool repeated =
        end.statement.text.find(stage.statement.text) != std::string::npos ||
        (ended(end.status) && says_no_more(story, stage.statement.text, end.statement.text));
    const bool points = waits && only_points_at_plan(story, stage.statement.text);
    if (!repeated && !points && !stage.statement.text.empty()) {
      way.push_back(&stage);
    }
    if (const char* label = label_of(stage.status)) {
      note_part(parts,
                {stage.label.empty() ? story.phrases().text(label) : stage.label, stage.actor});
    }
    cite(end.statement, stage.statement.events);
  }
  if (!step.way_told || !ended(end.status)) {
    tell_way(story, way, end);
  }
  // Whether what was begun came to its end was not heard: it is told by whom, and no more.
  if (end.status == Status::started) {
    end.label.clear();
  }
  stages = {std::move(end)};
  std::vector<int>& events = stages.back().statement.events;
  std::ranges::sort(events);
  name_parts(story, parts, step.agreed, stages.back());
}

// --- what came of it ---

// 「89%。88。書き込みの停止は解除された」: figures that nothing names say nothing behind a step.
std::string without_bare_figures(const Story& story, const std::string& told) {
  const std::string& join = story.phrases().text("mark.full_stop");
  constexpr std::size_t kSome = 2;  // 「98.7%。ほぼ平常」 tells of what the figure is
  std::size_t begin = 0;
  std::size_t bare = 0;
  for (std::size_t end = told.find(join); end != std::string::npos; end = told.find(join, begin)) {
    const std::string_view sentence = std::string_view(told).substr(begin, end - begin);
    if (sentence.find_first_not_of("0123456789.,% ") != std::string_view::npos) {
      break;
    }
    begin = end + join.size();
    ++bare;
  }
  return bare >= kSome && begin < told.size() ? told.substr(begin) : told;
}

// Whether news speak of the step by their own words.
bool is_of(const Story& story, const Step& step, const Outcome& news) {
  const std::string_view text = story.normal(news.n);
  return overlap(content_words(text), step.words) > 0 ||
         share_kanji(kanji_of(story, text), step.told.kanji);
}

// Of what is not known to be done, only what was heard right behind it.
bool came_of(const Story& story, const Step& step, const Outcome& news) {
  constexpr int kNext = 2;  // messages
  if (step.action.status == Status::done) {
    return true;
  }
  const bool next = news.n > step.last && news.n - step.last <= kNext;
  // 「残りが戻りません」 says nothing of what was begun beside it.
  const bool of_it = is_of(story, step, news);
  const bool begun = step.action.status == Status::started && !story.hears(news.n, "too_late") &&
                     (of_it || news.verdict.empty() || story.speaker(news.n) == step.action.actor);
  const bool asked = step.action.status == Status::requested && !step.forbids && of_it &&
                     story.speaker(news.n) != story.speaker(step.last);
  return next && (begun || asked);
}

void add_outcome(const Story& story, Outcomes& outcomes, Step& step) {
  const bool open =
      step.action.status == Status::proposed || step.action.status == Status::requested;
  // What was said against it before it was agreed to came of nothing.
  if (open && step.answer && step.answer->n >= step.last) {
    step.action.effect_minute = story.minute(step.answer->n);
    step.action.effect = noun_statement(story, step.answer->n, {*step.answer});
    return;
  }
  if (step.action.status == Status::rejected || step.action.status == Status::proposed) {
    return;
  }
  auto found = outcomes.of(step.told, step.words, step.kanji);
  // That it is well again comes of no letter that was sent.
  if (found && only_tells(story, step.action.statement.text) &&
      !share_kanji(kanji_of(story, story.normal(found->n)), step.told.kanji)) {
    return;
  }
  // What was broken off made nothing worse.
  const std::string& told = step.action.statement.text;
  if (found && !found->verdict.empty() &&
      ends_with_any(told.substr(0, told.find(story.phrases().text("mark.full_stop"))),
                    story.phrases().cue("breaks_off_deeds"))) {
    return;
  }
  if (found && came_of(story, step, *found)) {
    step.action.verdict = found->verdict;
    step.action.failed = !found->verdict.empty();
    const std::string& said = found->statement.text;
    if (!said.empty() && step.action.statement.text.find(said) == std::string::npos) {
      step.action.effect_minute = story.minute(found->n);
      step.action.effect = std::move(found->statement);
      step.action.effect->text = without_bare_figures(story, step.action.effect->text);
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

}  // namespace

void advance(const Story& story, Step& step, const Act& act) {
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
  step.doubtful = step.doubtful && act.doubtful;
  step.asks_idly = step.asks_idly && (act.manner == Act::Manner::asks_whether_possible ||
                                      act.begins_with_can || act.status == Status::rejected);
  cite(step.action.statement, {act.n});
  remember(step, act);
}

Step opened(const Story& story, const Act& act) {
  Step step;
  step.action.status = act.status;
  step.action.statement = act_statement(story, act.telling());
  if (act.status == Status::rejected) {
    step.action.statement.text = as_decided(story, step.action.statement.text);
  }
  step.richness = act.words.size();
  step.asks_idly = act.manner == Act::Manner::asks_whether_possible;
  step.doubtful = act.doubtful;
  step.told = act;
  remember(step, act);
  note_time(step.action, act.status, story.minute(act.n));
  note_actor(story, step, act);
  if (!step.action.statement.text.empty()) {
    step.action.stages.push_back(stage(story, act, step.action.statement));
    // What its speaker thought of and called off in one breath; a ban says so itself, and what is
    // to be done instead is not called off.
    const std::vector<Line> lines = story.lines(act.n);
    const auto other = [&](Line line) {
      const Modality modality = story.modality(line);
      const bool does = modality == Modality::proposal || modality == Modality::intention ||
                        modality == Modality::request;
      const bool same = std::ranges::any_of(act.lines, [&](Line told) {
        return story.sentence_begin(told) == story.sentence_begin(line);
      });
      return (does && !same && !story.conditional(line)) || story.hears(line, "bids_not");
    };
    if (act.status == Status::rejected && std::ranges::none_of(lines, other)) {
      step.action.stages.back().label = story.phrases().text("stage.rejected");
    }
  }
  return step;
}

void agree(const Story& story, Step& step, Line by) {
  step.last = by.n;
  step.asks_idly = step.doubtful = false;
  cite(step.action.statement, {by.n});
  // 「承認がおりました」 tells of somebody else's leave.
  const bool reports = story.modality(by) == Modality::done && story.hears(by, "leave_came");
  if (!story.bot(by.n) && !reports && story.speaker(by.n) != step.proposer) {
    const bool takes_on = story.modality(by) == Modality::intention && !permits(story, by) &&
                          step.action.status != Status::started;
    cite_in_stage(step, by.n);
    step.taker = takes_on ? story.speaker(by.n) : step.taker;
    note_part(step.agreed, {story.phrases().text(takes_on ? "stage.started" : "stage.agreed"),
                            story.speaker(by.n)});
  }
}

Action finished(const Story& story, Outcomes& outcomes, Step& step) {
  add_outcome(story, outcomes, step);
  Action& action = step.action;
  std::ranges::sort(action.statement.events);
  fold_stages(story, step);
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

}  // namespace tenmatsu::composition
