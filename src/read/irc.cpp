#include "read/irc.hpp"

#include <algorithm>
#include <map>

#include "read/csv.hpp"
#include "read/instant.hpp"
#include "read/stamp.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::irc {
namespace {

constexpr std::string_view kStatusMarks = "@+%&~! ";
constexpr std::size_t kLongestNick = 60;

// Without the control characters of mIRC: bold, colours with their numbers, reverse, underline.
std::string without_colours(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '\x03') {
      for (int part = 0; part < 2; ++part) {
        const std::size_t begin = at + 1 + (part == 1 ? 1U : 0U);
        if (part == 1 &&
            (at + 2 >= line.size() || line[at + 1] != ',' || !text::is_ascii_digit(line[at + 2]))) {
          break;
        }
        std::size_t end = begin;
        while (end < line.size() && end < begin + 2 && text::is_ascii_digit(line[end])) {
          ++end;
        }
        at = end - 1;
      }
    } else if (c != '\x02' && c != '\x0f' && c != '\x11' && c != '\x16' && c != '\x1d' &&
               c != '\x1f') {
      out += c;
    }
  }
  return out;
}

std::string_view nick_of(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kStatusMarks);
  return begin == std::string_view::npos ? std::string_view() : text::trimmed(text.substr(begin));
}

// The nick of Tiarra's "#channel:nick" and "#channel@network:nick".
std::string_view without_channel(std::string_view nick) {
  const bool channel = nick.starts_with('#') || nick.starts_with('&') || nick.starts_with('%');
  const std::size_t colon = nick.rfind(':');
  return channel && colon != std::string_view::npos ? nick.substr(colon + 1) : nick;
}

enum class Kind { none, said, notice, other };  // `other` fits no shape of IRC by itself

struct Line {
  Kind kind = Kind::none;
  TakenStamp stamp;
  std::string nick;
  std::string text;
  bool weechat = false;       // parted by tabs
  bool weechat_mark = false;  // with a mark that only WeeChat sets
};

class LineParser {
 public:
  explicit LineParser(const StampWords& words) : words_(&words) {}

  [[nodiscard]] Line parse(std::string_view raw) const {
    const std::string clean = without_colours(raw);
    const std::string_view line = text::trimmed(clean);
    Line out;
    std::string_view rest = line;
    if (!take_time_of(rest, out)) {
      return {};
    }
    if (rest.starts_with('\t')) {
      take_weechat(rest.substr(1), out);
      return out;
    }
    take_shape(text::trimmed(rest), out);
    return out;
  }

 private:
  bool take_time_of(std::string_view& rest, Line& out) const {
    constexpr std::size_t kHead = 48;
    text::Folded folded;
    text::fold(rest, kHead, folded);
    std::size_t at = folded.text.starts_with('[') ? 1 : 0;
    if (!take_stamp(folded.text, at, *words_, out.stamp)) {
      return false;
    }
    if (folded.text.starts_with('[')) {
      if (at >= folded.text.size() || folded.text[at] != ']') {
        return false;
      }
      ++at;
    }
    rest.remove_prefix(std::min<std::size_t>(folded.origin[at], rest.size()));
    return rest.starts_with(' ') || rest.starts_with('\t') || rest.starts_with('<');
  }

  // DATE TIME, tab, nick or a mark, tab, text
  static void take_weechat(std::string_view rest, Line& out) {
    const std::size_t tab = rest.find('\t');
    if (tab == std::string_view::npos) {
      return;
    }
    const std::string_view column = text::trimmed(rest.substr(0, tab));
    const std::string_view text = text::trimmed(rest.substr(tab + 1));
    out.weechat = true;
    out.text = text;
    out.kind = Kind::other;
    if (column == "-->" || column == "<--" || column == "--" || column == "=!=" ||
        column == "---") {
      out.kind = Kind::notice;
      out.weechat_mark = true;
    } else if (column == "*") {
      take_action(text, out);
      out.weechat_mark = true;
    } else if (!column.empty()) {
      out.nick = nick_of(column);
      out.weechat_mark = column.find_first_of("@+%&~") == 0;
    }
  }

  static void take_action(std::string_view text, Line& out) {
    const std::size_t blank = text.find(' ');
    out.kind = Kind::said;
    out.nick = nick_of(text.substr(0, blank));
    out.text =
        blank == std::string_view::npos ? std::string_view() : text::trimmed(text.substr(blank));
  }

  static void take_shape(std::string_view rest, Line& out) {
    if (take_pair(rest, '<', '>', out) || take_pair(rest, '>', '<', out) ||
        take_pair(rest, '(', ')', out) || take_pair(rest, '-', '-', out)) {
      return;
    }
    for (const std::string_view mark : {"-!-", "***", "-->", "<--"}) {
      if (rest.starts_with(mark)) {
        out.kind = Kind::notice;
        out.text = text::trimmed(rest.substr(mark.size()));
        return;
      }
    }
    if (rest.starts_with("* ")) {
      take_action(text::trimmed(rest.substr(2)), out);
    } else if (rest.starts_with("Action: ")) {
      take_action(rest.substr(8), out);
    } else if (rest.size() > 2 &&
               (rest.starts_with("+ ") || rest.starts_with("- ") || rest.starts_with("! "))) {
      out.kind = Kind::notice;
      out.text = text::trimmed(rest.substr(2));
    } else if (rest.starts_with('*') && rest.size() > 1) {
      out.kind = Kind::notice;
      out.text = text::trimmed(rest.substr(1));
    } else if (names_host(rest)) {
      out.kind = Kind::notice;
      out.text = rest;
    }
  }

  // eggdrop: nick (user@host) joined #channel.
  static bool names_host(std::string_view rest) {
    const std::size_t open = rest.find(" (");
    const std::size_t close = rest.find(')', open == std::string_view::npos ? rest.size() : open);
    return close != std::string_view::npos &&
           rest.substr(open, close - open).find('@') != std::string_view::npos;
  }

  // <nick> text, >#channel:nick< text, (nick) text, -nick- text
  static bool take_pair(std::string_view rest, char open, char close, Line& out) {
    if (!rest.starts_with(open)) {
      return false;
    }
    const std::size_t end = rest.find(close, 1);
    if (end == std::string_view::npos || end < 2 || end > kLongestNick ||
        (end + 1 < rest.size() && rest[end + 1] != ' ')) {
      return false;
    }
    const std::string_view nick = nick_of(without_channel(nick_of(rest.substr(1, end - 1))));
    const bool blank_inside = nick.find(' ') != std::string_view::npos;
    if (nick.empty() || (blank_inside && open != '<') || nick == "!") {
      return false;
    }
    out.kind = Kind::said;
    out.nick = nick;
    out.text = text::trimmed(rest.substr(end + 1));
    return true;
  }

  const StampWords* words_;
};

// 「金 10月 16 20:31:08 2026」: as a Japanese locale writes it.
bool take_japanese_date(std::string_view text, std::size_t& at, const StampWords& words,
                        Moment& moment) {
  const std::string& mark = words.month.front();
  const std::size_t blank = text.find(' ', at);
  const std::size_t month = text.find(mark, at);
  if (blank == std::string_view::npos || month == std::string_view::npos || month < blank) {
    return false;
  }
  const std::string digits(text.substr(blank + 1, month - blank - 1));
  std::size_t begin = month + mark.size();
  skip_blanks(text, begin);
  std::size_t end = begin;
  while (end < text.size() && text::is_ascii_digit(text[end])) {
    ++end;
  }
  constexpr std::size_t kTwo = 2;
  const bool numbers = !digits.empty() && digits.size() <= kTwo && end > begin &&
                       end - begin <= kTwo && std::ranges::all_of(digits, text::is_ascii_digit);
  if (!numbers) {
    return false;
  }
  moment.month = std::stoi(digits);
  moment.day = std::stoi(std::string(text.substr(begin, end - begin)));
  at = end;
  return moment.month >= 1 && moment.month <= 12 && moment.day >= 1 && moment.day <= 31;
}

// "--- Log opened Wed Mar 04 23:40:01 2026", "--- Day changed Thu Mar 05 2026": the day, where the
// line is of this kind.
struct LogLine {
  std::optional<Moment> day;
};

std::optional<LogLine> log_line(std::string_view line, const StampWords& words) {
  const std::string folded = text::folded(text::trimmed(line));
  std::string_view rest = folded;
  if (!rest.starts_with("--- ")) {
    return std::nullopt;
  }
  rest.remove_prefix(4);
  for (const std::string_view word : {"log opened ", "log closed ", "day changed "}) {
    if (!rest.starts_with(word)) {
      continue;
    }
    LogLine out;
    Moment moment;
    std::size_t at = word.size();
    if (take_english_date(rest, at, moment) || take_japanese_date(rest, at, words, moment)) {
      // A time may stand before the year.
      const std::size_t blank = rest.rfind(' ');
      const std::string_view year = rest.substr(blank + 1);
      if (moment.year == 0 && year.size() == 4 && std::ranges::all_of(year, text::is_ascii_digit)) {
        moment.year = std::stoi(std::string(year));
      }
      out.day = moment;
    }
    return out;
  }
  return std::nullopt;
}

// "2026-03-04.log", "#ops.20260304.log", "2026-03-04_freenode.txt"
std::optional<Moment> day_in_name(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
    if (at > 0 && text::is_ascii_digit(name[at - 1])) {
      continue;
    }
    std::string digits;
    std::size_t end = at;
    while (end < name.size() && digits.size() < 8 &&
           (text::is_ascii_digit(name[end]) ||
            ((digits.size() == 4 || digits.size() == 6) &&
             (name[end] == '-' || name[end] == '_' || name[end] == '.')))) {
      digits += text::is_ascii_digit(name[end]) ? std::string(1, name[end]) : std::string();
      ++end;
    }
    if (digits.size() != 8 || (end < name.size() && text::is_ascii_digit(name[end]))) {
      continue;
    }
    Moment moment;
    moment.year = std::stoi(digits.substr(0, 4));
    moment.month = std::stoi(digits.substr(4, 2));
    moment.day = std::stoi(digits.substr(6, 2));
    if (moment.year >= 1990 && moment.year < 2200 && moment.month >= 1 && moment.month <= 12 &&
        moment.day >= 1 && moment.day <= 31) {
      return moment;
    }
  }
  return std::nullopt;
}

void set_day(Turn& turn, std::optional<Moment>& day) {
  if (day && !turn.when->has_date()) {
    turn.new_day = true;
    turn.when->year = day->year;
    turn.when->month = day->month;
    turn.when->day = day->day;
  }
  day.reset();
}

// A bridge says what others said: "<+bridge> <Ewan> text". It does so in most of its lines.
void unwrap_bridges(Reading& reading) {
  const auto inner = [](const std::string& text) -> std::size_t {
    const std::size_t end = text.starts_with('<') ? text.find("> ") : std::string::npos;
    return end == std::string::npos || end > kLongestNick || end < 2 ? 0 : end;
  };
  std::map<std::string, std::pair<int, int>> lines;  // all, with a nick inside
  for (const Turn& turn : reading.turns) {
    auto& [all, nested] = lines[turn.message.speaker];
    ++all;
    nested += inner(turn.message.text) > 0 ? 1 : 0;
  }
  for (Turn& turn : reading.turns) {
    const auto [all, nested] = lines[turn.message.speaker];
    const std::size_t end = inner(turn.message.text);
    if (end > 0 && nested * 2 > all && !turn.message.system) {
      turn.message.speaker = nick_of(std::string_view(turn.message.text).substr(1, end - 1));
      turn.message.text.erase(0, end + 2);
    }
  }
}

}  // namespace

bool claims(const Source& source) {
  const StampWords words(source.rules->chat_lines);
  const LineParser parser(words);
  std::size_t filled = 0;
  std::size_t fitting = 0;
  std::size_t angled = 0;
  std::size_t weechat = 0;
  std::size_t marks = 0;
  bool log_lines = false;
  for (const std::string_view raw : source.lines) {
    if (text::trimmed(raw).empty()) {
      continue;
    }
    ++filled;
    if (log_line(raw, words)) {
      ++fitting;
      log_lines = true;
      continue;
    }
    const Line line = parser.parse(raw);
    fitting += line.kind == Kind::said || line.kind == Kind::notice ? 1U : 0U;
    angled += line.kind == Kind::said && !line.weechat ? 1U : 0U;
    weechat += line.weechat ? 1U : 0U;
    marks += line.weechat_mark ? 1U : 0U;
  }
  const bool weechat_log = marks > 0 && weechat * 10 >= filled * 6;
  return weechat_log || (fitting * 10 >= filled * 6 && (angled >= 2 || (log_lines && angled >= 1)));
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "irc";
  const StampWords words(source.rules->chat_lines);
  const LineParser parser(words);
  std::optional<Moment> day = day_in_name(source.name);
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string_view raw = source.lines[i];
    const int number = static_cast<int>(i) + 1;
    if (const auto log = log_line(raw, words)) {
      day = log->day ? log->day : day;
      continue;
    }
    Line line = parser.parse(raw);
    if (line.kind == Kind::none) {
      if (reading.turns.empty() && !text::trimmed(raw).empty()) {
        reading.notes.push_back({"", number, "this line belongs to no message"});
      } else if (!text::trimmed(raw).empty()) {
        reading.turns.back().message.text += "\n" + std::string(text::trimmed(raw));
      }
      continue;
    }
    if (line.text.empty()) {
      continue;
    }
    Turn& turn = reading.turns.emplace_back();
    turn.message.line = number;
    turn.message.speaker = std::move(line.nick);
    turn.message.text = std::move(line.text);
    turn.message.system = turn.message.speaker.empty();
    turn.when = line.stamp.moment;
    set_day(turn, day);
  }
  unwrap_bridges(reading);
  return reading;
}

}  // namespace tenmatsu::reading::irc
