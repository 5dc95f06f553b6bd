#include "compose/followups/list_tails.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "compose/followups/work_owners.hpp"
#include "compose/owners/days.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/lists.hpp"

namespace tenmatsu::composition {
namespace {

// The last item of the list that `line` stands right behind, where it goes on with what the items
// began: it begins with a particle, or with 「以上」.
std::optional<Line> item_before(const Story& story, Line line) {
  const Line before{line.n, line.index - 1};
  const bool behind = line.index > 0 && !is_item(story, line) && is_item(story, before);
  return behind && story.begins(line, "list_tail_heads") ? std::optional(before) : std::nullopt;
}

bool says_who_or_when(const Story& story, Line line) {
  return !day_in(story, line).empty() || holds_any(story.normal(line), story.names()) ||
         story.hears(line, "first_person");
}

bool names_anybody(const Story& story, const Work& work, int n) {
  for (std::size_t i = work.first; i <= work.last; ++i) {
    const std::string_view said = story.normal(Line{n, i});
    if (holds_any(said, story.names()) || holds_any(said, story.phrases().cue("first_person"))) {
      return true;
    }
  }
  return false;
}

void give_from(const Story& story, int n, const Work& tail, Work& work) {
  if (work.listed ? work.item.owner.empty() : !names_anybody(story, work, n)) {
    give(work, tail.item.owner, tail.with);
  }
  if (work.item.due.empty()) {
    work.item.due = tail.item.due;
  }
}

}  // namespace

bool is_given_behind(const Story& story, Line line) {
  const std::vector<Line> lines = story.lines(line.n);
  return std::ranges::any_of(lines, [&](Line tail) {
    const auto item = tail.index > line.index ? item_before(story, tail) : std::nullopt;
    return item && in_one_list(story, *item, line) && says_who_or_when(story, tail);
  });
}

void give_lists(const Story& story, int n, const TagFinding& finding, std::vector<Work>& all) {
  for (const Line line : story.lines(n)) {
    const auto item = item_before(story, line);
    if (!item || !says_who_or_when(story, line)) {
      continue;
    }
    Work tail = work_in(story, line, finding);
    assign(story, n, tail, finding);
    std::erase_if(all, [&](const Work& work) { return work.first == tail.first; });
    for (Work& work : all) {
      if (in_one_list(story, *item, Line{n, work.first})) {
        give_from(story, n, tail, work);
      }
    }
  }
}

}  // namespace tenmatsu::composition
