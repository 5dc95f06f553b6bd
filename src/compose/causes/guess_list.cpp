#include "compose/causes/guess_list.hpp"

#include <algorithm>
#include <utility>

#include "compose/causes/alternatives.hpp"
#include "compose/causes/bearing.hpp"
#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

int rank_of(Status status) {
  return status == Status::confirmed || status == Status::ruled_out ? 2 : 1;
}

}  // namespace

bool points_back(const Story& story, int n, const Words& words) {
  constexpr std::size_t kFew = 3;
  const auto lines = story.lines(n);
  return story.hears(n, "points_back") && words.size() <= kFew &&
         std::ranges::none_of(lines, [&](Line line) { return seeks(story, line); });
}

// Marks what message `n` said a verdict of.
void GuessList::settled_at(int n) {
  for (Guess& one : all_) {
    one.settled = one.settled || (one.last == n && one.cause.status == Status::confirmed);
  }
}

// The one that message `n` raised or bore out.
Guess* GuessList::told_at(int n) {
  const auto found = std::find_if(all_.rbegin(), all_.rend(), [n](const Guess& one) {
    const auto tells = [n](const std::vector<int>& events) {
      return std::ranges::find(events, n) != events.end();
    };
    return tells(one.cause.raised) || tells(one.cause.supported);
  });
  return found == all_.rend() ? nullptr : &*found;
}

// The confirmed one that a message just before spoke of.
Guess* GuessList::said_before(int n, int near) {
  const auto found = std::find_if(all_.rbegin(), all_.rend(), [&](const Guess& one) {
    return n - one.last <= near && one.cause.status == Status::confirmed;
  });
  return found == all_.rend() ? nullptr : &*found;
}

Guess* GuessList::said_just_before(int n) {
  return said_before(n, 1);
}

// What was confirmed just before, or not long ago and later than people spoke of the open guess.
Guess* GuessList::found_since(const Guess* open, int n) {
  constexpr int kNear = 4;  // messages
  Guess* later = open == nullptr ? nullptr : said_before(n, kNear);
  return later != nullptr && later->last > open->last ? later : said_just_before(n);
}

// The open one that was spoken of last, within so many messages.
Guess* GuessList::latest_open(int n, int near) {
  Guess* latest = nullptr;
  for (Guess& one : all_) {
    if (one.cause.status == Status::suspected && n - one.last <= near &&
        (latest == nullptr || one.last >= latest->last)) {
      latest = &one;
    }
  }
  return latest;
}

void GuessList::open(const Claim& claim) {
  Guess one;
  one.cause.status = claim.status;
  one.cause.statement = cause_statement(*story_, claim);
  one.richness = claim.words.size();
  one.cause.contributing = claim.status == Status::confirmed &&
                           (contributes(*story_, claim) || tells_afterwards(*story_, claim));
  one.cause.raised = {claim.n};
  one.words = claim.words;
  one.core = claim.core;
  one.last = claim.n;
  one.asked = claim.asks;
  one.wonders = claim.wonders;
  one.asks_on = claim.asks_on.empty() ? 0 : claim.n;
  one.asked_on = claim.asks_on;
  all_.push_back(std::move(one));
}

void GuessList::open_choice(const Claim& claim) {
  const Statement all = cause_statement(*story_, claim);
  const auto names = alternatives(*story_, all.text);
  if (claim.status != Status::suspected || names.empty()) {
    open(claim);
    return;
  }
  for (const std::string& name : names) {
    open(claim);
    Guess& one = all_.back();
    one.one_of = one.cause.statement.text = name;
    one.choice = all.text;
    one.words = one.core = content_words(text::normalised(name));
    one.richness = one.words.size();
  }
}

void GuessList::join_open_choices() {
  for (std::size_t k = 0; k < all_.size(); ++k) {
    const std::string choice = all_[k].choice;
    const int n = all_[k].cause.raised.front();
    const auto same = [&](const Guess& one) {
      return one.choice == choice && one.cause.raised.front() == n;
    };
    if (choice.empty() || std::ranges::any_of(all_, [&](const Guess& one) {
          return same(one) && (one.cause.status != Status::suspected || one.last != n);
        })) {
      continue;
    }
    all_[k].cause.statement.text = choice;
    all_[k].choice.clear();
    std::erase_if(all_, same);
  }
}

// A later word of equal or greater certainty decides; a guess does not undo what was established.
void GuessList::settle(Guess& one, int n, Status status, const Claim* claim) {
  auto& list = status == Status::ruled_out ? one.cause.opposed : one.cause.supported;
  list.push_back(n);
  one.last = n;
  if (claim != nullptr && !claim->asks_on.empty()) {
    one.asks_on = n;
    one.asked_on = claim->asks_on;
  }
  // 「カメラか床か、どちらかだと思います」 — 「ですね」: a yes does not say which.
  const bool open =
      one.one_of.empty() && claim == nullptr && status == Status::confirmed &&
      holds_any(text::normalised(one.cause.statement.text), story_->phrases().cue("alternatives"));
  const bool decides = !open && rank_of(status) >= rank_of(one.cause.status);
  const bool anew = decides && status != one.cause.status;
  one.cause.status = decides ? status : one.cause.status;
  if (decides) {
    cite(one.cause.statement, {n});
  }
  if (claim != nullptr && decides &&
      ((anew && !answers_briefly(one, *claim)) || claim->words.size() > one.richness ||
       tells_verdict(one, *claim))) {
    reword(one, *claim);
  }
  // What a denial tells is of something else: 「手打ちはしていない。日付は機械のほうから」.
  if (claim != nullptr && status != Status::ruled_out) {
    add_words(one.words, claim->words);
    add_words(one.core, claim->core);
  }
}

// 「消したファイルをこいつが握ってるかも」, 「これだ。控えの領域が1.85TB」: the guess tells more.
bool GuessList::answers_briefly(const Guess& one, const Claim& claim) const {
  constexpr std::size_t kShort = 24;  // characters
  const int raised = one.cause.raised.front();
  const std::size_t told = content_words(text_of(*story_, story_->lines(raised))).size();
  return claim.status == Status::confirmed && !one.asked &&
         story_->status(raised, Tag::cause) == Status::suspected &&
         claim.words.size() < std::max(one.richness, told) &&
         length_of(text_of(*story_, claim.lines)) <= kShort &&
         std::ranges::none_of(claim.lines,
                              [&](Line line) { return story_->hears(line, "tells_state"); });
}

// 「適用に失敗してました」, 「消されずに溜まってたのが原因ですね」
bool GuessList::tells_verdict(const Guess& one, const Claim& claim) const {
  constexpr std::size_t kNames = 2;  // words
  return claim.status == Status::confirmed && !story_->hears(one.cause.raised.front(), "root") &&
         naming_words(*story_, claim.words) >= kNames &&
         std::ranges::any_of(claim.lines, [&](Line line) {
           return story_->hears(line, "verdict_of") && !story_->asks(line);
         });
}

// What was found later says more than the first guess did. What was ruled out keeps its words.
// 「ついでにタイムアウトも入れたいです」 speaks of the work.
void GuessList::reword(Guess& one, const Claim& claim) {
  const bool work =
      story_->has(claim.n, Tag::followup) && !story_->hears(claim.n, "root") &&
      std::ranges::any_of(claim.lines, [&](Line line) { return story_->hears(line, "wishes"); });
  if (work || claim.status == Status::ruled_out || claim.words.size() < 2 ||
      points_back(*story_, claim.n, claim.words) || all_point(*story_, claim.lines)) {
    return;
  }
  // 「1800を30に変えました」, 「その項目、単位は秒です」: what was changed stays, and what was
  // wrong with it stands behind it.
  const auto changes = [&](Line line) {
    return story_->modality(line) == Modality::done && !story_->asks(line) &&
           story_->ends(line, "changes_made");
  };
  const std::vector<Line> before = story_->carriers(one.cause.raised.front(), Tag::cause);
  if (std::ranges::any_of(before, changes) && std::ranges::none_of(claim.lines, changes)) {
    add_answer(one, claim);
    return;
  }
  tell(one, claim);
}

// What was found, and what came of it in the words of whoever understood it.
void GuessList::add_answer(Guess& one, const Claim& claim) const {
  if (naming_words(*story_, claim.words) == 0) {
    return;
  }
  const Statement answer = cause_statement(*story_, claim);
  one.cause.statement.text = story_->phrases().fill(
      "cause.answered", {{"guess", one.cause.statement.text}, {"answer", answer.text}});
  cite(one.cause.statement, answer.events);
  add_words(one.words, claim.words);
}

// Told in the words of the claim, where these name something.
void GuessList::tell(Guess& one, const Claim& claim) {
  Statement told = cause_statement(*story_, claim);
  const Words words = content_words(text::normalised(told.text));
  if (naming_words(*story_, words) == 0) {
    return;
  }
  if (!one.one_of.empty() && told.text.find(one.one_of) == std::string::npos) {
    told.text =
        story_->phrases().fill("cause.answered", {{"guess", one.one_of}, {"answer", told.text}});
  }
  cite(told, one.cause.statement.events);
  one.cause.statement = std::move(told);
  one.richness = std::max(claim.words.size(), words.size());
  add_words(one.words, words);
  add_words(one.core, words);
}

}  // namespace tenmatsu::composition
