#include "compose/causes.hpp"

#include <algorithm>
#include <iterator>

#include "compose/claims.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

using Words = std::vector<std::string>;

constexpr std::string_view kComma = "\u3001";

struct Hypothesis {
  Cause cause;
  Words words;
  std::size_t richness = 0;  // words of what its statement was made from
  int last = 0;              // the message that spoke of it last
  bool asked = false;        // it was raised as a question
  int answered = 0;          // the message that said yes to it, and nothing more
};

bool all_point(const Story& story, const std::vector<Line>& lines) {
  return std::all_of(lines.begin(), lines.end(),
                     [&](Line line) { return only_points(story, line); });
}

// 「サービスが止まったままです。これが原因です」: what the same message says of it.
std::vector<Line> told_beside(const Story& story, int n) {
  std::vector<Line> found;
  for (const Line line : story.lines(n)) {
    const Modality modality = story.modality(line);
    const bool states = modality == Modality::statement || modality == Modality::done ||
                        modality == Modality::ongoing || modality == Modality::onset;
    if (states && !story.asks(line) && !only_points(story, line) && !introduces(story, line) &&
        !content_words(story.normal(line)).empty()) {
      found.push_back(line);
    }
  }
  return found;
}

// 「EXPLAINを見たところ、索引が効いていない」: how it was found is told elsewhere.
std::string without_lead(const Story& story, const std::string& text) {
  std::size_t end = 0;
  for (const std::string& lead : story.phrases().cue("finding_leads")) {
    const std::size_t at = text.find(lead);
    if (at != std::string::npos && at < text.find(story.phrases().text("join.sentences"))) {
      end = std::max(end, at + lead.size());
    }
  }
  while (end != 0 && text.compare(end, kComma.size(), kComma) == 0) {
    end += kComma.size();
  }
  return content_words(text.substr(end)).empty() ? text : text.substr(end);
}

// 「ベンダに電話しました。ファイルが古いそうです」: the step that found it is not the cause.
std::vector<Line> without_looks(const Story& story, int n, const std::vector<Line>& lines) {
  const Line main = story.carrier(n, Tag::cause);
  std::vector<Line> kept;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(kept), [&](Line line) {
    const bool look = story.modality(line) == Modality::done && !story.negated(line) &&
                      (story.has_term(line, "investigation") || story.hears(line, "asked_around"));
    return line >= main || !look || story.hears(line, "root");
  });
  return kept.empty() ? lines : kept;
}

// Words that name something; 原因 and 特定 are said of any cause.
std::size_t naming_words(const Story& story, const Words& words) {
  const auto& pointing = story.phrases().cue("pointing");
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return std::none_of(pointing.begin(), pointing.end(), [&](const std::string& empty) {
          return word.find(empty) != std::string::npos;
        });
      }));
}

// 「ライセンスが昨日までになっていました。期限切れが原因です」: what the second speaks of stands
// in the first.
std::vector<Line> with_subject(const Story& story, const Claim& claim) {
  std::vector<Line> lines = claim.lines;
  if (claim.status == Status::confirmed && naming_words(story, claim.words) <= 1) {
    for (const Line line : told_beside(story, claim.n)) {
      if (line < claim.lines.front() && claim.lines.front().index - line.index <= 2) {
        lines.push_back(line);
      }
    }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  }
  return lines;
}

// 「これが原因です」: what it points at was found just before.
Statement found_by_pointing(const Story& story, const Claim& claim) {
  constexpr int kNear = 3;  // messages
  const int n = claim.n;
  std::vector<Line> lines = with_subject(story, claim);
  if (all_point(story, lines)) {
    const std::vector<Line> beside = told_beside(story, n);
    lines = beside.empty() ? lines : beside;
  }
  for (int back = n - 1; all_point(story, lines) && back >= 1 && back >= n - kNear; --back) {
    for (const Tag tag : {Tag::cause, Tag::investigation, Tag::symptom}) {
      if (story.has(back, tag) && !all_point(story, story.carriers(back, tag))) {
        Statement found = plain_statement(story, back, tag);
        cite(found, {n});
        return found;
      }
    }
  }
  return plain_statement(story, n, without_looks(story, n, lines));
}

Statement cause_statement(const Story& story, const Claim& claim) {
  Statement found = found_by_pointing(story, claim);
  found.text = without_lead(story, found.text);
  return found;
}

// 「それです、確定」: what was meant stands in the message before.
bool points_back(const Story& story, int n, const Words& words) {
  constexpr std::size_t kFew = 3;
  return story.hears(n, "points_back") && words.size() <= kFew;
}

void add_words(Words& words, const Words& more) {
  for (const std::string& word : more) {
    if (std::find(words.begin(), words.end(), word) == words.end()) {
      words.push_back(word);
    }
  }
}

int rank_of(Status status) {
  return status == Status::confirmed || status == Status::ruled_out ? 2 : 1;
}

bool contributes(const Story& story, const Claim& claim) {
  return std::any_of(claim.lines.begin(), claim.lines.end(),
                     [&](Line line) { return story.hears(line, "contributing"); });
}

// --- which guess a message speaks of ---

// Follows all guesses from message to message.
class Track {
 public:
  explicit Track(const Story& story) : story_(&story) {}

  void hear(int n) {
    take_back(n);
    const bool answered = take_answer(n);
    for (const Claim& claim :
         story_->has(n, Tag::cause) ? claims(*story_, n) : std::vector<Claim>{}) {
      if (!answered || !settled_by(n, claim)) {
        place(claim);
      }
    }
  }

  std::vector<Hypothesis> all() && { return std::move(all_); }

 private:
  // Who said something wrong says so soon.
  void take_back(int n) {
    constexpr int kSoon = 6;  // messages
    if (!takes_back(*story_, n)) {
      return;
    }
    for (auto one = all_.rbegin(); one != all_.rend(); ++one) {
      const int said = one->last;
      if (said < n && n - said <= kSoon && story_->speaker(said) == story_->speaker(n) &&
          one->cause.status != Status::ruled_out) {
        settle(*one, n, Status::ruled_out, nullptr);
        return;
      }
    }
  }

  // Whether the message answered the guess before it.
  bool take_answer(int n) {
    constexpr int kNear = 6;  // messages
    Hypothesis* open = latest_open(n, kNear);
    if (open == nullptr || open->last == n) {
      return false;
    }
    const bool other = story_->speaker(open->last) != story_->speaker(n);
    const bool asked = open->asked && other && n - open->last <= 2;
    const Answer said = answer(*story_, n, asked);
    if (said == Answer::none || (said == Answer::no && n - open->last > 3)) {
      return false;
    }
    settle(*open, n, said == Answer::yes ? Status::confirmed : Status::ruled_out, nullptr);
    open->answered = said == Answer::yes ? n : 0;
    return true;
  }

  // What stands behind the answer tells more of it: 「これだ、3割しか当たっていない」.
  bool settled_by(int n, const Claim& claim) {
    for (Hypothesis& one : all_) {
      if (one.last == n && one.cause.status == claim.status) {
        tell(one, claim);
        return true;
      }
    }
    return false;
  }

  void place(const Claim& claim) {
    Hypothesis* same = find_same(claim);
    if (same != nullptr && same->last == claim.n && same->cause.status != claim.status) {
      return;  // the message has already said what it thinks of it
    }
    if (same != nullptr) {
      settle(*same, claim.n, claim.status, &claim);
    } else if (stands_alone(claim)) {
      open(claim);
    }
  }

  // 「あれは無関係です」 about nothing that was suspected excludes nothing.
  bool stands_alone(const Claim& claim) const {
    if (naming_words(*story_, claim.words) == 0) {
      return claim.status == Status::suspected && says_something(claim);
    }
    return claim.status != Status::ruled_out ||
           std::any_of(claim.lines.begin(), claim.lines.end(), [&](Line line) {
             return story_->modality(line) == Modality::exclusion &&
                    !story_->hears(line, "not_ruled_out");
           });
  }

  // 「乗っ取られた、ということですか」: no word of its own, and yet a guess.
  bool says_something(const Claim& claim) const {
    constexpr std::size_t kShort = 8;  // characters
    return std::any_of(claim.lines.begin(), claim.lines.end(), [&](Line line) {
      return length_of(story_->normal(line)) >= kShort && !only_points(*story_, line);
    });
  }

  bool denies(const Claim& claim) const {
    return std::any_of(claim.lines.begin(), claim.lines.end(), [&](Line line) {
      return story_->modality(line) == Modality::exclusion || story_->negated(line) ||
             story_->hears(line, "rules_out");
    });
  }

  // How much must be said again for it to be the same.
  static double least_share(const Hypothesis& one, Status status) {
    constexpr double kSame = 0.5;
    constexpr double kSameAgain = 0.8;  // of what was ruled out
    constexpr double kDenied = 0.34;
    if (status == Status::ruled_out) {
      return one.cause.status == Status::suspected ? kDenied : kSameAgain;
    }
    constexpr double kNever = 2;  // a new guess does not bear out what was ruled out
    return one.cause.status != Status::ruled_out ? kSame
           : status == Status::suspected         ? kNever
                                                 : kSameAgain;
  }

  Hypothesis* find_same(const Claim& claim) {
    Hypothesis* best = nullptr;
    double most = 0;
    for (Hypothesis& one : all_) {
      const double share = overlap(claim.words, one.words);
      if (share >= least_share(one, claim.status) && share >= most) {
        most = share;
        best = &one;
      }
    }
    return best != nullptr ? best : meant_by(claim);
  }

  // What a claim that names nothing of what was said before is about.
  Hypothesis* meant_by(const Claim& claim) {
    constexpr int kNear = 8;
    constexpr int kAnswer = 3;
    if (claim.status == Status::ruled_out) {
      Hypothesis* open = latest_open(claim.n, kAnswer);
      return open != nullptr && (open->asked || denies(claim)) ? open : nullptr;
    }
    if (naming_words(*story_, claim.words) == 0 || points_back(*story_, claim.n, claim.words)) {
      Hypothesis* open = latest_open(claim.n, kNear);
      const bool known =
          open != nullptr || all_.empty() || all_.back().cause.status == Status::ruled_out;
      return known ? open : &all_.back();
    }
    return nullptr;
  }

  // The open one that was spoken of last, within so many messages.
  Hypothesis* latest_open(int n, int near) {
    Hypothesis* latest = nullptr;
    for (Hypothesis& one : all_) {
      if (one.cause.status == Status::suspected && n - one.last <= near &&
          (latest == nullptr || one.last >= latest->last)) {
        latest = &one;
      }
    }
    return latest;
  }

  void open(const Claim& claim) {
    Hypothesis one;
    one.cause.status = claim.status;
    one.cause.statement = cause_statement(*story_, claim);
    one.richness = claim.words.size();
    one.cause.contributing = claim.status == Status::confirmed && contributes(*story_, claim);
    one.cause.raised = {claim.n};
    one.words = claim.words;
    one.last = claim.n;
    one.asked = std::any_of(claim.lines.begin(), claim.lines.end(),
                            [&](Line line) { return story_->asks(line); });
    all_.push_back(std::move(one));
  }

  // A later word of equal or greater certainty decides; a guess does not undo what was established.
  void settle(Hypothesis& one, int n, Status status, const Claim* claim) {
    auto& list = status == Status::ruled_out ? one.cause.opposed : one.cause.supported;
    list.push_back(n);
    one.last = n;
    const bool decides = rank_of(status) >= rank_of(one.cause.status);
    const bool anew = decides && status != one.cause.status;
    one.cause.status = decides ? status : one.cause.status;
    if (decides) {
      cite(one.cause.statement, {n});
    }
    if (claim != nullptr && decides && (anew || claim->words.size() > one.richness)) {
      reword(one, *claim);
    }
    if (claim != nullptr) {
      add_words(one.words, claim->words);
    }
  }

  // What was found later says more than the first guess did. What was ruled out keeps its words.
  void reword(Hypothesis& one, const Claim& claim) {
    if (claim.status == Status::ruled_out || claim.words.size() < 2 ||
        points_back(*story_, claim.n, claim.words) || all_point(*story_, claim.lines)) {
      return;
    }
    tell(one, claim);
  }

  // Told in the words of the claim, where these name something.
  void tell(Hypothesis& one, const Claim& claim) {
    Statement told = cause_statement(*story_, claim);
    const Words words = content_words(text::normalised(told.text));
    if (naming_words(*story_, words) == 0) {
      return;
    }
    cite(told, one.cause.statement.events);
    one.cause.statement = std::move(told);
    one.richness = std::max(claim.words.size(), words.size());
    add_words(one.words, words);
  }

  const Story* story_;
  std::vector<Hypothesis> all_;
};

// --- which of them are told, and in which order ---

// 「これが原因」, 「特定しました」: said of what lies at the bottom of it.
bool named_as_root(const Story& story, const Cause& cause) {
  const auto said_so = [&](int n) {
    return story.status(n, Tag::cause) == Status::confirmed && story.hears(n, "root");
  };
  return std::any_of(cause.raised.begin(), cause.raised.end(), said_so) ||
         std::any_of(cause.supported.begin(), cause.supported.end(), said_so);
}

// The words of all messages, in their order.
std::vector<Words> words_of_all(const Story& story) {
  std::vector<Words> all;
  for (int n = 1; n <= story.size(); ++n) {
    all.push_back(content_words(story.normal(n)));
  }
  return all;
}

// How many later messages speak of the same things.
int mentions(const std::vector<Words>& spoken, const Hypothesis& one) {
  constexpr int kMost = 5;
  int count = 0;
  for (auto n = static_cast<std::size_t>(one.last); n < spoken.size() && count < kMost; ++n) {
    count += shared_words(spoken[n], one.words) >= 2 ? 1 : 0;
  }
  return count;
}

bool hears(const Story& story, const Cause& cause, std::string_view cue) {
  return holds_any(text::normalised(cause.statement.text), story.phrases().cue(cue));
}

// What speaks for its being what went wrong, rather than a detail found on the way. The weights
// are rounded from a fit on talks in which people had marked the main cause.
double weight_of(const Story& story, const std::vector<Words>& spoken, const Hypothesis& one) {
  constexpr double kMostWords = 10;
  double weight = named_as_root(story, one.cause) ? 2.2 : 0;
  weight += 0.2 * std::min(static_cast<double>(one.richness), kMostWords);
  weight += 0.16 * mentions(spoken, one);
  weight -= one.cause.contributing ? 1 : 0;
  weight -= hears(story, one.cause, "explains_delay") ? 1.2 : 0;
  weight -= hears(story, one.cause, "first_person") ? 0.5 : 0;
  weight -= hears(story, one.cause, "is_remedy") ? 0.7 : 0;
  return weight;
}

// The cause that is told first: of what was confirmed, else of what was suspected.
Hypothesis* main_of(const Story& story, std::vector<Hypothesis>& all) {
  const std::vector<Words> spoken = words_of_all(story);
  for (const Status status : {Status::confirmed, Status::suspected}) {
    Hypothesis* best = nullptr;
    double most = 0;
    for (Hypothesis& one : all) {
      const double weight = weight_of(story, spoken, one);
      if (one.cause.status == status && (best == nullptr || weight > most)) {
        best = &one;
        most = weight;
      }
    }
    if (best != nullptr) {
      return best;
    }
  }
  return nullptr;
}

// Where it stands in the list.
int place_of(const Story& story, const Cause& cause) {
  if (cause.main) {
    return 0;
  }
  if (cause.status == Status::ruled_out) {
    return 5;
  }
  if (cause.contributing) {
    return 4;
  }
  if (cause.status != Status::confirmed) {
    return 3;
  }
  return named_as_root(story, cause) ? 1 : 2;
}

// 「原因: …」, as people may mark it themselves.
bool marked(const Story& story, int n) {
  const auto& fired = story.event(n).fired;
  return std::any_of(fired.begin(), fired.end(), [&](const Evidence& evidence) {
    const rules::TagRule* rule = story.rules().tags.find(evidence.rule);
    return rule != nullptr && !rule->when.marker.empty();
  });
}

// 「今朝の変更が原因かもしれません」 is said of the cause in so many words; it stays a suspicion.
bool names_cause(const Story& story, const Hypothesis& one) {
  const auto lines = story.carriers(one.cause.raised.front(), Tag::cause);
  return std::any_of(lines.begin(), lines.end(), [&](Line line) {
    return story.modality(line) == Modality::conjecture && !story.asks(line) &&
           story.normal(line).find(story.phrases().text("word.cause")) != std::string_view::npos;
  });
}

// A guess that nobody came back to once the cause was found is history: it stands in the timeline.
bool overtaken(const Story& story, const Hypothesis& one, int found) {
  return one.cause.status == Status::suspected && found != 0 && one.last <= found &&
         !marked(story, one.cause.raised.front()) && !names_cause(story, one);
}

// What was confirmed and still asks: the answer stands behind it; where 「それです」 may have meant
// another guess, it is shown as one.
void end_question(const Story& story, Hypothesis& one) {
  Statement& told = one.cause.statement;
  if (one.cause.status != Status::confirmed ||
      !ends_with_any(text::normalised(told.text), story.phrases().cue("still_asks"))) {
    return;
  }
  const std::string answer =
      one.answered == 0 ? "" : noun(story, story.lines(one.answered).front());
  if (answer.empty()) {
    one.cause.status = Status::suspected;
    return;
  }
  told.text = story.phrases().fill("cause.answered", {{"guess", told.text}, {"answer", answer}});
}

// The message by which the last cause was found; 0 where none was.
int found_at(const std::vector<Hypothesis>& all) {
  int last = 0;
  for (const Hypothesis& one : all) {
    if (one.cause.status == Status::confirmed && !one.cause.contributing) {
      last = std::max(last, one.last);
    }
  }
  return last;
}

}  // namespace

std::vector<Cause> causes(const Story& story) {
  Track track(story);
  for (const Event& event : story.events()) {
    track.hear(event.n);
  }
  std::vector<Hypothesis> all = std::move(track).all();
  for (Hypothesis& one : all) {
    end_question(story, one);
  }
  std::erase_if(all, [](const Hypothesis& one) { return one.cause.statement.text.empty(); });
  Hypothesis* main = main_of(story, all);
  const int found = found_at(all);
  if (main != nullptr) {
    main->cause.main = true;
    main->cause.contributing = false;
  }
  std::vector<Cause> sorted;
  for (Hypothesis& one : all) {
    if (!overtaken(story, one, found)) {
      sorted.push_back(std::move(one.cause));
    }
  }
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Cause& a, const Cause& b) {
    return place_of(story, a) < place_of(story, b);
  });
  return sorted;
}

}  // namespace tenmatsu::composition
