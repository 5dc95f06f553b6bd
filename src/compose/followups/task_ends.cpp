#include "compose/followups/task_ends.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/followups/task_draft.hpp"
#include "compose/followups/task_verbs.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"

namespace tenmatsu::composition {
namespace {

class Ending : TaskDraft {
 public:
  Ending(const Story& story, const FollowUp& item, std::string text)
      : TaskDraft(story, item, std::move(text)) {}

  std::string whole() {
    drop_reasons();
    take_begging();
    take_also();
    add_verb();
    return text_;
  }

 private:
  void drop_reasons();
  void take_begging();
  void take_also();
  void add_verb();
  [[nodiscard]] std::string_view last_sentence() const;
  [[nodiscard]] bool is_noun_end(std::string_view said) const;
};

std::string_view Ending::last_sentence() const {
  const std::size_t last = text_.rfind(stop());
  return std::string_view(text_).substr(last == std::string::npos ? 0 : last + stop().size());
}

// 点検, and also 段取り, 見直し.
bool Ending::is_noun_end(std::string_view said) const {
  return is_noun_character(text::character_before(said, said.size())) ||
         ends_with_any(said, cue("before_assertion"));
}

// 「札を替える。急がないため」, 「掃除を足す。次の工事が来月なので、それまでに」: why, and until
// when, which stands beside it.
void Ending::drop_reasons() {
  for (std::size_t last = text_.rfind(stop()); last != std::string::npos && last > 0;
       last = text_.rfind(stop())) {
    if (!ends_with_any(last_sentence(), cue("task_reason_ends")) ||
        inside_quotation(story_, text_, last)) {
      return;
    }
    text_.resize(last);
  }
}

// 「正式な報告を依頼」 of whom somebody else asked for it: that person is to report. Who promises
// to ask others, does that.
void Ending::take_begging() {
  const bool asked =
      !item_.owner.empty() && item_.owner != story_.speaker(item_.statement.events.front());
  const std::size_t size = rules::suffix_size(text_, cue("task_begging_ends"));
  if (!asked || size == 0 || size == text_.size()) {
    return;
  }
  std::string left = text_.substr(0, text_.size() - size);
  settle_end(story_, left);
  const bool verb = ends_with_any(left, cue("verb_letters"));
  // 「言われたので月曜頼む」 leaves no work.
  const bool day = !item_.due.empty() && left.ends_with(item_.due);
  if (!day && (verb || is_noun_end(left))) {
    text_ = std::move(left);
  }
}

// 「重複チェックも」, 「台帳と比べるのも」: it is named beside other work, which stands beside it
// here too. 「台帳も名簿も」 names both.
void Ending::take_also() {
  const std::string& also = story_.phrases().text("particle.also");
  const std::string_view said = last_sentence();
  if (!said.ends_with(also) || said.find(also) != said.size() - also.size()) {
    return;
  }
  std::string left = text_.substr(0, text_.size() - also.size());
  const bool deed = left.ends_with(story_.phrases().text("particle.of"));
  settle_verb(story_, left);
  if (is_noun_end(left) || (deed && ends_with_any(left, cue("verb_letters"))) ||
      ends_with_any(left, cue("thing_ends"))) {
    text_ = std::move(left);
  }
}

// 「下限を0に」 is 「下限を0にする」; not 「鍵を総務に」, 「掲示を朝に」, which leave open what.
void Ending::add_verb() {
  const std::string& to = story_.phrases().text("particle.to");
  const std::string_view said = last_sentence();
  if (!said.ends_with(to) || said.size() == to.size()) {
    return;
  }
  const std::string_view noun = said.substr(0, said.size() - to.size());
  const std::size_t object = noun.rfind(story_.phrases().text("particle.object"));
  const std::size_t topic = noun.rfind(story_.phrases().text("particle.topic"));
  const bool tells = object != std::string_view::npos || topic != std::string_view::npos;
  const bool person = std::ranges::any_of(story_.names(), [&](const std::string& name) {
    return !name.empty() && noun.ends_with(name);
  });
  if (tells && !person &&
      (is_noun_end(noun) || ends_with_any(noun, cue("thing_ends")) ||
       ends_with_any(noun, cue("adjective_ends"))) &&
      !ends_with_any(noun, cue("task_receivers")) && !ends_with_any(noun, cue("task_hours"))) {
    text_ += story_.phrases().text("word.do");
  }
}

}  // namespace

std::string with_whole_end(const Story& story, const FollowUp& item, std::string text) {
  return Ending(story, item, std::move(text)).whole();
}

}  // namespace tenmatsu::composition
