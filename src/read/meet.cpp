#include "read/meet.hpp"

#include <algorithm>

#include "read/instant.hpp"
#include "read/stamp.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"
#include "text/word_list.hpp"

namespace tenmatsu::reading::meet {
namespace {

constexpr std::size_t kHeadLines = 12;
constexpr std::size_t kLongestName = 40;

// Without what Markdown and Docs put around headings and names.
std::string_view bare(std::string_view line) {
  line = text::trimmed(line);
  const std::size_t begin = line.find_first_not_of("#* ");
  if (begin == std::string_view::npos) {
    return {};
  }
  return text::trimmed(line.substr(begin, line.find_last_not_of("* ") + 1 - begin));
}

// A line of nothing but HH:MM:SS.
std::optional<int> heading_time(std::string_view line, const StampWords& words) {
  const std::string folded = text::folded(bare(line));
  std::size_t at = 0;
  TakenStamp stamp;
  if (folded.size() > 8 || !take_time(folded, at, words, stamp) || !stamp.style.seconds ||
      at != folded.size()) {
    return std::nullopt;
  }
  return stamp.moment.second;
}

bool is_title(std::string_view line, const rules::ChatLines& words) {
  const std::string folded = text::folded(bare(line));
  const auto& ends = words.words("meet-title");
  return std::ranges::any_of(ends, [&](const std::string& end) {
    return folded.size() > end.size() && folded.ends_with(end);
  });
}

// "3月 4, 2026" is how Docs writes a date in Japanese.
std::optional<Date> date_in(std::string_view line, const rules::ChatLines& lines) {
  const StampWords words(lines);
  const std::string folded = text::folded(bare(line));
  std::size_t at = 0;
  Moment moment;
  if (take_date(folded, at, words, moment) || take_english_date(folded, at, moment)) {
    return moment.year == 0 ? std::nullopt
                            : std::optional(Date{moment.year, moment.month, moment.day});
  }
  Date date;
  int* const fields[] = {&date.month, &date.day, &date.year};
  for (int* field : fields) {
    while (at < folded.size() && (folded[at] < '0' || folded[at] > '9')) {
      ++at;
    }
    for (; at < folded.size() && folded[at] >= '0' && folded[at] <= '9' && *field < 1000; ++at) {
      *field = *field * 10 + (folded[at] - '0');
    }
  }
  const bool valid = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 &&
                     date.year >= 1900 && date.year < 2200;
  return valid && folded.size() < 24 ? std::optional(date) : std::nullopt;
}

class MeetReader {
 public:
  MeetReader(const Source& source, Reading& reading)
      : source_(&source), reading_(&reading), words_(source.rules->chat_lines) {}

  void read() {
    const auto& lines = source_->lines;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const int number = static_cast<int>(i) + 1;
      if (const auto second = heading_time(lines[i], words_)) {
        second_ = second;
        open_ = false;
      } else if (!second_) {
        take_head(lines[i]);
      } else if (text::holds_one_of(text::folded(lines[i]),
                                    source_->rules->chat_lines.words("meet-end"))) {
        return;
      } else {
        take_line(lines[i], number);
      }
    }
  }

 private:
  void take_head(std::string_view line) {
    if (is_title(line, source_->rules->chat_lines)) {
      std::string_view title = bare(line);
      const std::size_t dash = title.rfind(" - ");
      reading_->title = text::trimmed(title.substr(0, dash));
    } else if (!reading_->recorded_on) {
      reading_->recorded_on = date_in(line, source_->rules->chat_lines);
    }
  }

  void take_line(std::string_view line, int number) {
    const std::string_view said = text::trimmed(line);
    if (said.empty()) {
      open_ = false;
      return;
    }
    if (const std::size_t size = name_size(said)) {
      Turn& turn = reading_->turns.emplace_back();
      turn.message.line = number;
      turn.message.speaker = bare(said.substr(0, size));
      turn.message.text = without_marks(said.substr(size));
      turn.when = moment_since_start(*second_);
      open_ = true;
    } else if (open_) {
      reading_->turns.back().message.text += "\n" + std::string(said);
    } else {
      reading_->notes.push_back({"", number, "this line belongs to no message"});
    }
  }

  // The bytes before the colon that ends a name; 0 where the line has none. The colon of a clock or
  // of an address has a digit or a slash behind it.
  static std::size_t name_size(std::string_view line) {
    constexpr std::string_view kWide = "\uFF1A";
    std::size_t narrow = line.find(':');
    if (narrow + 1 < line.size() &&
        (line[narrow + 1] == '/' || text::is_ascii_digit(line[narrow + 1]))) {
      narrow = std::string_view::npos;
    }
    const std::size_t at = std::min(narrow, line.find(kWide));
    if (at == std::string_view::npos || at == 0) {
      return 0;
    }
    const std::string_view name = bare(line.substr(0, at));
    const bool sentence = name.find("\u3002") != std::string_view::npos ||
                          name.find("\u3001") != std::string_view::npos;
    return sentence || text::length_of(name) > kLongestName ? 0 : at;
  }

  // Behind the name: the colon and, in Markdown, the end of bold.
  static std::string_view without_marks(std::string_view rest) {
    rest.remove_prefix(rest.starts_with(':') ? 1 : 3);
    rest = text::trimmed(rest);
    return text::trimmed(rest.starts_with("**") ? rest.substr(2) : rest);
  }

  const Source* source_;
  Reading* reading_;
  StampWords words_;
  std::optional<int> second_;
  bool open_ = false;
};

}  // namespace

bool claims(const Source& source) {
  const StampWords words(source.rules->chat_lines);
  const auto& lines = source.lines;
  const bool titled =
      std::any_of(lines.begin(),
                  lines.begin() + static_cast<std::ptrdiff_t>(std::min(kHeadLines, lines.size())),
                  [&](std::string_view line) { return is_title(line, source.rules->chat_lines); });
  const bool ended = std::ranges::any_of(lines, [&](std::string_view line) {
    return line.size() < 200 &&
           text::holds_one_of(text::folded(line), source.rules->chat_lines.words("meet-end"));
  });
  return (titled || ended) && std::ranges::any_of(lines, [&](std::string_view line) {
           return heading_time(line, words).has_value();
         });
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "meet-transcript";
  MeetReader(source, reading).read();
  return reading;
}

}  // namespace tenmatsu::reading::meet
