#include "compose/impact/later_counts.hpp"

#include <algorithm>

#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {
namespace {

// 「いま売れたのが5,800枚」 before 「出せたのは6,140枚」: a count of things that says itself that
// it is not the last one, where a later message on whom it hit counts more of them.
bool was_so_far(const Story& story, int n, const EffectFigure& figure) {
  constexpr double kSameOrder = 4;
  const bool so_far = story.hears(figure.line, "so_far") || story.begins(figure.line, "now");
  if (!counts_things(story, figure.metric->unit) || !so_far) {
    return false;
  }
  const double value = figure.metric->value;
  return std::ranges::any_of(story.events(), [&](const Event& event) {
    return event.n > n && story.has(event.n, Tag::impact) &&
           std::ranges::any_of(event.metrics, [&](const Metric& one) {
             return one.unit == figure.metric->unit && one.value > value &&
                    one.value <= value * kSameOrder && one.role == MetricRole::reading;
           });
  });
}

// 「いま27件」 before 「最終で143件」: a count that went on.
bool is_outdated(const Story& story, const EffectRows& rows, int n, const EffectFigure& figure) {
  const EffectRow* row = rows.find(n, figure);
  return row != nullptr && counts_things(story, row->unit) &&
         std::ranges::any_of(row->readings, [&](const EffectRow::Reading& later) {
           return later.event > n && later.value > figure.metric->value &&
                  story.has(later.event, Tag::impact);
         });
}

// 「追加で2人」, 「続けてもう2件」: what came on top, where the count is told later.
bool is_increment(const Story& story, int n, const EffectFigure& figure) {
  if (!story.begins(figure.line, "increments")) {
    return false;
  }
  const auto later = [&](const Event& event) {
    return event.n > n && story.has(event.n, Tag::impact) &&
           std::ranges::any_of(event.metrics, [&](const Metric& one) {
             return one.unit == figure.metric->unit && one.value > figure.metric->value;
           });
  };
  return counts_things(story, figure.metric->unit) && std::ranges::any_of(story.events(), later);
}

}  // namespace

bool is_told_later(const Story& story, const EffectRows& rows, int n,
                   const std::vector<EffectFigure>& figures) {
  return std::ranges::all_of(figures, [&](const EffectFigure& figure) {
    return is_outdated(story, rows, n, figure) || was_so_far(story, n, figure) ||
           is_increment(story, n, figure);
  });
}

}  // namespace tenmatsu::composition
