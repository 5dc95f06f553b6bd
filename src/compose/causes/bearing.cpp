#include "compose/causes/bearing.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/deed_kanji.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/ascii.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

// Terms that say what is wrong, or what was done.
constexpr std::array<std::string_view, 3> kTroubles = {"action", "cause", "symptom"};

// Plain char may be signed or not.
// What the clause speaks of, without the words by which it is called well.
Words things_in(const Story& story, std::string_view clause) {
  auto words = content_words(clause);
  std::erase_if(words, [&](const std::string& word) {
    const auto& phrases = story.phrases();
    return phrases.cue("well").any_in(word) || phrases.cue("no_topic").any_is(word);
  });
  return words;
}

// 枯渇, 期限切れ, 更新; 証明書 of 「証明書が切れて」 is a thing.
bool is_trouble(const Story& story, Line line, const std::string& word) {
  constexpr std::size_t kKana = 3;  // bytes of れ in 期限切れ
  const std::size_t begin = story.normal(line).find(word);
  const std::size_t end = begin + word.size();
  const auto meets = [&](const Stretch& term) {
    return begin < term.end && term.begin < end && term.end <= end + kKana;
  };
  return std::ranges::any_of(kTroubles, [&](std::string_view category) {
    const auto terms = story.terms(line, category);
    return std::ranges::any_of(terms, meets);
  });
}

// What is suspected itself: the last word that names a thing, and the last of all, which may say
// what was done or is wrong: プール and 枯渇.
Words matter_of(const Story& story, const Guess& open) {
  const int n = open.cause.raised.front();
  Words matter(2);
  for (const Line line : story.carriers(n, Tag::cause)) {
    const std::string_view text = story.normal(line);
    if (std::ranges::all_of(text, text::is_ascii)) {
      continue;  // 「They're up?」: words of another language, which name no thing by themselves
    }
    for (const std::string& word : things_in(story, text)) {
      if (!story.phrases().cue("pointing").any_in(word) && shared_words({word}, open.core) > 0) {
        matter[0] = is_trouble(story, line, word) ? matter[0] : word;
        matter[1] = word;
      }
    }
  }
  std::erase(matter, "");
  return matter;
}

// 「ないですｗ　遅れがすごいです」: says no to something that was no guess.
bool only_answers(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  return story.phrases().cue("bare_no").any_begins(text) ||
         story.phrases().cue("denials").any_is(text);
}

// 「関係ないです、そこまで行く前に落ちてます」 does not say what.
bool names_excluded(const Story& story, const Claim& claim) {
  const auto& phrases = story.phrases();
  return std::ranges::any_of(claim.words, [&](const std::string& word) {
    return std::ranges::none_of(phrases.cue("rules_out"), [&](const std::string& denial) {
      return denial.find(word) != std::string::npos;
    });
  });
}

// 「乗っ取られた、ということですか」: no word of its own, and yet a guess.
bool says_something(const Story& story, const Claim& claim) {
  constexpr std::size_t kShort = 8;  // characters
  return std::ranges::any_of(claim.lines, [&](Line line) {
    return length_of(story.normal(line)) >= kShort && !only_points(story, line);
  });
}

}  // namespace

bool is_all_of(const Story& story, Line line, const Guess& open) {
  const auto matter = matter_of(story, open);
  std::string_view text = story.normal(line);
  const std::string& comma = story.phrases().text("mark.comma");
  for (bool more = true; more;) {
    const std::size_t at = text.find(comma);
    more = at != std::string_view::npos;
    const auto words = things_in(story, text.substr(0, at));
    if (!words.empty() && shared_words(words, open.words) == words.size() &&
        (matter.empty() || shared_words(matter, words) > 0)) {
      return true;
    }
    text.remove_prefix(more ? at + comma.size() : text.size());
  }
  return false;
}

bool clears_other(const Story& story, const Claim& claim, const Guess& open) {
  return std::ranges::all_of(claim.lines, [&](Line line) {
    return all_clear(story, line) && !is_all_of(story, line, open) &&
           shared_names(story, content_words(story.normal(line)), open.words) > 0;
  });
}

bool suspects_lack(const Story& story, const Guess& guess) {
  const auto lines = story.carriers(guess.cause.raised.front(), Tag::cause);
  return std::ranges::any_of(lines, [&](Line line) { return story.hears(line, "lacks"); });
}

Claim without_denial(const Story& story, const Claim& claim, const Guess& guess) {
  Claim rest = claim;
  std::erase_if(rest.lines, [&](Line line) {
    return story.hears(line, "there_is_none") && !story.hears(line, "tells_state") &&
           !story.hears(line, "root") &&
           shared_words(content_words(story.normal(line)), guess.core) > 0;
  });
  rest.words.clear();
  for (const Line line : rest.lines) {
    add_words(rest.words, content_words(story.normal(line)));
  }
  rest.core = rest.words;
  return rest;
}

bool answers_at_once(const Story& story, int n, const Guess& open) {
  constexpr std::size_t kNames = 3;  // words
  const auto words = content_words(story.normal(n));
  const bool own = !begins_with_yes(story, story.lines(n).front(), open.asked) &&
                   naming_words(story, words) >= kNames;
  return shared_names(story, words, open.words) > 0 || (n - open.last <= kRightBehind && !own);
}

bool says_yes(const Story& story, const Claim& claim) {
  const int n = claim.n;
  const auto lines = story.lines(n);
  const bool own = (story.hears(n, "first_person") || story.hears(n, "own_side") ||
                    story.hears(n, "apologies")) &&
                   !story.hears(n, "not_known");
  return story.hears(n, "points_back") || story.hears(n, "root") || story.hears(n, "owns_up") ||
         (own && story.hears(n, "was_not")) ||
         std::ranges::any_of(lines,
                             [&](Line line) { return begins_with_yes(story, line, false); }) ||
         std::ranges::any_of(claim.lines, [&](Line line) { return settles(story, line); });
}

bool repeats_act(const Story& story, const Claim& claim, const Guess& open) {
  return share_kanji(kanji_of(story, text_of(story, claim.lines)),
                     kanji_of(story, story.normal(open.cause.raised.front())));
}

bool is_evidence(const Story& story, const Claim& claim) {
  constexpr std::size_t kLines = 2;  // what was seen, and what it says of the guess
  const Line last = claim.lines.back();
  return claim.status == Status::confirmed && claim.lines.size() == kLines &&
         story.hears(claim.lines.front(), "evidence") &&
         !story.hears(claim.lines.front(), "tells_state") && story.hears(last, "bears_out") &&
         !story.hears(last, "demonstratives") &&
         story.normal(last).find(story.phrases().text("word.cause")) == std::string_view::npos &&
         naming_words(story, content_words(story.normal(last))) == 0;
}

Words verdict_words(const Story& story, const Claim& claim) {
  Words words;
  for (const Line line : story.lines(claim.n)) {
    if (claim.status == Status::confirmed && story.hears(line, "root")) {
      add_words(words, content_words(story.normal(line)));
    }
  }
  std::erase_if(words,
                [&](const std::string& word) { return shared_names(story, {word}, {word}) == 0; });
  return words;
}

bool bears_out(const Story& story, const Claim& claim) {
  const auto other = [&](Line line) {
    const Modality modality = story.modality(line);
    const bool step = modality == Modality::intention || modality == Modality::request ||
                      story.hears(line, "still");
    return story.asks(line) || story.hears(line, "regrets") || step;
  };
  // 「訂正します。時刻のずれでした」 announces nothing but that.
  return concedes(story, claim) || !other(claim.lines.front()) ||
         std::ranges::any_of(claim.lines, [&](Line line) {
           return story.hears(line, "root") && !story.asks(line);
         });
}

bool contributes(const Story& story, const Claim& claim) {
  const auto& phrases = story.phrases();
  const std::string text = text_of(story, claim.lines);
  return holds_any(text, phrases.cue("contributing")) ||
         (holds_any(text, phrases.cue("notices")) && holds_any(text, phrases.cue("unheard"))) ||
         (holds_any(text, phrases.cue("tests")) && holds_any(text, phrases.cue("untried")));
}

bool tells_afterwards(const Story& story, const Claim& claim) {
  const bool names_it = std::ranges::any_of(
      claim.lines, [&](Line line) { return story.hears(line, "root") || settles(story, line); });
  return claim.status == Status::confirmed && !names_it && !story.hears(claim.n, "points_back") &&
         (story.has(claim.n, Tag::followup) ||
          (story.event(claim.n).phase == Phase::over && contributes(story, claim)));
}

bool finds_further_spot(const Story& story, const Claim& claim) {
  return claim.status == Status::confirmed && !story.hears(claim.n, "points_back") &&
         std::ranges::all_of(claim.lines,
                             [&](Line line) { return story.hears(line, "further_spot"); });
}

bool points_at_itself(const Story& story, const Claim& claim) {
  constexpr std::size_t kNames = 2;  // words
  const auto pointer = std::ranges::find_if(
      claim.lines, [&](Line line) { return story.hears(line, "points_at_itself"); });
  if (pointer == claim.lines.end()) {
    return false;
  }
  const auto facts = facts_told(story, claim);
  return std::ranges::any_of(facts, [&](Line line) {
    return line < *pointer && naming_words(story, content_words(story.normal(line))) >= kNames;
  });
}

bool rebuts(const Story& story, const Claim& claim) {
  const Line first = story.lines(claim.n).front();
  return claim.status == Status::suspected && story.asks(claim.lines.back()) &&
         story.phrases().cue("rebuts").any_begins(story.normal(first));
}

bool denies(const Story& story, const Claim& claim) {
  return std::ranges::any_of(claim.lines, [&](Line line) {
    return story.modality(line) == Modality::exclusion || story.hears(line, "rules_out");
  });
}

namespace {

// 「信号とか踏切はこれ関係ないです」: names what it speaks of before it points.
bool names_topic(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::size_t topic = text.find(story.phrases().text("particle.topic"));
  return topic != std::string_view::npos &&
         naming_words(story, content_words(text.substr(0, topic))) > 0;
}

}  // namespace

bool names_its_own(const Story& story, const Claim& claim, const Guess& open) {
  return naming_words(story, claim.words) >= 2 && shared_words(claim.words, open.words) == 0 &&
         std::ranges::any_of(claim.lines, [&](Line line) {
           const bool clears =
               story.modality(line) == Modality::exclusion || story.hears(line, "no_trace");
           return clears && (!story.hears(line, "demonstratives") || names_topic(story, line));
         });
}

bool denies_another(const Story& story, const Claim& claim, const Guess& open) {
  const std::string_view said = story.normal(claim.n);
  const std::string_view raised = story.normal(open.cause.raised.front());
  const bool points = std::ranges::any_of(claim.lines, [&](Line line) {
    // 「なるほど、じゃあ夜の間は関係ないですね」 draws it from what was just said.
    return story.hears(line, "demonstratives") || story.begins(line, "concludes_heads");
  });
  return !points && names_excluded(story, claim) && naming_words(story, claim.words) > 0 &&
         !starts_with_any(said, story.phrases().cue("answers_no")) &&
         shared_words(content_words(said), open.words) == 0 &&
         shared_words(claim.words, content_words(raised)) == 0 &&
         !share_kanji(kanji_of(story, said), kanji_of(story, raised));
}

bool is_choice(const Story& story, const Guess& one) {
  if (!one.one_of.empty()) {
    return false;  // told apart from the others
  }
  const int n = one.cause.raised.front();
  const auto lines = story.lines(n);
  const auto items = std::ranges::count_if(lines, [&](Line line) { return is_item(story, line); });
  return items > 1 || story.hears(n, "choice") || std::ranges::any_of(lines, [&](Line line) {
           return story.hears(line, "or") && story.ends(line, "or_ends");
         });
}

bool concedes(const Story& story, const Claim& claim) {
  return claim.status == Status::confirmed && story.hears(claim.n, "concedes_cause") &&
         std::ranges::none_of(claim.lines, [&](Line line) {
           return story.hears(line, "rules_out") && !story.hears(line, "withdraws_denial") &&
                  !story.hears(line, "ruled_out_before");
         });
}

bool speaks_of(const Story& story, const Claim& claim, const Guess& one) {
  if (claim.status != Status::ruled_out) {
    // One word is not enough to take up again what was ruled out.
    constexpr std::size_t kAgain = 2;  // words
    const std::size_t shared = shared_words(claim.words, one.core);
    if (one.cause.status == Status::ruled_out) {
      return concedes(story, claim)
                 ? shared > 0
                 : shared >= kAgain && shared_names(story, claim.words, one.core) > 0;
    }
    return shared_names(story, claim.words, one.core) > 0;
  }
  // 「Wi-Fiかな」 — 「それじゃん」 — 「Wi-Fiではないですね」: a hasty yes stands for two messages.
  constexpr int kHasty = 2;
  const bool hasty = claim.n - one.last <= kHasty &&
                     story.status(one.cause.raised.front(), Tag::cause) == Status::suspected;
  const bool firm = one.cause.status == Status::confirmed && !hasty;
  return !clears_other(story, claim, one) && shared_names(story, claim.words, one.words) > 0 &&
         (!firm || shared_words(claim.words, one.words) >= 2);
}

double least_share(const Story& story, const Guess& one, const Claim& claim) {
  const Status status = claim.status;
  constexpr double kSame = 0.5;
  constexpr double kSameAgain = 0.8;  // of what was ruled out
  constexpr double kDenied = 0.34;
  constexpr double kConceded = 0.25;
  constexpr double kNever = 2;  // a new guess does not bear out what was ruled out
  if (status == Status::ruled_out && is_choice(story, one)) {
    return kNever;
  }
  if (status == Status::ruled_out) {
    return one.cause.status == Status::suspected ? kDenied : kSameAgain;
  }
  return one.cause.status != Status::ruled_out ? kSame
         : status == Status::suspected         ? kNever
         : concedes(story, claim)              ? kConceded
                                               : kSameAgain;
}

bool stands_alone(const Story& story, const Claim& claim) {
  const auto verdict = [&](Line line) { return settles(story, line); };
  if (claim.status == Status::confirmed && settles_before(story, claim.n) &&
      std::ranges::all_of(claim.lines, verdict)) {
    return false;  // 「これで説明がつきますね」
  }
  if (naming_words(story, claim.words) == 0) {
    return claim.status == Status::suspected && says_something(story, claim);
  }
  // 「瞬停とは別件かもしれません」, 「回線の障害ではないの」: in a message that guesses, nothing is
  // known.
  const bool guesses = story.status(claim.n, Tag::cause) == Status::suspected;
  return claim.status != Status::ruled_out ||
         (!guesses && std::ranges::any_of(claim.lines, [&](Line line) {
           return story.modality(line) == Modality::exclusion &&
                  !story.hears(line, "not_ruled_out") && !only_answers(story, line) &&
                  !all_clear(story, line) && names_excluded(story, claim);
         }));
}

}  // namespace tenmatsu::composition
