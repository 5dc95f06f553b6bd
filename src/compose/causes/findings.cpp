#include "compose/causes/findings.hpp"

#include <algorithm>

#include "compose/causes/bearing.hpp"
#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// 「上限の話は読み飛ばしてた」: what somebody overlooked or left untold, and says so.
bool owns_oversight(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return story.hears(line, "owns_oversight") && !story.asks(line) && !story.conditional(line) &&
         modality != Modality::conjecture && modality != Modality::request &&
         modality != Modality::intention && !story.hears(line, "perhaps") &&
         !story.carries(line, Tag::followup);
}

// Whether the sentence says what was overlooked: 「確認不足です」 alone does not.
bool names_oversight(const Story& story, const std::vector<Line>& sentence) {
  const std::string text = text_of(story, sentence);
  const auto& ends = story.phrases().cue("owns_oversight");
  return std::ranges::any_of(ends, [&](const std::string& end) {
    const std::size_t at = text.find(end);
    return at != std::string::npos &&
           naming_words(story, content_words(std::string_view(text).substr(0, at))) > 0;
  });
}

}  // namespace

Claim finding(const Story& story, int n) {
  Claim one{n, Status::confirmed, {}, {}, {}, false};
  for (const Line line : story.lines(n)) {
    const bool fact = !story.asks(line) && story.modality(line) != Modality::conjecture &&
                      story.modality(line) != Modality::intention &&
                      story.modality(line) != Modality::request &&
                      story.modality(line) != Modality::exclusion && !all_clear(story, line);
    // 「残り0.4%です」
    if (fact && (!content_words(story.normal(line)).empty() || !story.metrics(line).empty())) {
      one.lines.push_back(line);
      add_words(one.words, content_words(story.normal(line)));
    }
  }
  one.core = one.words;
  return one;
}

bool finds(const Story& story, int n) {
  const bool looked =
      story.has(n, Tag::investigation) || story.has(n, Tag::cause) || story.has(n, Tag::symptom);
  const bool other = story.has(n, Tag::action) || story.has(n, Tag::followup) ||
                     story.has(n, Tag::recovery) || story.has(n, Tag::impact);
  if (!looked || other) {
    return false;
  }
  constexpr std::size_t kNames = 2;  // words
  const Claim found = finding(story, n);
  // 「決済のエラー率が30%です」 is what is to be explained, and explains nothing.
  const bool seen = !story.has(n, Tag::investigation) && !story.has(n, Tag::cause);
  return naming_words(story, found.words) >= kNames &&
         std::ranges::any_of(found.lines, [&](Line line) {
           return story.hears(line, "tells_state") || story.hears(line, "tells_why") ||
                  story.has_term(line, "cause") || (!seen && !story.metrics(line).empty());
         });
}

std::optional<Guess> oversight(const Story& story, int n) {
  if (!story.hears(n, "owns_oversight")) {
    return std::nullopt;
  }
  for (const Line line : story.lines(n)) {
    const auto sentence = story.sentence_lines(line);
    const bool asks = std::ranges::any_of(sentence, [&](Line part) { return story.asks(part); });
    if (!asks && owns_oversight(story, line) && names_oversight(story, sentence)) {
      Guess one;
      one.cause.status = Status::confirmed;
      one.cause.contributing = true;
      one.cause.statement = plain_statement(story, n, sentence);
      one.cause.raised = {n};
      one.words = one.core = content_words(text_of(story, sentence));
      one.last = n;
      one.owned = true;
      return one;
    }
  }
  return std::nullopt;
}

}  // namespace tenmatsu::composition
