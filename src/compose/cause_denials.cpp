#include "compose/cause_denials.hpp"

#include <algorithm>

#include "compose/words.hpp"
#include "text/closing.hpp"

namespace tenmatsu::composition {
namespace {

// Whether one of the words stands so near the end of the text that the sentence ends with it, and
// nothing of `unless` behind it.
bool closes_with(std::string_view text, const rules::Words& words, const rules::Words& unless) {
  constexpr std::size_t kEnding = 6;  // characters: 「正常でした」, 「異常はありませんでした」
  constexpr std::size_t kLargest = 4;  // bytes of a character
  std::size_t longest = 0;
  for (const std::string& word : words) {
    longest = std::max(longest, word.size());
  }
  // What stands further in front than that ends nothing.
  const std::size_t near = std::min(text.size(), kEnding * kLargest + longest);
  const std::string_view tail = text.substr(text.size() - near);
  return words.any_in(tail) &&
         std::any_of(words.begin(), words.end(), [&](const std::string& word) {
           const std::size_t at = tail.rfind(word);
           return at != std::string_view::npos &&
                  length_of(tail.substr(at + word.size())) <= kEnding &&
                  !holds_any(tail.substr(at + word.size()), unless);
         });
}

bool can_clear(const Story& story, Line line) {
  return !story.asks(line) && !story.conditional(line);
}

bool amiss(const Story& story, Line line) {
  return story.hears(line, "tells_state") || story.hears(line, "root");
}

// 「証明書は切れてないです」
bool not_amiss(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  return can_clear(story, line) && !story.hears(line, "stays_wrong") &&
         closes_with(text::without_closing_marks(story.normal(line)), phrases.cue("not_amiss"),
                     phrases.cue("left_undone"));
}

}  // namespace

bool denies(const Story& story, Line line, Status whole) {
  const bool excludes = story.modality(line) == Modality::exclusion &&
                        (whole != Status::confirmed || story.hears(line, "rules_out"));
  const bool said = excludes || (all_clear(story, line) && story.hears(line, "no_trace")) ||
                    (story.negated(line) && story.hears(line, "rules_out") &&
                     !story.hears(line, "not_ruled_out"));
  return said && !story.asks(line) && !story.hears(line, "no_mistake");
}

bool denies_no_cause(const Story& story, Line line) {
  return story.hears(line, "no_exclusion");
}

bool denies_change(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  return !story.asks(line) && !story.hears(line, "tells_state") &&
         find_unless(story.normal(line), phrases.cue("denies_change"), phrases.cue("left_undone"))
             .has_value();
}

bool all_clear(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  return not_amiss(story, line) ||
         (can_clear(story, line) && !story.hears(line, "tells_state") &&
          !story.hears(line, "stays_wrong") &&
          closes_with(text::without_closing_marks(story.normal(line)), phrases.cue("nothing_wrong"),
                      phrases.cue("something_wrong")));
}

bool clears(const Story& story, int n, const std::vector<Line>& lines) {
  const auto clear = [&](Line line) {
    return denies_change(story, line) || all_clear(story, line);
  };
  const auto whole = story.lines(n);
  // 「中継機は元気です。応答が0.6秒」; what is well told after the rest clears itself only:
  // 「基盤の保守がありました。それ自体は正常」.
  const auto leads = [&](Line line) {
    return all_clear(story, line) && (line <= lines.front() || story.hears(line, "no_trace"));
  };
  const bool said = std::any_of(lines.begin(), lines.end(),
                                [&](Line line) {
                                  return denies_change(story, line) || not_amiss(story, line);
                                }) ||
                    std::all_of(lines.begin(), lines.end(), clear) ||
                    std::any_of(whole.begin(), whole.end(), leads);
  return said && std::none_of(lines.begin(), lines.end(),
                              [&](Line line) { return !clear(line) && amiss(story, line); });
}

bool names_denied(const Story& story, const std::vector<Line>& lines) {
  const auto& empty = story.phrases().cue("rules_out");
  const auto names = [&](const std::string& word) {
    return std::none_of(empty.begin(), empty.end(), [&](const std::string& denial) {
      return word.find(denial) != std::string::npos || denial.starts_with(word);
    });
  };
  return std::any_of(lines.begin(), lines.end(), [&](Line line) {
    const auto words = content_words(story.normal(line));
    return denies(story, line, Status::ruled_out) && std::any_of(words.begin(), words.end(), names);
  });
}

}  // namespace tenmatsu::composition
