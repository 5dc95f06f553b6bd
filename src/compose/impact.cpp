#include "compose/impact.hpp"

#include <algorithm>

#include "compose/wording.hpp"

namespace tenmatsu::composition {
namespace {

bool has_figure(const Story& story, Line line) {
  const auto metrics = story.metrics(line);
  return std::any_of(metrics.begin(), metrics.end(),
                     [](const Metric* metric) { return !metric->corrected; });
}

}  // namespace

std::vector<Statement> impact(const Story& story) {
  std::vector<Statement> found;
  for (const int n : story.tagged(Tag::impact)) {
    std::vector<Line> lines;
    for (const Line line : story.carriers(n, Tag::impact)) {
      if (has_figure(story, line)) {
        lines.push_back(line);
      }
    }
    Statement one = plain_statement(story, n, lines);
    if (!one.text.empty()) {
      found.push_back(std::move(one));
    }
  }
  return found;
}

}  // namespace tenmatsu::composition
