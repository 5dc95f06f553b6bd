#include "compose/followups/task_context.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compose/followups/task_verbs.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/closing.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// 撤去, 支払い, 「発注する」, 「入れる。80%で鳴る」, 「それ作る。年内には」; not 報告, which says
// what.
bool names_nothing_done(const Story& story, std::string_view text) {
  constexpr std::size_t kShort = 14;  // characters
  constexpr std::size_t kNoun = 3;
  std::string_view first = text.substr(0, text.find(story.phrases().text("mark.full_stop")));
  first.remove_prefix(rules::prefix_size(first, story.phrases().cue("task_pointers")));
  const bool lone = is_lone_verb(story, first) || length_of(first) <= kNoun;
  // 「書く。二枚で」 is told as 「二枚で書く」.
  return lone && length_of(text) <= kShort &&
         !text.ends_with(story.phrases().text("particle.by")) &&
         !holds_any(text::normalised(text), story.phrases().cue("tasks_by_name"));
}

// As it was said, where it tells something that work may go on from.
std::string words_of_line(const Story& story, Line line, std::size_t least) {
  constexpr std::size_t kLongest = 60;  // characters
  const std::string_view said = text::without_closing_marks(story.said_whole(line));
  const bool tells = story.modality(line) != Modality::acknowledgement &&
                     !story.ends(line, "only_why_ends") &&
                     !story.begins(line, "goes_along_heads") && !story.hears(line, "close") &&
                     content_words(text::normalised(said)).size() >= least;
  return tells && length_of(said) <= kLongest && said.find('\n') == std::string_view::npos
             ? std::string(said)
             : std::string();
}

struct Context {
  std::string words;
  int n = 0;
};

// Whether nothing but 「ないです」 or the like stands before the line in its message.
bool begins_message(const Story& story, int n, std::size_t first) {
  for (std::size_t i = 0; i < first; ++i) {
    if (!content_words(story.normal(Line{n, i})).empty()) {
      return false;
    }
  }
  return true;
}

// The sentence before the work in its message, else the last one of the message before.
std::optional<Context> context_of(const Story& story, int n, std::size_t first) {
  constexpr std::size_t kWords = 2;
  const bool begins = begins_message(story, n, first);
  const int m = begins ? n - 1 : n;
  if (m < 1 || story.bot(m)) {
    return std::nullopt;
  }
  Line line = begins ? story.lines(m).back() : Line{n, first - 1};
  // 「鳴る警報がありません。全体だと鳴らないので。それ作ります」: not why, but what.
  while (line.index > 0 && story.ends(line, "only_why_ends")) {
    --line.index;
  }
  std::string words = words_of_line(story, line, begins ? 1 : kWords);
  return words.empty() ? std::nullopt : std::optional(Context{std::move(words), m});
}

}  // namespace

void tell_with_context(const Story& story, std::size_t first, FollowUp& item) {
  if (!names_nothing_done(story, item.statement.text)) {
    return;
  }
  const auto context = context_of(story, item.statement.events.front(), first);
  if (context) {
    item.statement.text = story.phrases().fill(
        "task.in_context", {{"what", item.statement.text}, {"words", context->words}});
    cite(item.statement, {context->n});
  }
}

}  // namespace tenmatsu::composition
