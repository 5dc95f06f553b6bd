#include "compose/impact/losses.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compose/impact/effect_figures.hpp"
#include "compose/impact/figure_wording.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/beside.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

// 「24分遅れ」, 「遅れは24分」, 「61枚が出てしまい」: what was lost, beside the figure.
bool is_loss(const Story& story, const Metric& metric) {
  return metric.value > 0 && metric.role == MetricRole::reading && !metric.corrected &&
         (starts_with_any(said_behind(story, metric.span), story.phrases().cue("loss_behind")) ||
          ends_with_any(said_before(story, metric.span), story.phrases().cue("loss_before")));
}

bool is_count(const Story& story, const Metric& metric) {
  return metric.value > 0 && metric.role == MetricRole::reading && !metric.corrected &&
         counts_things(story, metric.unit) &&
         !story.phrases().cue("machine_units").any_is(text::normalised(metric.unit));
}

// 「2,010本は再検査に回す」, 「4,380ぜんぶ貼り替え」
bool is_redone(const Story& story, const Metric& metric) {
  const std::string said = said_behind(story, metric.span);
  std::string_view behind = said;
  while (const std::size_t joint =
             rules::prefix_size(behind, story.phrases().cue("redone_joints"))) {
    behind.remove_prefix(joint);
  }
  return is_count(story, metric) && starts_with_any(behind, story.phrases().cue("redone_deeds"));
}

// 「全部で412箱です。これは仕分けし直します」: the line that says what becomes of what was counted.
std::optional<Line> redone_next(const Story& story, Line line) {
  const Line next{line.n, line.index + 1};
  const auto& metrics = story.metrics(line);
  const bool counts =
      std::ranges::any_of(metrics, [&](const Metric* one) { return is_count(story, *one); });
  if (!counts || next.index >= story.lines(line.n).size() || story.asks(next) ||
      !starts_with_any(story.normal(next), story.rules().people.words(rules::PeopleWord::refers)) ||
      !story.hears(next, "redone_deeds")) {
    return std::nullopt;
  }
  return next;
}

bool tells_loss(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool happened = modality != Modality::request && modality != Modality::proposal &&
                        modality != Modality::intention && modality != Modality::need &&
                        modality != Modality::rejection && modality != Modality::question;
  const auto metrics = story.metrics(line);
  // What is to be done again was hit all the same.
  const bool again =
      redone_next(story, line).has_value() ||
      std::ranges::any_of(metrics, [&](const Metric* one) { return is_redone(story, *one); });
  return (happened || again) && !story.asks(line) && !story.conditional(line) &&
         !story.hears(line, "feared") && !story.hears(line, "test_words") &&
         !story.hears(line, "no_harm") &&
         (again ||
          std::ranges::any_of(metrics, [&](const Metric* one) { return is_loss(story, *one); }));
}

bool is_told(const Story& story, const std::vector<Statement>& told, Line line) {
  const auto metrics = story.metrics(line);
  return std::ranges::any_of(metrics, [&](const Metric* one) {
    return (is_loss(story, *one) || is_count(story, *one)) &&
           std::ranges::any_of(told, [&](const Statement& statement) {
             return statement.text.find(one->text) != std::string::npos;
           });
  });
}

}  // namespace

void add_losses(const Story& story, std::vector<Statement>& told) {
  for (int n = story.size() / 2 + 1; n <= story.size(); ++n) {
    if (story.has(n, Tag::impact) || story.has(n, Tag::followup)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      if (tells_loss(story, line) && !is_told(story, told, line)) {
        std::vector<Line> lines{line};
        if (const auto next = redone_next(story, line)) {
          lines.push_back(*next);
        }
        Statement one = plain_statement(story, n, lines);
        if (!one.text.empty() && !says_of_nothing(story, one)) {
          told.push_back(std::move(one));
        }
      }
    }
  }
}

}  // namespace tenmatsu::composition
