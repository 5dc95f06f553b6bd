#include "analyse/markers.hpp"

#include <algorithm>
#include <optional>

#include "analyse/deadline.hpp"
#include "analyse/modality.hpp"
#include "analyse/people.hpp"
#include "text/characters.hpp"
#include "text/closing.hpp"

namespace tenmatsu::analysis {
namespace {

using rules::Marker;
using rules::Markers;
using rules::PeopleWord;
using text::character_at;
using text::character_before;
using text::Script;
using text::script_of;

constexpr std::string_view kFence = "```";
constexpr char32_t kLenticular = 0x3010;  // opens a heading, as [ does
constexpr char32_t kComma = 0x3001;

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool has_japanese(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Character c = character_at(text, at);
    const Script script = script_of(c.code);
    if (script == Script::hiragana || script == Script::katakana || script == Script::kanji) {
      return true;
    }
    at += c.size;
  }
  return false;
}

// A line of an alert or a log: key: value, key=value, a time of day.
bool is_log(std::string_view line) {
  if (has_japanese(line)) {
    return false;
  }
  const std::size_t colon = line.find(':');
  const bool field = colon != std::string_view::npos && line.find(' ') > colon;
  return field || line.find_first_of("={}|\t") != std::string_view::npos;
}

bool is_stack_frame(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) {
    line.remove_prefix(1);
  }
  return line.starts_with("at ") && line.find('(') != std::string_view::npos;
}

/// Finds the marks of one message.
class Marking {
 public:
  Marking(Talk& talk, const Rules& rules, std::size_t i)
      : talk_(talk), rules_(rules), heard_(talk.heard[i]), i_(i), text_(heard_.text.text) {}

  void run() {
    for (std::size_t begin = 0; begin <= text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      read_line({begin, end});
      begin = end + 1;
    }
    if (found_ && !heard_.sentences.empty() && !kept_.empty()) {
      store();
    }
  }

 private:
  struct Start {
    std::size_t at = 0;     // behind blanks and marks of lists
    bool indented = false;  // by blanks alone
    bool quoted = false;
  };

  [[nodiscard]] std::string_view slice(Piece piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }

  [[nodiscard]] Start start_of(Piece line) const {
    Start start{line.begin, false, false};
    for (bool more = true; more;) {
      more = false;
      while (start.at < line.end && is_blank(text_[start.at])) {
        ++start.at;
        start.indented = true;
      }
      const std::string_view rest = text_.substr(start.at, line.end - start.at);
      rules_.sentences.matcher().visit_prefixes(rest, [&](std::uint32_t word, std::size_t size) {
        if (rules_.sentences.kind(word) == rules::Sentences::Kind::lead && !more) {
          start.quoted = start.quoted || rest.front() == '>';
          start.indented = false;
          start.at += size;
          more = true;
        }
      });
    }
    return start;
  }

  void read_line(Piece line) {
    const Start start = start_of(line);
    const std::string_view rest = text_.substr(start.at, line.end - start.at);
    const bool fence = rest.starts_with(kFence);
    // A fence that is closed on its own line opens none.
    const bool opens = fence && rest.find(kFence, kFence.size()) == std::string_view::npos;
    in_code_ = in_code_ != opens;
    Mark mark;
    if (!fence && !in_code_ && !start.quoted && !rest.empty()) {
      mark = mark_at(line, start);
    }
    if (mark.marker != nullptr) {
      found_ = true;
      take_marked(line, mark);
    } else {
      take_unmarked(line, rest, fence || in_code_ || start.quoted);
    }
    before_ = rest;
    marked_before_ = mark.marker != nullptr;
  }

  /// A mark whose word ends where the marked text begins; no marker where there is none.
  [[nodiscard]] Mark mark_at(Piece line, const Start& start) const {
    const Markers::Hit hit = rules_.markers.at(text_.substr(start.at, line.end - start.at));
    if (hit.marker == nullptr) {
      return {};
    }
    Mark mark;
    mark.marker = hit.marker;
    mark.word = {start.at, start.at + hit.size};
    const Piece behind{mark.word.end, line.end};
    const bool in_log = !has_japanese(slice(mark.word)) && hit.marker->followed_by.empty() &&
                        looks_like_log(line, start);
    const bool nobody_says = !hit.marker->assigns && names_only(behind);
    return in_log || nobody_says ? Mark{} : mark;
  }

  // Fields of a log or an alert are called cause and status too.
  [[nodiscard]] bool looks_like_log(Piece line, const Start& start) const {
    const bool after_log = !marked_before_ && is_log(before_);
    const std::size_t next = line.end + 1;
    const bool before_stack =
        next < text_.size() &&
        is_stack_frame(text_.substr(next, std::min(text_.find('\n', next), text_.size()) - next));
    return start.indented || after_log || before_stack;
  }

  // 「対応: 田中さん」 says who is on it, and nothing that was done.
  [[nodiscard]] bool names_only(Piece piece) const {
    const std::vector<NameUse> names = names_in(talk_, rules_, i_, piece);
    if (names.empty()) {
      return false;
    }
    for (std::size_t at = piece.begin; at < piece.end;) {
      const text::Character c = character_at(text_, at);
      const bool named = std::ranges::any_of(
          names, [at](const NameUse& use) { return at >= use.piece.begin && at < use.piece.end; });
      if (!named && text::is_noun_letter(c.code)) {
        return false;
      }
      at += c.size;
    }
    return true;
  }

  void take_marked(Piece line, Mark mark) {
    Piece rest{mark.word.end, line.end};
    if (mark.marker->assigns) {
      take_fields(rest, mark);
    }
    if (text::without_closing_marks(slice(rest)).empty()) {
      above_ = mark;  // of the lines below
      return;
    }
    above_ = {};
    bool goes_on = true;
    for (Piece piece : pieces_in(line)) {
      piece.begin = std::max(piece.begin, rest.begin);
      piece.end = std::min(piece.end, rest.end);
      if (piece.begin >= piece.end) {
        continue;
      }
      Mark rest_of_line;
      rest_of_line.behind = true;
      keep(piece, goes_on ? mark : rest_of_line);
      goes_on = goes_on && (mark.marker->assigns || !ends_sentence(piece, line));
    }
  }

  void take_unmarked(Piece line, std::string_view rest, bool apart) {
    if (apart || rest.empty() || is_heading(rest)) {
      above_ = {};
    }
    Mark mark = above_;
    Piece inner = line;
    if (mark.marker != nullptr && mark.marker->assigns) {
      inner.begin = static_cast<std::size_t>(rest.data() - text_.data());
      take_fields(inner, mark);
    }
    for (Piece piece : pieces_in(line)) {
      piece.begin = std::max(piece.begin, inner.begin);
      piece.end = std::min(piece.end, inner.end);
      if (piece.begin < piece.end) {
        keep(piece, mark);
      }
    }
  }

  [[nodiscard]] std::vector<Piece> pieces_in(Piece line) const {
    std::vector<Piece> found;
    for (const Piece& piece : heard_.sentences) {
      if (piece.begin >= line.begin && piece.begin < line.end) {
        found.push_back(piece);
      }
    }
    return found;
  }

  static bool is_heading(std::string_view rest) {
    return rest.front() == '[' || rest.front() == '#' || rest.ends_with(':') ||
           character_at(rest, 0).code == kLenticular;
  }

  // Of several clauses of one sentence all are marked.
  [[nodiscard]] bool ends_sentence(Piece piece, Piece line) const {
    const text::Character last = character_before(text_, piece.end);
    const std::size_t from = piece.end - last.size;
    const std::string_view between = text_.substr(from, std::min(piece.end + 1, line.end) - from);
    const auto& ends = rules_.phrases.cue("sentence_ends");
    return std::ranges::any_of(
        ends, [&](const std::string& end) { return between.find(end) != std::string_view::npos; });
  }

  void keep(Piece piece, const Mark& mark) {
    kept_.push_back(piece);
    marks_.push_back(mark);
  }

  void store() {
    heard_.sentences = std::move(kept_);
    heard_.marks = std::move(marks_);
    std::vector<Sentence>& sentences = talk_.result.events[i_].sentences;
    sentences.assign(heard_.sentences.size(), {});
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      sentences[s].span = span_of(talk_, i_, heard_.sentences[s]);
      read_sentence(heard_.slice(heard_.sentences[s]), rules_, sentences[s]);
    }
  }

  // --- who and when, at the ends of a line that assigns work ---

  // Takes 「@name」 and a day beside it off both ends of `rest`.
  void take_fields(Piece& rest, Mark& mark) const {
    while (take_first(rest, mark)) {
    }
    while (take_last_owner(rest, mark) || take_last_day(rest, mark)) {
    }
  }

  static bool parts_fields(char32_t c) {
    return c == ' ' || c == '\t' || c == ',' || c == kComma || c == ':' || c == '(';
  }

  [[nodiscard]] bool has_letters(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end;) {
      const text::Character c = character_at(text_, at);
      if (text::is_letter(c.code)) {
        return true;
      }
      at += c.size;
    }
    return false;
  }

  // The name behind the '@' at `at`.
  [[nodiscard]] Piece name_at(std::size_t at, std::size_t end) const {
    Piece name{at + 1, at + 1};
    while (name.end < end) {
      const text::Character c = character_at(text_, name.end);
      if (!text::is_letter(c.code) && c.code != '_' && c.code != '-' && c.code != '.') {
        break;
      }
      name.end += c.size;
    }
    return name;
  }

  struct Day {
    Piece piece;
    std::size_t end = 0;  // with the word that makes a deadline of it
  };

  // The day that begins at `at`; one that ends nowhere is none.
  [[nodiscard]] Day day_at(std::size_t at, std::size_t end) const {
    const Deadline found = deadline_in(rules_.due, text_, {at, end});
    if (found.weight == 0 || found.piece.begin != at) {
      return {};
    }
    const std::size_t behind = found.piece.end;
    return {found.piece, behind + rules_.due.until(text_.substr(behind, end - behind))};
  }

  bool take_first(Piece& rest, Mark& mark) const {
    while (rest.begin < rest.end && parts_fields(character_at(text_, rest.begin).code)) {
      rest.begin += character_at(text_, rest.begin).size;
    }
    if (rest.begin == rest.end) {
      return false;
    }
    if (text_[rest.begin] == '@' && mark.owner.end == 0) {
      mark.owner = name_at(rest.begin, rest.end);
      rest.begin = mark.owner.end;
      return true;
    }
    // A day alone may begin what is to be done: 「11/30 の作業を…」
    const Day day = mark.owner.end != 0 && mark.due.end == 0 ? day_at(rest.begin, rest.end) : Day{};
    if (day.end == 0 ||
        (day.end < rest.end && text::is_letter(character_at(text_, day.end).code))) {
      return false;
    }
    mark.due = day.piece;
    rest.begin = day.end;
    return true;
  }

  bool take_last_owner(Piece& rest, Mark& mark) const {
    const std::size_t at = slice(rest).rfind('@');
    if (at == std::string_view::npos || mark.owner.end != 0) {
      return false;
    }
    const Piece name = name_at(rest.begin + at, rest.end);
    if (name.begin == name.end || has_letters(name.end, rest.end)) {
      return false;
    }
    mark.owner = name;
    end_before(rest, name.begin - 1);
    return true;
  }

  bool take_last_day(Piece& rest, Mark& mark) const {
    std::size_t begin = rest.end;
    while (begin > rest.begin && !has_letters(begin, rest.end)) {
      begin -= character_before(text_, begin).size;
    }
    while (begin > rest.begin && !parts_fields(character_before(text_, begin).code)) {
      begin -= character_before(text_, begin).size;
    }
    const Day day = mark.due.end == 0 && begin > rest.begin ? day_at(begin, rest.end) : Day{};
    if (day.end == 0 || has_letters(day.end, rest.end)) {
      return false;
    }
    mark.due = day.piece;
    end_before(rest, begin);
    return true;
  }

  void end_before(Piece& rest, std::size_t end) const {
    rest.end = end;
    while (rest.end > rest.begin && parts_fields(character_before(text_, rest.end).code)) {
      rest.end -= character_before(text_, rest.end).size;
    }
  }

  Talk& talk_;
  const Rules& rules_;
  Heard& heard_;
  std::size_t i_;
  std::string_view text_;
  std::vector<Piece> kept_;
  std::vector<Mark> marks_;
  Mark above_;  // stood alone on its line
  std::string_view before_;
  bool marked_before_ = false;
  bool in_code_ = false;
  bool found_ = false;
};

/// Puts the tags of one message right by its marks.
class Keeping {
 public:
  Keeping(Talk& talk, const Rules& rules, std::size_t i)
      : event_(talk.result.events[i]), heard_(talk.heard[i]), rules_(rules.tags) {}

  void run() {
    for (TagFinding& finding : event_.tags) {
      keep(finding);
    }
    std::erase_if(event_.tags, [](const TagFinding& one) { return one.sentences.empty(); });
  }

 private:
  /// What the marker's rule says of a sentence; nullptr where no rule of a marker fired there.
  [[nodiscard]] const Evidence* said_of(int sentence) const {
    for (const Evidence& fired : event_.fired) {
      const rules::TagRule* rule = fired.sentence == sentence ? rules_.find(fired.rule) : nullptr;
      if (rule != nullptr && !rule->when.marker.empty()) {
        return &fired;
      }
    }
    return nullptr;
  }

  [[nodiscard]] bool may_carry(int sentence, Tag tag) const {
    const Evidence* said = said_of(sentence);
    if (said == nullptr) {
      return true;
    }
    const auto& beside = heard_.marks[static_cast<std::size_t>(sentence)].marker->beside;
    return (said->tag == tag && !said->never) || std::ranges::find(beside, tag) != beside.end();
  }

  void keep(TagFinding& finding) const {
    const Evidence* first = nullptr;
    std::vector<int> marked;
    for (int s = 0; s < static_cast<int>(event_.sentences.size()); ++s) {
      const Evidence* said = said_of(s);
      if (said != nullptr && said->tag == finding.tag && !said->never) {
        first = first == nullptr ? said : first;
        marked.push_back(s);
      }
    }
    std::erase_if(finding.sentences, [&](int s) { return !may_carry(s, finding.tag); });
    if (first != nullptr) {
      // What has no other tag went to this one; beside a mark it says nothing.
      std::erase_if(finding.sentences,
                    [&](int s) { return !earned(finding, s) && !follows(finding.tag, s); });
      finding.sentences.insert(finding.sentences.end(), marked.begin(), marked.end());
      std::ranges::sort(finding.sentences);
      finding.sentences.erase(std::unique(finding.sentences.begin(), finding.sentences.end()),
                              finding.sentences.end());
      finding.rule = first->rule;
      finding.main_sentence = first->sentence;
    } else if (!finding.sentences.empty() &&
               std::ranges::find(finding.sentences, finding.main_sentence) ==
                   finding.sentences.end()) {
      finding.main_sentence = finding.sentences.front();
    }
  }

  // 「影響: 決済が失敗。312件。」: what says nothing else goes with the mark of its line.
  [[nodiscard]] bool follows(Tag tag, int sentence) const {
    while (sentence > 0 && heard_.marks[static_cast<std::size_t>(sentence)].behind) {
      --sentence;
    }
    const Evidence* said = said_of(sentence);
    return said != nullptr && said->tag == tag && !said->never;
  }

  // By rules alone: the weights have no say where a mark overrules them.
  static bool earned(const TagFinding& finding, int sentence) {
    double sum = 0;
    for (const Evidence& evidence : finding.evidence) {
      sum += evidence.sentence == sentence ? evidence.weight : 0;
    }
    return sum >= 1;
  }

  Event& event_;
  const Heard& heard_;
  const rules::TagRules& rules_;
};

}  // namespace

void find_marks(Talk& talk, const Rules& rules) {
  if (rules.markers.all().empty()) {
    return;
  }
  for (std::size_t i = 0; i < talk.heard.size(); ++i) {
    const Message& message = talk.result.transcript.messages[i];
    if (!message.system && !is_bot(talk.result, message)) {
      Marking(talk, rules, i).run();
    }
  }
}

void keep_marks(Talk& talk, const Rules& rules) {
  for (std::size_t i = 0; i < talk.heard.size(); ++i) {
    if (!talk.heard[i].marks.empty()) {
      Keeping(talk, rules, i).run();
    }
  }
}

}  // namespace tenmatsu::analysis
