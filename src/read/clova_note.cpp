#include "read/clova_note.hpp"

#include <algorithm>

#include "read/chat_lines.hpp"
#include "read/stamp.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::clova_note {
namespace {

constexpr std::size_t kHeadLines = 6;

struct Head {
  std::size_t line = 0;  // index of the line with the start
  Moment started;
};

// "2026.03.04 水 午後 5:02 ・ 4分 12秒"
std::optional<Head> head_of(const Source& source) {
  const StampWords words(source.rules->chat_lines);
  constexpr std::string_view kDots[] = {"\u30FB", "\u00B7", "\uFF65", "\u2022", "|"};
  for (std::size_t i = 0; i < std::min(kHeadLines, source.lines.size()); ++i) {
    const std::string folded = text::folded(text::trimmed(source.lines[i]));
    std::size_t at = 0;
    TakenStamp stamp;
    if (folded.size() < 5 || folded[4] != '.' || !take_stamp(folded, at, words, stamp) ||
        !stamp.moment.has_date()) {
      continue;
    }
    skip_blanks(folded, at);
    const std::string_view rest = std::string_view(folded).substr(at);
    if (std::any_of(std::begin(kDots), std::end(kDots),
                    [&](std::string_view dot) { return rest.starts_with(dot); })) {
      return Head{i, stamp.moment};
    }
  }
  return std::nullopt;
}

}  // namespace

bool claims(const Source& source) {
  return head_of(source).has_value();
}

Reading read(const Source& source) {
  const auto head = head_of(source);
  // What stands above the first voice is no talk.
  Source below = source;
  const std::size_t hidden = head ? head->line + 1 : 0;
  std::fill_n(below.lines.begin(), hidden, std::string_view());
  Reading reading = chat_lines::read(below);
  reading.format = "clova-note";
  for (Turn& turn : reading.turns) {
    if (turn.when && !turn.when->elapsed) {
      turn.when->second = turn.when->has_seconds ? turn.when->second : turn.when->second / 60;
      turn.when->has_seconds = true;
      turn.when->elapsed = true;
    }
  }
  reading.title.clear();
  for (std::size_t i = 0; i + 1 < hidden && reading.title.empty(); ++i) {
    reading.title = text::trimmed(source.lines[i]);
  }
  if (head) {
    reading.started = head->started;
  }
  return reading;
}

}  // namespace tenmatsu::reading::clova_note
