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

bool is_of_its_time(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  return (holds_any(text, phrases.cue("at_that_time")) ||
          ends_with_any(text, phrases.cue("goes_on_ends"))) &&
         !holds_any(text, phrases.cue("names_its_time"));
}

}  // namespace

void mark_time(const Story& story, std::vector<Statement>& told) {
  const std::vector<Statement> all = told;
  for (Statement& one : told) {
    const int n = one.events.front();
    if (story.timed(n) && is_of_its_time(story, text::normalised(one.text)) &&
        is_passed(story, one, all)) {
      one.text = story.phrases().fill(
          "impact.as_of", {{"what", one.text}, {"time", clock_text(story, story.minute(n))}});
    }
  }
}

}  // namespace tenmatsu::composition
