#include "compose/steps.hpp"

#include <algorithm>

#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

// Another set about it, or was asked for it.
bool is_of_another(const Story& story, const Step& step, int n) {
  return !step.action.actor.empty() && step.action.actor != story.speaker(n);
}

// 「止めました」 speaks of what was to be stopped, 「やりました」 of what was spoken of last.
double bare_likeness(const Story& story, const Step& step, const Act& act) {
  constexpr int kFew = 6;  // messages
  if (act.is_any()) {
    const bool theirs = step.action.status == Status::started && is_of_another(story, step, act.n);
    return act.n - step.last <= kFew && !step.asks_idly && !theirs ? 0.42 : 0;
  }
  if (act.status == Status::started && act.status == step.action.status) {
    return 0;  // another step of the same kind
  }
  if (share_sign(act.signs, step.signs)) {
    return 0.45;
  }
  // 「shutdownしました」 right behind 「閉塞します」: nothing else can be meant. 「貼り紙つくる」 names
  // another thing.
  constexpr int kNext = 2;  // messages
  const bool names = act.names_object ||
                     (act.status == Status::started && act.signs.size() + act.words.size() > 1);
  const bool next = !is_of_another(story, step, act.n) && act.status > step.action.status &&
                    act.status != Status::rejected && act.is_thin() && !names &&
                    act.n - step.last <= kNext;
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

// 「やる。入口のほうで」, 「はい、今から回します」 right behind what was proposed or asked for;
// 「10分ほどで止められます」 behind 「止められるか」.
bool answers(const Story& story, const Step& step, const Act& act) {
  constexpr int kNext = 2;  // messages
  if (act.n - step.last > kNext || story.speaker(step.last) == story.speaker(act.n)) {
    return false;
  }
  const bool asked = step.action.status == Status::requested;
  const bool proposed = step.action.status == Status::proposed;
  if (act.answers_can) {
    const auto& lines = step.told.lines;
    return proposed && std::any_of(lines.begin(), lines.end(),
                                   [&](Line line) { return story.asks(line); });
  }
  return act.takes_up && !is_of_another(story, step, act.n) && (asked || proposed);
}

// What was asked for is done, if late: it is told by its own words.
bool says_it_again(const Step& step, const Act& act) {
  constexpr double kMost = 0.5;
  constexpr std::size_t kSome = 2;  // words
  const bool verb = act.is_thin() && !act.signs.empty() &&
                    std::includes(step.signs.begin(), step.signs.end(), act.signs.begin(),
                                  act.signs.end());
  const std::size_t shared = shared_words(act.words, step.words);
  return act.status == Status::done &&
         (verb || (overlap(act.words, step.words) >= kMost &&
                   (shared >= kSome || act.words.size() <= 1)));
}

double likeness(const Story& story, const Step& step, const Act& act) {
  constexpr int kFar = 30;       // minutes
  constexpr int kVeryFar = 300;  // minutes
  const Minute since = story.minute(act.n) - story.minute(step.last);
  if (since > kFar && step.action.status != Status::started &&
      (since > kVeryFar || !says_it_again(step, act))) {
    return 0;
  }
  const double shared = overlap(act.words, step.words);
  double score = shared + (act.is_bare() ? bare_likeness(story, step, act) : 0);
  // 「やりました」 some messages later means what was asked for since.
  constexpr int kNext = 2;  // messages
  const bool near = !act.is_any() || act.n - step.last <= kNext;
  if (near && carries_on(story, step, act) &&
      (act.is_thin() || act.ends_own || score > 0 || share_sign(act.signs, step.signs))) {
    score += 0.35;
  }
  if (score < 0.42 && answers(story, step, act)) {
    score = 0.42;
  }
  // Of two equal steps the one that was spoken of last is meant.
  return score - 0.02 * (act.n - step.last);
}

// 「flushallはやめましょう」 speaks of that and of nothing else.
bool names_other(const Story& story, const Step& step, const Act& act) {
  const auto& particles = story.phrases().cue("rejected_particles");
  for (const Line line : act.lines) {
    const std::string_view text = story.normal(line);
    const std::vector<std::string> words = content_words(text);
    // A longer sentence says why.
    for (const std::string& word : words.size() == 1 ? words : std::vector<std::string>{}) {
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

}  // namespace

bool is_open(const Step& step) {
  if (step.forbids) {
    return false;
  }
  return step.action.status == Status::proposed || step.action.status == Status::requested ||
         step.action.status == Status::started;
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

Step* newest_of_others(const Story& story, std::vector<Step>& steps, int n, int messages) {
  Step* step = newest_open(steps, n, messages);
  return step != nullptr && step->last < n && story.speaker(step->last) != story.speaker(n) ? step
                                                                                        : nullptr;
}

bool repeats_rejection(std::vector<Step>& steps, const Act& act) {
  constexpr int kNext = 2;  // messages
  constexpr int kAnswer = 4;
  const Step* newest = newest_open(steps, act.n, kAnswer);
  for (Step& step : steps) {
    if (step.action.status == Status::rejected && act.n - step.last <= kNext &&
        (newest == nullptr || step.last > newest->last)) {
      cite(step.action.statement, {act.n});
      return true;
    }
  }
  return false;
}

Step* find_rejected(const Story& story, std::vector<Step>& steps, const Act& act) {
  constexpr int kAnswer = 4;  // messages
  Step* newest = newest_open(steps, act.n, kAnswer);
  return newest != nullptr && !names_other(story, *newest, act) ? newest
                                                                : find_step(story, steps, act);
}

}  // namespace tenmatsu::composition
