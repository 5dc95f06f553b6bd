#include "compose/owners/takers.hpp"

#include <algorithm>

#include "analyse/deadline.hpp"
#include "analyse/due_day.hpp"
#include "analyse/people.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::composition {
namespace {

using analysis::Deadline;
using analysis::Piece;
using rules::PeopleWord;

Deadline deadline(const Story& story, std::string_view normalised) {
  return analysis::deadline_in(story.rules().due, normalised, {0, normalised.size()});
}

Deadline due_day(const Story& story, std::string_view text) {
  return analysis::due_day(story.rules(), text, {0, text.size()});
}

std::string written_day(const Story& story, Line line, const Deadline& day) {
  return day.weight > 0 ? story.written(line, day.piece.begin, day.piece.end) : "";
}

// --- days of things ---

struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Clause> clauses_of(const Story& story, std::string_view text) {
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  std::vector<Clause> all;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t at = text.find(comma, begin);
    const std::size_t end = at == std::string_view::npos ? text.size() : at;
    all.push_back({begin, end});
    begin = at == std::string_view::npos ? text.size() : at + comma.size();
  }
  return all;
}

// --- numbers ---

struct Part {
  std::vector<int> numbers;
  std::string_view text;  // behind the numbers, up to the next
};

// 「②③は」 and 「②と③は」 are one.
std::vector<Part> parts_of(const Story& story, std::string_view said) {
  std::vector<Part> all;
  std::size_t begin = std::string_view::npos;
  const auto close = [&](std::size_t end) {
    if (!all.empty() && begin != std::string_view::npos) {
      all.back().text = said.substr(begin, end - begin);
    }
  };
  for (std::size_t at = 0; at < said.size();) {
    const text::Character here = text::character_at(said, at);
    if (const int number = text::circled_number(here.code)) {
      const bool joined =
          !all.empty() &&
          (begin == at || story.phrases().cue("pair_marks").any_is(said.substr(begin, at - begin)));
      if (!joined) {
        close(at);
        all.emplace_back();
      }
      all.back().numbers.push_back(number);
      begin = at + here.size;
    }
    at += here.size;
  }
  close(said.size());
  return all;
}

// --- people ---

analysis::Bearer bearer_at(const Story& story, std::string_view text) {
  return analysis::bearer_at(analysis::names_of(story.analysis()), story.rules().people, text);
}

std::string_view without_title(const Story& story, std::string_view text) {
  const auto& titles = story.rules().people.words(PeopleWord::honorific);
  text.remove_prefix(rules::prefix_size(text, titles));
  return text;
}

// Whether those named before it are to do what stands behind 「堤さんと岸さんで」, and did not do
// it nor differ over it: 「意見が割れています」.
bool are_to_do(const Story& story, Line line, std::string_view behind) {
  const Modality modality = story.modality(line);
  const bool wants = modality == Modality::intention || modality == Modality::request ||
                     modality == Modality::proposal || modality == Modality::need;
  const std::string_view deed = text::without_closing_marks(behind);
  return !starts_with_any(behind, story.phrases().cue("no_pair_behind")) &&
         (deed.empty() || wants ||
          (modality == Modality::statement && !holds_any(deed, story.phrases().cue("differs"))));
}

struct Mention {
  std::string name;
  std::string_view behind;
};

bool both_of_a_noun(const text::Character& a, const text::Character& b) {
  return a.size > 0 && b.size > 0 && text::is_noun_letter(a.code) &&
         text::script_of(a.code) == text::script_of(b.code);
}

// 岸 in 岸壁, 堤 in 防波堤; in 「堤班長」, 「堤来月」 and 「担当堤」 it is a name.
bool is_part_of_word(const Story& story, std::string_view text, std::size_t at, std::size_t size) {
  const auto& people = story.rules().people;
  const std::string_view name = text.substr(at, size);
  const std::string_view behind = text.substr(at + size);
  if (starts_with_any(behind, people.words(PeopleWord::honorific)) ||
      starts_with_any(behind, people.words(PeopleWord::post))) {
    return false;
  }
  const bool goes_on =
      both_of_a_noun(text::character_before(name, name.size()), text::character_at(behind, 0)) &&
      !analysis::begins_with_day(story.rules().due, behind);
  const std::string_view before = text.substr(0, at);
  const text::Character first = text::character_at(name, 0);
  const bool is_end = first.size == name.size() &&
                      both_of_a_noun(text::character_before(before, before.size()), first) &&
                      !ends_with_any(before, people.words(PeopleWord::department)) &&
                      !ends_with_any(before, people.words(PeopleWord::post));
  return goes_on || is_end;
}

// 「堤さんと私で見つけた誤りを直します」: what they did tells which thing.
bool tells_what_was_done(const Story& story, std::string_view behind) {
  const rules::DueWords& due = story.rules().due;
  for (std::size_t at = 0; at < behind.size(); at += text::character_at(behind, at).size) {
    const std::size_t end = at + due.past(behind.substr(at));
    if (at > 0 && end > at && text::is_noun_letter(text::character_at(behind, end).code)) {
      return true;
    }
  }
  return false;
}

std::vector<Mention> mentions_in(const Story& story, std::string_view text) {
  const analysis::Names names = analysis::names_of(story.analysis());
  std::vector<Mention> all;
  for (std::size_t at = 0; at < text.size();) {
    const auto [person, size] = analysis::bearer_at(names, story.rules().people, text.substr(at));
    if (person != nullptr && !is_part_of_word(story, text, at, size)) {
      all.push_back({person->name, text.substr(at + size)});
    }
    at += person != nullptr ? size : text::character_at(text, at).size;
  }
  return all;
}

std::string named_in(const Story& story, int n, std::string_view normalised) {
  for (const std::string& word : story.rules().people.words(PeopleWord::self)) {
    if (normalised.find(word) != std::string_view::npos) {
      return story.speaker(n);
    }
  }
  // 「②は私。」
  if (rules::suffix_size(text::without_closing_marks(normalised),
                         story.rules().people.words(PeopleWord::self_end)) > 0) {
    return story.speaker(n);
  }
  const std::vector<Mention> named = mentions_in(story, normalised);
  return named.empty() ? "" : named.front().name;
}

// Whom 「棚卸しは総務が」 names as doing it, as it is called in the talk; empty for the speaker.
std::string doer_in(const Story& story, int n, std::string_view before) {
  constexpr std::size_t kLongest = 6;  // characters
  const std::string& subject = story.phrases().text("particle.subject");
  const std::string& topic = story.phrases().text("particle.topic");
  const std::size_t at = before.rfind(topic);
  if (!before.ends_with(subject) || at == std::string_view::npos) {
    return "";
  }
  before.remove_suffix(subject.size());
  const std::string_view noun = before.substr(std::min(at + topic.size(), before.size()));
  if (std::string known = named_in(story, n, noun); !known.empty()) {
    return known;
  }
  bool named = !noun.empty() && length_of(noun) <= kLongest;
  for (std::size_t i = 0; i < noun.size(); i += text::character_at(noun, i).size) {
    named = named && text::is_noun_letter(text::character_at(noun, i).code);
  }
  return named && !story.phrases().cue("pronouns").any_is(noun) ? std::string(noun) : "";
}

// 「承知しました」; a short word says so where it stands alone: 「うい」 is a part of 「そういう」.
bool says_yes(const Story& story, Line line) {
  if (story.hears(line, "takes")) {
    return true;
  }
  std::string_view text = story.normal(line);
  text.remove_prefix(rules::prefix_size(text, story.phrases().cue("startled_heads")));
  const std::size_t size = rules::prefix_size(text, story.phrases().cue("takes_alone"));
  return size > 0 && (size == text.size() || !text::is_letter(text::character_at(text, size).code));
}

// 「残しておきます。担当は定例で決めましょう」
bool undecided(const Story& story, int n) {
  const std::vector<Line> lines = story.lines(n);
  return std::ranges::any_of(lines, [&](Line line) {
    return !story.begins(line, "and_also") &&
           holds_any(story.normal(line), story.rules().people.words(PeopleWord::undecided));
  });
}

// Whether whoever it is handed to says yes or no in one of the next messages; nothing where
// neither.
std::optional<bool> answered_by(const Story& story, Line handed, const std::string& name) {
  constexpr int kNear = 4;  // messages
  for (int n = handed.n + 1; n <= std::min(handed.n + kNear, story.size()); ++n) {
    const Line first{n, 0};
    if (story.speaker(n) != name || story.asks(first)) {
      continue;
    }
    const std::string_view text = story.normal(first);
    const bool no = starts_with_any(text, story.phrases().cue("answers_no")) ||
                    story.negated(first) || story.hears(first, "thinks_over") ||
                    undecided(story, n);
    // 「見積もりをお持ちします」
    const bool yes = says_yes(story, first) ||
                     (story.modality(first) == Modality::intention &&
                      shared_words(content_words(text), content_words(story.normal(handed))) > 0);
    return no ? std::optional(false) : yes ? std::optional(true) : std::nullopt;
  }
  return std::nullopt;
}

// 「堤さんに頼みます」 asks for it there and then; 「堤さんに見積もってもらいます」 needs a yes.
bool takes_over(const Story& story, Line line, const std::string& name, std::string_view deed) {
  const bool asks = story.asks(line) || starts_with_any(deed, story.phrases().cue("asks_of"));
  return answered_by(story, line, name).value_or(asks);
}

// 「はい、来週水曜で。あと試験も足します」: the day of what was asked for, not of what comes next.
std::string day_of_answer(const Story& story, int n) {
  for (const Line line : story.lines(n)) {
    const std::string day = day_ahead(story, line);
    const bool next = story.begins(line, "and_also");
    const bool report = story.hears(line, "postmortem");
    if (next || report) {
      return "";
    }
    if (!day.empty()) {
      return day;
    }
  }
  return "";
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ':')) {
    text.remove_prefix(1);
  }
  return text;
}

// 「堤さん 来週末」, 「更新をテストに入れる 2月3日まで」: the name and the day, or the work.
struct Side {
  std::string name;
  std::string due;
  std::string work;  // as written, without a day at its end
};

Side side_of(const Story& story, int n, std::string_view said) {
  const text::Normalised normal = text::normalise(said);
  const std::string_view text = trimmed(normal.text);
  Side side;
  std::string_view rest = text;
  if (const auto [person, size] = bearer_at(story, text); person != nullptr) {
    side.name = person->name;
    rest = without_title(story, text.substr(size));
  } else if (const std::size_t own =
                 rules::prefix_size(text, story.phrases().cue("first_person"))) {
    side.name = story.speaker(n);
    rest = text.substr(own);
  }
  side.work = std::string(said);
  const Deadline day = deadline(story, rest);
  if (day.weight > 0) {
    const std::size_t skipped = normal.text.size() - rest.size();
    const std::size_t begin = normal.original(skipped + day.piece.begin);
    const std::size_t end = normal.original(skipped + day.piece.end);
    side.due = std::string(said.substr(begin, end - begin));
    // 「アラートを足す 2月3日まで」
    const std::string_view before = rest.substr(0, day.piece.begin);
    const std::string_view behind = text::without_closing_marks(rest.substr(day.piece.end));
    if (before.ends_with(' ') && story.rules().due.until(behind) == behind.size()) {
      side.work = std::string(said.substr(0, begin));
      side.work.erase(normal.original(skipped + before.find_last_not_of(' ') + 1));
    }
  }
  return side;
}

// Whom message `m` asks to do what another was to do: 「堤さん頼んでいい？」. Empty where nobody.
std::string handed_to(const Story& story, int m) {
  const std::string called = person_called(story, {m, 0});
  const bool hands =
      !called.empty() && called != story.speaker(m) && story.hears(Line{m, 0}, "hands_by_asking");
  return hands ? called : "";
}

// Whether it names itself what the speaker does: 「テンプレは私が用意しときます」.
bool names_own_deed(const Story& story, Line line) {
  const auto& own = story.phrases().cue("first_person");
  return std::ranges::any_of(own, [&](const std::string& one) {
    return story.normal(line).find(story.phrases().text("particle.topic") + one) !=
           std::string::npos;
  });
}

// Whether message `m` does no more than take on what it answers: 「了解です」, 「足しときます」.
bool takes_on(const Story& story, int m) {
  constexpr std::size_t kLittle = 1;  // words of its own
  const Line first{m, 0};
  // 「will do, Monday」
  const bool little = content_words(story.normal(first)).size() <= kLittle ||
                      !text::holds_script(story.normal(first), text::Script::hiragana);
  const bool promises = story.modality(first) == Modality::intention &&
                        story.hears(first, "leaves_done") && !story.hears(first, "close");
  if (promises && names_own_deed(story, first)) {
    return false;
  }
  // 「OK。報告は堤さん」 only gives leave, 「ok、今週」 does it.
  const bool leaves = story.begins(first, "leave_heads") && day_of_answer(story, m).empty();
  // 「考えときます」 takes nothing on.
  return !story.asks(first) && little && !leaves && !undecided(story, m) &&
         !story.hears(first, "thinks_over") && (says_yes(story, first) || promises);
}

}  // namespace

std::string day_in(const Story& story, Line line) {
  std::string day = written_day(story, line, due_day(story, story.normal(line)));
  if (day.empty()) {
    return day;
  }
  // 「朝に知っていれば始発の前に手が打てました」
  const std::vector<Line> sentence = story.sentence_lines(line);
  const bool unreal =
      story.ends(sentence.back(), "unreal_ends") &&
      std::ranges::any_of(sentence, [&](Line one) { return story.hears(one, "unreal_heads"); });
  return unreal ? "" : day;
}

bool names_day(const Story& story, Line line) {
  return deadline(story, story.normal(line)).weight > 0;
}

std::string day_ahead(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  const Deadline day = due_day(story, text);
  const std::string_view said = text.substr(day.piece.begin, day.piece.end - day.piece.begin);
  // 「1日遅れる」 is a length of time.
  // 「2週間で出します」 tells by when.
  const bool within = story.modality(line) == Modality::intention &&
                      text.substr(day.piece.end).starts_with(story.phrases().text("particle.by"));
  const bool counts = !said.empty() && said.front() >= '0' && said.front() <= '9' &&
                      said.find('/') == std::string_view::npos && !within;
  const bool near =
      counts || (starts_with_any(said, story.phrases().cue("near_days")) &&
                 !starts_with_any(said, story.phrases().cue("days_counted_from_night")));
  return near && day.weight < kDeadline ? "" : written_day(story, line, day);
}

bool tells_by_when(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  const Deadline day = due_day(story, text);
  return day.weight >= kDeadline ||
         (day.weight > 0 &&
          text.substr(day.piece.end).starts_with(story.phrases().text("particle.by")));
}

std::string person_with_day(const Story& story, Line line) {
  constexpr int kDeadline = 2;
  const std::string_view text = story.normal(line);
  if (deadline(story, text).weight < kDeadline || day_ahead(story, line).empty()) {
    return "";
  }
  const auto& titles = story.rules().people.words(PeopleWord::honorific);
  const std::vector<Mention> all = mentions_in(story, text);
  const auto titled = std::ranges::find_if(
      all, [&](const Mention& one) { return starts_with_any(one.behind, titles); });
  return titled == all.end() ? "" : titled->name;
}

std::size_t own_deed_at(const Story& story, std::string_view text) {
  const auto& deeds = story.phrases().cue("does_himself");
  std::size_t first = std::string_view::npos;
  for (const std::string& speaker : story.phrases().cue("pronouns")) {
    for (std::size_t at = text.find(speaker); at < first; at = text.find(speaker, at + 1)) {
      if (starts_with_any(text.substr(at + speaker.size()), deeds)) {
        first = at;
      }
    }
  }
  return first;
}

bool takes_off(const Story& story, int n) {
  if (n < 2 || n > story.size() || story.bot(n) || story.speaker(n) == story.speaker(n - 1)) {
    return false;
  }
  const std::vector<Line> lines = story.lines(n);
  const bool no = story.begins(n, "takes_off_heads");
  return no && std::ranges::any_of(lines, [&](Line line) {
           const std::string_view text = story.normal(line);
           const std::size_t own = own_deed_at(story, text);
           return own != std::string_view::npos && !story.asks(line) &&
                  holds_any(text.substr(own), story.phrases().cue("writes_it"));
         });
}

std::vector<DueOf> dues_in(const Story& story, Line line) {
  constexpr std::size_t kTail = 6;  // letters: までにやります
  const std::string_view text = story.normal(line);
  std::vector<DueOf> all;
  for (const Clause& clause : clauses_of(story, text)) {
    const std::string_view part = text.substr(clause.begin, clause.end - clause.begin);
    const Deadline day = deadline(story, part);
    const std::string_view before = part.substr(0, day.weight > 0 ? day.piece.begin : 0);
    const std::string_view after =
        text::without_closing_marks(part.substr(day.weight > 0 ? day.piece.end : 0));
    if (!ends_with_any(before, story.phrases().cue("subject_particles")) ||
        length_of(after) > kTail) {
      return {};
    }
    all.push_back(
        {content_words(before),
         story.written(line, clause.begin + day.piece.begin, clause.begin + day.piece.end),
         doer_in(story, line.n, before)});
  }
  return all;
}

std::optional<Taker> taker_of(const Story& story, int n) {
  constexpr int kNext = 2;  // messages
  if (story.hears(story.lines(n).back(), "settled_later")) {
    return std::nullopt;  // 「担当は週明けに決めましょう」 「はい」
  }
  std::string asked;  // to whom another hands it on
  for (int m = n + 1; m <= std::min(n + kNext, story.size()); ++m) {
    if (story.speaker(m) == story.speaker(n) || story.bot(m)) {
      continue;
    }
    if (asked.empty()) {
      asked = handed_to(story, m);
      if (!asked.empty()) {
        continue;
      }
    } else if (story.speaker(m) == asked && story.begins(m, "takes_alone")) {
      return Taker{m, asked, day_of_answer(story, m)};
    }
    if (takes_on(story, m)) {
      return Taker{m, story.speaker(m), day_of_answer(story, m)};
    }
    return std::nullopt;
  }
  return std::nullopt;
}

std::vector<Numbered> numbered_in(const Story& story, std::string_view said) {
  std::vector<Numbered> all;
  for (const Part& part : parts_of(story, said)) {
    if (part.numbers.size() != 1) {
      return {};
    }
    all.push_back({part.numbers.front(), std::string(part.text)});
  }
  return all.size() < 2 ? std::vector<Numbered>{} : all;
}

NumberedTaker taker_in(const Story& story, int n, std::string_view piece) {
  const std::string text = text::normalised(piece);
  const Deadline day = deadline(story, text);
  return {{},
          named_in(story, n, text),
          day.weight > 0 ? text.substr(day.piece.begin, day.piece.end - day.piece.begin) : ""};
}

std::vector<NumberedTaker> numbered_takers(const Story& story, Line line) {
  std::vector<NumberedTaker> all;
  for (const Part& part : parts_of(story, story.said(line))) {
    const std::string text = text::normalised(part.text);
    if (!starts_with_any(text, story.phrases().cue("subject_particles"))) {
      return {};
    }
    all.push_back(taker_in(story, line.n, text));
    all.back().numbers = part.numbers;
  }
  return all;
}

std::vector<Given> given_in(const Story& story, int n, std::string_view said) {
  constexpr std::string_view kArrow = "\u2192";
  constexpr std::size_t kDay = 8;  // characters
  const std::string& comma = story.phrases().text("mark.comma");
  std::vector<Given> all;
  for (std::size_t begin = 0; begin < said.size();) {
    const std::size_t end = std::min(said.find(comma, begin), said.size());
    const std::string_view piece = said.substr(begin, end - begin);
    begin = std::min(end + comma.size(), said.size());
    const std::size_t arrow = piece.find(kArrow);
    if (arrow == std::string_view::npos) {
      // 「岸→試験を足す、今週」
      const Deadline day = deadline(story, text::normalised(piece));
      if (all.empty() || day.weight == 0 || length_of(piece) > kDay) {
        return {};
      }
      all.back().due =
          all.back().due.empty() ? std::string(text::without_closing_marks(piece)) : all.back().due;
      continue;
    }
    const Side left = side_of(story, n, piece.substr(0, arrow));
    const Side right = side_of(story, n, piece.substr(arrow + kArrow.size()));
    if (left.name.empty() == right.name.empty()) {
      return {};
    }
    all.push_back(right.name.empty()
                      ? Given{right.work, left.name, right.due}
                      : Given{left.work, right.name, right.due.empty() ? left.due : right.due});
  }
  return all;
}

std::string owner_said(const Story& story, int n, std::size_t first, std::size_t last) {
  constexpr std::size_t kLongest = 12;  // characters of a name with its place
  const std::string& of = story.phrases().text("particle.of");
  for (std::size_t i = first; i <= last; ++i) {
    const std::string_view text = story.normal(Line{n, i});
    for (const std::string& head : story.phrases().cue("owner_heads")) {
      const std::size_t at = text.find(head);
      std::size_t end = at == std::string_view::npos ? at : at + head.size();
      const std::size_t begin = end;
      while (end != std::string_view::npos && end < text.size() &&
             (text::is_noun_letter(text::character_at(text, end).code) ||
              text.substr(end).starts_with(of))) {
        end += text::character_at(text, end).size;
      }
      const std::string_view name =
          end == std::string_view::npos ? "" : text.substr(begin, end - begin);
      const std::string known = named_in(story, n, name);
      if (!known.empty()) {
        return known;
      }
      if (!name.empty() && length_of(name) <= kLongest &&
          !story.phrases().cue("no_owners").any_begins(text.substr(begin)) &&
          !analysis::begins_with_day(story.rules().due, text.substr(begin)) &&
          !ends_with_any(name, story.phrases().cue("no_owner_ends"))) {
        return std::string(name);
      }
    }
  }
  return "";
}

std::string handed_on(const Story& story, Line line) {
  const std::string& to = story.phrases().text("particle.to");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::string_view text = story.normal(line);
  for (const Mention& one : mentions_in(story, text)) {
    const std::string_view behind = without_title(story, one.behind);
    const std::string_view deed = behind.substr(behind.starts_with(to) ? to.size() : 0);
    // 「堤さんに見積もってもらいます」
    // 「形を変えるときは堤さんに見てもらうようにします」 is what the speaker is to do.
    if (ends_with_any(text::without_closing_marks(deed), story.phrases().cue("habit_ends"))) {
      continue;
    }
    const bool all_of_it =
        deed.find(comma) == std::string_view::npos &&
        ends_with_any(text::without_closing_marks(deed), story.phrases().cue("hands_on_ends"));
    if (behind.starts_with(to) &&
        (all_of_it || starts_with_any(deed, story.phrases().cue("hands_on")))) {
      return takes_over(story, line, one.name, deed) ? one.name : story.speaker(line.n);
    }
  }
  return "";
}

bool gives_reason(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::size_t end = rules::suffix_size(text, story.phrases().cue("reason_ends"));
  return end > 0 && end < text.size() &&
         !text::is_noun_letter(text::character_before(text, text.size() - end).code);
}

bool takes_itself(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const std::string_view text = story.normal(line);
  // 「わたし作ってみたい」 is no certain plan, but whose it is is said.
  const bool intends = modality == Modality::statement || modality == Modality::intention ||
                       modality == Modality::proposal || modality == Modality::conjecture;
  if (!intends || story.asks(line) || gives_reason(story, line)) {
    return false;
  }
  for (const Clause& clause : clauses_of(story, text)) {
    const std::string_view part = text.substr(clause.begin, clause.end - clause.begin);
    const std::size_t own = rules::prefix_size(part, story.phrases().cue("first_person"));
    std::size_t at = own;
    const auto is_kanji = [&] {
      return at < part.size() &&
             text::script_of(text::character_at(part, at).code) == text::Script::kanji;
    };
    while (own > 0 && is_kanji()) {
      at += text::character_at(part, at).size;
    }
    const bool verb =
        at > own && at < part.size() &&
        text::script_of(text::character_at(part, at).code) == text::Script::hiragana &&
        !starts_with_any(part.substr(at), story.phrases().cue("noun_marks"));
    if (verb) {
      return true;
    }
  }
  return false;
}

std::optional<Pair> pair_named(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const std::string& with = story.phrases().text("particle.with");
  const std::string& by = story.phrases().text("particle.by");
  const std::vector<Mention> all = mentions_in(story, text);
  const auto does = [&](std::string_view behind) {
    const std::string_view rest = without_title(story, behind);
    return rest.starts_with(by) && are_to_do(story, line, rest.substr(by.size()));
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view behind = without_title(story, all[i].behind);
    const std::size_t mark = rules::prefix_size(behind, story.phrases().cue("pair_marks"));
    const bool first = mark > 0 && i + 1 < all.size() && all[i].name != all[i + 1].name &&
                       bearer_at(story, behind.substr(mark)).person != nullptr;
    if (first && does(all[i + 1].behind)) {
      return Pair{all[i].name, all[i + 1].name};
    }
    // 「堤さんと私で」
    const bool broken_off = text.ends_with("\u2026") || text.ends_with("..");
    if (all[i].name != story.speaker(line.n) && behind.starts_with(with) && !broken_off) {
      const std::string_view self = behind.substr(with.size());
      const std::size_t own = rules::prefix_size(self, story.phrases().cue("first_person"));
      if (own > 0 && self.substr(own).starts_with(by) &&
          are_to_do(story, line, self.substr(own + by.size())) &&
          own_deed_at(story, self.substr(own + by.size())) == std::string_view::npos &&
          !tells_what_was_done(story, self.substr(own + by.size()))) {
        return Pair{all[i].name, story.speaker(line.n)};
      }
    }
    // 「私と堤さんで」
    const std::size_t begin = text.size() - all[i].behind.size();
    for (const std::string& own : story.phrases().cue("first_person")) {
      const std::size_t at = text.rfind(own + with, begin);
      const std::size_t name = at == std::string_view::npos ? at : at + own.size() + with.size();
      if (does(all[i].behind) && name < begin && all[i].name != story.speaker(line.n) &&
          bearer_at(story, text.substr(name)).person != nullptr &&
          mentions_in(story, text.substr(name)).size() == all.size() - i) {
        return Pair{story.speaker(line.n), all[i].name};
      }
    }
  }
  return std::nullopt;
}

std::string person_called(const Story& story, Line line) {
  const std::string_view text = story.normal(line);
  const auto [person, size] = bearer_at(story, text);
  return person != nullptr && !is_part_of_word(story, text, 0, size) ? person->name : "";
}

std::string person_given(const Story& story, Line line) {
  const std::string_view text = story.bare(line);
  const std::vector<Mention> all = mentions_in(story, text);
  if (all.empty()) {
    return "";
  }
  const Mention& last = all.back();
  const std::string_view rest = without_title(story, last.behind);
  const std::size_t tail =
      rules::prefix_size(rest, story.rules().people.words(rules::PeopleWord::owner_end));
  std::string_view before = text.substr(0, text.size() - last.behind.size());
  std::size_t begin = before.size();
  for (const std::string& topic : story.phrases().cue("deed_topics")) {
    const std::size_t at = before.rfind(topic);
    begin = at == std::string_view::npos ? begin : std::min(begin, at + topic.size());
  }
  const bool deed = begin < before.size() &&
                    bearer_at(story, before.substr(begin)).person != nullptr &&
                    !ends_with_any(before.substr(0, begin), story.phrases().cue("state_topics"));
  return deed && rest.size() == tail ? last.name : "";
}

namespace {

// 「設定の更新」, 「宛先の棚卸し」
bool ends_as_noun(const Story& story, std::string_view thing) {
  const auto& ends = story.phrases().cue("deed_noun_ends");
  thing.remove_suffix(rules::suffix_size(thing, ends));
  return text::is_noun_letter(text::character_before(thing, thing.size()).code);
}

}  // namespace

std::string thing_given(const Story& story, Line line) {
  constexpr std::size_t kThing = 3;     // letters
  constexpr std::size_t kLongest = 24;  // letters; what is longer tells more than the thing
  const std::string& topic = story.phrases().text("particle.topic");
  const std::string comma = text::normalised(story.phrases().text("mark.comma"));
  const std::string_view text = story.bare(line);
  const std::vector<Mention> all = mentions_in(story, text);
  if (all.size() != 1 || story.asks(line)) {
    return "";
  }
  const std::string_view behind = all.front().behind;
  std::string_view thing = text.substr(0, text.rfind(topic, text.size() - behind.size()));
  const std::string_view given = text.substr(std::min(text.size(), thing.size() + topic.size()));
  const bool named = thing.size() < text.size() && given.size() > behind.size() &&
                     bearer_at(story, given).person != nullptr && length_of(thing) >= kThing &&
                     length_of(thing) <= kLongest && thing.find(topic) == thing.npos &&
                     ends_as_noun(story, thing) &&
                     !ends_with_any(thing, story.phrases().cue("not_given_things"));
  // What stands behind the name: its title, a day, and no more than that it is asked for.
  std::string_view rest = without_title(story, behind);
  const bool titled = rest.size() < behind.size();
  const std::string day = text::normalised(day_in(story, line));
  const std::size_t at = day.empty() ? std::string_view::npos : rest.find(day);
  if (at != std::string_view::npos && at <= comma.size()) {
    rest.remove_prefix(at + day.size());
  }
  rest.remove_prefix(rules::prefix_size(rest, story.phrases().cue("given_marks")));
  const bool nothing_else = rest.empty() || story.phrases().cue("given_tails").any_is(rest);
  return named && titled && nothing_else ? all.front().name : "";
}

bool names_person(const Story& story, Line line, std::string_view name) {
  const std::vector<Mention> all = mentions_in(story, story.normal(line));
  return std::ranges::any_of(all, [&](const Mention& one) { return one.name == name; });
}

bool tells_deed_of(const Story& story, Line line, std::string_view name) {
  const std::string_view text = story.normal(line);
  const std::vector<Mention> all = mentions_in(story, text);
  return std::ranges::any_of(all, [&](const Mention& one) {
    return one.name == name &&
           without_title(story, one.behind).starts_with(story.phrases().text("particle.subject")) &&
           holds_any(one.behind, story.phrases().cue("past_deeds"));
  });
}

std::string handed_to(const Story& story, Line line) {
  constexpr std::size_t kLittle = 3;  // characters behind the name
  const std::string_view text = story.bare(line);
  for (const std::string& pointer : story.phrases().cue("pointers")) {
    if (!text.starts_with(pointer)) {
      continue;
    }
    const std::string_view behind = text.substr(pointer.size());
    const auto [person, size] = bearer_at(story, behind);
    const std::string_view rest = without_title(story, behind.substr(size));
    if (person != nullptr && length_of(rest) <= kLittle) {
      return person->name;
    }
  }
  return "";
}

}  // namespace tenmatsu::composition
