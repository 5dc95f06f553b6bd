#include "compose/causes/doubt.hpp"

#include "compose/causes/cause_words.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

// How a guess ends that is in doubt; 「なのは確か」 ends in no question.
std::string doubt_of(const Story& story, const std::string& text) {
  return ends_with_any(text, story.phrases().cue("no_questions"))
             ? ""
             : longest_end(text, story.phrases().cue("hedged_ends"));
}

}  // namespace

std::string without_doubt(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const std::string end = doubt_of(story, text);
  if (end.empty() || holds_any(text::normalised(text), phrases.cue("question_words")) ||
      text.find(end + phrases.text("mark.comma")) != std::string::npos) {
    return text;
  }
  const std::string rest = text.substr(0, text.size() - end.size());
  const std::string& mark = phrases.text("mark.full_stop");
  // 「期間を持っていなかったか」 asks for a yes; without its end it would deny it.
  const bool rhetorical = phrases.cue("rhetorical_ends").any_is(end);
  const bool turns = rhetorical && ends_with_any(rest, phrases.cue("negative_past_ends"));
  // 「連携装置のほうです。5西は鳴っているか」 asks beside what it guesses.
  const bool beside = rhetorical && rest.find(mark) != std::string::npos;
  return rest.ends_with(mark) || turns || beside ? text : rest;
}

bool still_doubts(const Story& story, const std::string& text) {
  return ends_asking(story, text) || !doubt_of(story, text).empty();
}

}  // namespace tenmatsu::composition
