#include "compose/wording/wording.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "compose/speech/style.hpp"
#include "compose/speech/words.hpp"
#include "compose/troubles/gone.hpp"
#include "compose/wording/first_person.hpp"
#include "compose/wording/lists.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/utf32.hpp"

namespace tenmatsu::composition {
namespace {

// 「桐山です、もう始めます」「八重樫、止めるようにして」: who speaks and who is spoken to stand
// elsewhere.
std::string without_name(const Story& story, std::string text) {
  const auto& phrases = story.phrases();
  for (const Person& person : story.analysis().people) {
    if (text == person.name) {
      return "";
    }
    if (person.name.empty() || !text.starts_with(person.name)) {
      continue;
    }
    for (const char* mark : {"mark.full_stop", "mark.comma"}) {
      const std::string called = person.name + phrases.text(mark);
      if (text.starts_with(called) && text.size() > called.size()) {
        return text.substr(called.size());
      }
    }
  }
  return text;
}

// Whether what stands before a name at the head is what its bearer belongs to: 「監視の」, and of
// who says so of himself, 「羽田の」; nothing is too.
bool is_affiliation(const Story& story, std::string_view before, bool of_himself) {
  const std::string& of = story.phrases().text("particle.of");
  if (before.empty() || !before.ends_with(of)) {
    return before.empty();
  }
  before.remove_suffix(of.size());
  const auto& departments = story.rules().people.words(rules::PeopleWord::department);
  return std::ranges::find(departments, text::normalised(before)) != departments.end() ||
         (of_himself && !holds_any(before, story.phrases().cue("no_affiliation")));
}

// 「羽田の三田村です」; 「旧系のA。」 names a thing.
bool says_own_name(const Story& story, Line line) {
  const std::string& name = story.speaker(line.n);
  const std::string_view said = story.said_whole(line);
  const std::size_t at = said.find(name);
  return at != std::string_view::npos &&
         story.phrases()
             .cue("name_copulas")
             .any_begins(text::normalised(said.substr(at + name.size())));
}

// 「羽田の三田村だ。」, 「監視の岸、」 at the head of a message: the name, with what its bearer
// belongs to.
std::string without_own_name(const Story& story, Line line, std::string text) {
  constexpr std::size_t kLongest = 12;  // characters before the name
  const std::string& name = story.speaker(line.n);
  const std::size_t at = name.empty() ? std::string::npos : text.find(name);
  if (story.sentence_begin(line).index > 0 || at == std::string::npos ||
      length_of(std::string_view(text).substr(0, at)) > kLongest ||
      !is_affiliation(story, std::string_view(text).substr(0, at), says_own_name(story, line))) {
    return text;
  }
  const std::string_view rest = std::string_view(text).substr(at + name.size());
  const std::string closed = std::string(rest) + story.phrases().text("mark.full_stop");
  const auto& ends = story.phrases().cue("named_ends");
  // 「大阪の上杉です」 alone
  if (at > 0 && std::ranges::find(ends, closed) != ends.end()) {
    return "";
  }
  for (const std::string& end : story.phrases().cue("named_ends")) {
    if (rest.size() > end.size() && rest.starts_with(end)) {
      return std::string(rest.substr(end.size()));
    }
  }
  return text;
}

// 「TTLついてます?」 asks: without its mark it would claim.
std::string still_asking(const Story& story, Line line, std::string text) {
  const bool asks = story.asks(line) && story.modality(line) == Modality::question;
  return asks && !text.empty() &&
                 !ends_with_any(text::normalised(text), story.phrases().cue("still_asks"))
             ? story.phrases().fill("word.asks", {{"what", text}})
             : text;
}

// 「電源を落とすな」 forbids: without its particle it would ask for the contrary.
std::string still_forbidding(const Story& story, Line line, std::string text) {
  const Line last = story.sentence_lines(line).back();
  const Modality modality = story.modality(last);
  const auto& bans = story.phrases().cue("flat_bans");
  const bool bans_it = (modality == Modality::rejection || modality == Modality::request ||
                        modality == Modality::intention) &&
                       ends_with_any(story.bare(last), bans);
  const std::string told = text::normalised(text);
  const bool lost = bans_it && std::ranges::any_of(bans, [&](const std::string& ban) {
                      return told.ends_with(ban.substr(0, text::character_at(ban, 0).size));
                    });
  return lost ? story.phrases().fill("word.forbids", {{"what", text}}) : text;
}

// A sentence as the document tells it.
std::string named(const Story& story, Line line, std::string text) {
  return without_number(
      story, line, without_own_name(story, line, still_forbidding(story, line, std::move(text))));
}

// What ends in a mark of its own needs no other.
std::string mark_behind(const Story& story, const std::string& before) {
  const auto& ends = story.phrases().cue("sentence_ends");
  const text::Character last = text::character_before(before, before.size());
  const std::string_view mark = std::string_view(before).substr(before.size() - last.size);
  const bool none = before.empty() || ends_with_any(text::normalised(mark), ends);
  return none ? "" : story.phrases().text("mark.full_stop");
}

// 「連番が戻った幅は」, 「いまの値が」: broken off behind a noun.
bool goes_on(const Story& story, const std::string& text) {
  for (const std::string& end : story.phrases().cue("subject_ends")) {
    if (text.size() > end.size() && text.ends_with(end)) {
      return text::is_noun_letter(text::character_before(text, text.size() - end.size()).code);
    }
  }
  return false;
}

// 「幅は、いまの値が」 and then `next`: of the sentence that begins at `begin` what is said anew
// goes.
void join_open_end(const Story& story, std::string& text, std::size_t begin,
                   const std::string& next) {
  constexpr std::size_t kFew = 8;  // characters: 「、いまの値が」
  const auto& phrases = story.phrases();
  const std::string& comma = phrases.text("mark.comma");
  if (next.starts_with(std::string_view(text).substr(begin))) {
    text.resize(begin);
    return;
  }
  const std::size_t last = text.rfind(comma);
  if (text.ends_with(phrases.text("particle.subject")) && last != std::string::npos &&
      last > begin) {
    // 「ただ1組、怒って帰られたご家族が」「4名様」: the subject is told with what is said of it.
    if (length_of(std::string_view(text).substr(last)) > kFew) {
      return;
    }
    text.resize(last);
  }
  text += comma;
}

// Letters of nouns in `text` without the words of the cue.
int other_letters(std::string text, const rules::Words& words) {
  words.each_in(text::CharacterSet::of(text), [&](const std::string& word) {
    for (std::size_t at = text.find(word); at != std::string::npos && !word.empty();
         at = text.find(word, at)) {
      text.erase(at, word.size());
    }
  });
  int letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character character = text::character_at(text, at);
    letters += text::is_noun_letter(character.code) ? 1 : 0;
    at += character.size;
  }
  return letters;
}

// What a list is headed with, before the first of its items that is told: 「影響: 」; nothing where
// it only says that something follows.
std::string opened(const Story& story, const std::optional<Line>& heading, Line line,
                   std::string text) {
  if (!heading || !heads(story, *heading, line)) {
    return text;
  }
  const std::string name = noun(story, *heading);
  const auto& phrases = story.phrases();
  if (name.empty() || other_letters(text::normalised(name), phrases.cue("empty_headings")) == 0) {
    return text;
  }
  const bool closed = ends_with_any(name, phrases.cue("closes_heading"));
  return phrases.fill(closed ? "list.behind" : "list.headed", {{"heading", name}, {"what", text}});
}

// Builds a statement sentence by sentence.
class Teller {
 public:
  Teller(const Story& story, int n) : story_(story), made_{"", {n}} {}

  void tell(Line line, const std::string& form) {
    const Line whole = story_.sentence_begin(line);
    const std::string text = whole == told_ ? "" : without_name(story_, form);
    // 「数字の0が。それで平均が下がります」 begins anew.
    const bool open = next_ > 0 && line.index == next_ && goes_on(story_, made_.text) &&
                      !starts_with_any(text, story_.phrases().cue("demonstratives"));
    const Line before = told_;
    told_ = whole;
    next_ = line.index + 1;
    if (text.empty() || (text == last_ && story_.metrics(line).empty())) {
      return;
    }
    const std::string headed = opened(story_, heading_, line, text);
    if (open) {
      join_open_end(story_, made_.text, begin_, text);
    } else {
      made_.text += joint(before, line, text, headed != text);
      begin_ = made_.text.size();
    }
    made_.text += made_.text.empty() ? style::without_joiner(headed, story_.rules()) : headed;
    last_ = text;
    heading_.reset();
  }

  void head(Line line) { heading_ = line; }

  [[nodiscard]] Statement made() && { return std::move(made_); }

 private:
  // Short items of a list stand in a row.
  [[nodiscard]] std::string joint(Line before, Line line, const std::string& text,
                                  bool headed) const {
    if (starts_with_any(text, story_.phrases().cue("held_back"))) {
      return "";
    }
    const bool row = !made_.text.empty() && !headed && in_one_list(story_, before, line) &&
                     story_.carries(before, Tag::cause) == story_.carries(line, Tag::cause) &&
                     stands_in_row(story_, last_) && stands_in_row(story_, text);
    return row ? story_.phrases().text("mark.comma") : mark_behind(story_, made_.text);
  }

  const Story& story_;
  Statement made_;
  Line told_{0, 0};
  std::size_t next_ = 0;   // line behind the one that was told last
  std::size_t begin_ = 0;  // of the sentence that was told last
  std::string last_;       // that sentence
  std::optional<Line> heading_;
};

Statement statement(const Story& story, int n, const std::vector<Line>& lines,
                    std::string (*form)(const Story&, Line)) {
  Teller teller(story, n);
  const std::vector<Line> all = telling(story, lines);
  const bool items = std::ranges::any_of(all, [&](Line line) { return is_item(story, line); });
  for (const Line line : all) {
    if (items && heads_list(story, line)) {
      teller.head(line);
    } else {
      teller.tell(line, form(story, line));
    }
  }
  return std::move(teller).made();
}

// A proposal is marked as one; it need not ask again.
std::string without_question_mark(std::string text) {
  for (const std::string_view mark : {"?", "\uFF1F"}) {
    if (text.ends_with(mark)) {
      text.resize(text.size() - mark.size());
    }
  }
  return text;
}

// 「全部逃がせない？」, 「2号に寄せれば戻せる？」: without its mark it would say the opposite, or a
// fact. 「止める？」 is the act itself, though it ends as those do.
std::string as_proposed(const Story& story, Line line) {
  std::string text = without_question_mark(task(story, line));
  const bool possible = story.status(line.n, Tag::action) == Status::proposed &&
                        ends_with_any(text, story.phrases().cue("possible_ends")) &&
                        !ends_with_any(text, story.phrases().cue("not_possible_ends"));
  if (!story.asks(line) || (!possible && !ends_with_any(text, story.phrases().cue("denials")))) {
    return text;
  }
  const std::string asked = story.phrases().fill("word.asks", {{"what", text}});
  const auto& phrases = story.phrases();
  if (holds_any(text, phrases.cue("wh_words")) || holds_any(text, phrases.cue("asks_if"))) {
    return asked;
  }
  // What is asked for is told as the act; what may be possible stays a question: 全部逃がせるか.
  return style::task_form(asked, story.rules());
}

// 「みなさん集まりましたか」 beside what was told; a proposal and a guess may be questions.
bool asks_idly(const Story& story, Line line) {
  return story.asks(line) && story.status(line.n, Tag::action) != Status::proposed &&
         story.status(line.n, Tag::cause) != Status::suspected;
}

std::string as_event(const Story& story, Line line) {
  const Status status = story.status(line.n, Tag::action);
  const bool asked = (status == Status::proposed || status == Status::requested) &&
                     story.carries(line, Tag::action);
  return asked ? as_proposed(story, line) : noun(story, line);
}

// 「それはなしで」
bool refuses(const Story& story, Line line) {
  return story.modality(line) == Modality::rejection && story.carries(line, Tag::action);
}

// 「開きました」「落ちなくなった」「動きません」 report something in one word; 「今すぐやります」
// does not.
bool names_or_reports(const Story& story, Line line) {
  const int letters = other_letters(std::string(story.normal(line)), {});
  const bool changed = gone_at(story, story.normal(line)) || story.ends(line, "bettered_ends");
  const Modality modality = story.modality(line);
  // 「止めましょう」 of who decides it
  const bool decides = (modality == Modality::proposal || modality == Modality::rejection) &&
                       story.carries(line, Tag::action);
  // 「通ってる」, but not 「見てる」, which goes on
  const bool state = modality == Modality::statement && story.ends(line, "state_ends");
  const bool reports =
      changed || decides || state || modality == Modality::done || story.negated(line);
  return letters > 1 || refuses(story, line) || (letters == 1 && reports && !story.asks(line));
}

// 「呼ばれて来ました」「このまま少し再発防止の話をします」: what goes on in the talk, not in the
// incident.
bool only_talks(const Story& story, Line line) {
  constexpr int kFew = 4;
  const bool ends = story.carries(line, Tag::recovery) && !story.hears(line, "thanks");
  return story.metrics(line).empty() && !ends && story.hears(line, "asides") &&
         other_letters(std::string(story.normal(line)), story.phrases().cue("asides")) <= kFew;
}

std::string without_digits(std::string_view text) {
  std::string rest(text);
  std::erase_if(rest, [](char c) { return c >= '0' && c <= '9'; });
  return rest;
}

// 「集計でました。」「報告です。」: only that something follows.
bool only_announces(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool acts = modality == Modality::request || modality == Modality::intention ||
                    modality == Modality::need || modality == Modality::proposal;
  return !acts && story.metrics(line).empty() && story.hears(line, "only_announces") &&
         !story.asks(line) && story.lines(line.n).size() > 1 && !heads_list(story, line) &&
         other_letters(without_digits(story.normal(line)), story.phrases().cue("only_announces")) ==
             0;
}

// 「11:23」 of a message at 11:23: its own time, and nothing else.
bool only_stamps(const Story& story, Line line) {
  constexpr Minute kNear = 1;
  const auto times = story.times(line);
  if (times.size() != 1 || !story.timed(line.n) || story.asks(line) ||
      times.front()->kind != TimeMention::Kind::point || times.front()->relative ||
      std::abs(times.front()->minute - story.minute(line.n)) > kNear) {
    return false;
  }
  std::string rest(story.normal(line));
  const std::string time = text::normalised(times.front()->text);
  const std::size_t at = rest.find(time);
  if (at == std::string::npos) {
    return false;
  }
  rest.erase(at, time.size());
  return other_letters(rest, story.phrases().cue("around_stamps")) == 0;
}

// 「旧系のA」 where A speaks
bool is_thing_of(const Story& story, std::string_view text, std::string_view name) {
  return text.ends_with(name) &&
         !is_affiliation(story, text.substr(0, text.size() - name.size()), false);
}

// Whether something is said of somebody: 「原因は店舗支援です」.
bool is_clause(const Story& story, std::string_view text) {
  return holds_any(text, story.phrases().cue("subject_ends"));
}

// 「店舗支援です。」 of 店舗支援 有働
bool names_own_unit(const Story& story, Line line) {
  std::string_view text = story.bare(line);
  for (const std::string& end : story.phrases().cue("list_ends")) {
    text.remove_suffix(text.size() > end.size() && text.ends_with(end) ? end.size() : 0);
  }
  const auto& people = story.analysis().people;
  const std::string& name = story.speaker(line.n);
  return line.index == 0 && !text.empty() && !name.empty() &&
         !ends_with_any(text, story.phrases().cue("unit_places")) &&
         std::ranges::any_of(people, [&](const Person& person) {
           return person.name == name && !person.role.empty() &&
                  text.ends_with(text::normalised(person.role)) && !is_clause(story, text);
         });
}

// Whether the last two letters are those of a noun: 電源, but not the 臭 of 臭か.
bool ends_in_noun(std::string_view text) {
  const text::Character last = text::character_before(text, text.size());
  return text::is_noun_letter(last.code) && last.size < text.size() &&
         text::is_noun_letter(text::character_before(text, text.size() - last.size).code);
}

// 「電源か」: the noun that is guessed.
std::string without_asking(const Story& story, const std::string& text) {
  const std::string asks = story.phrases().fill("word.asks", {{"what", ""}});
  if (text.size() <= asks.size() || !text.ends_with(asks)) {
    return text;
  }
  std::string noun = text.substr(0, text.size() - asks.size());
  return ends_in_noun(noun) ? noun : text;
}

// 「別名で出してみて」: an order left in its て.
std::string as_order(const Story& story, Line line, std::string text) {
  const auto& phrases = story.phrases();
  if (story.carries(line, Tag::cause) ||
      story.modality(story.sentence_lines(line).back()) != Modality::request ||
      !ends_with_any(text, phrases.cue("te_ends"))) {
    return text;
  }
  const std::string act = style::task_form(text, story.rules());
  const bool verb = act != text && story.rules().style.match("pred", text::to_utf32(act));
  return verb ? phrases.fill("word.asked", {{"what", act}}) : text;
}

// The sentences of the text that end as guesses, as the noun form has them.
std::string with_guesses(const Story& story, const std::string& text) {
  const std::string may = story.phrases().fill("word.may", {{"what", ""}});
  std::string told;
  for (const std::string& sentence : split_sentences(story, text)) {
    const std::string form = style::noun_form(sentence, story.rules());
    told += told.empty() ? "" : story.phrases().text("mark.full_stop");
    told += form.ends_with(may) ? form : sentence;
  }
  return told;
}

}  // namespace

std::string told_as_guess(const Story& story, const std::string& text) {
  const auto& phrases = story.phrases();
  const std::string made = with_guesses(story, text);
  if (made != text) {
    return made;
  }
  const std::string guess = without_asking(story, without_question_mark(text));
  if (guess == text || guess.empty() || holds_any(guess, phrases.cue("wh_words"))) {
    return text;
  }
  const std::u32string letters = text::to_utf32(guess);
  if (text::is_noun_letter(text::character_before(guess, guess.size()).code)) {
    return phrases.fill("word.may_noun", {{"what", guess}});
  }
  const bool past = ends_with_any(guess, phrases.cue("guessed_ends")) &&
                    !ends_with_any(guess, phrases.cue("no_guess_ends"));
  return past && story.rules().style.match("pred", letters)
             ? phrases.fill("word.may", {{"what", guess}})
             : text;
}

bool stands_in_prose(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool told = modality == Modality::statement || modality == Modality::ongoing ||
                    modality == Modality::done || modality == Modality::onset ||
                    modality == Modality::assertion;
  return told && !story.asks(line) && story.hears(line, "subject_particles") &&
         content_words(story.normal(line)).size() >= 2;
}

std::vector<std::string> split_sentences(const Story& story, const std::string& text) {
  const std::string& mark = story.phrases().text("mark.full_stop");
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(mark, at), text.size());
    if (end > at) {
      all.push_back(text.substr(at, end - at));
    }
    at = end + mark.size();
  }
  return all;
}

bool only_points(const Story& story, Line line) {
  return !story.asks(line) && story.hears(line, "demonstratives") &&
         other_letters(std::string(story.normal(line)), story.phrases().cue("pointing")) == 0;
}

bool introduces(const Story& story, Line line) {
  constexpr int kFew = 8;
  constexpr std::size_t kOpening = 2;  // lines: 「あの、すみません。情シスの瀬良です」
  const std::string name = text::normalised(story.speaker(line.n));
  const std::string_view text = story.normal(line);
  if (names_own_unit(story, line)) {
    return true;
  }
  return line.index < kOpening && !name.empty() && text.find(name) != std::string_view::npos &&
         story.metrics(line).empty() &&
         !is_thing_of(story, text::without_closing_marks(text), name) &&
         other_letters(std::string(text), rules::Words(std::vector<std::string>{name})) <= kFew;
}

namespace {

// 「作業としてはないです。…いや、違うな」: taken back by the same speaker at once. 「違うな」 alone
// is a verdict.
bool is_taken_back(const Story& story, Line line) {
  const auto said = [&](std::size_t index) {
    const Line behind{line.n, index};
    return index < story.lines(line.n).size() ? story.bare(behind) : std::string_view();
  };
  const auto& phrases = story.phrases();
  const std::string_view next = said(line.index + 1);
  return phrases.cue("takes_all_back").any_is(next) ||
         (phrases.cue("repair_leads").any_is(next) &&
          phrases.cue("says_wrong").any_is(said(line.index + 2)));
}

}  // namespace

std::vector<Line> telling(const Story& story, const std::vector<Line>& lines) {
  std::vector<Line> told;
  for (const Line line : lines) {
    if ((!only_points(story, line) || refuses(story, line)) && !introduces(story, line) &&
        !asks_idly(story, line) && !only_talks(story, line) && !only_announces(story, line) &&
        !only_stamps(story, line) && !is_taken_back(story, line) &&
        (names_or_reports(story, line) || !story.metrics(line).empty())) {
      told.push_back(line);
    }
  }
  return told.empty() ? lines : told;
}

std::string plain(const Story& story, Line line) {
  return with_own_name(story, line,
                       named(story, line, still_asking(story, line, story.plain_form(line))));
}

std::string noun(const Story& story, Line line) {
  std::string text = as_order(story, line, story.noun_form(line));
  if (story.asks(line) && story.carries(line, Tag::cause) &&
      story.status(line.n, Tag::cause) == Status::suspected) {
    text = told_as_guess(story, text);
  }
  return with_own_name(story, line, named(story, line, still_asking(story, line, std::move(text))));
}

std::string task(const Story& story, Line line) {
  return named(story, line, style::task_form(story.said_whole(line), story.rules()));
}

Statement plain_statement(const Story& story, int n, Tag tag) {
  return statement(story, n, story.carriers(n, tag), plain);
}

Statement noun_statement(const Story& story, int n, Tag tag) {
  return statement(story, n, story.carriers(n, tag), noun);
}

Statement step_statement(const Story& story, int n) {
  return event_statement(story, n, story.carriers(n, Tag::action));
}

Statement plain_statement(const Story& story, int n, const std::vector<Line>& lines) {
  return statement(story, n, lines, plain);
}

Statement noun_statement(const Story& story, int n, const std::vector<Line>& lines) {
  return statement(story, n, lines, noun);
}

Statement task_statement(const Story& story, Line line) {
  return {without_name(story, task(story, line)), {line.n}};
}

Statement event_statement(const Story& story, int n, const std::vector<Line>& lines) {
  return statement(story, n, lines, as_event);
}

void cite(Statement& statement, const std::vector<int>& events) {
  for (const int n : events) {
    if (std::ranges::find(statement.events, n) == statement.events.end()) {
      statement.events.push_back(n);
    }
  }
}

std::string text_of(const Story& story, const std::vector<Line>& lines) {
  std::string text;
  for (const Line line : lines) {
    text.append(story.normal(line)).push_back(' ');
  }
  return text;
}

std::vector<std::string> words_of(const Story& story, int n, Tag tag) {
  return content_words(text_of(story, story.carriers(n, tag)));
}

bool inside_quotation(const Story& story, std::string_view text, std::size_t at) {
  const auto& quotes = story.phrases().cue("quotation");
  const std::size_t opened = text.substr(0, at).rfind(quotes[0]);
  const std::size_t closed = text.substr(0, at).rfind(quotes[1]);
  return opened != std::string_view::npos && (closed == std::string_view::npos || closed < opened);
}

}  // namespace tenmatsu::composition
