#include "compose/causes/harm_beside.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

bool names_cause(const Story& story, Line line) {
  return story.hears(line, "cause_nouns");
}

bool counts(const Story& story, Line line) {
  const auto metrics = story.metrics(line);
  return std::ranges::any_of(metrics, [](const Metric* one) {
    return !one->unit.empty() && one->role == MetricRole::reading;
  });
}

}  // namespace

bool sizes_harm(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  std::string_view text = story.normal(line);
  text.remove_prefix(rules::prefix_size(text, phrases.cue("cries")));
  const std::size_t topic = rules::prefix_size(text, phrases.cue("harm_topics"));
  text.remove_prefix(topic);
  return topic > 0 && starts_with_any(text, phrases.cue("harm_topic_marks")) &&
         (counts(story, line) || holds_any(text, phrases.cue("harm_scopes"))) &&
         !names_cause(story, line);
}

bool tells_only_harm(const Story& story, Line line) {
  return sizes_harm(story, line) ||
         (story.hears(line, "last_verdicts") && !names_cause(story, line));
}

}  // namespace tenmatsu::composition
