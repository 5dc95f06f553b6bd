#include "compose/followups/task_beside.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "compose/followups/task_draft.hpp"
#include "compose/followups/task_verbs.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/first_person.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

// The text of one piece of work, from which that is taken out which stands beside it.
class Beside : TaskDraft {
 public:
  Beside(const Story& story, const FollowUp& item) : TaskDraft(story, item, item.statement.text) {}

  std::string taken_out() {
    take_number();
    take_frame();
    take_marked_end();
    take_day();
    take_owner();
    take_self();
    return text_;
  }

 private:
  void take_number();
  void take_frame();
  void take_marked_end();
  [[nodiscard]] bool names_taker(std::string_view said) const;

  void take_day();
  bool take_day_at(std::size_t at);
  [[nodiscard]] bool pauses(std::string_view rest) const;
  [[nodiscard]] std::size_t day_tail(std::string_view behind) const;
  [[nodiscard]] bool is_day_of_other(std::string_view before, std::string_view left) const;

  void take_owner();
  bool take_name_at(std::size_t at, std::size_t size);

  void take_self();
  [[nodiscard]] std::string teller() const;
  void take_own_side();
  void take_own_words();
  [[nodiscard]] std::size_t own_part_size(std::size_t at, std::size_t self) const;
  [[nodiscard]] bool ends_deed(std::string_view said, std::string_view behind) const;

  void close_gap(std::string& before, const std::string& behind) const;
  void cut(std::size_t begin, std::size_t end);
};

// 「1) 」, 「③」, 「・」 of a list; 「2.x系」 begins with a version.
void Beside::take_number() {
  const text::ListMark mark = text::list_mark_of(text_);
  const bool version = mark.number > 0 && text_[mark.size - 1] == '.';
  text_.erase(0, version ? 0 : mark.size);
}

// 「まず、」 before the work, and that it is needed or wished for behind it.
void Beside::take_frame() {
  text_.erase(0, rules::prefix_size(text_, cue("list_heads")));
  const std::size_t size = rules::suffix_size(text_, cue("need_tails"));
  if (size > 0 && is_noun_character(text::character_before(text_, text_.size() - size))) {
    text_.resize(text_.size() - size);
  }
  constexpr std::string_view kAsks = "\uFF1F";
  const std::string asked = text_;
  text_.resize(text_.ends_with(kAsks) ? text_.size() - kAsks.size() : text_.size());
  if (!remove_end(text_, cue("ask_tails"))) {
    text_ = asked;
  }
  settle_verb(story_, text_);
}

// Whether it begins with who does it, or says no more than until when.
bool Beside::names_taker(std::string_view said) const {
  const std::size_t begin = text::skip_blanks(said, 0);
  const std::string_view rest = said.substr(begin);
  const bool own = !item_.owner.empty() && rest.starts_with(item_.owner);
  const bool day = !item_.due.empty() && rest.starts_with(item_.due);
  const bool self = !item_.owner.empty() &&
                    item_.owner == story_.speaker(item_.statement.events.front()) &&
                    self_size_at(story_, rest, 0) > 0;
  return own || day || self;
}

// 「承認を二人にする → 堤さん、来月まで」, 「(堤さん、来月)」, 「刻む=堤、来月まで」
void Beside::take_marked_end() {
  constexpr std::string_view kBrackets[] = {"(", "\uFF08"};
  const auto take = [&](std::string_view mark, bool bracket) {
    const std::size_t at = text_.rfind(mark);
    if (at == std::string::npos || at == 0 || inside_quotation(story_, text_, at)) {
      return false;
    }
    const std::string_view behind = std::string_view(text_).substr(at + mark.size());
    const bool closed = behind.ends_with(')') || behind.ends_with("\uFF09");
    if (bracket != closed || behind.find(stop()) != behind.npos || !names_taker(behind)) {
      return false;
    }
    text_.resize(text::skip_blanks_back(text_, at));
    return true;
  };
  for (const std::string_view mark : kBrackets) {
    if (take(mark, true)) {
      return;
    }
  }
  for (const std::string& mark : cue("taker_marks")) {
    if (take(mark, false)) {
      return;
    }
  }
}

// 「手順書は」 before 「直す」 is 「手順書を直す」, and so is 「手順書、直す」.
void Beside::close_gap(std::string& before, const std::string& behind) const {
  const std::string& topic = story_.phrases().text("particle.topic");
  const std::string& object = story_.phrases().text("particle.object");
  const std::string_view rest = std::string_view(behind).substr(0, behind.find(stop()));
  const bool pause = before.ends_with(comma());
  std::string head = pause ? before.substr(0, before.size() - comma().size()) : before;
  head.resize(text::skip_blanks_back(head, head.size()));
  std::string_view name = head;
  name.remove_suffix(
      rules::suffix_size(name, story_.rules().people.words(rules::PeopleWord::honorific)));
  const bool taker = !item_.owner.empty() && name.ends_with(item_.owner);
  if (!is_lone_verb(story_, rest) || taker || starts_with_any(rest, cue("no_object_verbs")) ||
      ends_with_any(head, cue("no_bare_topics"))) {
    return;
  }
  const auto last = text::character_before(head, head.size());
  if (head.ends_with(topic)) {
    before = head.substr(0, head.size() - topic.size()) + object;
  } else if (pause && is_noun_character(last) && !cue("noun_deeds").any_is(rest)) {
    before = head + object;
  } else if (pause && ends_with_any(head, cue("before_taker"))) {
    before = head;
  }
}

// Takes out a part of a sentence, with the pause that belonged to it.
void Beside::cut(std::size_t begin, std::size_t end) {
  std::string before = text_.substr(0, begin);
  std::string behind = text_.substr(end);
  const bool ends = behind.empty() || behind.starts_with(stop());
  if (ends) {
    const std::size_t last = before.rfind(stop());
    const std::size_t head = last == std::string::npos ? 0 : last + stop().size();
    std::string sentence = before.substr(head);
    settle_end(story_, sentence);
    before.resize(head);
    before += sentence;
  } else {
    behind.erase(0, behind.starts_with(comma()) ? comma().size() : 0);
    behind.erase(0, text::skip_blanks(behind, 0));
    close_gap(before, behind);
  }
  text_ = before + behind;
}

// What ends at a full stop or a comma, or here.
bool Beside::pauses(std::string_view rest) const {
  return rest.empty() || rest.starts_with(stop()) || rest.starts_with(comma());
}

// How much of `behind` belongs to the day before it; npos where the day is a part of something
// else.
std::size_t Beside::day_tail(std::string_view behind) const {
  const std::size_t tail = rules::prefix_size(behind, cue("day_tails"));
  const std::size_t short_tail = rules::prefix_size(behind, cue("day_tails_at_end"));
  const std::string_view rest = behind.substr(0, behind.find(stop()));
  // 「明日朝一で直す」
  const std::string& at_day = story_.phrases().text("particle.by");
  if (rest.starts_with(at_day) && is_lone_verb(story_, rest.substr(at_day.size()))) {
    return at_day.size();
  }
  if (short_tail > tail && pauses(behind.substr(short_tail))) {
    return short_tail;
  }
  return tail > 0 || pauses(behind) || is_lone_verb(story_, rest) ? tail : std::string_view::npos;
}

// 「次の点検までに増やせないか、堤に聞く」: until when something else is to be done.
bool Beside::is_day_of_other(std::string_view before, std::string_view left) const {
  const std::string_view clause = left.substr(0, left.find(stop()));
  const bool heads = before.empty() || before.ends_with(stop()) || before.ends_with(comma());
  return (clause.find(comma()) != clause.npos && !(heads && clause.starts_with(comma()))) ||
         starts_with_any(left, cue("bound_to_day"));
}

bool Beside::take_day_at(std::size_t at) {
  const std::string_view text = text_;
  const std::string_view before = text.substr(0, at);
  if (is_noun_character(text::character_before(text, at)) ||
      before.ends_with(story_.phrases().text("particle.of")) || before.ends_with('/') ||
      inside_quotation(story_, text_, at)) {
    return false;
  }
  const std::size_t end = at + item_.due.size();
  const std::size_t tail = day_tail(text.substr(end));
  if (tail == std::string_view::npos || is_day_of_other(before, text.substr(end + tail))) {
    return false;
  }
  cut(at - rules::suffix_size(before, cue("before_day")), end + tail);
  return true;
}

void Beside::take_day() {
  if (item_.due.empty()) {
    return;
  }
  for (std::size_t at = text_.find(item_.due); at != std::string::npos;
       at = text_.find(item_.due, at + 1)) {
    if (take_day_at(at)) {
      return;
    }
  }
}

bool Beside::take_name_at(std::size_t at, std::size_t size) {
  const std::string_view text = text_;
  if (is_noun_character(text::character_before(text, at)) || inside_quotation(story_, text_, at)) {
    return false;
  }
  std::size_t end = at + size;
  end += rules::prefix_size(text.substr(end),
                            story_.rules().people.words(rules::PeopleWord::honorific));
  const std::string_view behind = text.substr(end);
  const std::string_view before = text.substr(0, at);
  const auto ends = [&](std::string_view rest) { return rest.empty() || rest.starts_with(stop()); };
  const bool heads = before.empty() || before.ends_with(stop());
  // 「洗い出しは堤さんと私で」: one of two; 「私ではなく堤さんが」: one of them only.
  if (starts_with_any(behind, cue("pair_marks")) || ends_with_any(before, cue("pair_marks")) ||
      ends_with_any(before, cue("but_not"))) {
    return false;
  }
  // 「…は堤さん」, 「…を堤さんに頼む」, 「…、これは堤さんで」
  const std::size_t deed = rules::prefix_size(behind, cue("taker_ends"));
  if (ends(behind.substr(deed)) && !heads) {
    cut(at, end + deed);
    return true;
  }
  // 「堤さんは…」, 「…、堤さんが…」, 「見直しは堤さん、…」, 「表を堤さん直す」
  const std::size_t topic = rules::prefix_size(behind, cue("taker_topics"));
  // 「今日中に直しを出して、監視は堤さんが来週」: a day that stays belongs to other work, and so
  // may the name behind it.
  const bool other_day = !item_.due.empty() && before.find(item_.due) != before.npos;
  const bool inside = ends_with_any(before, cue("before_taker")) && !other_day;
  const bool verb = is_lone_verb(story_, behind.substr(0, behind.find(stop())));
  if ((topic > 0 && (heads || before.ends_with(comma()) || inside)) ||
      ((inside || before.ends_with(comma())) && verb)) {
    cut(at, end + topic);
    return true;
  }
  return false;
}

// Where its one owner is told as who does it; where several do it, all of them stay.
void Beside::take_owner() {
  if (item_.owner.empty() || item_.owner.find(comma()) != std::string::npos) {
    return;
  }
  for (std::size_t at = text_.find(item_.owner); at != std::string::npos;
       at = text_.find(item_.owner, at + 1)) {
    if (take_name_at(at, item_.owner.size())) {
      return;
    }
  }
  for (std::size_t at = 0; at < text_.size() && item_.owner == teller();
       at += text::character_at(text_, at).size) {
    const std::size_t self = self_size_at(story_, text_, at);
    if (self > 0 && take_name_at(at, self)) {
      return;
    }
  }
}

// 「警告を出すの私が作る」: `said` ends with what is done, and `behind` tells only that he does it.
bool Beside::ends_deed(std::string_view said, std::string_view behind) const {
  const std::string& of = story_.phrases().text("particle.of");
  if (!said.ends_with(of)) {
    return false;
  }
  said.remove_suffix(of.size());
  behind = behind.substr(0, behind.find(stop()));
  behind.remove_prefix(rules::prefix_size(behind, cue("subject_particles")));
  return ends_with_any(said, cue("verb_letters")) && is_lone_verb(story_, behind);
}

// Who says all of it; nobody where others answered, whose 「私」 may stand in it too.
std::string Beside::teller() const {
  const auto& events = item_.statement.events;
  const std::string& first = story_.speaker(events.front());
  const bool all = std::ranges::all_of(events, [&](int n) { return story_.speaker(n) == first; });
  return all ? first : "";
}

// Who speaks is named, where the talk says 「私」: 「私に一声かける」; who does it stands beside.
void Beside::take_self() {
  const std::string speaker = teller();
  if (!speaker.empty() && item_.owner == speaker) {
    take_own_side();
    take_own_words();
  }
  text_ = with_name_of_self(story_, std::move(text_), speaker);
}

// 「弊社のほうで、」 before what is done.
void Beside::take_own_side() {
  const std::string_view text = text_;
  const std::size_t side = rules::prefix_size(text, cue("own_sides"));
  const std::size_t mark = rules::prefix_size(text.substr(side), cue("part_marks"));
  if (side > 0 && mark > 0 && text.substr(side + mark).starts_with(comma())) {
    text_.erase(0, side + mark + comma().size());
  }
}

void Beside::take_own_words() {
  const std::size_t of = story_.phrases().text("particle.of").size();
  for (std::size_t at = 0; at < text_.size();) {
    const std::string_view text = text_;
    const std::size_t said = rules::prefix_size(text.substr(at), cue("own_words"));
    if (said > 0 && ends_deed(text.substr(0, at), text.substr(at + said))) {
      text_.erase(at - of, std::min(text_.find(stop(), at), text_.size()) - (at - of));
      at -= of;
      continue;
    }
    const std::size_t self = own_word_at(story_, text, at);
    const std::size_t part = self > 0 ? own_part_size(at, self) : 0;
    if (part == 0) {
      at += std::max(self, text::character_at(text_, at).size);
      continue;
    }
    text_.erase(at, part);
    if (at == text_.size()) {
      settle_end(story_, text_);
    }
  }
}

// How much at `at`, where who speaks calls oneself, says no more than that the same does it:
// 「私のほうは、」 at the beginning and 「私から」 anywhere; not 「私と」, 「私からの連絡」.
std::size_t Beside::own_part_size(std::size_t at, std::size_t self) const {
  const std::string_view behind = std::string_view(text_).substr(at + self);
  std::size_t mark = rules::prefix_size(behind, cue("origin_marks"));
  if (at == 0 && mark == 0) {
    mark = rules::prefix_size(behind, cue("part_marks"));
    if (mark == 0 && starts_with_any(behind, cue("person_parts"))) {
      return 0;
    }
  } else if (mark == 0 || behind.substr(mark).starts_with(story_.phrases().text("particle.of"))) {
    return 0;
  }
  const std::string_view left = behind.substr(mark);
  const std::size_t pause =
      left.starts_with(comma()) ? comma().size() : rules::prefix_size(left, cue("also_marks"));
  return self + mark + pause;
}

}  // namespace

std::string without_beside(const Story& story, const FollowUp& item) {
  return Beside(story, item).taken_out();
}

}  // namespace tenmatsu::composition
