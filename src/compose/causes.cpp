#include "compose/causes.hpp"

#include <algorithm>
#include <iterator>

#include "compose/milestones.hpp"
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

// 「これが原因です」: what it points at was found just before.
Statement found_by_pointing(const Story& story, int n) {
  constexpr int kNear = 3;  // messages
  std::vector<Line> lines = story.carriers(n, Tag::cause);
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

Statement cause_statement(const Story& story, int n) {
  Statement found = found_by_pointing(story, n);
  found.text = without_lead(story, found.text);
  return found;
}

// 「それです、確定」: what was meant stands in the message before.
bool points_back(const Story& story, int n, const Words& words) {
  constexpr std::size_t kFew = 3;
  return story.hears(n, "points_back") && words.size() <= kFew;
}

// The open one that was spoken of last.
Hypothesis* latest_open(std::vector<Hypothesis>& all) {
  Hypothesis* latest = nullptr;
  for (Hypothesis& one : all) {
    if (one.cause.status == Status::suspected && (latest == nullptr || one.last >= latest->last)) {
      latest = &one;
    }
  }
  return latest;
}

// How much must be said again for it to be the same: a new suspicion of what was ruled out is
// rather another one that shares some words.
double least_share(const Hypothesis& one, Status status) {
  constexpr double kSame = 0.5;
  constexpr double kSameAgain = 0.8;
  const bool anew = one.cause.status == Status::ruled_out && status != Status::ruled_out;
  return anew ? kSameAgain : kSame;
}

Hypothesis* find_same(const Story& story, std::vector<Hypothesis>& all, int n, Status status,
                      const Words& words) {
  Hypothesis* best = nullptr;
  double most = 0;
  for (Hypothesis& one : all) {
    const double share = overlap(words, one.words);
    if (share >= least_share(one, status) && share >= most) {
      most = share;
      best = &one;
    }
  }
  if (best == nullptr && (words.empty() || points_back(story, n, words))) {
    Hypothesis* open = latest_open(all);
    // What was ruled out is not what 「それです」 means.
    const bool other =
        all.empty() || !words.empty() || all.back().cause.status == Status::ruled_out;
    return open != nullptr || other ? open : &all.back();
  }
  return best;
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

// A later word of equal or greater certainty decides; a guess does not undo what was established.
void follow(const Story& story, Hypothesis& one, int n, Status status, const Words& words) {
  auto& list = status == Status::ruled_out ? one.cause.opposed : one.cause.supported;
  list.push_back(n);
  one.last = n;
  if (rank_of(status) < rank_of(one.cause.status)) {
    add_words(one.words, words);
    return;
  }
  // What was found later says more than the first guess did.
  const bool better = status != one.cause.status || words.size() > one.richness;
  one.cause.status = status;
  if (better && words.size() >= 2 && !points_back(story, n, words) &&
      !all_point(story, story.carriers(n, Tag::cause))) {
    const std::vector<int> earlier = one.cause.statement.events;
    one.cause.statement = cause_statement(story, n);
    one.richness = words.size();
    cite(one.cause.statement, earlier);
  } else {
    cite(one.cause.statement, {n});
  }
  add_words(one.words, words);
}

bool contributes(const Story& story, int n) {
  const auto lines = story.carriers(n, Tag::cause);
  return std::any_of(lines.begin(), lines.end(),
                     [&](Line line) { return story.hears(line, "contributing"); });
}

Hypothesis opened(const Story& story, int n, Status status, const Words& words) {
  Hypothesis one;
  one.cause.status = status;
  one.cause.statement = cause_statement(story, n);
  one.richness = words.size();
  one.cause.contributing = status == Status::confirmed && contributes(story, n);
  one.cause.raised = {n};
  one.words = words;
  one.last = n;
  return one;
}

// 「これが原因」, 「特定しました」: said of what lies at the bottom of it.
bool named_as_root(const Story& story, const Cause& cause) {
  const auto said_so = [&](int n) {
    return story.status(n, Tag::cause) == Status::confirmed && story.hears(n, "root");
  };
  return std::any_of(cause.raised.begin(), cause.raised.end(), said_so) ||
         std::any_of(cause.supported.begin(), cause.supported.end(), said_so);
}

// Where it stands in the list.
int place_of(const Story& story, const Cause& cause) {
  if (cause.status == Status::ruled_out) {
    return 4;
  }
  if (cause.contributing) {
    return 3;
  }
  if (cause.status != Status::confirmed) {
    return 2;
  }
  return named_as_root(story, cause) ? 0 : 1;
}

}  // namespace

std::vector<Cause> causes(const Story& story) {
  std::vector<Hypothesis> all;
  for (const int n : story.tagged(Tag::cause)) {
    const Status status = story.status(n, Tag::cause);
    const Words words = words_of(story, n, Tag::cause);
    if (Hypothesis* same = find_same(story, all, n, status, words)) {
      follow(story, *same, n, status, words);
    } else {
      all.push_back(opened(story, n, status, words));
    }
  }
  std::vector<Cause> sorted;
  for (Hypothesis& one : all) {
    // 「それです」 may have meant another guess: what still asks is shown as one.
    if (one.cause.status == Status::confirmed &&
        ends_with_any(one.cause.statement.text, story.phrases().cue("still_asks"))) {
      one.cause.status = Status::suspected;
    }
    if (!one.cause.statement.text.empty()) {
      sorted.push_back(std::move(one.cause));
    }
  }
  std::stable_sort(sorted.begin(), sorted.end(), [&](const Cause& a, const Cause& b) {
    return place_of(story, a) < place_of(story, b);
  });
  return sorted;
}

}  // namespace tenmatsu::composition
