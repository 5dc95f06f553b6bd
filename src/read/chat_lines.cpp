#include "read/chat_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "read/chat_form.hpp"
#include "read/heading.hpp"
#include "read/lines_below.hpp"
#include "read/paste.hpp"
#include "text/fold.hpp"
#include "text/list_marks.hpp"

namespace tenmatsu::reading::chat_lines {
namespace {

using rules::ChatForm;
using rules::ChatLine;
using rules::ChatLines;

// Stamp and name stand in the first part of a line.
constexpr std::size_t kHeadBytes = 256;

// One way to read one line as the start of a message.
struct Candidate {
  std::size_t shape = 0;  // index into ChatLines::all()
  const ChatForm* form = nullptr;
  FormMatch match;
};

struct Line {
  std::string_view text;
  std::size_t indent = 0;
  bool bullet = false;
  bool round = false;  // the bullet is a round mark
  bool fenced = false;
  std::vector<Candidate> candidates;  // in the order of the shapes

  [[nodiscard]] bool blank() const { return text::trimmed(text).empty(); }
};

// How the messages of one file are written.
struct Manner {
  std::size_t shape = 0;
  StampStyle style;
  bool bullet = false;

  auto key() const {
    return std::tuple(shape, bullet, style.month, style.year, style.seconds, style.fraction,
                      style.half_day, style.words);
  }
  bool operator<(const Manner& other) const { return key() < other.key(); }
  bool operator==(const Manner& other) const { return key() == other.key(); }
};

Manner manner_of(const Line& line, const Candidate& candidate) {
  Manner manner;
  manner.shape = candidate.shape;
  manner.bullet = line.bullet;
  if (candidate.match.stamp) {
    manner.style = candidate.match.stamp->style;
  }
  return manner;
}

struct Tally {
  std::size_t lines = 0;
  std::size_t headed = 0;  // of them, above a line that is none
  std::map<std::string_view, std::size_t> names;
  std::optional<int> last;  // the second of the day of the line before
  bool counts = true;       // 0001, 0002: the numbers of the lines, no times
};

std::size_t take_indent(std::string_view folded) {
  std::size_t at = 0;
  skip_blanks(folded, at);
  return at;
}

// "#1 ", "(1) ", "## ": the number of a message or of its heading; 0 where there is none.
std::size_t number_end(std::string_view folded, std::size_t at) {
  const bool bracket = folded.substr(at).starts_with('(');
  if (!bracket && !folded.substr(at).starts_with('#')) {
    return 0;
  }
  std::size_t end = at + 1;
  while (end < folded.size() && end - at < 4 &&
         ((folded[end] >= '0' && folded[end] <= '9') || (!bracket && folded[end] == '#'))) {
    ++end;
  }
  if (bracket && (end == at + 1 || !folded.substr(end).starts_with(')'))) {
    return 0;
  }
  end += bracket ? 1 : 0;
  return folded.substr(end).starts_with(' ') ? end + 1 : 0;
}

// The length of ○, ●, ◎, ◯ or 〇 before a name; one alone, as 〇〇さん is somebody.
std::size_t round_mark(std::string_view folded, std::size_t at) {
  constexpr std::string_view kMarks[] = {"\u25CB", "\u25CF", "\u25CE", "\u25EF", "\u3007"};
  const std::string_view rest = folded.substr(at);
  for (const std::string_view mark : kMarks) {
    if (rest.starts_with(mark)) {
      return rest.substr(mark.size()).starts_with(mark) ? 0 : mark.size();
    }
  }
  return 0;
}

// "- ", "* ", "・", "1. ", "■": the mark of a list, behind the indent.
bool take_bullet(std::string_view folded, std::size_t& at) {
  if (const std::size_t end = number_end(folded, at); end > 0) {
    at = end;
    skip_blanks(folded, at);
    return true;
  }
  if (const std::string_view bullet = text::bullet_of(folded.substr(at)); !bullet.empty()) {
    at += bullet.size();
    skip_blanks(folded, at);
    return true;
  }
  if (const std::size_t size = round_mark(folded, at); size > 0) {
    at += size;
    skip_blanks(folded, at);
    return true;
  }
  std::size_t end = at;
  while (end < folded.size() && end - at < 3 && folded[end] >= '0' && folded[end] <= '9') {
    ++end;
  }
  if (end > at && folded.substr(end).starts_with(". ")) {
    at = end + 1;
    skip_blanks(folded, at);
    return true;
  }
  return false;
}

bool has_digit(std::string_view folded) {
  return folded.find_first_of("0123456789") != std::string_view::npos;
}

class Parser {
 public:
  explicit Parser(const Source& source)
      : source_(source),
        lines_of_rules_(source.rules->chat_lines),
        words_(lines_of_rules_),
        paste_(lines_of_rules_) {
    find_candidates();
    mark_fences();
    agree_on_halves();
    agree_on_days();
    choose();
  }

  [[nodiscard]] bool empty() const { return !main_; }
  [[nodiscard]] const ChatLine& shape() const { return lines_of_rules_.all()[main_->shape]; }

  Reading read() {
    Reading reading;
    reading.format = shape().format;
    accept();
    Heading heading(lines_of_rules_);
    assemble(reading, heading);
    reading.title = heading.title();
    reading.named_day = heading.named_day();
    mark_elapsed(reading);
    return reading;
  }

 private:
  // --- every way to read each line

  void find_candidates() {
    lines_.reserve(source_.lines.size());
    for (const std::string_view text : source_.lines) {
      Line& line = lines_.emplace_back();
      line.text = text;
      find_candidates(line, words_);
    }
  }

  void find_candidates(Line& line, const FormWords& words) {
    text::fold(line.text, kHeadBytes, folded_);
    std::size_t at = take_indent(folded_.text);
    line.indent = at;
    line.bullet = take_bullet(folded_.text, at);
    line.round = line.bullet && round_mark(folded_.text, line.indent) > 0;
    add_candidates(line, Head(line.text, folded_, at, words));
  }

  void add_candidates(Line& line, const Head& head) {
    const auto& shapes = lines_of_rules_.all();
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      if (shapes[i].round && !line.round) {
        continue;
      }
      for (const ChatForm& form : shapes[i].forms) {
        if (auto found = match(form, head)) {
          line.candidates.push_back({i, &form, *std::move(found)});
          break;
        }
      }
    }
  }

  // Where most times have no half of the day and go on as if there were none, "10:24 PM Sato: …" is
  // said by PM Sato, who manages the project.
  void agree_on_halves() {
    constexpr int kHour = 60 * 60;
    constexpr int kHalfDay = 12;  // hours
    constexpr int kWholeDay = 24;
    std::set<int> plain;  // the hours of the times without a half
    std::size_t lines = 0;
    std::vector<std::pair<Line*, int>> halves;
    for (Line& line : lines_) {
      const auto stamped = std::ranges::find_if(
          line.candidates, [](const Candidate& one) { return one.match.stamp.has_value(); });
      if (line.fenced || stamped == line.candidates.end()) {
        continue;
      }
      const int hour = stamped->match.stamp->moment.second / kHour;
      if (stamped->match.stamp->half_behind) {
        halves.emplace_back(&line, hour);
      } else {
        plain.insert(hour);
        ++lines;
      }
    }
    const auto near = [&](int hour) { return plain.contains(hour) || plain.contains(hour - 1); };
    const auto fit = [&](int shift) {
      return std::ranges::count_if(
          halves, [&](const auto& one) { return near((one.second + shift) % kWholeDay); });
    };
    if (halves.size() >= lines || fit(kHalfDay) <= fit(0)) {
      return;
    }
    FormWords words = words_;
    words.stamp.halves_behind = false;
    for (const auto& [line, hour] : halves) {
      line->candidates.clear();
      find_candidates(*line, words);
    }
  }

  // Where the day stands before the month on one line, it does on all.
  void agree_on_days() {
    constexpr int kMonths = 12;
    std::vector<Moment*> month_first;
    bool day_first = false;
    for (Line& line : lines_) {
      for (Candidate& candidate : line.candidates) {
        if (!candidate.match.stamp) {
          continue;
        }
        Moment& moment = candidate.match.stamp->moment;
        day_first |= moment.order == DayOrder::day_first;
        if (moment.order == DayOrder::month_first) {
          month_first.push_back(&moment);
        }
      }
    }
    if (!day_first) {
      return;
    }
    for (Moment* moment : month_first) {
      if (moment->day <= kMonths) {
        std::swap(moment->month, moment->day);
      }
    }
  }

  // Lines between two marks of pasted code start no message, unless the whole talk is pasted so.
  void mark_fences() {
    std::size_t open = lines_.size();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_fence(lines_[i].text)) {
        continue;
      }
      if (open == lines_.size()) {
        open = i;
        continue;
      }
      for (std::size_t k = open + 1; k < i; ++k) {
        lines_[k].fenced = true;
      }
      open = lines_.size();
    }
  }

  // Opens or closes pasted code: holds one mark; with two the code stands within the line.
  static bool is_fence(std::string_view line) {
    const std::size_t mark = line.find("```");
    return mark != std::string_view::npos && line.find("```", mark + 3) == std::string_view::npos;
  }

  // --- the manner of the file

  void choose() {
    choose_among(true, false);
    if (!main_) {
      choose_among(true, true);
    }
    if (!main_) {
      choose_among(false, true);
    }
  }

  void choose_among(bool stamped, bool fenced_too) {
    std::map<Manner, Tally> tallies;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.fenced && !fenced_too) {
        continue;
      }
      for (const Candidate& candidate : line.candidates) {
        if (candidate.form->stamped == stamped && !is_bare_time(candidate)) {
          Tally& tally = tallies[manner_of(line, candidate)];
          ++tally.lines;
          tally.headed += stands_above_text(i, candidate.shape) ? 1 : 0;
          ++tally.names[candidate.match.name];
          see_time(tally, candidate);
        }
      }
    }
    std::size_t most = 0;
    for (const auto& [manner, tally] : tallies) {
      most = std::max(most, tally.lines);
    }
    for (const auto& [manner, tally] : tallies) {
      if (believable(manner, tally, most) && (!main_ || better(manner, tally, *main_, tallies))) {
        main_ = manner;
      }
    }
    ignore_fences_ = fenced_too;
  }

  static void see_time(Tally& tally, const Candidate& candidate) {
    constexpr int kMinute = 60;
    if (!candidate.form->colonless || !candidate.match.stamp) {
      tally.counts = false;
      return;
    }
    const int second = candidate.match.stamp->moment.second;
    tally.counts &= tally.last ? second == *tally.last + kMinute : second <= kMinute;
    tally.last = second;
  }

  // 「[14:35]」 with nothing behind it
  static bool is_bare_time(const Candidate& candidate) {
    return candidate.form->stamped && !candidate.form->named && candidate.match.text.empty();
  }

  [[nodiscard]] bool stands_above_text(std::size_t i, std::size_t shape) const {
    if (i + 2 < lines_.size() && lines_[i].text.starts_with('#') && lines_[i + 1].blank()) {
      ++i;  // below a heading of Markdown stands an empty line
    }
    if (i + 1 >= lines_.size() || lines_[i + 1].blank()) {
      return false;
    }
    const auto& below = lines_[i + 1].candidates;
    return std::ranges::none_of(below, [&](const Candidate& one) { return one.shape == shape; });
  }

  // Of one shape the style with more lines wins; the stricter shape stands first.
  static bool better(const Manner& manner, const Tally& tally, const Manner& best,
                     const std::map<Manner, Tally>& tallies) {
    return manner.shape == best.shape && tally.lines > tallies.at(best).lines;
  }

  [[nodiscard]] bool believable(const Manner& manner, const Tally& tally, std::size_t most) const {
    const ChatLine& shape = lines_of_rules_.all()[manner.shape];
    const bool named = shape.forms.front().named;
    const bool recur = tally.names.size() * 10 <= tally.lines * 7;
    if (tally.counts && !shape.elapsed) {
      return false;
    }
    if (!shape.forms.front().stamped && shape.recurring) {
      return tally.lines >= 4 && tally.names.size() * 10 <= tally.lines * 5 &&
             tally.lines * 10 >= filled_lines() * 8;
    }
    if (!shape.forms.front().stamped) {
      return tally.lines >= 2 && tally.names.size() < tally.lines &&
             tally.lines * 2 >= filled_lines();
    }
    if (shape.recurring && shape.header && tally.headed * 10 < tally.lines * 7) {
      return false;  // a list of events, one below the other
    }
    if (shape.recurring) {
      return tally.lines >= 3 && tally.names.size() * 10 <= tally.lines * 6 &&
             tally.lines * 10 >= most * 8;
    }
    // Names that recur are strong evidence: pasted logs may have more lines than the talk.
    if (named && recur && tally.lines >= 3) {
      return tally.lines * 7 >= most;
    }
    return tally.lines * 2 >= most;
  }

  // Lines with more than a time on them.
  [[nodiscard]] std::size_t filled_lines() const {
    if (!filled_lines_) {
      filled_lines_ = static_cast<std::size_t>(std::ranges::count_if(
          lines_, [&](const Line& line) { return !line.blank() && !clock_of(line.text); }));
    }
    return *filled_lines_;
  }

  // A line of nothing but a time, maybe in brackets or as a heading.
  [[nodiscard]] std::optional<Moment> clock_of(std::string_view line) const {
    constexpr std::size_t kLongest = 64;
    if (line.size() > kLongest) {
      return std::nullopt;
    }
    const std::string folded = text::folded(text::without_ornament(line));
    std::size_t at = 0;
    TakenStamp stamp;
    return has_digit(folded) && take_stamp(folded, at, words_.stamp, stamp) && at == folded.size()
               ? std::optional(stamp.moment)
               : std::nullopt;
  }

  // --- which lines start a message

  void accept() {
    starts_.assign(lines_.size(), nullptr);
    learn();
    std::optional<int> last;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      const Candidate* start = starter(line, last);
      if (start == nullptr || is_stray_header(i, *start, last)) {
        continue;
      }
      starts_[i] = start;
      if (start->match.stamp) {
        last = start->match.stamp->moment.second;
      }
    }
  }

  void learn() {
    std::map<std::size_t, std::size_t> indents;
    for (const Line& line : lines_) {
      const Candidate* main = of_main(line);
      if (main != nullptr && may_start(line)) {
        ++names_[main->match.name];
        looks_.insert(main->form->look);
        ++indents[line.indent];
      }
    }
    std::size_t most = 0;
    for (const auto& [indent, count] : indents) {
      if (count > most) {
        most = count;
        indent_ = indent;
      }
    }
    learn_gaps();
  }

  // Whether the lines that name who speaks again and again all stand below an empty one.
  void learn_gaps() {
    std::size_t apart = 0;
    std::size_t close = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Candidate* main = of_main(lines_[i]);
      if (main != nullptr && may_start(lines_[i]) && names_.at(main->match.name) > 1) {
        ++(lines_[i - 1].blank() ? apart : close);
      }
    }
    constexpr std::size_t kSome = 3;
    headers_apart_ = close == 0 && apart >= kSome;
  }

  [[nodiscard]] bool may_start(const Line& line) const { return ignore_fences_ || !line.fenced; }

  const Candidate* of_main(const Line& line) const {
    for (const Candidate& candidate : line.candidates) {
      if (manner_of(line, candidate) == *main_) {
        return &candidate;
      }
    }
    return nullptr;
  }

  const Candidate* starter(const Line& line, std::optional<int> last) const {
    if (line.candidates.empty() || line.indent > indent_ + 1) {
      return nullptr;
    }
    if (!may_start(line)) {
      return fenced_talk(line);
    }
    if (const Candidate* main = of_main(line)) {
      return with_known_sibling(line, main);
    }
    for (const Candidate& candidate : line.candidates) {
      if (is_sibling(line, candidate) || is_other(line, candidate, last)) {
        return &candidate;
      }
    }
    return nullptr;
  }

  // Quoted talk of people who also speak outside of the quote.
  const Candidate* fenced_talk(const Line& line) const {
    const Candidate* main = of_main(line);
    return main != nullptr && is_known(main->match.name) ? main : nullptr;
  }

  // In a list of events some lines may name who acted.
  const Candidate* with_known_sibling(const Line& line, const Candidate* main) const {
    if (main->form->named) {
      return main;
    }
    for (const Candidate& candidate : line.candidates) {
      if (candidate.form->named && candidate.form->look == main->form->look &&
          !lines_of_rules_.all()[candidate.shape].recurring &&
          sibling_names().count(candidate.match.name) > 0) {
        return &candidate;
      }
    }
    return main;
  }

  // Names that recur on lines which look like those of a file without speakers.
  const std::set<std::string_view>& sibling_names() const {
    if (!sibling_names_) {
      std::map<std::string_view, int> counts;
      for (const Line& line : lines_) {
        const Candidate* main = of_main(line);
        for (const Candidate& candidate : line.candidates) {
          if (main != nullptr && candidate.form->named &&
              candidate.form->look == main->form->look) {
            ++counts[candidate.match.name];
          }
        }
      }
      sibling_names_.emplace();
      for (const auto& [name, count] : counts) {
        if (count > 1) {
          sibling_names_->insert(name);
        }
      }
    }
    return *sibling_names_;
  }

  [[nodiscard]] bool is_known(std::string_view name) const {
    return !name.empty() && names_.count(name) > 0;
  }

  // The same stamp, but another mark behind the name, or no name: a line of the system.
  [[nodiscard]] bool is_sibling(const Line& line, const Candidate& candidate) const {
    const Manner manner = manner_of(line, candidate);
    if (!candidate.match.stamp || manner.bullet != main_->bullet || manner.style != main_->style ||
        lines_of_rules_.all()[candidate.shape].recurring || shape().header) {
      return false;
    }
    return std::ranges::any_of(
        looks_, [&](const std::string& look) { return candidate.form->look.starts_with(look); });
  }

  // Another shape, or another style of stamp: only where it is plainly a turn of this talk.
  [[nodiscard]] bool is_other(const Line& line, const Candidate& candidate,
                              std::optional<int> last) const {
    if (!candidate.match.stamp || !candidate.form->named ||
        lines_of_rules_.all()[candidate.shape].recurring || candidate.match.stamp->style.fraction) {
      return false;
    }
    if (last && !follows(*last, candidate.match.stamp->moment.second)) {
      return false;
    }
    StampStyle style = candidate.match.stamp->style;
    style.month = main_->style.month;
    style.year = main_->style.year;
    style.half_day = main_->style.half_day;
    const bool only_date_differs =
        candidate.shape == main_->shape && style == main_->style && line.bullet == main_->bullet;
    return only_date_differs || is_known(candidate.match.name);
  }

  // A little before the last message, or within half a day after it, over midnight too.
  static bool follows(int last, int second) {
    constexpr int kDay = 24 * 60 * 60;
    constexpr int kDisorder = 10 * 60;
    const int ahead = ((second - last) % kDay + kDay) % kDay;
    return ahead <= kDay / 2 || ahead >= kDay - kDisorder;
  }

  // A line of a text may look like a name and a time (開始  14:30). It is one of several such
  // lines, or falls back in time; a speaker's line has its text below.
  [[nodiscard]] bool is_stray_header(std::size_t i, const Candidate& start,
                                     std::optional<int> last) const {
    if (!lines_of_rules_.all()[start.shape].header) {
      return false;
    }
    const auto seen = names_.find(start.match.name);
    if (seen != names_.end() && seen->second > 1) {
      return false;
    }
    const bool next_is_header = i + 1 < lines_.size() && of_main(lines_[i + 1]) != nullptr;
    const bool is_last =
        i + 1 >= lines_.size() || (i + 2 == lines_.size() && lines_[i + 1].blank());
    const bool falls = last && !follows(*last, start.match.stamp->moment.second);
    // What somebody pasted has its own headers, close below what he said of it.
    const bool pasted = headers_apart_ && i > 0 && !lines_[i - 1].blank();
    return next_is_header || falls || pasted || (is_last && last);
  }

  // --- messages

  // How far the messages are put together.
  struct Progress {
    bool open = false;  // whether lines without a stamp go on with the last message
    std::vector<std::string_view> more;  // those that do
    std::optional<Moment> separator;     // the day that a line of its own named last
    bool stray = false;                  // whether the line before belongs to no message
  };

  void assemble(Reading& reading, Heading& heading) {
    Progress now;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (const Candidate* start = starts_[i]) {
        close(reading, now);
        add_turn(reading, *start, number_of(i), now.separator ? now.separator : heading.take_day());
        now = Progress();
        now.open = true;
      } else if (const auto time = time_above(i)) {
        close(reading, now);
        clock_ = time;
      } else if (reading.turns.empty()) {
        heading.add(line.text, number_of(i), reading.notes);
      } else if (const auto day = separator_at(i, heading)) {
        now.separator = day;
      } else {
        add_line(reading, i, now);
      }
    }
    close(reading, now);
  }

  static int number_of(std::size_t i) { return static_cast<int>(i) + 1; }

  void close(Reading& reading, Progress& now) const {
    if (!reading.turns.empty() && !now.more.empty()) {
      std::erase_if(now.more, [&](std::string_view one) { return paste_.is_furniture(one); });
      append_lines(reading.turns.back().message.text, now.more);
    }
    now.more.clear();
  }

  // A line without a stamp, behind the first message.
  void add_line(Reading& reading, std::size_t i, Progress& now) const {
    const Line& line = lines_[i];
    now.open = now.open && !ends_talk(i);
    if (now.open) {
      now.more.push_back(line.text);
    } else if (!line.blank() && !is_rule(line.text)) {
      if (!now.stray) {
        reading.notes.push_back(
            {"", number_of(i), "this line and those below belong to no message"});
      }
      now.stray = true;
    }
  }

  // A line that only names a day, with a message behind it.
  [[nodiscard]] std::optional<Moment> separator_at(std::size_t i, const Heading& heading) const {
    const auto day = heading.only_day(lines_[i].text);
    return day && message_follows(i) ? day : std::nullopt;
  }

  // In a talk whose lines have no time of their own: that of the turns below.
  [[nodiscard]] std::optional<Moment> time_above(std::size_t i) const {
    const auto time = shape().forms.front().stamped ? std::nullopt : clock_of(lines_[i].text);
    return time && message_follows(i) ? time : std::nullopt;
  }

  [[nodiscard]] bool message_follows(std::size_t i) const {
    for (std::size_t k = i + 1; k < lines_.size(); ++k) {
      if (!lines_[k].blank()) {
        return starts_[k] != nullptr;
      }
    }
    return true;
  }

  // A Markdown heading, or a rule, that stands apart from the text above; below minutes written as
  // a list a heading is apart by itself.
  [[nodiscard]] bool ends_talk(std::size_t i) const {
    const std::string_view text = text::trimmed(lines_[i].text);
    const bool heading =
        text.starts_with("# ") || text.starts_with("## ") || text.starts_with("### ");
    if (!heading && !is_rule(text)) {
      return false;
    }
    const bool apart_above = i > 0 && lines_[i - 1].blank();
    const bool apart_below =
        i + 1 >= lines_.size() || lines_[i + 1].blank() || starts_[i + 1] != nullptr;
    return main_->bullet ? apart_above || heading : apart_above && apart_below;
  }

  void add_turn(Reading& reading, const Candidate& start, int line,
                const std::optional<Moment>& separator) {
    Turn& turn = reading.turns.emplace_back();
    turn.message.line = line;
    turn.message.speaker = shape().header ? without_handle(start.match.name) : start.match.name;
    turn.message.text = paste_.without_edit_mark(start.match.text);
    turn.message.bot = start.match.badge;
    turn.message.system = is_system(start.match);
    if (!start.match.stamp) {
      turn.when = clock_;
    } else {
      turn.when = start.match.stamp->moment;
      turn.when->elapsed = lines_of_rules_.all()[start.shape].elapsed;
    }
    if (!turn.when) {
      return;
    }
    if (separator) {
      turn.new_day = true;
      if (!turn.when->has_date() && separator->has_date()) {
        turn.when->year = separator->year;
        turn.when->month = separator->month;
        turn.when->day = separator->day;
      }
    }
  }

  // "Rin @rin": Rocket.Chat shows the name and the handle.
  static std::string_view without_handle(std::string_view name) {
    const std::size_t at = name.rfind(" @");
    return at == std::string_view::npos || at == 0 ? name : text::trimmed(name.substr(0, at));
  }

  [[nodiscard]] bool is_system(const FormMatch& match) const {
    constexpr std::size_t kLongest = 240;
    if (match.text.size() > kLongest || (!match.name.empty() && !match.text.starts_with('#'))) {
      return false;
    }
    const std::string folded = text::folded(match.text);
    const auto& words = lines_of_rules_.words("system");
    return std::ranges::any_of(
        words, [&](const std::string& word) { return folded.find(word) != std::string::npos; });
  }

  // Stamps count from the start of a recording where no date or half of the day is near, they never
  // fall, and they begin near zero or the speakers are numbered voices (Speaker 1).
  void mark_elapsed(Reading& reading) const {
    constexpr int kNearStart = 5 * 60;
    constexpr std::size_t kFew = 3;
    const StampStyle& style = main_->style;
    if (style.month || style.half_day || style.words || reading.turns.size() < kFew) {
      return;
    }
    std::size_t small_steps = 0;
    std::optional<int> last;
    for (const Turn& turn : reading.turns) {
      if (!turn.when || turn.when->has_date() || (last && elapsed_of(turn) < *last)) {
        return;
      }
      small_steps += last && elapsed_of(turn) - *last <= 1 ? 1U : 0U;
      last = elapsed_of(turn);
    }
    const bool near_start = reading.turns.front().when->second < kNearStart;
    // Of two fields 0:04 may be a chat at midnight, which has several messages in a minute.
    const bool dense = !style.seconds && small_steps * 10 >= (reading.turns.size() - 1) * 3;
    const bool voices = has_numbered_voices(reading);
    if (!voices && (!near_start || dense)) {
      return;
    }
    for (Turn& turn : reading.turns) {
      turn.when->second = elapsed_of(turn);
      turn.when->elapsed = true;
      turn.when->has_seconds = true;
    }
    if (shape().header) {
      reading.format = voices ? "speaker-time" : "teams-transcript";
    }
  }

  // 0:04 is four seconds, 1:02:03 an hour and more.
  static int elapsed_of(const Turn& turn) {
    return turn.when->has_seconds ? turn.when->second : turn.when->second / 60;
  }

  [[nodiscard]] bool has_numbered_voices(const Reading& reading) const {
    const auto& words = lines_of_rules_.words("voice");
    const auto count = std::ranges::count_if(reading.turns, [&](const Turn& turn) {
      const std::string name = text::folded(turn.message.speaker);
      return std::ranges::any_of(words, [&](const std::string& word) {
        return name.starts_with(word) && has_digit(name);
      });
    });
    return static_cast<std::size_t>(count) * 2 > reading.turns.size();
  }

  const Source& source_;
  const ChatLines& lines_of_rules_;
  FormWords words_;
  text::Folded folded_;  // the line that is read, kept for its memory
  Paste paste_;
  std::vector<Line> lines_;
  std::optional<Manner> main_;
  bool ignore_fences_ = false;
  std::size_t indent_ = 0;
  bool headers_apart_ = false;
  std::optional<Moment> clock_;  // of a line above the turns
  std::map<std::string_view, std::size_t> names_;
  std::set<std::string> looks_;  // of the stamps of the main shape
  std::vector<const Candidate*> starts_;
  mutable std::optional<std::size_t> filled_lines_;
  mutable std::optional<std::set<std::string_view>> sibling_names_;
};

}  // namespace

Reading read(const Source& source) {
  Parser parser(source);
  return parser.empty() ? Reading{} : parser.read();
}

bool begins_above(const Source& source, std::size_t line) {
  const Reading reading = read(source);
  return !reading.turns.empty() && reading.turns.front().when &&
         static_cast<std::size_t>(reading.turns.front().message.line) <= line;
}

std::string shape_of(const Source& source) {
  const Parser parser(source);
  return parser.empty() ? std::string() : parser.shape().id;
}

}  // namespace tenmatsu::reading::chat_lines
