#include "compose/steps/telling_lines.hpp"

#include <cstddef>

#include "compose/speech/words.hpp"
#include "compose/steps/act_lines.hpp"
#include "compose/steps/decisions.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/step_costs.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// The lines that carry the tag, and beside them those that do the same with a word of an act.
std::vector<Line> candidates(const Story& story, int n, Status status) {
  return filtered(story.lines(n), [&](Line line) {
    const bool tells = story.carries(line, Tag::action) ||
                       (says_act(story, line, status) && story.has_term(line, "action"));
    return tells && (status == Status::done || !proposes_nothing(story, line));
  });
}

// What calls off speaks for itself, whatever else is said beside it.
bool calls_off(const Story& story, int n) {
  return story.hears(n, "better_not");
}

}  // namespace

std::vector<Line> lines_beside(const Story& story, int n, Status status) {
  return filtered(candidates(story, n, status), [&](Line line) {
    return !names_no_step(story, line) && !decides_in(story, line) &&
           story.modality(line) != Modality::acknowledgement;
  });
}

std::vector<Line> told_lines(const Story& story, int n, Status status) {
  const Line main = story.carrier(n, Tag::action);
  const auto says = [&](Line line) { return says_act(story, line, status); };
  const auto something = [&](Line line) {
    return !names_no_step(story, line) || (status == Status::done && sets_figure(story, line));
  };
  const auto names_act = [&](Line line) { return line == main || story.has_term(line, "action"); };
  const auto in_form = [&](Line line) {
    return line == main || fits_status(story.modality(line), status);
  };
  const auto decided = [&](Line line) { return !decides_in(story, line); };
  const std::vector<Line> acts = filtered(filtered(candidates(story, n, status), says), decided);
  const auto no_courtesy = [&](Line line) { return !story.hears(line, "courtesies"); };
  // 「変換を挟むのはどうですか。検証に30分頂きます」
  const bool open = status == Status::proposed || status == Status::requested;
  const auto no_cost = [&](Line line) { return !open || !tells_cost(story, line); };
  const auto itself = [&](Line line) { return !waits_only(story, line); };
  const std::vector<Line> telling =
      preferred(preferred(preferred(filtered(acts, something), itself), no_courtesy), no_cost);
  if (!telling.empty()) {
    return preferred(preferred(telling, in_form), names_act);
  }
  const bool moves =
      status == Status::done || status == Status::rejected || status == Status::started;
  return moves && !acts.empty() ? acts : lines_beside(story, n, status);
}

std::vector<Line> rejecting_lines(const Story& story, int n) {
  const auto sober = [&](Line line) { return !proposes_nothing(story, line); };
  const std::vector<Line> found = filtered(story.lines(n), [&](Line line) {
    return story.modality(line) == Modality::rejection && sober(line);
  });
  return found.empty() ? filtered(story.carriers(n, Tag::action), sober) : found;
}

bool tells_much(const Story& story, Line line) {
  constexpr std::size_t kMuch = 2;  // words
  return !story.asks(line) && !story.hears(line, "pronouns") &&
         content_words(own_matter(story, story.normal(line))).size() >= kMuch;
}

Status act_status(const Story& story, int n) {
  const Status status = story.status(n, Tag::action);
  if (status == Status::proposed && calls_off(story, n)) {
    return Status::rejected;
  }
  // 「いや、曲の途中で切るな」 announces nothing.
  const Line main = story.carrier(n, Tag::action);
  const bool says_no = story.begins(n, "refuses_first");
  if (status == Status::started && says_no && story.ends(main, "flat_bans")) {
    return Status::rejected;
  }
  const std::vector<Line> all = candidates(story, n, status);
  const auto any = [&](const auto& holds) { return std::ranges::any_of(all, holds); };
  const bool begun = any(
      [&](Line line) { return says_act(story, line, Status::started) && !hangs_on(story, line); });
  const bool proposed = any([&](Line line) {
    return story.modality(line) == Modality::proposal || hangs_on(story, line);
  });
  return status == Status::started && !begun && proposed ? Status::proposed : status;
}

}  // namespace tenmatsu::composition
