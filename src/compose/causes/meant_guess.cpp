#include "compose/causes/meant_guess.hpp"

#include <algorithm>

#include "compose/causes/bearing.hpp"
#include "compose/causes/cause_denials.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/causes/ruled_out.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// A denial of nothing by name, against the guess that was spoken of last.
class BareDenial {
 public:
  BareDenial(const Story& story, const Claim& claim, const Guess& open)
      : story_(&story),
        claim_(&claim),
        open_(&open),
        ago_(claim.n - open.last),
        own_(story.speaker(open.last) == story.speaker(claim.n)),
        put_(open.asked || open.wonders),
        denies_(denies(story, claim)) {}

  // Whether it answers that guess: one of somebody else, or one's own that stands right before it.
  [[nodiscard]] bool answers() const {
    const bool why_alone = tells_why_alone();
    if (!why_alone && names_its_own(*story_, *claim_, *open_)) {
      return false;
    }
    // 「これじゃない」 does not say which of several.
    if (!open_->one_of.empty() && shared_names(*story_, claim_->words, open_->words) == 0) {
      return false;
    }
    // A question is answered at once in whatever words, 「人が減っただけ？」 by 「過疎じゃない」.
    // 「昼に版を上げたな」, 「差分を見た。文言だけ、関係なし」: who raised it looked at once.
    const bool at_once = ago_ <= 1 && (put_ || (why_alone && own_));
    if (!at_once && denies_another(*story_, *claim_, *open_)) {
      return false;
    }
    return own_ ? ago_ <= kRightBehind && (denies_ || any_line(denies_change))
                : put_ || denies_ || any_line(says_no);
  }

 private:
  // 「送料の表示だけなので関係ないです」 tells why, and not of what.
  [[nodiscard]] bool tells_why_alone() const {
    const int raised = open_->cause.raised.front();
    const bool put_to = put_ || own_ ||
                        shared_words(content_words(story_->normal(claim_->n)),
                                     content_words(story_->normal(raised))) > 0;
    return put_to && denies_ && ago_ <= kRightBehind &&
           thing_ruled_out(*story_, cause_statement(*story_, *claim_).text).empty();
  }

  static bool says_no(const Story& story, Line line) { return story.negated(line); }

  [[nodiscard]] bool any_line(bool (*holds)(const Story&, Line)) const {
    return std::ranges::any_of(claim_->lines, [&](Line line) { return holds(*story_, line); });
  }

  const Story* story_;
  const Claim* claim_;
  const Guess* open_;
  int ago_;      // messages since people spoke of the guess
  bool own_;     // whoever denies it spoke of it last
  bool put_;     // it was asked or wondered
  bool denies_;  // in so many words
};

Guess* denied_by(const Story& story, GuessList& list, const Claim& claim) {
  constexpr int kAnswer = 3;
  Guess* open = list.latest_open(claim.n, kAnswer);
  if (open == nullptr || found_between(story, list, *open, claim.n) ||
      asked_since(story, *open, claim.n, claim.words) || is_choice(story, *open) ||
      clears_other(story, claim, *open)) {
    return nullptr;
  }
  return BareDenial(story, claim, *open).answers() ? open : nullptr;
}

// 「A社で何か起きてるんじゃないの」, and later 「A社のせいじゃないな」: the open guess that holds
// the name of what the claim denies, whatever the name is written in.
Guess* denied_by_name(const Story& story, GuessList& list, const Claim& claim) {
  constexpr int kNear = 12;             // messages
  constexpr std::size_t kShortest = 2;  // characters
  const std::string thing =
      text::normalised(thing_ruled_out(story, cause_statement(story, claim).text));
  if (length_of(thing) < kShortest) {
    return nullptr;
  }
  Guess* named = nullptr;
  for (Guess& one : list.all()) {
    const bool open = one.cause.status == Status::suspected && !is_choice(story, one) &&
                      one.last < claim.n && claim.n - one.last <= kNear;
    if (open && story.normal(one.cause.raised.front()).find(thing) != std::string_view::npos) {
      named = &one;
    }
  }
  return named;
}

// 「それだ」 is said of what was said just before, 「犯人が確定しました」 of what people look for.
Guess* confirmed_by(const Story& story, GuessList& list, const Claim& claim) {
  constexpr int kNear = 8;
  constexpr int kJust = 2;
  if (!says_yes(story, claim)) {
    Guess* open = list.latest_open(claim.n, kRightBehind);
    // 「凍ってんじゃないか」, 「凍ってました」; 「それは初耳です」 confirms no guess.
    return open != nullptr && repeats_act(story, claim, *open) ? open
                                                               : list.said_just_before(claim.n);
  }
  const bool sought = story.hears(claim.n, "root") && !story.hears(claim.n, "demonstratives");
  Guess* open = list.latest_open(claim.n, sought ? kNear : kRightBehind);
  Guess* found = list.found_since(open, claim.n);
  // 「それです、確定」 is said of what was found just before, settled or not.
  if (found != nullptr && (open == nullptr || claim.n - open->last > kJust)) {
    return found;
  }
  const bool again =
      open == nullptr && !list.all().empty() && list.all().back().cause.status == Status::confirmed;
  return again ? &list.all().back() : open;
}

}  // namespace

bool asks_another(const Story& story, const Guess& open, int n,
                  const std::vector<std::string>& words) {
  return open.asks_on == open.last && story.speaker(open.last) != story.speaker(n) &&
         (naming_words(story, words) < 2 || shared_names(story, words, open.asked_on) > 0);
}

bool asked_since(const Story& story, const Guess& open, int n,
                 const std::vector<std::string>& words) {
  if (asks_another(story, open, n, words)) {
    return true;
  }
  for (int between = open.last + 1; between < n; ++between) {
    const auto lines = story.lines(between);
    if (story.speaker(between) != story.speaker(n) &&
        std::ranges::any_of(lines, [&](Line line) { return story.asks(line); })) {
      return true;
    }
  }
  return false;
}

bool found_between(const Story& story, const GuessList& list, const Guess& open, int n) {
  return std::ranges::any_of(list.all(), [&](const Guess& one) {
    const int found = one.cause.raised.front();
    return one.cause.status == Status::confirmed && one.last > open.last && found < n &&
           story.speaker(found) != story.speaker(n);
  });
}

Guess* meant_by(const Story& story, GuessList& list, const Claim& claim) {
  if (claim.status == Status::ruled_out) {
    Guess* named = denied_by_name(story, list, claim);
    return named != nullptr ? named : denied_by(story, list, claim);
  }
  const bool confirms =
      claim.status == Status::confirmed &&
      (naming_words(story, claim.words) == 0 || points_back(story, claim.n, claim.words)) &&
      !points_at_itself(story, claim);
  return confirms ? confirmed_by(story, list, claim) : nullptr;
}

}  // namespace tenmatsu::composition
