#include "read/whatsapp.hpp"

#include <algorithm>
#include <array>

#include "read/lines_below.hpp"
#include "read/stamp.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::reading::whatsapp {
namespace {

constexpr std::size_t kHeadBytes = 64;
constexpr std::size_t kLongestName = 40;

// The head of a message; the three numbers of its date stand in an order that the region sets.
struct Head {
  std::array<int, 3> date{};
  TakenStamp time;
  bool ios = false;
  bool comma = false;  // between date and time
  std::string_view rest;
};

bool take_date_numbers(std::string_view folded, std::size_t& at, std::array<int, 3>& date) {
  std::size_t end = at;
  char mark = '\0';
  for (std::size_t i = 0; i < date.size(); ++i) {
    std::size_t digits = 0;
    date[i] = 0;
    for (; end < folded.size() && text::is_ascii_digit(folded[end]) && digits < 4;
         ++end, ++digits) {
      date[i] = date[i] * 10 + (folded[end] - '0');
    }
    if (digits == 0) {
      return false;
    }
    if (i < 2) {
      if (end >= folded.size() ||
          (folded[end] != '/' && folded[end] != '.' && folded[end] != '-') ||
          (mark != '\0' && folded[end] != mark)) {
        return false;
      }
      mark = folded[end++];
    }
  }
  at = end;
  return true;
}

std::optional<Head> head_of(std::string_view line, const StampWords& words) {
  text::Folded folds;
  text::fold(line, kHeadBytes, folds);
  const std::string_view folded = folds.text;
  Head head;
  std::size_t at = 0;
  head.ios = folded.starts_with('[');
  at += head.ios ? 1 : 0;
  if (!take_date_numbers(folded, at, head.date)) {
    return std::nullopt;
  }
  head.comma = at < folded.size() && folded[at] == ',';
  at += head.comma ? 1 : 0;
  skip_blanks(folded, at);
  if (!take_time(folded, at, words, head.time)) {
    return std::nullopt;
  }
  const std::string_view mark = head.ios ? "] " : " - ";
  if (!folded.substr(at).starts_with(mark)) {
    return std::nullopt;
  }
  head.rest = text::trimmed(line.substr(folds.origin[at + mark.size()]));
  return head;
}

// Which of the three numbers is the month, decided on all heads at once: what goes beyond 12 is a
// day. Where nothing does, clocks of twelve hours tell of the order of America.
class DateOrder {
 public:
  void see(const Head& head) {
    year_first_ |= head.date[0] > 31;
    day_first_ |= head.date[0] > 12;
    month_first_ |= head.date[1] > 12;
    half_day_ |= head.time.style.half_day;
  }

  [[nodiscard]] Moment moment_of(const Head& head) const {
    Moment moment = head.time.moment;
    const auto& date = head.date;
    if (year_first_) {
      moment.year = date[0];
      moment.month = date[1];
      moment.day = date[2];
    } else {
      const bool month_first = month_first_ || (!day_first_ && half_day_);
      moment.year = date[2] < 100 ? 2000 + date[2] : date[2];
      moment.month = date[month_first ? 0 : 1];
      moment.day = date[month_first ? 1 : 0];
    }
    if (moment.month < 1 || moment.month > 12 || moment.day < 1 || moment.day > 31) {
      moment.year = moment.month = moment.day = 0;
    }
    return moment;
  }

 private:
  bool year_first_ = false;
  bool day_first_ = false;
  bool month_first_ = false;
  bool half_day_ = false;
};

std::size_t name_size(std::string_view rest) {
  const std::size_t at = rest.find(": ");
  const std::size_t end =
      at == std::string_view::npos && rest.ends_with(':') ? rest.size() - 1 : at;
  return end == std::string_view::npos || text::length_of(rest.substr(0, end)) > kLongestName ? 0
                                                                                              : end;
}

// The words that say that a message was edited stand at its end; folding leaves what is not ASCII
// as long as it was.
void drop_edited(std::string& text, const rules::ChatLines& lines) {
  const std::string folded = text::folded(text);
  for (const std::string& mark : lines.words("whatsapp-edited")) {
    if (folded.ends_with(mark)) {
      const std::size_t size = text.size() - std::min(text.size(), mark.size());
      text = text::trimmed(std::string_view(text).substr(0, size));
    }
  }
}

// The last message with the lines below it; it goes where it was deleted in the talk.
void close_last(Reading& reading, std::vector<std::string_view>& more,
                const rules::ChatLines& lines) {
  if (reading.turns.empty()) {
    return;
  }
  std::string& text = reading.turns.back().message.text;
  append_lines(text, more);
  more.clear();
  const std::string folded = text::folded(text);
  drop_edited(text, lines);
  const auto& deleted = lines.words("deleted");
  if (text.empty() || std::ranges::find(deleted, folded) != deleted.end()) {
    reading.turns.pop_back();
  }
}

Turn turn_of(const Head& head, const rules::ChatLines& lines) {
  Turn turn;
  const std::size_t size = name_size(head.rest);
  turn.message.system =
      size == 0 || text::holds_one_of(text::folded(head.rest), lines.words("encrypted"));
  turn.message.text = size > 0 ? text::trimmed(head.rest.substr(size + 1)) : head.rest;
  if (!turn.message.system) {
    turn.message.speaker = text::trimmed(head.rest.substr(0, size));
  }
  return turn;
}

}  // namespace

bool claims(const Source& source) {
  constexpr std::size_t kFew = 2;
  const rules::ChatLines& lines = source.rules->chat_lines;
  const StampWords words(lines);
  std::size_t android = 0;
  std::size_t ios = 0;
  bool notice = false;
  bool named = false;  // only a line of the app itself has no colon
  for (const std::string_view line : source.lines) {
    const auto head = head_of(line, words);
    if (!head) {
      continue;
    }
    android += head->ios ? 0U : 1U;
    ios += head->ios ? 1U : 0U;
    named |= head->rest.find(':') != std::string_view::npos;
    notice |= text::holds_one_of(text::folded(head->rest), lines.words("encrypted"));
    // Marks of direction before the bracket and the text are WhatsApp's own.
    notice |= head->ios && source.directed;
  }
  return (android >= kFew && (named || notice)) || (ios > 0 && notice);
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "whatsapp";
  const rules::ChatLines& lines = source.rules->chat_lines;
  const StampWords words(lines);
  DateOrder order;
  for (const std::string_view line : source.lines) {
    if (const auto head = head_of(line, words)) {
      order.see(*head);
    }
  }
  std::vector<std::string_view> more;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    if (const auto head = head_of(source.lines[i], words)) {
      close_last(reading, more, lines);
      Turn& turn = reading.turns.emplace_back(turn_of(*head, lines));
      turn.message.line = static_cast<int>(i) + 1;
      turn.when = order.moment_of(*head);
    } else if (!reading.turns.empty()) {
      more.push_back(source.lines[i]);
    }
  }
  close_last(reading, more, lines);
  return reading;
}

}  // namespace tenmatsu::reading::whatsapp
