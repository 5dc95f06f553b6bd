#include "compose/steps.hpp"

#include <algorithm>

#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

// 「止めました」 speaks of what was to be stopped, 「やりました」 of what was spoken of last.
double bare_likeness(const Story& story, const Step& step, const Act& act) {
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
  // Who set about another thing, or was asked for it, does not mean this.
  const bool theirs = !step.action.actor.empty() && step.action.actor != story.speaker(act.n);
  const bool next = !theirs && act.status > step.action.status && act.status != Status::rejected &&
                    act.is_thin() && !act.names_object && act.n - step.last <= kNext;
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
  double score = shared + (act.is_bare() ? bare_likeness(story, step, act) : 0);
  // 「やりました」 some messages later means what was asked for since.
  constexpr int kNext = 2;  // messages
  const bool near = !act.is_any() || act.n - step.last <= kNext;
  if (near && carries_on(story, step, act) &&
      (act.is_thin() || score > 0 || share_sign(act.signs, step.signs))) {
    score += 0.35;
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
