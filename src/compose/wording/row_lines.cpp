#include "compose/wording/row_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>

#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

bool states(Modality modality) {
  switch (modality) {
    case Modality::statement:
    case Modality::ongoing:
    case Modality::done:
    case Modality::onset:
    case Modality::assertion:
    case Modality::exclusion:
    case Modality::rejection:
      return true;
    default:
      return false;
  }
}

// What tells something by itself: 「本当に消えている」, but not 「あった」.
bool says_enough(const Story& story, Line line) {
  constexpr std::size_t kLeast = 4;  // characters
  return !story.metrics(line).empty() || length_of(story.bare(line)) >= kLeast;
}

// 「履歴を見ました。」: where it was found, which the finding is told with.
bool tells_look(const Story& story, Line line) {
  return story.metrics(line).empty() && story.hears(line, "looks");
}

// What was said of the incident and to its end; not how somebody felt, nor what is to be done
// later.
bool is_news(const Story& story, Line line) {
  return states(story.modality(line)) && !story.asks(line) && says_enough(story, line) &&
         !tells_look(story, line) && !story.carries(line, Tag::followup) &&
         !story.ends(line, "feeling_ends") && !story.ends(line, "row_half_ends");
}

bool stands(const std::vector<Line>& lines, Line line) {
  return std::ranges::find(lines, line) != lines.end();
}

// What told something alone may tell nothing beside others: then it would be lost.
bool loses_any(const Story& story, const std::vector<Line>& lines, const std::vector<Line>& all) {
  const std::vector<Line> told = telling(story, all);
  return std::ranges::any_of(
      lines, [&](Line line) { return !stands(told, line) && !only_points(story, line); });
}

// 「部位は正しかったと先生が。残り2名も済みです」: a subject that was left alone would take over
// what is told of another.
bool follows_subject(const Story& story, const std::vector<Line>& told, Line line) {
  const Line before{line.n, line.index - 1};
  return line.index > 0 && stands(told, before) &&
         story.bare(before).ends_with(story.phrases().text("particle.subject")) &&
         story.hears(line, "subject_particles");
}

std::size_t length_of_all(const Story& story, const std::vector<Line>& lines) {
  return std::accumulate(
      lines.begin(), lines.end(), std::size_t{0},
      [&](std::size_t sum, Line line) { return sum + length_of(story.normal(line)); });
}

// 「プランが無料に戻ってます。それで上限に当たった」: what is pointed at is told with it.
bool is_pointed_at(const Story& story, const std::vector<Line>& told, Line line,
                   std::string_view pointing) {
  const Line next{line.n, line.index + 1};
  return stands(told, next) && story.begins(next, pointing);
}

// What is news beside `lines`, and is no part of them.
std::vector<Line> news_beside(const Story& story, int n, const std::vector<Line>& lines) {
  std::vector<Line> beside;
  for (const Line line : story.lines(n)) {
    if (!stands(lines, line) && is_news(story, line) && !follows_subject(story, lines, line)) {
      beside.push_back(line);
    }
  }
  return beside;
}

void add(const Story& story, const std::vector<Line>& beside, std::vector<Line>& lines) {
  std::vector<Line> all = lines;
  all.insert(all.end(), beside.begin(), beside.end());
  std::ranges::sort(all);
  if (!loses_any(story, lines, all)) {
    lines = std::move(all);
  }
}

void add_pointed_at(const Story& story, int n, std::string_view pointing,
                    std::vector<Line>& lines) {
  std::vector<Line> beside = news_beside(story, n, lines);
  std::erase_if(beside, [&](Line line) { return !is_pointed_at(story, lines, line, pointing); });
  add(story, beside, lines);
}

}  // namespace

void add_what_stands_beside(const Story& story, int n, std::vector<Line>& lines) {
  constexpr std::size_t kShort = 80;  // characters
  const std::vector<Line> beside = news_beside(story, n, lines);
  if (length_of_all(story, lines) + length_of_all(story, beside) > kShort) {
    add_pointed_at(story, n, "points_before", lines);
  } else {
    add(story, beside, lines);
  }
}

void add_what_it_came_of(const Story& story, int n, std::vector<Line>& lines) {
  add_pointed_at(story, n, "follows_from", lines);
}

}  // namespace tenmatsu::composition
