// The figures that tell how bad it was, found by the sentence that they stand in and by the row of
// the effects that shows them.

#pragma once

#include <map>
#include <utility>
#include <vector>

#include "compose/impact/effect_figures.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// The rows of the effects, by the figures that they show.
class EffectRows {
 public:
  explicit EffectRows(const std::vector<EffectRow>& rows) {
    for (const EffectRow& row : rows) {
      for (const EffectRow::Reading& reading : row.readings) {
        by_figure_.try_emplace({reading.event, reading.value}, &row);
      }
    }
  }

  /// The first row that shows a figure of message `n`, nullptr where none does.
  [[nodiscard]] const EffectRow* find(int n, const EffectFigure& figure) const {
    const auto found = by_figure_.find({n, figure.metric->value});
    return found == by_figure_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::pair<int, double>, const EffectRow*> by_figure_;
};

/// The figures of a message that tell how bad it was, by their lines.
class Figures {
 public:
  Figures(const Story& story, int n) {
    for (EffectFigure& figure : effect_figures(story, story.event(n))) {
      const bool usual =
          figure.metric->role == MetricRole::usual && !is_times_usual(story, *figure.metric);
      if (!usual && figure.metric->role != MetricRole::before) {
        by_line_[figure.line].push_back(std::move(figure));
      }
    }
  }

  [[nodiscard]] const std::vector<EffectFigure>& of(Line line) const {
    const auto found = by_line_.find(line);
    return found == by_line_.end() ? none_ : found->second;
  }

 private:
  std::map<Line, std::vector<EffectFigure>> by_line_;
  std::vector<EffectFigure> none_;
};

}  // namespace tenmatsu::composition
