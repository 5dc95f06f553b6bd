#include "compose/causes/guess_labels.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"
#include "text/ascii.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// What stands at the beginning of the text: some digits, or one letter alone.
std::string_view label_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text::is_ascii_digit(text[end])) {
    ++end;
  }
  const bool letter =
      end == 0 && !text.empty() && text::is_small_letter(text.front()) &&
      (text.size() == 1 || (!text::is_small_letter(text[1]) && !text::is_ascii_digit(text[1])));
  return text.substr(0, letter ? 1 : end);
}

}  // namespace

std::string guess_label(const Story& story, std::string_view text) {
  const auto& phrases = story.phrases();
  for (const std::string& word : phrases.cue("guess_labels")) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      std::string_view rest = text.substr(at + word.size());
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      const std::string_view label = label_at(rest);
      const std::string_view behind = rest.substr(label.size());
      // 「小説2」 is another word, and 「候補2件」 says how many there are.
      const bool whole = at == 0 || !text::is_noun_letter(text::character_before(text, at).code);
      const bool counts =
          starts_with_any(behind, phrases.cue("guess_counters")) ||
          (!behind.empty() && text::is_noun_letter(text::character_at(behind, 0).code));
      if (!label.empty() && whole && !counts) {
        return std::string(label);
      }
    }
  }
  return "";
}

}  // namespace tenmatsu::composition
