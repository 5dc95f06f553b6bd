#include "compose/proposals.hpp"

#include <algorithm>
#include <string_view>

#include "compose/words.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// 「読込に3分」, 「約40件」, 「20分見る」, 「5分くらいで」: a figure with its counter.
bool ends_in_figure(const Story& story, std::string_view text) {
  text.remove_suffix(rules::suffix_size(text, story.phrases().cue("estimate_tails")));
  for (const std::string& counter : story.phrases().cue("figure_counters")) {
    if (text.size() > counter.size() && text.ends_with(counter)) {
      const char before = text[text.size() - counter.size() - 1];
      return before >= '0' && before <= '9';
    }
  }
  return false;
}

bool is_step(const Story& story, std::string_view sentence) {
  return !ends_with_any(sentence, story.phrases().cue("no_step_ends")) &&
         !ends_in_figure(story, sentence);
}

}  // namespace

bool names_step(const Story& story, const std::string& text) {
  const std::string& mark = story.phrases().text("join.sentences");
  const std::string normal = text::normalised(text);
  for (std::size_t at = 0; at < normal.size();) {
    const std::size_t end = std::min(normal.find(mark, at), normal.size());
    const std::string_view sentence = std::string_view(normal).substr(at, end - at);
    if (!sentence.empty() && is_step(story, sentence)) {
      return true;
    }
    at = end + mark.size();
  }
  return false;
}

}  // namespace tenmatsu::composition
