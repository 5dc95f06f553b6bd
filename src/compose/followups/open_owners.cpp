#include "compose/followups/open_owners.hpp"

#include <algorithm>
#include <string>

#include "compose/owners/days.hpp"
#include "compose/owners/mentions.hpp"
#include "compose/owners/named_owners.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// A sentence that leaves it open who does what was named before it.
struct OpenOwner {
  std::size_t first = 0;  // index of its first line
  std::size_t last = 0;
  std::string words;  // as said
  std::string day;    // on which it is decided
};

// Where a clause of the text begins with one of the words:
// 「検査科さんと、担当は明朝決めましょう」.
std::string_view behind_head(const Story& story, std::string_view text, std::string_view cue) {
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const auto& refers = story.rules().people.words(rules::PeopleWord::refers);
  for (std::size_t begin = 0; begin <= text.size();) {
    std::string_view clause = text.substr(begin);
    clause.remove_prefix(rules::prefix_size(clause, story.phrases().cue("then_heads")));
    clause.remove_prefix(rules::prefix_size(clause, refers));
    if (const std::size_t head = rules::prefix_size(clause, story.phrases().cue(cue))) {
      return clause.substr(head);
    }
    const std::size_t next = text.find(comma, begin);
    begin = next == std::string_view::npos ? text.size() + 1 : next + comma.size();
  }
  return {};
}

// 「決めましょう」, 「来週の設備会議で」, 「未定で、まず起票だけ」
bool puts_off(const Story& story, std::string_view behind) {
  const rules::Phrases& phrases = story.phrases();
  std::string_view end = text::without_closing_marks(behind);
  if (holds_any(behind, phrases.cue("owner_open_words")) ||
      ends_with_any(end, phrases.cue("decided_later_ends"))) {
    return true;
  }
  end.remove_suffix(rules::suffix_size(end, phrases.cue("meeting_particles")));
  return end.size() < text::without_closing_marks(behind).size() &&
         ends_with_any(end, phrases.cue("no_owner_ends"));
}

bool leaves_open(const Story& story, const std::vector<Line>& lines) {
  std::string text;
  for (const Line line : lines) {
    text += story.normal(line);
  }
  const Line last = lines.back();
  if (story.asks(last) || story.modality(last) == Modality::done ||
      !owner_said(story, last.n, lines.front().index, last.index).empty()) {
    return false;
  }
  const std::string_view owner = behind_head(story, text, "owner_topics");
  const std::string_view who = behind_head(story, text, "who_heads");
  return puts_off(story, owner) ||
         (holds_any(who, story.phrases().cue("who_is_open")) && puts_off(story, who));
}

std::vector<OpenOwner> open_owners_in(const Story& story, int n) {
  std::vector<OpenOwner> all;
  for (const Line line : story.lines(n)) {
    const std::vector<Line> sentence = story.sentence_lines(line);
    if (sentence.front() != line || !leaves_open(story, sentence)) {
      continue;
    }
    OpenOwner one;
    one.first = line.index;
    one.last = sentence.back().index;
    one.words = std::string(text::without_closing_marks(story.said_whole(line)));
    for (const Line part : sentence) {
      one.day = one.day.empty() ? day_in(story, part) : one.day;
    }
    all.push_back(std::move(one));
  }
  return all;
}

// Whether the work's own words name who does it.
bool names_owner(const Story& story, int n, const Work& work) {
  bool named = false;
  for (std::size_t i = work.first; i <= work.last; ++i) {
    named = named || (work.item.owner != story.speaker(n) &&
                      names_person(story, Line{n, i}, work.item.owner));
  }
  return named && !work.item.owner.empty();
}

void leave_open(const OpenOwner& open, Work& work) {
  give(work, "");
  work.owner_open = open.words;
  if (work.item.due == open.day) {
    work.item.due.clear();
  }
}

}  // namespace

void leave_owners_open(const Story& story, int n, std::vector<Work>& works) {
  for (const OpenOwner& open : open_owners_in(story, n)) {
    std::erase_if(works, [&](const Work& work) {
      return work.first >= open.first && work.last <= open.last && !work.report;
    });
    std::size_t nearest = 0;
    for (const Work& work : works) {
      nearest = work.last <= open.last ? std::max(nearest, work.last) : nearest;
    }
    for (Work& work : works) {
      if (work.last == nearest && work.first <= open.first && !work.report &&
          !names_owner(story, n, work)) {
        leave_open(open, work);
      }
    }
  }
}

void leave_known_open(const Story& story, int n, std::vector<Work>& known) {
  constexpr int kNear = 4;  // messages
  for (const OpenOwner& open : open_owners_in(story, n)) {
    const bool near = !known.empty() && known.back().item.statement.events.back() < n &&
                      n - known.back().item.statement.events.back() <= kNear;
    // Where the message names work of its own before it, it is of that.
    if (near && known.back().item.owner.empty() && !known.back().report &&
        (open.first == 0 || !story.has(n, Tag::followup))) {
      leave_open(open, known.back());
      cite(known.back().item.statement, {n});
    }
  }
}

bool tells_when_decided(const Story& story, const FollowUp& item) {
  return std::ranges::any_of(item.statement.events, [&](int n) {
    const std::vector<OpenOwner> open = open_owners_in(story, n);
    return std::ranges::any_of(open, [](const OpenOwner& one) { return !one.day.empty(); });
  });
}

}  // namespace tenmatsu::composition
