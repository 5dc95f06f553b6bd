#include "read/line_talk.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "read/heading.hpp"
#include "read/instant.hpp"
#include "read/lines_below.hpp"
#include "read/stamp.hpp"
#include "text/fold.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::reading::line_talk {
namespace {

constexpr std::string_view kHead = "[LINE]";

// A line of nothing but a date: 2026/03/04(水), 2026.03.04 水曜日, Wed, 03/04/2026.
std::optional<Moment> day_of(std::string_view line, const Heading& heading) {
  if (auto day = heading.only_day(line)) {
    return day->year == 0 ? std::nullopt : day;
  }
  // English phones: Wed, 03/04/2026
  const std::string folded = text::folded(text::trimmed(line));
  int month = 0;
  int day = 0;
  int year = 0;
  char rest = 0;
  if (folded.size() == 15 && folded[3] == ',' &&
      std::sscanf(folded.c_str() + 4, " %2d/%2d/%4d%c", &month, &day, &year, &rest) == 3 &&
      month >= 1 && month <= 12 && day >= 1 && day <= 31) {
    Moment moment;
    moment.year = year;
    moment.month = month;
    moment.day = day;
    return moment;
  }
  return std::nullopt;
}

class Talk {
 public:
  Talk(const Source& source, Reading& reading)
      : source_(&source),
        reading_(&reading),
        lines_(&source.rules->chat_lines),
        words_(*lines_),
        heading_(*lines_) {}

  void read() {
    learn_names();
    for (std::size_t i = 0; i < source_->lines.size(); ++i) {
      take_line(i);
    }
    close();
  }

 private:
  // The time at the head of a line, and what stands behind it.
  struct Timed {
    Moment moment;
    bool tab = false;
    std::string_view rest;
  };

  [[nodiscard]] std::optional<Timed> timed(std::string_view line) const {
    constexpr std::size_t kStamp = 32;
    text::Folded folded;
    text::fold(line, kStamp, folded);
    std::size_t at = 0;
    TakenStamp stamp;
    if (!take_time(folded.text, at, words_, stamp) || at >= folded.text.size() ||
        (folded.text[at] != '\t' && folded.text[at] != ' ')) {
      return std::nullopt;
    }
    return Timed{stamp.moment, folded.text[at] == '\t', line.substr(folded.origin[at] + 1)};
  }

  // On the PC only blanks part name and text: a name is what recurs at the head of lines. It is as
  // long as it may be without recurring less often.
  void learn_names() {
    constexpr std::size_t kMostWords = 4;
    std::map<std::string_view, int> counts;
    for (const std::string_view line : source_->lines) {
      const auto head = timed(line);
      if (!head || head->tab) {
        continue;
      }
      std::size_t end = 0;
      for (std::size_t i = 0; i < kMostWords && end != std::string_view::npos; ++i) {
        end = head->rest.find(' ', end == 0 ? 0 : end + 1);
        if (end != std::string_view::npos) {
          ++counts[head->rest.substr(0, end)];
        }
      }
    }
    for (const auto& [name, count] : counts) {
      if (count > 1) {
        recurring_[name] = count;
      }
    }
  }

  [[nodiscard]] std::size_t name_size(std::string_view rest) const {
    std::size_t end = rest.find(' ');
    if (end == std::string_view::npos) {
      return 0;
    }
    const auto first = recurring_.find(rest.substr(0, end));
    for (std::size_t next = rest.find(' ', end + 1);
         first != recurring_.end() && next != std::string_view::npos;
         next = rest.find(' ', next + 1)) {
      const auto longer = recurring_.find(rest.substr(0, next));
      if (longer == recurring_.end() || longer->second < first->second) {
        break;
      }
      end = next;
    }
    return end;
  }

  void take_line(std::size_t i) {
    const std::string_view line = source_->lines[i];
    if (i > quote_end_ || i == 0) {
      if (const auto day = day_of(line, heading_)) {
        close();
        day_ = day;
        return;
      }
      if (const auto head = timed(line); head && (day_ || !reading_->turns.empty())) {
        close();
        add_turn(*head, i);
        return;
      }
    }
    if (!reading_->turns.empty()) {
      more_.push_back(line);
    } else {
      take_title(line);
    }
  }

  // The line on which the text that opens a quote on line `i` closes it; `i` where it does not. A
  // line with a time and tabs is a message of its own.
  [[nodiscard]] std::size_t quote_end(std::size_t i) const {
    for (std::size_t k = i + 1; k < source_->lines.size(); ++k) {
      const auto head = timed(source_->lines[k]);
      if (head && head->tab) {
        break;
      }
      if (text::trimmed(source_->lines[k]).ends_with('"')) {
        return k;
      }
    }
    return i;
  }

  void take_title(std::string_view line) {
    if (!line.starts_with(kHead)) {
      return;
    }
    const std::string_view title = text::trimmed(line.substr(kHead.size()));
    const std::string folded = text::folded(title);
    for (const std::string& word : lines_->words("line-head")) {
      if (folded.ends_with(word)) {  // the words hold no ASCII, so both are equally long
        reading_->title = text::trimmed(title.substr(0, title.size() - word.size()));
        return;
      }
    }
    reading_->title = title;
  }

  void add_turn(const Timed& head, std::size_t i) {
    Turn& turn = reading_->turns.emplace_back();
    turn.message.line = static_cast<int>(i) + 1;
    turn.when = head.moment;
    if (day_) {
      turn.new_day = true;
      turn.when->year = day_->year;
      turn.when->month = day_->month;
      turn.when->day = day_->day;
    }
    std::string_view text = head.rest;
    const std::size_t size = head.tab ? head.rest.find('\t') : name_size(head.rest);
    const bool named = size != std::string_view::npos && size > 0;
    if (named && !is_notice(head, size)) {
      turn.message.speaker = text::trimmed(head.rest.substr(0, size));
      text = head.rest.substr(size + 1);
    } else {
      turn.message.system = true;
      text = text::trimmed(head.rest);
    }
    turn.message.system = turn.message.system || is_mark(text);
    if (head.tab && text.starts_with('"') && !ends_quote(text)) {
      quote_end_ = quote_end(i);
    }
    turn.message.text = text;
  }

  static bool ends_quote(std::string_view text) { return text.size() > 1 && text.ends_with('"'); }

  // On the PC a notice has no name in front of it: "TIME NAMEが参加しました".
  [[nodiscard]] bool is_notice(const Timed& head, std::size_t size) const {
    return !head.tab && recurring_.find(head.rest.substr(0, size)) == recurring_.end() &&
           text::holds_one_of(text::folded(head.rest.substr(0, size)), lines_->words("system"));
  }

  // What the app writes for somebody: a sticker, a call and how long it was.
  [[nodiscard]] bool is_mark(std::string_view text) const {
    const std::string folded = text::folded(text::trimmed(text));
    const auto& stickers = lines_->words("line-sticker");
    const auto& calls = lines_->words("line-call");
    return std::ranges::find(stickers, folded) != stickers.end() ||
           std::ranges::any_of(calls,
                               [&](const std::string& call) { return folded.starts_with(call); });
  }

  void close() {
    if (reading_->turns.empty()) {
      return;
    }
    std::string& text = reading_->turns.back().message.text;
    const bool several = !more_.empty();
    append_lines(text, more_);
    if (several && text.starts_with('"') && ends_quote(text)) {
      text = text.substr(1, text.size() - 2);
      for (std::size_t at = text.find("\"\""); at != std::string::npos;
           at = text.find("\"\"", at + 1)) {
        text.erase(at, 1);
      }
    }
    if (text.empty()) {
      reading_->turns.pop_back();
    }
  }

  const Source* source_;
  Reading* reading_;
  const rules::ChatLines* lines_;
  StampWords words_;
  Heading heading_;
  std::map<std::string_view, int> recurring_;
  std::optional<Moment> day_;
  std::vector<std::string_view> more_;
  std::size_t quote_end_ = 0;
};

// "NAME (TIME):" and below it the text in corner brackets.
std::optional<Turn> works_head(std::string_view line, const StampWords& words) {
  text::Folded folded;
  text::fold(line, line.size(), folded);
  const std::size_t open = folded.text.rfind('(');
  if (open == std::string::npos || open == 0 || !std::string_view(folded.text).ends_with("):")) {
    return std::nullopt;
  }
  std::size_t at = open + 1;
  TakenStamp stamp;
  if (!take_time(folded.text, at, words, stamp) || at + 2 != folded.text.size()) {
    return std::nullopt;
  }
  Turn turn;
  turn.message.speaker = text::trimmed(line.substr(0, folded.origin[open]));
  turn.when = stamp.moment;
  return turn;
}

std::string without_brackets(std::string text) {
  constexpr std::string_view kOpen = "\u300C";
  constexpr std::string_view kClose = "\u300D";
  if (text.starts_with(kOpen) && text.ends_with(kClose)) {
    return text.substr(kOpen.size(), text.size() - kOpen.size() - kClose.size());
  }
  return text;
}

}  // namespace

bool claims(const Source& source) {
  const Heading heading(source.rules->chat_lines);
  for (const std::string_view line : source.lines) {
    if (text::trimmed(line).empty()) {
      continue;
    }
    if (line.starts_with(kHead)) {
      return true;
    }
    // The PC begins with a day, written with dots.
    const std::string folded = text::folded(text::trimmed(line));
    constexpr std::size_t kDate = 10;
    return folded.size() > kDate && folded[4] == '.' && folded[7] == '.' &&
           heading.only_day(line).has_value();
  }
  return false;
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "line";
  Talk(source, reading).read();
  return reading;
}

bool claims_works(const Source& source) {
  for (const std::string_view line : source.lines) {
    if (!text::trimmed(line).empty()) {
      return text::holds_one_of(text::folded(line),
                                source.rules->chat_lines.words("lineworks-head"));
    }
  }
  return false;
}

Reading read_works(const Source& source) {
  Reading reading;
  reading.format = "lineworks";
  const StampWords words(source.rules->chat_lines);
  const Heading heading(source.rules->chat_lines);
  std::optional<Moment> day;
  std::vector<std::string_view> more;
  const auto close = [&] {
    if (!reading.turns.empty()) {
      std::string& text = reading.turns.back().message.text;
      append_lines(text, more);
      text = without_brackets(std::move(text));
    }
    more.clear();
  };
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string_view line = text::trimmed(source.lines[i]);
    if (const auto only = heading.only_day(line); only && (more.empty() || line.starts_with('-'))) {
      close();
      day = only;
    } else if (auto turn = works_head(line, words)) {
      close();
      turn->message.line = static_cast<int>(i) + 1;
      if (day) {
        turn->new_day = true;
        turn->when->year = day->year;
        turn->when->month = day->month;
        turn->when->day = day->day;
      }
      reading.turns.push_back(*std::move(turn));
    } else if (!reading.turns.empty()) {
      more.push_back(source.lines[i]);
    }
  }
  close();
  return reading;
}

}  // namespace tenmatsu::reading::line_talk
