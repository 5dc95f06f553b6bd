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

}  // namespace

std::vector<Statement> main_harm(const Story& story) {
  const auto tagged = story.tagged(Tag::impact);
  const auto main =
      std::ranges::find_if(tagged, [&](int n) { return story.is_main(n, Tag::impact); });
  if (main == tagged.end()) {
    return {};
  }
  std::vector<Line> lines = story.carriers(*main, Tag::impact);
  std::erase_if(lines, [&](Line line) {
    const auto whole = story.sentence_lines(line);
    const bool asks = std::ranges::any_of(whole, [&](Line part) { return story.asks(part); });
    const bool hit = std::ranges::any_of(whole, [&](Line part) { return names_harm(story, part); });
    return asks || !hit || !states(story, line) || !tells_harm(story, line) ||
           spares(story, line) || story.modality(line) == Modality::conjecture;
  });
  Statement told = lines.empty() ? Statement{} : plain_statement(story, *main, lines);
  return told.text.empty() ? std::vector<Statement>{} : std::vector<Statement>{std::move(told)};
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
