#include "compose/story/clauses.hpp"

#include "compose/speech/words.hpp"

namespace tenmatsu::composition {

bool follows(const Story& story, std::string_view text, const char* first, const char* second,
             std::size_t gap) {
  const auto& rests = story.phrases().cue(second);
  return any_behind(text, story.phrases().cue(first), gap,
                    [&](std::string_view rest) { return starts_with_any(rest, rests); });
}

std::vector<std::string_view> clauses_of(const Story& story, std::string_view text) {
  const auto& pauses = story.phrases().cue("pauses");
  std::vector<std::string_view> clauses;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t pause = text[at] == ' ' ? 1 : rules::prefix_size(text.substr(at), pauses);
    if (pause > 0) {
      clauses.push_back(text.substr(begin, at - begin));
      begin = at + pause;
    }
    at += pause > 0 ? pause : text::character_at(text, at).size;
  }
  clauses.push_back(text.substr(begin));
  return clauses;
}

}  // namespace tenmatsu::composition
