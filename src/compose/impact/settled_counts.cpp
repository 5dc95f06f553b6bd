#include "compose/impact/settled_counts.hpp"

#include <algorithm>
#include <string>

#include "compose/causes/harm_beside.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

bool counts(const Story& story, Line line) {
  const auto metrics = story.metrics(line);
  return std::ranges::any_of(metrics, [](const Metric* one) {
    return one->value > 0 && one->role == MetricRole::reading && !one->corrected;
  });
}

bool settles(const Story& story, Line line) {
  return sizes_harm(story, line) && story.hears(line, "settles_count") && !story.asks(line) &&
         !story.conditional(line) && !story.negated(line);
}

bool is_told(const Story& story, const std::vector<Statement>& told, Line line) {
  const auto metrics = story.metrics(line);
  return std::ranges::any_of(metrics, [&](const Metric* one) {
    return std::ranges::any_of(told, [&](const Statement& statement) {
      return statement.text.find(one->text) != std::string::npos;
    });
  });
}

}  // namespace

void add_settled(const Story& story, std::vector<Statement>& told) {
  for (int n = 1; n <= story.size(); ++n) {
    if (story.has(n, Tag::impact)) {
      continue;
    }
    for (const Line line : story.lines(n)) {
      if (counts(story, line) && settles(story, line) && !is_told(story, told, line)) {
        told.push_back(plain_statement(story, n, {line}));
      }
    }
  }
  std::erase_if(told, [](const Statement& one) { return one.text.empty(); });
}

}  // namespace tenmatsu::composition
