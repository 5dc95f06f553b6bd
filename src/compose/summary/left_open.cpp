#include "compose/summary/left_open.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/times/ending.hpp"
#include "compose/wording/clock_text.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::size_t kMost = 60;  // characters of how it stood

bool tells(const Story& story, Line line, const char* cue) {
  constexpr std::size_t kLeast = 8;  // characters: 「様子見で」 says too little
  return story.hears(line, cue) && !story.asks(line) && !story.hears(line, "of_the_report") &&
         length_of(story.normal(line)) >= kLeast;
}

// The sentences that tell it, and the one behind them, which says until when or who goes on:
// 「未復旧のまま継続です。明日の朝10時にまたここで」
std::vector<Line> telling_lines(const Story& story, int n, const char* cue) {
  std::vector<Line> found;
  bool before = false;
  for (const Line line : story.lines(n)) {
    const bool tells_it = tells(story, line, cue);
    const bool behind = before && !story.asks(line) && !story.hears(line, "of_the_report") &&
                        !story.carries(line, Tag::followup);
    if (tells_it || behind) {
      found.push_back(line);
    }
    before = tells_it;
  }
  return found;
}

// The last clauses of a long sentence, as long as they still tell it.
std::string shortened(const Story& story, std::string text, const char* cue) {
  const std::string& comma = story.phrases().text("mark.comma");
  for (std::size_t at = text.find(comma); at != std::string::npos && length_of(text) > kMost;
       at = text.find(comma)) {
    const std::string rest = text.substr(at + comma.size());
    if (!holds_any(rest + story.phrases().text("mark.full_stop"), story.phrases().cue(cue))) {
      break;
    }
    text = rest;
  }
  return text;
}

// What message `n` tells of it, in a few words; empty where it takes many.
Statement told_in(const Story& story, int n, const char* cue) {
  std::vector<Line> lines = story.bot(n) ? std::vector<Line>{} : telling_lines(story, n, cue);
  while (!lines.empty()) {
    Statement told = plain_statement(story, n, lines);
    if (lines.size() == 1) {
      told.text = shortened(story, std::move(told.text), cue);
    }
    const bool breaks_off = ends_with_any(told.text, story.phrases().cue("why_ends"));
    if (length_of(told.text) <= kMost && !breaks_off) {
      return told;
    }
    lines.pop_back();
  }
  return {};
}

// The last of the talk that tells it in so many words, else that gives it into other hands.
Statement last_told(const Story& story) {
  constexpr int kLast = 12;  // messages
  for (const char* cue : {"left_open", "left_to_others"}) {
    for (int n = story.size(); n > std::max(0, story.size() - kLast); --n) {
      Statement told = told_in(story, n, cue);
      if (!told.text.empty()) {
        return told;
      }
    }
  }
  return {};
}

}  // namespace

Statement left_open(const Story& story, const Incident& incident) {
  if (incident.time(Milestone::resolved) || !known_open(story)) {
    return {};
  }
  Statement told = last_told(story);
  const int n = told.events.empty() ? 0 : told.events.front();
  if (n == 0 || !story.timed(n)) {
    return told;
  }
  told.text = story.phrases().fill(
      "summary.left_open", {{"time", clock_text(story, story.minute(n))}, {"what", told.text}});
  return told;
}

}  // namespace tenmatsu::composition
