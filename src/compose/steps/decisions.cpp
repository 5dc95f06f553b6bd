#include "compose/steps/decisions.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

// 「影響しないのであれば実施してください」: the condition tells of no step either.
std::string_view last_clause(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& comma = story.phrases().text("mark.comma");
  const std::size_t at = text.rfind(comma);
  return at == std::string_view::npos ? text : text.substr(at + comma.size());
}

// 「お客様の許可が取れ次第やりましょう」: for what is waited, and the go-ahead behind it.
std::string_view behind_leave(const Story& story, std::string_view text) {
  const auto& waits = story.phrases().cue("waits_for_leave");
  for (const std::string& wait : waits) {
    const std::size_t at = text.find(wait);
    if (at != std::string_view::npos) {
      return text.substr(at + wait.size());
    }
  }
  return text;
}

// 「600で」, where the message before it spoke of 600.
bool picks_figure(const Story& story, Line line) {
  constexpr std::size_t kShort = 7;  // characters
  const std::string_view text = story.bare(line);
  const std::size_t end = std::min(text.find_first_not_of("0123456789,."), text.size());
  const std::string& by = story.phrases().text("particle.by");
  const bool picks = end > 1 && length_of(text) <= kShort && text.ends_with(by) &&
                     !text::holds_script(text.substr(0, text.size() - by.size()), Script::hiragana);
  return picks && line.n > 1 &&
         story.normal(line.n - 1).find(text.substr(0, end)) != std::string_view::npos;
}

}  // namespace

bool decides_in(const Story& story, Line line) {
  if (story.hears(line, "consents") && story.modality(line) == Modality::done) {
    // 「許可を入れました」 is a step of its own.
    const std::string rest =
        without_words(std::string(story.normal(line)), story.phrases().cue("consents"));
    return content_words(rest).empty() &&
           (kanji_of(story, rest).empty() || story.hears(line, "leave_came"));
  }
  if (story.asks(line) || story.hears(line, "asks_favour")) {
    return false;
  }
  if (picks_figure(story, line)) {
    return true;
  }
  // 「1で」, 「じゃあBで」
  constexpr std::size_t kShort = 7;  // characters
  const std::string_view told = story.bare(line);
  if (length_of(told) <= kShort && ends_with_any(told, story.phrases().cue("chooses"))) {
    return true;
  }
  const std::string_view clause =
      story.conditional(line) ? last_clause(story, line) : story.normal(line);
  const std::string_view text = behind_leave(story, clause);
  return story.modality(line) != Modality::done && story.phrases().cue("decides").any_in(text) &&
         kanji_of(story, text).empty() && content_words(own_matter(story, text)).empty();
}

std::optional<Line> decision(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    if (decides_in(story, line)) {
      return line;
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
