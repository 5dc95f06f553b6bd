#include "compose/story/frames.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/story/clauses.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

// A frame is set by a word of `heads`, behind which, before the next pause, stands one of `marks`.
struct Row {
  Frame frame;
  std::string_view heads;
  std::string_view marks;
  std::size_t between;  // characters that may stand between them: 「先月の写しでは」
};

constexpr Row kRows[] = {
    {Frame::before, "frame_before", "frame_before_marks", 8},
    {Frame::usual, "frame_usual", "frame_usual_marks", 0},
    {Frame::supposed, "frame_supposed", "frame_supposed_marks", 2},
    {Frame::ahead, "frame_ahead", "frame_ahead_marks", 2},
};

bool sets(const Story& story, const Row& row, std::string_view clause) {
  const rules::Phrases& phrases = story.phrases();
  const std::size_t head = rules::prefix_size(clause, phrases.cue(std::string(row.heads)));
  if (head == 0) {
    return false;
  }
  std::string_view rest = clause.substr(head);
  for (std::size_t i = 0; i <= row.between && !rest.empty(); ++i) {
    if (starts_with_any(rest, phrases.cue(std::string(row.marks)))) {
      return true;
    }
    rest.remove_prefix(text::character_at(rest, 0).size);
  }
  return false;
}

}  // namespace

Frame frame_of(const Story& story, Line line) {
  const std::vector<Line> whole = story.sentence_lines(line);
  const bool against =
      std::ranges::any_of(whole, [&](Line part) { return story.hears(part, "sets_against"); });
  for (const Line part : {line, whole.front()}) {
    for (const std::string_view clause : clauses_of(story, story.normal(part))) {
      for (const Row& row : kRows) {
        const bool ahead = row.frame == Frame::ahead;
        // 「紙代で11万、夕方の便には乗る」 begins with what is there already.
        const bool fits = ahead ? part == whole.front() &&
                                      clause.data() == story.normal(part).data() &&
                                      story.modality(line) != Modality::done
                                : !against;
        if (fits && sets(story, row, clause)) {
          return row.frame;
        }
      }
    }
  }
  return Frame::none;
}

bool is_of_other_state(Frame frame) {
  return frame != Frame::none && frame != Frame::ahead;
}

}  // namespace tenmatsu::composition
