#include "compose/followups/work_pieces.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "analyse/deadline.hpp"
#include "analyse/people.hpp"
#include "compose/followups/work_clauses.hpp"
#include "compose/owners/numbered_work.hpp"
#include "compose/speech/words.hpp"
#include "compose/wording/first_person.hpp"
#include "compose/wording/lists.hpp"
#include "compose/wording/wording.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"
#include "text/list_marks.hpp"
#include "text/normalise.hpp"

namespace tenmatsu::composition {
namespace {

using analysis::Deadline;
using rules::PeopleWord;

constexpr std::string_view kSlash = "\uFF0F";
constexpr std::string_view kColons[] = {"\uFF1A", ":"};

// Who does something and until when, as a text says that says nothing else.
struct Taking {
  std::string owner;
  std::string with;
  std::string due;
  bool nobody = false;  // it says that nobody does it yet
};

// Reads 「堤さん、来週まで」, 「俺、いますぐ」, 「岸さんと私で正午まで」, 「誰か」 to its end.
class TakingReader {
 public:
  TakingReader(const Story& story, int n, std::string_view said)
      : story_(story), n_(n), said_(said), normal_(text::normalise(said)), rest_(normal_.text) {}

  std::optional<Taking> read() {
    for (skip_marks(); !rest_.empty(); skip_marks()) {
      if (taking_.due.empty() && take_day()) {
        continue;
      }
      if (!taking_.nobody && take_person()) {
        continue;
      }
      const std::size_t none = rules::prefix_size(rest_, cue("no_takers"));
      if (none > 0 && taking_.owner.empty()) {
        taking_.nobody = true;
        rest_.remove_prefix(none);
        continue;
      }
      const std::size_t tail = taking_.owner.empty() && taking_.due.empty()
                                   ? 0
                                   : rules::prefix_size(rest_, cue("taking_tails"));
      if (tail == 0) {
        return std::nullopt;
      }
      rest_.remove_prefix(tail);
    }
    const bool any = taking_.nobody || !taking_.owner.empty() || !taking_.due.empty();
    return any ? std::optional(taking_) : std::nullopt;
  }

 private:
  [[nodiscard]] const rules::Words& cue(std::string_view id) const {
    return story_.phrases().cue(std::string(id));
  }

  void skip_marks() {
    while (!rest_.empty()) {
      const auto here = text::character_at(rest_, 0);
      if (text::is_letter(here.code)) {
        return;
      }
      rest_.remove_prefix(here.size);
    }
  }

  bool take_day() {
    const auto& words = story_.rules().due;
    if (const std::size_t now = rules::prefix_size(rest_, cue("due_at_once")); now > 0) {
      keep_day(now);
      return true;
    }
    if (!analysis::begins_with_day(words, rest_)) {
      return false;
    }
    const Deadline day = analysis::deadline_in(words, rest_, {0, rest_.size()});
    if (day.weight == 0 || day.piece.begin != 0) {
      return false;
    }
    keep_day(day.piece.end);
    rest_.remove_prefix(std::max(rules::prefix_size(rest_, cue("day_tails")),
                                 rules::prefix_size(rest_, cue("day_tails_at_end"))));
    return true;
  }

  void keep_day(std::size_t size) {
    const std::size_t skipped = normal_.text.size() - rest_.size();
    const std::size_t begin = normal_.original(skipped);
    taking_.due = std::string(said_.substr(begin, normal_.original(skipped + size) - begin));
    rest_.remove_prefix(size);
  }

  bool take_person() {
    std::string name;
    std::size_t size = 0;
    if (const auto [person, found] = analysis::bearer_at(analysis::names_of(story_.analysis()),
                                                         story_.rules().people, rest_);
        person != nullptr) {
      name = person->name;
      size = found;
    } else if (size = self_size_at(story_, rest_, 0); size > 0) {
      name = story_.speaker(n_);
    } else {
      size = titled_size();
      name = std::string(rest_.substr(0, size));
    }
    if (name.empty() || (!taking_.with.empty() && name != taking_.owner)) {
      return false;
    }
    rest_.remove_prefix(size);
    rest_.remove_prefix(
        rules::prefix_size(rest_, story_.rules().people.words(PeopleWord::honorific)));
    add(name);
    take_partner();
    const std::size_t both = rules::prefix_size(rest_, cue("does_together"));
    if (both > 0) {
      rest_.remove_prefix(both);
      add(story_.speaker(n_));
    }
    return true;
  }

  // 「堤さんと私で」
  void take_partner() {
    const std::string_view here = rest_;
    const std::size_t mark = rules::prefix_size(rest_, cue("pair_marks"));
    rest_.remove_prefix(mark);
    if (mark == 0 || !taking_.with.empty() || !take_person()) {
      rest_ = here;
    }
  }

  // 「堤さん」, who has said nothing: the name before its title.
  [[nodiscard]] std::size_t titled_size() const {
    constexpr std::size_t kLongest = 6;  // characters
    std::size_t end = 0;
    while (end < rest_.size() && text::is_noun_letter(text::character_at(rest_, end).code) &&
           rules::prefix_size(rest_.substr(end), cue("person_titles")) == 0) {
      end += text::character_at(rest_, end).size;
    }
    const bool titled = rules::prefix_size(rest_.substr(end), cue("person_titles")) > 0;
    const std::string_view name = rest_.substr(0, end);
    return titled && length_of(name) <= kLongest && !cue("no_bearers").any_is(name) ? end : 0;
  }

  void add(const std::string& name) {
    if (taking_.owner.empty()) {
      taking_.owner = name;
    } else if (name != taking_.owner) {
      taking_.with = name;
    }
  }

  const Story& story_;
  int n_;
  std::string_view said_;
  text::Normalised normal_;
  std::string_view rest_;
  Taking taking_;
};

std::optional<Taking> taking_in(const Story& story, int n, std::string_view said) {
  constexpr std::size_t kLongest = 30;  // characters
  return length_of(said) > kLongest ? std::nullopt : TakingReader(story, n, said).read();
}

WorkPiece piece(std::string_view text, Taking taking) {
  return {std::string(text),
          std::move(taking.owner),
          std::move(taking.with),
          std::move(taking.due),
          0,
          true,
          taking.nobody};
}

std::string_view trimmed(std::string_view text) {
  const auto is_mark = [](const text::Character& one) {
    return one.size > 0 &&
           (text::script_of(one.code) == text::Script::blank || one.code == 0x3001 ||
            one.code == 0xFF0F || one.code == U',' || one.code == 0x3002);
  };
  while (is_mark(text::character_at(text, 0))) {
    text.remove_prefix(text::character_at(text, 0).size);
  }
  while (is_mark(text::character_before(text, text.size()))) {
    text.remove_suffix(text::character_before(text, text.size()).size);
  }
  return text;
}

// 「やること：旧版を消す」
std::string_view without_heading(const Story& story, std::string_view said) {
  constexpr std::size_t kLongest = 10;  // characters
  for (const std::string_view colon : kColons) {
    const std::size_t at = said.find(colon);
    if (at == said.npos || at + colon.size() >= said.size()) {
      continue;
    }
    const std::string_view behind = said.substr(at + colon.size());
    // 「10:05の手順を直す」, 「https://… の改訂」
    const bool other = behind.starts_with("//") ||
                       text::script_of(text::character_at(behind, 0).code) == text::Script::digit;
    if (!other && length_of(said.substr(0, at)) <= kLongest) {
      return trimmed(behind);
    }
  }
  return said.substr(rules::prefix_size(said, story.phrases().cue("list_heads")));
}

// The piece before the last `mark`, where behind it stands only who does it and until when.
std::optional<WorkPiece> taken_behind(const Story& story, int n, std::string_view said,
                                      std::string_view mark) {
  const std::size_t at = said.rfind(mark);
  const auto taking = at == said.npos || at == 0
                          ? std::nullopt
                          : taking_in(story, n, said.substr(at + mark.size()));
  return taking ? std::optional(piece(trimmed(said.substr(0, at)), *taking)) : std::nullopt;
}

// 「旧版を消す(俺、明日)」
std::optional<WorkPiece> bracketed(const Story& story, int n, std::string_view said) {
  for (const std::string_view close : {std::string_view(")"), std::string_view("\uFF09")}) {
    const bool closed = said.ends_with(close);
    const std::string_view text = said.substr(0, said.size() - (closed ? close.size() : 0));
    for (const std::string_view open : {std::string_view("("), std::string_view("\uFF08")}) {
      if (auto found = closed ? taken_behind(story, n, text, open) : std::nullopt) {
        return found;
      }
    }
  }
  return std::nullopt;
}

// 「台帳を直す → 堤さん、金曜」
std::optional<WorkPiece> marked(const Story& story, int n, std::string_view said) {
  for (const std::string& mark : story.phrases().cue("taker_marks")) {
    if (auto found = taken_behind(story, n, said, mark)) {
      return found;
    }
  }
  return std::nullopt;
}

// 「台帳を直す　堤」: of a list only.
std::optional<WorkPiece> spaced(const Story& story, int n, std::string_view said) {
  for (std::size_t at = said.size(); at > 0;) {
    const auto before = text::character_before(said, at);
    at -= before.size;
    if (text::script_of(before.code) != text::Script::blank) {
      continue;
    }
    const auto taking = taking_in(story, n, said.substr(at + before.size));
    if (!taking) {
      return std::nullopt;
    }
    if (!taking->owner.empty()) {
      return piece(trimmed(said.substr(0, at)), *taking);
    }
  }
  return std::nullopt;
}

// 「台帳は堤さん、金曜」, 「報告書は岸さんと私で正午まで」
std::optional<WorkPiece> told_of(const Story& story, int n, std::string_view said) {
  const auto& phrases = story.phrases();
  for (const std::string& topic : {phrases.text("particle.topic"), phrases.text("particle.also")}) {
    for (std::size_t at = said.find(topic); at != said.npos; at = said.find(topic, at + 1)) {
      const auto taking =
          at == 0 ? std::nullopt : taking_in(story, n, said.substr(at + topic.size()));
      if (taking && !taking->owner.empty()) {
        return piece(trimmed(said.substr(0, at)), *taking);
      }
    }
  }
  return std::nullopt;
}

std::optional<WorkPiece> piece_in(const Story& story, int n, std::string_view said) {
  if (auto found = bracketed(story, n, said)) {
    return found;
  }
  if (auto found = marked(story, n, said)) {
    return found;
  }
  return told_of(story, n, said);
}

std::vector<std::string_view> split(std::string_view said, std::string_view at) {
  std::vector<std::string_view> all;
  for (std::size_t begin = 0; begin <= said.size();) {
    const std::size_t end = std::min(said.find(at, begin), said.size());
    all.push_back(said.substr(begin, end - begin));
    begin = end + at.size();
  }
  return all;
}

// 「旧版を消す(俺、明日)／試験を足す(堤さん?)」: of several pieces most say who does them.
std::vector<WorkPiece> slashed(const Story& story, int n, std::string_view said) {
  std::vector<WorkPiece> all;
  const std::vector<std::string_view> parts = split(said, kSlash);
  std::size_t known = 0;
  for (const std::string_view part : parts) {
    const std::string_view own = trimmed(part);
    auto found = piece_in(story, n, own);
    known += found ? 1 : 0;
    all.push_back(found ? *found : piece(own, {}));
  }
  const bool empty =
      std::ranges::any_of(all, [](const WorkPiece& one) { return one.text.empty(); });
  return parts.size() < 2 || empty || 2 * known <= parts.size() ? std::vector<WorkPiece>{} : all;
}

// 「旧版を消す（俺、明日）、試験を足す（堤さん）」
std::vector<WorkPiece> bracketed_all(const Story& story, int n, std::string_view said) {
  std::vector<WorkPiece> all;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < said.size();) {
    const auto here = text::character_at(said, at);
    at += here.size;
    if (here.code != U')' && here.code != 0xFF09) {
      continue;
    }
    if (auto found = bracketed(story, n, trimmed(said.substr(begin, at - begin)))) {
      all.push_back(std::move(*found));
      begin = at;
    }
  }
  const bool rest = !text::without_closing_marks(said.substr(begin)).empty();
  return all.size() < 2 || rest ? std::vector<WorkPiece>{} : all;
}

// 「棚卸しと、報告書も私で」: both things are his.
std::vector<WorkPiece> both_told_of(const Story& story, int n, std::string_view said) {
  const std::string joint =
      story.phrases().text("particle.with") + story.phrases().text("mark.comma");
  const auto whole = told_of(story, n, said);
  const std::size_t at = whole ? whole->text.find(joint) : std::string::npos;
  if (at == std::string::npos || at == 0 ||
      ends_with_any(std::string_view(whole->text).substr(0, at),
                    story.phrases().cue("no_joint_before"))) {
    return {};
  }
  WorkPiece first = *whole;
  WorkPiece second = *whole;
  first.text.resize(at);
  second.text.erase(0, at + joint.size());
  return {std::move(first), std::move(second)};
}

// Who is to do what follows, at the beginning of a clause: 「堤さんには」, 「岸さんは」, 「俺は」.
std::size_t head_size(const Story& story, int n, std::string_view said, std::string& name) {
  const text::Normalised normal = text::normalise(said);
  const std::string_view text = normal.text;
  const auto [person, found] =
      analysis::bearer_at(analysis::names_of(story.analysis()), story.rules().people, text);
  std::size_t size = found;
  if (person != nullptr) {
    name = person->name;
    size +=
        rules::prefix_size(text.substr(size), story.rules().people.words(PeopleWord::honorific));
  } else {
    size = self_size_at(story, text, 0);
    name = story.speaker(n);
  }
  const std::size_t mark =
      size == 0 ? 0 : rules::prefix_size(text.substr(size), story.phrases().cue("doer_marks"));
  return mark == 0 ? 0 : normal.original(size + mark);
}

// The day until when `said` is to be done, as written there; empty where it names none.
std::string due_in(const Story& story, std::string_view said) {
  const text::Normalised normal = text::normalise(said);
  const Deadline day =
      analysis::deadline_in(story.rules().due, normal.text, {0, normal.text.size()});
  if (day.weight == 0) {
    return "";
  }
  const std::size_t begin = normal.original(day.piece.begin);
  return std::string(said.substr(begin, normal.original(day.piece.end) - begin));
}

// 「古い値の打ち切りを今週」: what and until when, and no verb.
bool is_thing_with_day(const Story& story, const WorkPiece& piece) {
  const std::string text = text::normalised(piece.text);
  const std::string day = text::normalised(piece.due);
  const std::size_t at = day.empty() ? std::string::npos : text.rfind(day);
  if (at == std::string::npos) {
    return false;
  }
  const std::string_view work = trimmed(std::string_view(text).substr(0, at));
  const std::string_view behind =
      text::without_closing_marks(std::string_view(text).substr(at + day.size()));
  return (behind.empty() || story.phrases().cue("day_ends").any_is(behind)) &&
         (work.ends_with(story.phrases().text("particle.object")) ||
          text::is_noun_letter(text::character_before(work, work.size()).code));
}

// 「堤さんは台帳の更新を7日までに、岸さんには試験の追加をお願いします」
std::vector<WorkPiece> by_person(const Story& story, int n, std::string_view said) {
  std::vector<WorkPiece> all;
  said.remove_prefix(rules::prefix_size(said, story.phrases().cue("work_headings")));
  for (const std::string_view part : split(said, story.phrases().text("mark.comma"))) {
    std::string name;
    const std::string_view own = trimmed(part);
    const std::size_t head = head_size(story, n, own, name);
    if (head > 0 && (all.empty() || all.back().owner != name)) {
      all.push_back(piece(trimmed(own.substr(head)), Taking{name, "", "", false}));
    } else if (all.empty()) {
      return {};
    } else {
      all.back().text += story.phrases().text("mark.comma") + std::string(own);
    }
  }
  constexpr std::size_t kShortest = 4;  // characters
  for (WorkPiece& one : all) {
    one.due = due_in(story, one.text);
    // 「俺が書くから、堤さんは時系列だけ作って」
    const bool reason = ends_with_any(one.text, story.phrases().cue("day_reasons")) ||
                        one.text.ends_with(story.phrases().text("owner.reason"));
    if (length_of(one.text) < kShortest || reason) {
      return {};
    }
  }
  const bool one = all.size() == 1 && is_thing_with_day(story, all.front());
  return all.size() < 2 && !one ? std::vector<WorkPiece>{} : all;
}

// 「報告書は堤さん、台帳は岸さんと私で正午まで」
std::vector<WorkPiece> told_of_all(const Story& story, int n, std::string_view said) {
  std::vector<WorkPiece> all;
  for (const std::string_view part : split(said, story.phrases().text("mark.comma"))) {
    if (auto found = told_of(story, n, trimmed(part))) {
      all.push_back(std::move(*found));
      continue;
    }
    const auto taking = taking_in(story, n, part);
    if (!taking || all.empty() || !taking->owner.empty() || !all.back().due.empty()) {
      return {};
    }
    all.back().due = taking->due;
  }
  return all.size() < 2 ? std::vector<WorkPiece>{} : all;
}

std::vector<WorkPiece> numbered(const Story& story, int n, std::string_view said) {
  std::vector<WorkPiece> all;
  for (const Numbered& one : numbered_in(story, said)) {
    if (auto found = piece_in(story, n, trimmed(one.text))) {
      found->number = one.number;
      found->listed = false;
      all.push_back(std::move(*found));
      continue;
    }
    const NumberedTaker taker = taker_in(story, n, one.text);
    all.push_back({one.text, taker.name, "", taker.due, one.number, false, false});
  }
  return all;
}

// An item of a list without its mark.
std::string_view item_of(const Story& story, Line line) {
  const std::string_view row = item_text(story, line);
  return trimmed(row.substr(text::list_mark_of(row).size));
}

bool names_anybody(const Story& story, std::string_view item) {
  const std::string said = text::normalised(item);
  return holds_any(said, story.names()) || holds_any(said, story.phrases().cue("first_person"));
}

std::string_view first_sentence(const Story& story, std::string_view item) {
  const std::string_view first = item.substr(0, item.find(story.phrases().text("mark.full_stop")));
  return first.empty() ? item : first;
}

// 「監視の追加：堤さん（今月中）」: of a list only.
std::optional<WorkPiece> labelled_by_colon(const Story& story, int n, std::string_view item) {
  for (const std::string_view colon : kColons) {
    auto found = taken_behind(story, n, item, colon);
    if (found && !found->owner.empty()) {
      return found;
    }
  }
  return std::nullopt;
}

std::optional<WorkPiece> taken_item(const Story& story, int n, std::string_view item) {
  std::optional<WorkPiece> found = labelled_by_colon(story, n, item);
  found = found ? found : bracketed(story, n, item);
  found = found ? found : marked(story, n, item);
  return found ? found : spaced(story, n, item);
}

// Whether any item of the list that the line stands in says who does it.
bool is_in_taken_list(const Story& story, Line line) {
  const std::vector<Line> lines = story.lines(line.n);
  return std::ranges::any_of(lines, [&](Line other) {
    const std::string_view item = in_one_list(story, line, other) ? item_of(story, other) : "";
    return !item.empty() && taken_item(story, line.n, item);
  });
}

std::optional<WorkPiece> item_piece(const Story& story, Line line) {
  const std::string_view item = is_item(story, line) ? item_of(story, line) : "";
  if (item.empty()) {
    return std::nullopt;
  }
  std::optional<WorkPiece> found = taken_item(story, line.n, item);
  if (!found && !names_anybody(story, item) && is_in_taken_list(story, line)) {
    found = piece(first_sentence(story, item), {});
  }
  if (found) {
    found->number = text::list_mark_of(item_text(story, line)).number;
  }
  return found;
}

}  // namespace

bool is_marked_item(const Story& story, Line line) {
  return item_piece(story, line).has_value();
}

std::vector<WorkPiece> pieces_of(const Story& story, Line line) {
  const std::string_view whole = story.said_whole(line);
  std::vector<WorkPiece> all = numbered(story, line.n, whole);
  if (!all.empty()) {
    return all;
  }
  if (auto item = item_piece(story, line)) {
    return {std::move(*item)};
  }
  const std::string_view said = without_heading(story, trimmed(whole));
  for (const auto& read : {slashed, bracketed_all, both_told_of, told_of_all, by_person}) {
    all = read(story, line.n, said);
    if (!all.empty()) {
      return all;
    }
  }
  if (auto found = labelled_by_colon(story, line.n, said)) {
    return {std::move(*found)};
  }
  if (all = pieces_by_clause(story, line); !all.empty()) {
    return all;
  }
  for (const Given& one : given_in(story, line.n, whole)) {
    all.push_back({one.text, one.name, "", one.due, 0, true, false});
  }
  return all;
}

}  // namespace tenmatsu::composition
