#include "read/spoken_heads.hpp"

#include <algorithm>

#include "read/instant.hpp"
#include "read/lines_below.hpp"
#include "read/paste.hpp"
#include "read/stamp.hpp"
#include "text/characters.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::spoken_heads {
namespace {

constexpr std::size_t kTopLines = 6;

struct Head {
  std::string_view name;
  int second = 0;
  std::size_t blanks = 0;  // before the time
};

// The seconds of M:SS or H:MM:SS; minutes may pass 99.
std::optional<int> elapsed_of(std::string_view text) {
  int value = 0;
  int field = 0;
  int fields = 1;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ':') {
      if (digits == 0 || ++fields > 3) {
        return std::nullopt;
      }
      value = (value + field) * 60;
      field = 0;
      digits = 0;
    } else if (c >= '0' && c <= '9' && ++digits <= 3) {
      field = field * 10 + (c - '0');
    } else {
      return std::nullopt;
    }
  }
  return fields >= 2 && digits == 2 ? std::optional(value + field) : std::nullopt;
}

// Of either width.
bool ends_with_digit(std::string_view text) {
  const char32_t last = text::character_before(text, text.size()).code;
  return (last >= U'0' && last <= U'9') || (last >= 0xFF10 && last <= 0xFF19);
}

std::optional<Head> head_of(std::string_view line) {
  constexpr std::size_t kLongest = 200;
  if (line.size() > kLongest || !ends_with_digit(text::trimmed(line))) {
    return std::nullopt;
  }
  text::Folded folded;
  text::fold(line, line.size(), folded);
  std::string_view text = folded.text;
  while (text.ends_with(' ') || text.ends_with('\t')) {
    text.remove_suffix(1);
  }
  const std::size_t at = text.find_last_not_of("0123456789:");
  if (at == std::string_view::npos || (text[at] != ' ' && text[at] != '\t')) {
    return std::nullopt;
  }
  const auto second = elapsed_of(text.substr(at + 1));
  const std::size_t name = text.find_last_not_of(" \t", at);
  if (!second || name == std::string_view::npos) {
    return std::nullopt;
  }
  Head head;
  head.name = text::trimmed(line.substr(0, folded.origin[name + 1]));
  head.second = *second;
  head.blanks = at - name;
  return Paste::may_be_name(head.name) ? std::optional(head) : std::nullopt;
}

// A line that is a date with a time, among the first of the file.
struct Start {
  std::size_t line = 0;
  Moment moment;
  std::string rest;  // folded, behind the time
};

std::optional<Start> start_of(const Source& source) {
  const StampWords words(source.rules->chat_lines);
  for (std::size_t i = 0; i < std::min(kTopLines, source.lines.size()); ++i) {
    const std::string folded = text::folded(text::trimmed(source.lines[i]));
    std::size_t at = 0;
    TakenStamp stamp;
    if (take_stamp(folded, at, words, stamp) && stamp.moment.has_date()) {
      skip_blanks(folded, at);
      return Start{i, stamp.moment, folded.substr(at)};
    }
  }
  return std::nullopt;
}

bool is_notice(std::string_view line, const rules::ChatLines& words) {
  const std::string folded = text::folded(line);
  const auto& notices = words.words("system");
  return std::ranges::any_of(notices,
                             [&](const std::string& notice) { return folded.ends_with(notice); });
}

Reading read(const Source& source, const char* format, std::size_t fewest_blanks) {
  Reading reading;
  reading.format = format;
  std::vector<std::string_view> more;
  const auto close = [&] {
    if (!reading.turns.empty()) {
      append_lines(reading.turns.back().message.text, more);
    }
    more.clear();
  };
  const auto start = start_of(source);
  int last = 0;
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string_view line = source.lines[i];
    const auto head = head_of(line);
    // What looks like a head within a text falls back in time.
    if (head && head->blanks >= fewest_blanks && head->second >= last) {
      close();
      Turn& turn = reading.turns.emplace_back();
      turn.message.line = static_cast<int>(i) + 1;
      turn.message.speaker = head->name;
      turn.when = moment_since_start(head->second);
      last = head->second;
    } else if (!reading.turns.empty()) {
      if (!is_notice(line, source.rules->chat_lines)) {
        more.push_back(line);
      }
    } else if (reading.title.empty() && !(start && start->line == i)) {
      reading.title = text::trimmed(line);
    }
  }
  close();
  std::erase_if(reading.turns, [](const Turn& turn) { return turn.message.text.empty(); });
  if (start) {
    reading.started = start->moment;
  }
  return reading;
}

constexpr std::size_t kTeamsBlanks = 3;

}  // namespace

bool claims_clova(const Source& source) {
  constexpr std::string_view kDots[] = {"\u30FB", "\u00B7", "\uFF65", "\u2022", "|"};
  const auto start = start_of(source);
  const bool has_heads = std::ranges::any_of(
      source.lines, [](std::string_view line) { return head_of(line).has_value(); });
  return start && has_heads && std::ranges::any_of(kDots, [&](std::string_view dot) {
           return start->rest.starts_with(dot);
         });
}

Reading read_clova(const Source& source) {
  return read(source, "clova-note", 1);
}

bool claims_teams(const Source& source) {
  constexpr int kNearStart = 5 * 60;
  std::size_t heads = 0;
  int last = 0;
  for (const std::string_view line : source.lines) {
    const auto head = head_of(line);
    if (!head || head->blanks < kTeamsBlanks) {
      continue;
    }
    if (head->second < last || (heads == 0 && head->second > kNearStart)) {
      return false;
    }
    last = head->second;
    ++heads;
  }
  return heads >= 2;
}

Reading read_teams(const Source& source) {
  return read(source, "teams-transcript", kTeamsBlanks);
}

}  // namespace tenmatsu::reading::spoken_heads
