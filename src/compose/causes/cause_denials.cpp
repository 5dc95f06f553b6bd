#include "compose/causes/cause_denials.hpp"

#include <algorithm>

#include "compose/speech/words.hpp"

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
  return words.any_in(tail) && std::ranges::any_of(words, [&](const std::string& word) {
           const std::size_t at = tail.rfind(word);
           return at != std::string_view::npos &&
                  length_of(tail.substr(at + word.size())) <= kEnding &&
                  !holds_any(tail.substr(at + word.size()), unless);
         });
}

bool can_clear(const Story& story, Line line) {
  return !story.asks(line) && !story.conditional(line);
}

// 「応答が0.6秒」, 「開いた形跡なし」: what stands beside an all-clear and names nothing amiss.
bool only_reads(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const bool reading = story.modality(line) == Modality::statement &&
                       text.find_first_of("0123456789") != std::string_view::npos;
  return reading || story.asks(line) || story.negated(line) ||
         story.has_term(line, "investigation") || content_words(story.normal(line)).empty();
}

bool closes(const Story& story, Line line, std::string_view cue, std::string_view unless) {
  const auto& phrases = story.phrases();
  return closes_with(story.bare(line), phrases.cue(cue), phrases.cue(unless));
}

// 「証明書は切れてないです」
bool not_amiss(const Story& story, Line line) {
  return can_clear(story, line) && story.negated(line) && !story.hears(line, "stays_wrong") &&
         closes(story, line, "not_amiss", "left_undone");
}

// 「正常に動かない」, 「問題なく開けませんでした」: what is denied is that it is well.
bool denies_well(const Story& story, Line line) {
  return (story.negated(line) || story.modality(line) == Modality::exclusion) &&
         story.hears(line, "well_done");
}

}  // namespace

bool denies(const Story& story, Line line, Status whole) {
  const bool excludes = story.modality(line) == Modality::exclusion &&
                        (whole != Status::confirmed || story.hears(line, "rules_out"));
  const bool said = excludes || (all_clear(story, line) && story.hears(line, "no_trace")) ||
                    (story.negated(line) && story.hears(line, "rules_out") &&
                     !story.hears(line, "not_ruled_out"));
  return said && !denies_well(story, line) && !story.asks(line) && !story.hears(line, "no_mistake");
}

bool denies_no_cause(const Story& story, Line line) {
  return story.hears(line, "no_exclusion");
}

bool denies_partly(const Story& story, Line line) {
  return story.hears(line, "not_alone");
}

bool denies_change(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  const std::string_view text = story.normal(line);
  // 「触っていませんでした」 may be what was neglected, 「変更はございませんでした」 is not.
  return !story.asks(line) && !story.hears(line, "tells_state") &&
         (find_unless(text, phrases.cue("denies_change"), phrases.cue("left_undone")) ||
          (story.hears(line, "no_change_found") && !story.hears(line, "found_beside")));
}

bool all_clear(const Story& story, Line line) {
  const bool said = closes(story, line, "nothing_wrong", "something_wrong") ||
                    (!story.negated(line) && closes(story, line, "well", "something_wrong"));
  return not_amiss(story, line) ||
         (said && can_clear(story, line) && !denies_well(story, line) &&
          !story.hears(line, "tells_state") && !story.hears(line, "stays_wrong"));
}

bool amiss(const Story& story, Line line) {
  return story.hears(line, "tells_state") || story.hears(line, "root") ||
         story.has_term(line, "symptom") || story.has_term(line, "cause");
}

bool clears(const Story& story, int n, const std::vector<Line>& lines) {
  const auto clear = [&](Line line) {
    return denies_change(story, line) || all_clear(story, line);
  };
  const auto whole = story.lines(n);
  // 「中継機は元気です。応答が0.6秒」; 「回線は無事です。遮断器が焼けました」 clears one and finds
  // another. What is well told after the rest clears itself only:
  // 「基盤の保守がありました。それ自体は 正常」.
  const bool reads =
      std::ranges::all_of(lines, [&](Line line) { return clear(line) || only_reads(story, line); });
  const auto leads = [&](Line line) {
    return all_clear(story, line) &&
           ((reads && line <= lines.front()) || story.hears(line, "no_trace"));
  };
  const bool said =
      std::ranges::any_of(
          lines, [&](Line line) { return denies_change(story, line) || not_amiss(story, line); }) ||
      std::ranges::all_of(lines, clear) || std::ranges::any_of(whole, leads);
  return said &&
         std::ranges::none_of(lines, [&](Line line) { return !clear(line) && amiss(story, line); });
}

bool names_denied(const Story& story, const std::vector<Line>& lines) {
  const auto& empty = story.phrases().cue("rules_out");
  const auto names = [&](const std::string& word) {
    return std::ranges::none_of(empty, [&](const std::string& denial) {
      return word.find(denial) != std::string::npos || denial.starts_with(word);
    });
  };
  return std::ranges::any_of(lines, [&](Line line) {
    const auto words = content_words(story.normal(line));
    return denies(story, line, Status::ruled_out) && std::ranges::any_of(words, names);
  });
}

}  // namespace tenmatsu::composition
