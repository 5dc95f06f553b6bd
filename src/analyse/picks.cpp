#include "analyse/picks.hpp"

#include <algorithm>
#include <limits>

namespace tenmatsu::analysis {
namespace {

using rules::Pick;

// What a sum of a pick must be above: a row too many is struck out more easily than one that lacks
// is found, and of harm and steps one that is a little unlikely beats what only stands last.
constexpr double kLeast = -0.5;

// What has no tag at all is often side talk.
double least_for_row(const Event& event) {
  return event.tags.empty() ? 0 : kLeast;
}

// What a person marks is no side talk.
bool is_marked(const Heard& heard) {
  return std::ranges::any_of(heard.marks, [](const Mark& mark) { return mark.marker != nullptr; });
}

double sum_for(const Talk& talk, std::size_t i, Pick pick) {
  return talk.pick_sums[i][static_cast<std::size_t>(pick)];
}

// Of the findings that may be picked the likeliest, where its sum is above `least`. Weights that
// learned nothing of it sum up to 0.
void mark_main(Talk& talk, Pick what, Tag tag, double least, bool (*may_be)(Status)) {
  TagFinding* best = nullptr;
  double highest = least;
  for (std::size_t i = 0; i < talk.pick_sums.size(); ++i) {
    const double sum = sum_for(talk, i, what);
    for (TagFinding& finding : talk.result.events[i].tags) {
      if (finding.tag == tag && may_be(finding.status) && sum != 0 && sum > highest) {
        best = &finding;
        highest = sum;
      }
    }
  }
  if (best != nullptr) {
    best->main = true;
  }
}

}  // namespace

void pick(Talk& talk) {
  constexpr double kAny = -std::numeric_limits<double>::infinity();
  mark_main(talk, Pick::root, Tag::cause, kAny,
            [](Status status) { return status != Status::ruled_out; });
  mark_main(talk, Pick::harm, Tag::impact, kLeast, [](Status) { return true; });
  mark_main(talk, Pick::ending, Tag::action, kLeast,
            [](Status status) { return status == Status::done; });
  mark_main(talk, Pick::head, Tag::symptom, kAny, [](Status) { return true; });
  for (std::size_t i = 0; i < talk.pick_sums.size(); ++i) {
    Event& event = talk.result.events[i];
    event.key = sum_for(talk, i, Pick::row) > least_for_row(event) || is_marked(talk.heard[i]) ||
                std::ranges::any_of(event.tags, [](const TagFinding& finding) {
                  return finding.main && finding.tag != Tag::symptom;
                });
  }
}

}  // namespace tenmatsu::analysis
