#include "compose/story/worth.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace tenmatsu::composition {
namespace {

// The weights name their strongest clues and sum up what is left.
bool is_weighed(const TagFinding& finding) {
  constexpr std::string_view kRest = "rest";
  return std::ranges::any_of(finding.evidence,
                             [&](const Evidence& one) { return one.rule == kRest; });
}

}  // namespace

double worth(const Story& story, int n, Tag tag) {
  const TagFinding* finding = find_tag(story.event(n), tag);
  if (finding == nullptr) {
    return 0;
  }
  return !is_weighed(*finding)
             ? std::numeric_limits<double>::infinity()
             : std::accumulate(finding->evidence.begin(), finding->evidence.end(), 0.0,
                               [](double sum, const Evidence& one) { return sum + one.weight; });
}

bool outweighed(const Story& story, int n, Tag tag, std::initializer_list<Tag> others) {
  const double own = worth(story, n, tag);
  return std::ranges::any_of(others, [&](Tag other) { return worth(story, n, other) > own; });
}

}  // namespace tenmatsu::composition
