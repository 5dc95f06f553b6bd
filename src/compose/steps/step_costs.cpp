#include "compose/steps/step_costs.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "text/characters.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using text::Script;

// What stands before 「かかります」, with which the line ends; nothing where it does not.
std::string_view before_takes(const Story& story, Line line) {
  std::string_view text = story.bare(line);
  // 「15分くらいかかる、配布が遅いんで」
  if (gives_reason(story, line)) {
    const std::size_t comma = text.rfind(text::normalised(story.phrases().text("mark.comma")));
    text = text.substr(0, comma);
  }
  text = without_manner(story, text);
  const std::size_t end = rules::suffix_size(text, story.phrases().cue("takes_time"));
  const std::string_view before = text.substr(0, text.size() - end);
  // 「30秒待って挿してみて」 asks to do it.
  const bool tries = ends_with_any(before, story.phrases().cue("te_ends"));
  return end > 0 && !tries && !story.asks(line) ? before : "";
}

}  // namespace

std::string_view without_manner(const Story& story, std::string_view text) {
  while (const std::size_t tail = rules::suffix_size(text, story.phrases().cue("manner_tails"))) {
    text.remove_suffix(tail);
  }
  return text;
}

bool tells_cost_of_own(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto terms = story.terms(line, "action");
  const auto& reasons = story.phrases().cue("day_reasons");
  return std::ranges::any_of(reasons, [&](const std::string& reason) {
    const std::size_t at = text.rfind(reason);
    return at != std::string_view::npos && at + reason.size() < text.size() &&
           std::ranges::any_of(terms, [at](const Stretch& term) { return term.end <= at; });
  });
}

bool tells_cost(const Story& story, Line line) {
  constexpr std::size_t kNear = 7;  // characters: 「3時間くらいは」
  const std::string_view before = before_takes(story, line);
  std::size_t begin = before.size();
  for (std::size_t i = 0; i < kNear && begin > 0; ++i) {
    begin -= text::character_before(before, begin).size;
  }
  return holds_any(before.substr(begin), story.phrases().cue("cost_units"));
}

bool tells_length(const Story& story, Line line) {
  const rules::Phrases& phrases = story.phrases();
  std::string_view before = before_takes(story, line);
  before.remove_suffix(rules::suffix_size(before, phrases.cue("cost_tails")));
  if (story.hears(line, "cost_compares")) {
    return false;
  }
  // 「自分」 and 「休日」 end as units do, and 「十分」 is mostly no ten minutes.
  const std::size_t unit = rules::suffix_size(before, phrases.cue("cost_units"));
  const std::string_view number = before.substr(0, before.size() - unit);
  const std::size_t word = rules::suffix_size(before, phrases.cue("no_costs"));
  const bool is_word = word > 0 && !ends_with_any(before.substr(0, before.size() - word),
                                                  phrases.cue("number_letters"));
  const bool counted =
      text::script_of(text::character_before(number, number.size()).code) == text::Script::digit ||
      (ends_with_any(number, phrases.cue("number_letters")) && !is_word);
  return (unit > 0 && counted) || ends_with_any(before, phrases.cue("whole_costs"));
}

}  // namespace tenmatsu::composition
