#include "compose/causes/taken_back.hpp"

#include <algorithm>

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// Whether the line denies an act that stands in `said`: 割って of 「割ってませんでした」.
bool denies_act(const Story& story, Line line, std::string_view said) {
  constexpr int kAct = 3;  // characters
  const std::string_view text = story.normal(line);
  for (const std::string& denial : story.phrases().cue("was_not")) {
    std::size_t begin = text.find(denial);
    if (begin == std::string_view::npos) {
      continue;
    }
    const std::size_t end = begin;
    for (int k = 0; k < kAct && begin > 0; ++k) {
      begin -= text::character_before(text, begin).size;
    }
    const std::string_view act = text.substr(begin, end - begin);
    if (length_of(act) == kAct && said.find(act) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool denies_with_apology(const Story& story, int n, int said) {
  const auto lines = story.lines(n);
  const auto kanji = kanji_of(story, story.normal(said));
  const bool no =
      story.phrases().cue("answers_no").any_begins(without_cry(story, story.normal(lines.front())));
  return story.phrases().cue("bare_apologies").any_is(story.bare(lines.back())) &&
         std::ranges::any_of(lines, [&](Line line) {
           return story.negated(line) && !story.hears(line, "still") &&
                  (no || share_kanji(kanji_of(story, story.normal(line)), kanji));
         });
}

bool gives_in(const Story& story, int n, int said) {
  return n == said + 2 && story.speaker(n - 1) != story.speaker(n) &&
         story.hears(n - 1, "gainsays") && story.begins(story.lines(n).front(), "gives_in");
}

namespace {

// 「DBです、すみません、勘違いでした」: what stands behind the apology takes back more than a slip.
bool takes_back_behind(const Story& story, std::string_view said, const std::string& sorry) {
  const auto& words = story.phrases().cue("takes_back");
  const std::string_view behind = said.substr(sorry.size());
  return std::ranges::any_of(words, [&](const std::string& word) {
    return (word.size() > sorry.size() && said.starts_with(word)) ||
           behind.find(word) != std::string_view::npos;
  });
}

// 「5月…失礼、4月24日付です」: a slip of the tongue, put right in the same breath.
bool mends_slip(const Story& story, int n) {
  const std::string_view text = story.normal(n);
  for (const std::string& word : story.phrases().cue("slip_sorry")) {
    const std::size_t at = text.find(word);
    if (at != std::string_view::npos &&
        ends_with_any(text.substr(0, at), story.phrases().cue("slip_breaks")) &&
        !holds_any(text.substr(0, at), story.phrases().cue("takes_back")) &&
        !takes_back_behind(story, text.substr(at), word)) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool takes_back_act(const Story& story, int n, int said) {
  if (mends_slip(story, n)) {
    return false;
  }
  const auto lines = story.lines(n);
  const std::string_view first = without_cry(story, story.normal(lines.front()));
  return starts_with_any(first, story.phrases().cue("apologies")) &&
         std::ranges::any_of(lines, [&](Line line) {
           return line.index <= 1 && !story.asks(line) && !story.hearsay(line) &&
                  denies_act(story, line, story.normal(said));
         });
}

bool takes_back(const Story& story, int n, int said) {
  const auto lines = story.lines(n);
  const auto says = [&](Line line) {
    return !story.asks(line) && !story.hearsay(line) && story.hears(line, "takes_back") &&
           story.modality(line) != Modality::conjecture && !story.hears(line, "withdraws_denial");
  };
  return takes_back_act(story, n, said) ||
         (!mends_slip(story, n) && std::ranges::any_of(lines, says));
}

namespace {

using Words = std::vector<std::string>;

// Who names what they withdraw withdraws only that: 「報告書の話は忘れてください」.
bool withdraws_other(const Story& story, std::string_view said, const Words& told) {
  for (const std::string& word : story.phrases().cue("withdraws")) {
    const std::size_t at = said.find(word);
    if (at != std::string_view::npos) {
      const Words named = content_words(said.substr(0, at));
      return shared_names(story, named, named) > 0 && shared_names(story, named, told) == 0;
    }
  }
  return false;
}

// 「…たぶんバッチです。憶測なのでやめます」: the sentence that withdraws what stands before it.
bool is_withdrawal(const Story& story, Line line) {
  return !story.asks(line) && !story.hearsay(line) && !story.hears(line, "withdraws_nothing") &&
         (story.hears(line, "withdraws") ||
          starts_with_any(without_cry(story, story.normal(line)),
                          story.phrases().cue("withdraws_heads")));
}

}  // namespace

bool withdraws(const Story& story, int n, const Words& told) {
  constexpr int kFirst = 2;  // sentences
  const auto lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return line.index < kFirst && is_withdrawal(story, line) &&
           !withdraws_other(story, story.normal(line), told);
  });
}

bool withdrawn(const Story& story, const Claim& claim) {
  const auto lines = story.lines(claim.n);
  return std::ranges::any_of(lines, [&](Line line) {
    return is_withdrawal(story, line) && !withdraws_other(story, story.normal(line), claim.words) &&
           std::ranges::all_of(claim.lines, [&](Line told) { return told < line || told == line; });
  });
}

namespace {

// 「切替は関係ないと思う」 — 「関係ある。切替で控えが空になった」: somebody else knows better,
// soon.
bool overrules(const Story& story, int n, int denial) {
  constexpr int kSoon = 3;  // messages
  const Line first = story.lines(n).front();
  return n > denial && n <= denial + kSoon && story.speaker(n) != story.speaker(denial) &&
         !story.asks(first) && story.begins(first, "overrules");
}

}  // namespace

bool takes_back_denial(const Story& story, int n, int denial) {
  if (overrules(story, n, denial)) {
    return true;
  }
  const auto words = content_words(story.normal(denial));
  const auto lines = story.lines(n);
  return story.speaker(n) == story.speaker(denial) && std::ranges::any_of(lines, [&](Line line) {
           return !story.asks(line) && story.hears(line, "takes_back") &&
                  story.hears(line, "withdraws_denial") &&
                  shared_words(content_words(story.normal(line)), words) > 0;
         });
}

bool qualifies_denial(const Story& story, int n, int denial) {
  constexpr int kSoon = 2;           // messages
  constexpr std::size_t kLeast = 4;  // characters
  if (n - denial > kSoon || story.speaker(n) != story.speaker(denial) ||
      story.status(n, Tag::cause) != Status::confirmed) {
    return false;
  }
  const std::string_view text = story.normal(n);
  for (const std::string& joint : story.phrases().cue("grants")) {
    const std::size_t end = text.find(joint);
    if (end == std::string_view::npos) {
      continue;
    }
    std::size_t begin = end;
    for (std::size_t k = 0; k < kLeast && begin > 0; ++k) {
      begin -= text::character_before(text, begin).size;
    }
    const std::string_view act = text.substr(begin, end - begin);
    if (length_of(act) == kLeast && story.normal(denial).find(act) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace tenmatsu::composition
