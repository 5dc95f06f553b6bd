#include "read/chat_lines.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/chat_candidates.hpp"
#include "read/chat_form.hpp"
#include "read/chat_manner.hpp"
#include "read/chat_starts.hpp"
#include "read/heading.hpp"
#include "read/lines_below.hpp"
#include "read/paste.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::chat_lines {
namespace {

using rules::ChatLine;
using rules::ChatLines;

class Parser {
 public:
  explicit Parser(const Source& source)
      : rules_(source.rules->chat_lines),
        words_(rules_),
        paste_(rules_),
        lines_(lines_of(source, words_)),
        main_(main_manner(lines_, rules_, words_.stamp)) {}

  [[nodiscard]] bool empty() const { return !main_; }
  [[nodiscard]] const ChatLine& shape() const { return rules_.all()[main_->manner.shape]; }

  Reading read() {
    Reading reading;
    reading.format = shape().format;
    starts_ = starts_of(lines_, rules_, *main_);
    Heading heading(rules_);
    assemble(reading, heading);
    reading.title = heading.title();
    reading.named_day = heading.named_day();
    mark_elapsed(reading);
    return reading;
  }

 private:
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
    const auto time =
        shape().forms.front().stamped ? std::nullopt : clock_of(lines_[i].text, words_.stamp);
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
    return main_->manner.bullet ? apart_above || heading : apart_above && apart_below;
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
      turn.when->elapsed = rules_.all()[start.shape].elapsed;
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
    const auto& words = rules_.words("system");
    return std::ranges::any_of(
        words, [&](const std::string& word) { return folded.find(word) != std::string::npos; });
  }

  // Stamps count from the start of a recording where no date or half of the day is near, they never
  // fall, and they begin near zero or the speakers are numbered voices (Speaker 1).
  void mark_elapsed(Reading& reading) const {
    constexpr int kNearStart = 5 * 60;
    constexpr std::size_t kFew = 3;
    const StampStyle& style = main_->manner.style;
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
    const auto& words = rules_.words("voice");
    const auto count = std::ranges::count_if(reading.turns, [&](const Turn& turn) {
      const std::string name = text::folded(turn.message.speaker);
      return std::ranges::any_of(words, [&](const std::string& word) {
        return name.starts_with(word) && name.find_first_of("0123456789") != std::string::npos;
      });
    });
    return static_cast<std::size_t>(count) * 2 > reading.turns.size();
  }

  const ChatLines& rules_;
  FormWords words_;
  Paste paste_;
  std::vector<Line> lines_;
  std::optional<MainManner> main_;
  std::vector<const Candidate*> starts_;
  std::optional<Moment> clock_;  // of a line above the turns
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
