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

std::vector<std::string_view> between_commas(const Story& story, std::string_view text) {
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(comma, begin), text.size());
    all.push_back(text.substr(begin, end - begin));
    begin = std::min(end + comma.size(), text.size());
  }
  return all;
}

bool gives_reason(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::size_t end = rules::suffix_size(text, story.phrases().cue("reason_ends"));
  return end > 0 && end < text.size() &&
         !text::is_noun_letter(text::character_before(text, text.size() - end).code);
}

}  // namespace tenmatsu::composition
