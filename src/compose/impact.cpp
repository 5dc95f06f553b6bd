#include "compose/impact.hpp"

#include <algorithm>

#include "compose/wording.hpp"
#include "compose/words.hpp"

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
    Statement one{"", {n}};
    for (const Line line : story.carriers(n, Tag::impact)) {
      const std::string text = has_figure(story, line) ? plain(story, line) : "";
      if (!text.empty()) {
        one.text += (one.text.empty() ? "" : story.phrases().text("join.sentences")) + text;
      }
    }
    if (!one.text.empty()) {
      found.push_back(std::move(one));
    }
  }
  return found;
}

}  // namespace tenmatsu::composition
