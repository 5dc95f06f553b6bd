#include "compose/steps/counter_plans.hpp"

#include <cstddef>
#include <string_view>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/steps/acts.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/steps/step_story.hpp"

namespace tenmatsu::composition {
namespace {

// 「じゃあ1台だけ。2階の奥」 of who was refused the whole, 「やめましょう。台帳だけで」 of who
// refuses it.
std::vector<Line> counter_proposal(const Story& story, const Step& refused, int n) {
  constexpr std::size_t kFew = 2;  // lines
  std::vector<Line> lines;
  bool behind = n != refused.last;
  for (const Line line : story.lines(n)) {
    if (behind && story.modality(line) == Modality::statement && !story.asks(line) &&
        !story.conditional(line)) {
      lines.push_back(line);
    }
    const bool other = story.modality(line) != Modality::statement &&
                       story.modality(line) != Modality::acknowledgement;
    if (n != refused.last && other) {
      return {};
    }
    behind = behind || story.modality(line) == Modality::rejection;
  }
  const bool narrows =
      !lines.empty() &&
      story.normal(lines.front()).find_first_of("0123456789") != std::string_view::npos &&
      story.ends(lines.front(), "narrows_ends");
  return narrows && lines.size() <= kFew ? lines : std::vector<Line>{};
}

}  // namespace

bool counters(const Story& story, int n, std::vector<Step>& steps) {
  constexpr int kAnswer = 2;  // messages
  for (auto at = steps.rbegin(); at != steps.rend(); ++at) {
    Step& refused = *at;
    const bool theirs = refused.last == n || refused.proposer == story.speaker(n);
    if (refused.action.status != Status::rejected || !refused.before || !theirs ||
        n - refused.last > kAnswer) {
      continue;
    }
    Act part;
    part.n = n;
    part.lines = part.beside = part.informing = counter_proposal(story, refused, n);
    if (part.lines.empty()) {
      return false;
    }
    for (const Line line : part.lines) {
      part.words = content_words(story.normal(line));
      part.kanji.merge(kanji_of(story, story.normal(line)));
    }
    part.own_kanji = part.all_kanji = part.kanji;
    Step step = opened(story, part);
    step.kanji.insert(refused.own_kanji.begin(), refused.own_kanji.end());
    step.own_kanji.insert(refused.own_kanji.begin(), refused.own_kanji.end());
    refused.countered = true;
    steps.push_back(std::move(step));
    return true;
  }
  return false;
}

}  // namespace tenmatsu::composition
