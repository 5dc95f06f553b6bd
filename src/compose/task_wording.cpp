#include "compose/task_wording.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "compose/first_person.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

constexpr std::string_view kStop = "\u3002";
constexpr std::string_view kWideBlank = "\u3000";
constexpr std::size_t kVerb = 8;  // characters of a verb with what belongs to it

// The text of one piece of work, from which that is taken out which stands beside it.
class Wording {
 public:
  Wording(const Story& story, const FollowUp& item)
      : story_(story), item_(item), text_(item.statement.text) {}

  std::string bare() {
    take_number();
    take_frame();
    take_marked_end();
    take_day();
    take_owner();
    take_self();
    take_tails();
    drop_idle_sentences();
    name_report();
    tell_aim();
    return says_enough() ? text_ : item_.statement.text;
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(std::string(id));
  }
  [[nodiscard]] const std::string& comma() const { return story_.phrases().text("title.comma"); }

  void take_number();
  void take_frame();
  void take_marked_end();
  void take_day();
  void take_owner();
  void take_self();
  void take_own_side();
  void take_own_words();
  [[nodiscard]] std::size_t own_part_size(std::size_t at, std::size_t self) const;
  [[nodiscard]] bool ends_deed(std::string_view said, std::string_view behind) const;
  void take_tails();
  void point_once();
  void drop_idle_sentences();
  void name_report();
  void tell_aim();
  [[nodiscard]] bool says_enough() const;

  [[nodiscard]] bool pauses(std::string_view rest) const;
  [[nodiscard]] std::size_t day_tail(std::string_view behind) const;
  [[nodiscard]] bool is_day_of_other(std::string_view before, std::string_view left) const;
  bool take_day_at(std::size_t at);
  [[nodiscard]] std::string teller() const;
  bool take_name_at(std::size_t at, std::size_t size);
  [[nodiscard]] bool names_taker(std::string_view said) const;
  [[nodiscard]] bool is_verb(std::string_view said) const;
  void close_gap(std::string& before, const std::string& behind) const;
  void cut(std::size_t begin, std::size_t end);
  void settle_end(std::string& part) const;
  void settle_verb(std::string& part) const;

  const Story& story_;
  const FollowUp& item_;
  std::string text_;
};

std::size_t size_at_end(std::string_view text, const std::vector<std::string>& words) {
  return rules::suffix_size(text, words);
}

bool remove_end(std::string& text, const rules::Words& words) {
  const std::size_t size = size_at_end(text, words);
  if (size == 0 || size >= text.size()) {
    return false;
  }
  text.resize(text.size() - size);
  return true;
}

bool of_noun(const text::Character& one) {
  return one.size > 0 && text::is_noun_letter(one.code);
}

// 「1) 」, 「2. 」 of a list; 「0.5%」 and 「4.8.1」 are none.
void Wording::take_number() {
  std::size_t at = 0;
  while (at < text_.size() && text_[at] >= '0' && text_[at] <= '9') {
    ++at;
  }
  // 「③画面に出す」, 「・画面に出す」
  if (at == 0 && !text_.empty() && static_cast<unsigned char>(text_.front()) >= 0x80) {
    text_.erase(0, text::list_mark_of(text_).size);
    return;
  }
  if (at == 0 || at > 2 || at >= text_.size()) {
    return;
  }
  const std::string_view rest = std::string_view(text_).substr(at);
  const bool bracket = rest.starts_with(')') || rest.starts_with("\uFF09");
  const std::size_t mark = rest.starts_with(')') || rest.starts_with('.') ? 1 : 3;
  if (bracket || (rest.starts_with('.') && rest.size() > 1 && rest[1] == ' ')) {
    const std::size_t end = text::skip_blanks(rest, std::min(mark, rest.size()));
    text_.erase(0, at + end);
  }
}

// 「まず、」 before the work, and that it is needed or wished for behind it.
void Wording::take_frame() {
  text_.erase(0, rules::prefix_size(text_, cue("list_heads")));
  const std::size_t size = size_at_end(text_, cue("need_tails"));
  if (size > 0 && of_noun(text::character_before(text_, text_.size() - size))) {
    text_.resize(text_.size() - size);
  }
  constexpr std::string_view kAsks = "\uFF1F";
  const std::string asked = text_;
  text_.resize(text_.ends_with(kAsks) ? text_.size() - kAsks.size() : text_.size());
  if (!remove_end(text_, cue("ask_tails"))) {
    text_ = asked;
  }
  settle_verb(text_);
}

// 「メモリ80%で電話が鳴るようにする」: what only comes about is no deed.
void Wording::tell_aim() {
  constexpr std::size_t kTail = 12;  // bytes
  const int n = item_.statement.events.front();
  const std::string& aim = cue("so_that_ends")[0];
  const std::string said = text::normalised(text_);
  const std::string_view tail =
      std::string_view(said).substr(said.size() - std::min(said.size(), kTail));
  const bool told = story_.normal(n).find(std::string(tail) + aim) != std::string_view::npos;
  const bool known = ends_with_any(text_, cue("comes_about")) &&
                     story_.normal(n).find(aim) != std::string_view::npos;
  if (ends_with_any(text_, cue("so_that_ends"))) {
    text_ += story_.phrases().text("task.do");
  } else if (known || (told && ends_with_any(text_, cue("comes_about_told")))) {
    text_ += aim + story_.phrases().text("task.do");
  }
}

// Whether it begins with who does it, or says no more than until when.
bool Wording::names_taker(std::string_view said) const {
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
void Wording::take_marked_end() {
  constexpr std::string_view kBrackets[] = {"(", "\uFF08"};
  const auto take = [&](std::string_view mark, bool bracket) {
    const std::size_t at = text_.rfind(mark);
    if (at == std::string::npos || at == 0 || inside_quotation(story_, text_, at)) {
      return false;
    }
    const std::string_view behind = std::string_view(text_).substr(at + mark.size());
    const bool closed = behind.ends_with(')') || behind.ends_with("\uFF09");
    if (bracket != closed || behind.find(kStop) != behind.npos || !names_taker(behind)) {
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

// 「試験を足すの」
void Wording::settle_verb(std::string& part) const {
  const std::string& of = story_.phrases().text("title.possessive");
  if (part.ends_with(of)) {
    const auto before = text::character_before(part, part.size() - of.size());
    const std::string_view verb = std::string_view(part).substr(0, part.size() - of.size());
    if (before.size > 0 && ends_with_any(verb, cue("verb_letters"))) {
      part.resize(verb.size());
    }
  }
}

// What is left of a sentence that ended with what was taken out: 「手順の改訂を」 is
// 「手順の改訂」.
void Wording::settle_end(std::string& part) const {
  const auto trim = [&] {
    part.resize(text::skip_blanks_back(part, part.size()));
    while (part.ends_with(kWideBlank)) {
      part.resize(part.size() - kWideBlank.size());
    }
  };
  trim();
  while (remove_end(part, cue("loose_ends"))) {
    trim();
  }
  settle_verb(part);
}

// 「出す」, 「出し直す」, 「反映」: a verb alone.
bool Wording::is_verb(std::string_view said) const {
  if (cue("noun_deeds").any_is(said)) {
    return true;
  }
  const auto first = text::character_at(said, 0);
  const auto last = text::character_before(said, said.size());
  return first.size > 0 && length_of(said) <= kVerb && text::is_letter(first.code) &&
         !holds_any(said, cue("noun_marks_within")) && !starts_with_any(said, cue("no_verbs")) &&
         text::script_of(last.code) == text::Script::hiragana;
}

// 「手順書は」 before 「直す」 is 「手順書を直す」, and so is 「手順書、直す」.
void Wording::close_gap(std::string& before, const std::string& behind) const {
  const std::string& topic = story_.phrases().text("task.topic");
  const std::string& object = story_.phrases().text("task.object");
  const std::string_view rest = std::string_view(behind).substr(0, behind.find(kStop));
  const bool pause = before.ends_with(comma());
  std::string head = pause ? before.substr(0, before.size() - comma().size()) : before;
  head.resize(text::skip_blanks_back(head, head.size()));
  std::string_view name = head;
  name.remove_suffix(size_at_end(name, story_.rules().people.words(rules::PeopleWord::honorific)));
  const bool taker = !item_.owner.empty() && name.ends_with(item_.owner);
  if (!is_verb(rest) || taker || starts_with_any(rest, cue("no_object_verbs")) ||
      ends_with_any(head, cue("no_bare_topics"))) {
    return;
  }
  const auto last = text::character_before(head, head.size());
  if (head.ends_with(topic)) {
    before = head.substr(0, head.size() - topic.size()) + object;
  } else if (pause && of_noun(last) && !cue("noun_deeds").any_is(rest)) {
    before = head + object;
  } else if (pause && ends_with_any(head, cue("before_taker"))) {
    before = head;
  }
}

// Takes out a part of a sentence, with the pause that belonged to it.
void Wording::cut(std::size_t begin, std::size_t end) {
  std::string before = text_.substr(0, begin);
  std::string behind = text_.substr(end);
  const bool ends = behind.empty() || behind.starts_with(kStop);
  if (ends) {
    const std::size_t stop = before.rfind(kStop);
    const std::size_t head = stop == std::string::npos ? 0 : stop + kStop.size();
    std::string sentence = before.substr(head);
    settle_end(sentence);
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
bool Wording::pauses(std::string_view rest) const {
  return rest.empty() || rest.starts_with(kStop) || rest.starts_with(comma());
}

// How much of `behind` belongs to the day before it; npos where the day is a part of something
// else.
std::size_t Wording::day_tail(std::string_view behind) const {
  const std::size_t tail = rules::prefix_size(behind, cue("day_tails"));
  const std::size_t short_tail = rules::prefix_size(behind, cue("day_tails_at_end"));
  const std::string_view rest = behind.substr(0, behind.find(kStop));
  // 「明日朝一で直す」
  const std::string& at_day = story_.phrases().text("pair.by");
  if (rest.starts_with(at_day) && is_verb(rest.substr(at_day.size()))) {
    return at_day.size();
  }
  if (short_tail > tail && pauses(behind.substr(short_tail))) {
    return short_tail;
  }
  return tail > 0 || pauses(behind) || is_verb(rest) ? tail : std::string_view::npos;
}

// 「次の点検までに増やせないか、堤に聞く」: until when something else is to be done.
bool Wording::is_day_of_other(std::string_view before, std::string_view left) const {
  const std::string_view clause = left.substr(0, left.find(kStop));
  const bool heads = before.empty() || before.ends_with(kStop) || before.ends_with(comma());
  return (clause.find(comma()) != clause.npos && !(heads && clause.starts_with(comma()))) ||
         starts_with_any(left, cue("bound_to_day"));
}

bool Wording::take_day_at(std::size_t at) {
  const std::string_view text = text_;
  const std::string_view before = text.substr(0, at);
  if (of_noun(text::character_before(text, at)) ||
      before.ends_with(story_.phrases().text("title.possessive")) || before.ends_with('/') ||
      inside_quotation(story_, text_, at)) {
    return false;
  }
  const std::size_t end = at + item_.due.size();
  const std::size_t tail = day_tail(text.substr(end));
  if (tail == std::string_view::npos || is_day_of_other(before, text.substr(end + tail))) {
    return false;
  }
  cut(at - size_at_end(before, cue("before_day")), end + tail);
  return true;
}

void Wording::take_day() {
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

bool Wording::take_name_at(std::size_t at, std::size_t size) {
  const std::string_view text = text_;
  if (of_noun(text::character_before(text, at)) || inside_quotation(story_, text_, at)) {
    return false;
  }
  std::size_t end = at + size;
  end += rules::prefix_size(text.substr(end),
                            story_.rules().people.words(rules::PeopleWord::honorific));
  const std::string_view behind = text.substr(end);
  const std::string_view before = text.substr(0, at);
  const auto ends = [&](std::string_view rest) { return rest.empty() || rest.starts_with(kStop); };
  const bool heads = before.empty() || before.ends_with(kStop);
  // 「洗い出しは堤さんと私で」: one of two.
  if (starts_with_any(behind, cue("pair_marks")) || ends_with_any(before, cue("pair_marks"))) {
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
  const bool verb = is_verb(behind.substr(0, behind.find(kStop)));
  if ((topic > 0 && (heads || before.ends_with(comma()) || inside)) ||
      ((inside || before.ends_with(comma())) && verb)) {
    cut(at, end + topic);
    return true;
  }
  return false;
}

// Where its one owner is told as who does it; where several do it, all of them stay.
void Wording::take_owner() {
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
bool Wording::ends_deed(std::string_view said, std::string_view behind) const {
  const std::string& of = story_.phrases().text("title.possessive");
  if (!said.ends_with(of)) {
    return false;
  }
  said.remove_suffix(of.size());
  behind = behind.substr(0, behind.find(kStop));
  behind.remove_prefix(rules::prefix_size(behind, cue("subject_particles")));
  return ends_with_any(said, cue("verb_letters")) && is_verb(behind);
}

// Who says all of it; nobody where others answered, whose 「私」 may stand in it too.
std::string Wording::teller() const {
  const auto& events = item_.statement.events;
  const std::string& first = story_.speaker(events.front());
  const bool all =
      std::all_of(events.begin(), events.end(), [&](int n) { return story_.speaker(n) == first; });
  return all ? first : "";
}

// Who speaks is named, where the talk says 「私」: 「私に一声かける」; who does it stands beside.
void Wording::take_self() {
  const std::string speaker = teller();
  if (!speaker.empty() && item_.owner == speaker) {
    take_own_side();
    take_own_words();
  }
  text_ = with_name_of_self(story_, std::move(text_), speaker);
}

// 「弊社のほうで、」 before what is done.
void Wording::take_own_side() {
  const std::string_view text = text_;
  const std::size_t side = rules::prefix_size(text, cue("own_sides"));
  const std::size_t mark = rules::prefix_size(text.substr(side), cue("part_marks"));
  if (side > 0 && mark > 0 && text.substr(side + mark).starts_with(comma())) {
    text_.erase(0, side + mark + comma().size());
  }
}

void Wording::take_own_words() {
  const std::size_t of = story_.phrases().text("title.possessive").size();
  for (std::size_t at = 0; at < text_.size();) {
    const std::string_view text = text_;
    const std::size_t said = rules::prefix_size(text.substr(at), cue("own_words"));
    if (said > 0 && ends_deed(text.substr(0, at), text.substr(at + said))) {
      text_.erase(at - of, std::min(text_.find(kStop, at), text_.size()) - (at - of));
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
      settle_end(text_);
    }
  }
}

// How much at `at`, where who speaks calls oneself, says no more than that the same does it:
// 「私のほうは、」 at the beginning and 「私から」 anywhere; not 「私と」, 「私からの連絡」.
std::size_t Wording::own_part_size(std::size_t at, std::size_t self) const {
  const std::string_view behind = std::string_view(text_).substr(at + self);
  std::size_t mark = rules::prefix_size(behind, cue("origin_marks"));
  if (at == 0 && mark == 0) {
    mark = rules::prefix_size(behind, cue("part_marks"));
    if (mark == 0 && starts_with_any(behind, cue("person_parts"))) {
      return 0;
    }
  } else if (mark == 0 ||
             behind.substr(mark).starts_with(story_.phrases().text("title.possessive"))) {
    return 0;
  }
  const std::string_view left = behind.substr(mark);
  const std::size_t pause =
      left.starts_with(comma()) ? comma().size() : rules::prefix_size(left, cue("too_marks"));
  return self + mark + pause;
}

// 「列を足すのをやる」 is 「列を足す」, 「鳴るやつ入れる」 is 「鳴る仕組みを入れる」.
void Wording::take_tails() {
  while (text_.ends_with(kStop)) {
    text_.resize(text_.size() - kStop.size());
  }
  const std::size_t deed = size_at_end(text_, cue("deed_tails"));
  if (deed > 0 && deed < text_.size() &&
      ends_with_any(std::string_view(text_).substr(0, text_.size() - deed), cue("verb_letters"))) {
    text_.resize(text_.size() - deed);
  }
  const std::string& arrow = story_.phrases().text("action.arrow");
  for (const std::string& pair : cue("told_tasks")) {
    const std::size_t at = pair.find(arrow);
    const std::string_view said = std::string_view(pair).substr(0, at);
    if (at != std::string::npos && text_.size() > said.size() && text_.ends_with(said)) {
      text_.resize(text_.size() - said.size());
      text_ += pair.substr(at + arrow.size());
      break;
    }
  }
  // 「報告書を書くため」
  const std::size_t reason = size_at_end(text_, cue("work_reasons"));
  if (reason > 0 && text_.find(kStop) == std::string::npos &&
      ends_with_any(std::string_view(text_).substr(0, text_.size() - reason),
                    cue("verb_letters"))) {
    text_.resize(text_.size() - reason);
  }
  // 「監視の見落としだ」
  const std::size_t assertion = size_at_end(text_, cue("plain_assertions"));
  const std::string_view noun = std::string_view(text_).substr(0, text_.size() - assertion);
  if (assertion > 0 && !noun.empty() &&
      (of_noun(text::character_before(noun, noun.size())) ||
       ends_with_any(noun, cue("before_assertion")))) {
    text_.resize(noun.size());
  }
  // 「鳴るもの、仕込む」
  const std::string thing = cue("thing_ends")[0] + comma();
  const std::size_t pause = text_.rfind(thing);
  if (pause != std::string::npos && is_verb(std::string_view(text_).substr(pause + thing.size())) &&
      ends_with_any(std::string_view(text_).substr(0, pause), cue("verb_letters"))) {
    text_.replace(pause + thing.size() - comma().size(), comma().size(),
                  story_.phrases().text("task.object"));
  }
  point_once();
  remove_end(text_, cue("loose_topics"));
}

// 「間引きの設定、これは開発に相談」 is 「間引きの設定は開発に相談」; 「宛先を変える、これもやる」
// says no more than that it is to be done.
void Wording::point_once() {
  for (const std::string& again : cue("pointing_again")) {
    const std::size_t at = text_.find(again);
    if (at == std::string::npos || at == 0 || inside_quotation(story_, text_, at)) {
      continue;
    }
    const std::string tail = text_.substr(at + again.size());
    const std::string_view before = std::string_view(text_).substr(0, at);
    const std::string particle =
        again.substr(again.size() - story_.phrases().text("task.object").size());
    const bool object = particle == story_.phrases().text("task.object");
    if (of_noun(text::character_before(text_, at)) && (!object || is_verb(tail))) {
      text_ = std::string(before) + particle + tail;
    } else if (cue("light_after_pointing").any_is(tail) ||
               starts_with_any(tail, cue("no_takers"))) {
      text_.resize(at);
    } else if (ends_with_any(before, cue("open_questions"))) {
      text_ = std::string(before) + comma() + tail;
    }
    return;
  }
}

// 「…に変える。やる」: the second sentence says no more.
void Wording::drop_idle_sentences() {
  std::string out;
  for (std::size_t begin = 0; begin < text_.size();) {
    const std::size_t end = std::min(text_.find(kStop, begin), text_.size());
    std::string sentence = text_.substr(begin, end - begin);
    begin = std::min(end + kStop.size(), text_.size());
    // 「消えるように、やる」 is 「消えるようにする」.
    const std::size_t pause = sentence.rfind(comma());
    if (pause != std::string::npos &&
        cue("light_deeds").any_is(sentence.substr(pause + comma().size()))) {
      sentence.resize(pause);
      if (ends_with_any(sentence, cue("so_that_ends"))) {
        sentence += story_.phrases().text("task.do");
      } else {
        settle_end(sentence);
      }
    }
    std::string bare = sentence;
    bare.erase(0, rules::prefix_size(bare, cue("light_heads")));
    const bool other = (!out.empty() && !ends_with_any(out, cue("idle_ends"))) ||
                       (out.empty() && begin < text_.size());
    if (other && (bare.empty() || cue("light_deeds").any_is(bare))) {
      continue;
    }
    out += (out.empty() ? "" : std::string(kStop)) + sentence;
  }
  text_ = out;
  const std::string& object = story_.phrases().text("task.object");
  if (text_.ends_with(object)) {
    text_.resize(text_.size() - object.size());
  }
}

// 「障害報告書は堤さん」
void Wording::name_report() {
  constexpr std::size_t kAround = 3;  // characters: 事後の
  // 「振り返りのドキュメント」
  const std::size_t form = size_at_end(text_, cue("report_forms"));
  const std::string_view bare = std::string_view(text_).substr(0, text_.size() - form);
  const std::size_t report = size_at_end(bare, cue("report_names"));
  const std::size_t name = report > 0 ? report + form : 0;
  if (name > 0 && text_ != item_.statement.text &&
      length_of(std::string_view(text_).substr(0, text_.size() - name)) <= kAround &&
      (form > 0 || !ends_with_any(text_, cue("report_meetings")))) {
    text_ = story_.phrases().fill("followup.report", {{"document", text_}});
  }
}

bool Wording::says_enough() const {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text_.size();) {
    const auto one = text::character_at(text_, at);
    letters += text::is_noun_letter(one.code) ? 1 : 0;
    at += one.size;
  }
  return letters >= 2 && !cue("light_deeds").any_is(text_);
}

// 「両方堤さんで」 behind the pieces themselves, and 「両方水曜までに」.
bool only_closes_list(const Story& story, std::string_view said) {
  const std::size_t all = rules::prefix_size(said, story.phrases().cue("all_of_them"));
  return all > 0 || content_words(text::normalised(said)).empty();
}

std::vector<std::string> joined_pieces(const Story& story, std::string_view text) {
  constexpr std::size_t kShortest = 5;  // characters
  std::vector<std::string> all;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); at += text::character_at(text, at).size) {
    const std::size_t joint =
        rules::prefix_size(text.substr(at), story.phrases().cue("work_joints"));
    const std::string_view before = text.substr(begin, at - begin);
    if (joint > 0 && ends_with_any(before, story.phrases().cue("verb_letters")) &&
        length_of(before) >= kShortest && !inside_quotation(story, text, at)) {
      all.emplace_back(before);
      begin = at + joint;
      at = begin - text::character_before(text, begin).size;
    }
  }
  std::string_view rest = text.substr(begin);
  if (!all.empty() && !starts_with_any(rest, story.phrases().cue("not_also"))) {
    rest.remove_prefix(rules::prefix_size(rest, story.phrases().cue("and_also")));
  }
  if (all.empty() || !only_closes_list(story, rest)) {
    all.emplace_back(rest);
  }
  return all;
}

}  // namespace

std::vector<FollowUp> tasks_of(const Story& story, const FollowUp& item) {
  std::vector<FollowUp> all;
  for (std::string& text : joined_pieces(story, item.statement.text)) {
    FollowUp part = item;
    part.statement.text = std::move(text);
    part.statement.text = bare_task(story, part);
    all.push_back(std::move(part));
  }
  return all;
}

std::string bare_task(const Story& story, const FollowUp& item) {
  return Wording(story, item).bare();
}

}  // namespace tenmatsu::composition
