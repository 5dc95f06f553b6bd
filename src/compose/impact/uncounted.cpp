#include "compose/impact/uncounted.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "compose/impact/effect_figures.hpp"
#include "compose/impact/no_harm.hpp"
#include "compose/story/moments.hpp"
#include "compose/wording/beside.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「便は18トンのうち13トンで行く」: so much less than there was to be.
bool falls_short(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  for (std::size_t i = 0; i + 1 < metrics.size(); ++i) {
    const Metric& whole = *metrics[i];
    const Metric& part = *metrics[i + 1];
    if (whole.unit == part.unit && !part.unit.empty() && part.value < whole.value &&
        said_behind(story, whole.span).starts_with(story.phrases().text("impact.of_which"))) {
      return true;
    }
  }
  return false;
}

// A figure or a word of harm, told as a fact, and neither what is done about it nor how well it
// went.
bool tells_main(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  const Modality modality = story.modality(whole.back());
  const bool asks = std::ranges::any_of(whole, [&](Line part) { return story.asks(part); });
  const bool says = !story.metrics(line).empty() || names_harm(story, line);
  return says && !asks && !is_planned(modality) && modality != Modality::rejection &&
         !story.conditional(line) && !tells_good_news(story, line) &&
         !speaks_against(story, line) && !spares(story, line) && tells_harm(story, line) &&
         !ends_as_reason(story, line) && !story.carries(line, Tag::action) &&
         !story.carries(line, Tag::followup);
}

// How well it ended, which is not how bad it was.
bool tells_relief(const Story& story, Line line) {
  const auto& metrics = story.metrics(line);
  const bool none = !metrics.empty() &&
                    std::ranges::all_of(metrics, [](const Metric* one) { return one->value == 0; });
  return none || story.carries(line, Tag::recovery) || story.hears(line, "set_right") ||
         story.hears(line, "no_harm") || story.hears(line, "none_wrong") ||
         story.hears(line, "told_unharmed") || story.hears(line, "last_verdicts") ||
         story.hears(line, "harm_ends_well");
}

}  // namespace

int message_of_main_harm(const Story& story) {
  const auto tagged = story.tagged(Tag::impact);
  const auto main =
      std::ranges::find_if(tagged, [&](int n) { return story.is_main(n, Tag::impact); });
  return main == tagged.end() ? 0 : *main;
}

std::vector<Statement> main_harm(const Story& story) {
  const int main = message_of_main_harm(story);
  if (main == 0) {
    return {};
  }
  std::vector<Line> lines = story.carriers(main, Tag::impact);
  std::erase_if(lines, [&](Line line) {
    const auto whole = story.sentence_lines(line);
    const bool asks = std::ranges::any_of(whole, [&](Line part) { return story.asks(part); });
    const bool hit = std::ranges::any_of(whole, [&](Line part) { return names_harm(story, part); });
    return asks || !hit || !states(story, line) || !tells_harm(story, line) ||
           spares(story, line) || story.modality(line) == Modality::conjecture;
  });
  Statement told = lines.empty() ? Statement{} : plain_statement(story, main, lines);
  return told.text.empty() ? std::vector<Statement>{} : std::vector<Statement>{std::move(told)};
}

std::vector<Line> lines_of_main_harm(const Story& story, bool beside) {
  const int main = message_of_main_harm(story);
  std::vector<Line> lines = main == 0 ? std::vector<Line>{} : harm_lines(story, main);
  std::erase_if(lines, [&](Line line) {
    return !tells_main(story, line) || (beside && tells_relief(story, line));
  });
  return lines;
}

std::vector<Statement> extent(const Story& story, const EffectRows& rows) {
  for (const int n : story.tagged(Tag::symptom)) {
    const Figures figures(story, n);
    for (const Line line : story.carriers(n, Tag::symptom)) {
      for (const EffectFigure& figure : figures.of(line)) {
        if (counts_things(story, figure.metric->unit) && rows.find(n, figure) != nullptr) {
          return {plain_statement(story, n, {line})};
        }
      }
    }
  }
  return {};
}

std::vector<Statement> shortfall(const Story& story) {
  std::vector<Statement> all;
  for (const int n : story.tagged(Tag::impact)) {
    for (const Line line : story.carriers(n, Tag::impact)) {
      if (falls_short(story, line) && states(story, line) && !story.conditional(line) &&
          !tells_no_harm(story, line)) {
        all.push_back(plain_statement(story, n, {line}));
      }
    }
  }
  std::erase_if(all, [](const Statement& one) { return one.text.empty(); });
  return all;
}

std::vector<Statement> unharmed(const Story& story) {
  const std::vector<int> tagged = story.tagged(Tag::impact);
  for (auto n = tagged.rbegin(); n != tagged.rend(); ++n) {
    std::vector<Line> lines = story.carriers(*n, Tag::impact);
    std::erase_if(lines, [&](Line line) {
      return !story.hears(line, "told_unharmed") || story.asks(line) || story.conditional(line) ||
             story.modality(line) == Modality::conjecture ||
             story.modality(line) == Modality::intention || story.hears(line, "possibility");
    });
    if (!lines.empty()) {
      Statement told = plain_statement(story, *n, lines);
      return told.text.empty() ? std::vector<Statement>{} : std::vector<Statement>{std::move(told)};
    }
  }
  return {};
}

}  // namespace tenmatsu::composition
