#include "compose/impact/count_times.hpp"

#include <algorithm>
#include <string>

#include "compose/impact/effect_figures.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/clock_text.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

std::vector<const Metric*> counts_in(const Story& story, const Statement& told) {
  std::vector<const Metric*> counts = story.metrics_in(told.events.front(), told.text);
  std::erase_if(counts, [&](const Metric* one) {
    return told.text.find(one->text) == std::string::npos || one->value <= 0 ||
           one->role != MetricRole::reading || !counts_things(story, one->unit);
  });
  return counts;
}

// Whether a later statement counts more of what `one` counted on the way.
bool is_passed(const Story& story, const Statement& one, const std::vector<Statement>& all) {
  const auto counted = counts_in(story, one);
  return std::ranges::any_of(counted, [&](const Metric* metric) {
    return std::ranges::any_of(all, [&](const Statement& later) {
      const auto more = counts_in(story, later);
      return later.events.front() > one.events.front() &&
             std::ranges::any_of(more, [&](const Metric* next) {
               return next->unit == metric->unit && next->value > metric->value;
             });
    });
  });
}

// Without what stands between the marks of quotations.
std::string without_quoted(const Story& story, std::string text) {
  const auto& quotes = story.phrases().cue("quotation");
  for (std::size_t at = text.find(quotes[0]); at != std::string::npos; at = text.find(quotes[0])) {
    const std::size_t closing = text.find(quotes[1], at);
    text.erase(at,
               closing == std::string::npos ? std::string::npos : closing + quotes[1].size() - at);
  }
  return text;
}

bool is_of_its_time(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  return (holds_any(text, phrases.cue("at_that_time")) ||
          ends_with_any(text, phrases.cue("goes_on_ends"))) &&
         !holds_any(text, phrases.cue("names_its_time"));
}

// 「1社だけまだエラーだそうです」, 「いまのペースだと3万円/分」, before it was well again: how it
// was then. 「まだ来ない」 in somebody's mouth is what was asked.
bool was_so_then(const Story& story, const Statement& one) {
  const int n = one.events.front();
  const std::string text = without_quoted(story, text::normalised(one.text));
  const auto& words = story.phrases().cue("still_then");
  const bool then = std::ranges::any_of(words, [&](const std::string& word) {
    const std::size_t at = text.find(word);
    // 「0冊のままだ」
    return at != std::string::npos &&
           !ends_with_any(text.substr(0, at + word.size()), story.phrases().cue("no_still_then"));
  });
  return then && !holds_any(text, story.phrases().cue("names_its_time")) &&
         story.event(n).phase != Phase::over &&
         std::ranges::any_of(story.events(), [&](const Event& event) {
           return event.n > n && (event.phase == Phase::over || story.has(event.n, Tag::recovery));
         });
}

}  // namespace

void mark_time(const Story& story, std::vector<Statement>& told) {
  const std::vector<Statement> all = told;
  for (Statement& one : told) {
    const int n = one.events.front();
    const bool passed =
        is_of_its_time(story, text::normalised(one.text)) && is_passed(story, one, all);
    if (story.timed(n) && (passed || was_so_then(story, one))) {
      one.text = story.phrases().fill(
          "impact.as_of", {{"what", one.text}, {"time", clock_text(story, story.minute(n))}});
    }
  }
}

}  // namespace tenmatsu::composition
