#include "read/teams_paste.hpp"

#include <algorithm>
#include <map>

#include "read/discord.hpp"
#include "read/paste.hpp"
#include "read/stacked.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::teams_paste {
namespace {

struct Head {
  std::string_view name;
  TimeLine time;
  std::size_t lines = 2;
};

class Lines {
 public:
  explicit Lines(const Source& source)
      : source_(&source), words_(&source.rules->chat_lines), paste_(*words_) {
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      if (const auto head = label_above_time(i)) {
        ++labels_[head->name];
      }
    }
  }

  [[nodiscard]] const Paste& paste() const { return paste_; }

  /// NAME and below it TIME. A time below words is that of the author's next message.
  [[nodiscard]] std::optional<Head> two_lines(std::size_t i) const {
    const auto head = label_above_time(i);
    return head && !is_text_above_time(head->name) ? head : std::nullopt;
  }

  /// A time and nothing else, below the words of a message: the same author goes on.
  [[nodiscard]] std::optional<TimeLine> time_alone(std::size_t i) const {
    if (i == 0 || i + 1 >= source_->lines.size() || is_blank(i + 1)) {
      return std::nullopt;
    }
    const auto head = label_above_time(i - 1);
    const bool below_text = head && is_text_above_time(head->name);
    return below_text || is_below_sentence(i) ? paste_.time_line(source_->lines[i]) : std::nullopt;
  }

  /// [DATE TIME] NAME, and nothing behind it.
  [[nodiscard]] std::optional<Head> one_line(std::size_t i) const {
    const std::string_view line = text::trimmed(source_->lines[i]);
    const std::size_t close = line.find(']');
    if (!line.starts_with('[') || close == std::string_view::npos || close + 1 >= line.size()) {
      return std::nullopt;
    }
    auto time = paste_.time_line(line.substr(1, close - 1));
    const std::string_view name = text::trimmed(line.substr(close + 1));
    return time && Paste::may_be_name(name) && name.find(": ") == std::string_view::npos &&
                   name.find("\uFF1A") == std::string_view::npos
               ? std::optional(Head{name, *time, 1})
               : std::nullopt;
  }

  /// [DATE TIME], whatever stands behind it.
  [[nodiscard]] bool stamped(std::size_t i) const {
    const std::string_view line = text::trimmed(source_->lines[i]);
    const std::size_t close = line.find(']');
    return line.starts_with('[') && close != std::string_view::npos &&
           paste_.time_line(line.substr(1, close - 1)).has_value();
  }

  /// 「[10:35] 伊吹 いま再起動しています」 looks like a head too, but the next message is right
  /// below.
  [[nodiscard]] bool has_text_below(std::size_t i) const {
    std::size_t next = i + 1;
    while (next < source_->lines.size() && is_blank(next)) {
      ++next;
    }
    return next < source_->lines.size() && !stamped(next);
  }

  [[nodiscard]] bool is_blank(std::size_t i) const {
    return i >= source_->lines.size() || text::trimmed(source_->lines[i]).empty();
  }

 private:
  [[nodiscard]] std::optional<Head> label_above_time(std::size_t i) const {
    if (i + 1 >= source_->lines.size() || !Paste::may_be_name(source_->lines[i]) || is_between(i) ||
        paste_.time_line(source_->lines[i])) {
      return std::nullopt;
    }
    const std::size_t gap = is_between(i + 1) ? 1 : 0;
    std::string_view below = source_->lines[i + 1 + gap];
    below.remove_prefix(below.starts_with(", ") ? 2 : 0);  // Google Chat parts them by a comma
    auto time = below.starts_with("  ") ? std::nullopt : paste_.time_line(below);
    return time ? std::optional(Head{Paste::once(source_->lines[i]), *time, 2 + gap})
                : std::nullopt;
  }

  // 「再起動しました」 right below a time is no name, nor is any sentence that stands there once.
  [[nodiscard]] bool is_text_above_time(std::string_view label) const {
    const auto seen = labels_.find(label);
    return (seen == labels_.end() || seen->second == 1) && paste_.ends_sentence(label);
  }

  [[nodiscard]] bool is_below_sentence(std::size_t i) const {
    return !is_blank(i - 1) && !Paste::may_be_name(source_->lines[i - 1]) &&
           paste_.ends_sentence(source_->lines[i - 1]);
  }

  // Between name and time: the dash of Discord, the @handle of Rocket.Chat.
  [[nodiscard]] bool is_between(std::size_t i) const {
    const std::string_view line = text::trimmed(source_->lines[i]);
    return i + 1 < source_->lines.size() &&
           (line == "\u2014" || line == "\u2013" || line == "-" ||
            (line.starts_with('@') && line.find(' ') == std::string_view::npos));
  }

  const Source* source_;
  const rules::ChatLines* words_;
  Paste paste_;
  std::map<std::string_view, int> labels_;  // how often each stands above a time
};

class Reader {
 public:
  Reader(const Source& source, Reading& reading)
      : source_(&source), reading_(&reading), lines_(source) {
    count_heads();
  }

  [[nodiscard]] bool claims() const {
    constexpr std::size_t kFew = 3;
    // [10:35] 伊吹 はあ？ looks like a head; most stamped lines of such a talk do not.
    return two_lines_ >= kFew || (one_line_ >= kFew && one_line_ * 2 > stamped_);
  }

  void read() {
    const auto& all = source_->lines;
    for (std::size_t i = 0; i < all.size();) {
      if (const auto head = head_at(i)) {
        begin(*head, i);
        i += head->lines;
        i = skip_quote(i);
        continue;
      }
      if (const auto time = goes_on(i)) {
        begin({last_, *time, 1}, i);
        ++i;
        continue;
      }
      if (auto day = lines_.paste().day_line(all[i])) {
        close({}, i);
        day_ = *day;
      } else if (!reading_->turns.empty()) {
        more_.push_back(all[i]);
      }
      ++i;
    }
    close({}, all.size());
  }

 private:
  void count_heads() {
    std::size_t spaced = 0;
    for (std::size_t i = 0; i < source_->lines.size(); ++i) {
      one_line_ += lines_.one_line(i) && lines_.has_text_below(i) ? 1U : 0U;
      stamped_ += lines_.stamped(i) ? 1U : 0U;
      if (lines_.two_lines(i)) {
        ++two_lines_;
        spaced += lines_.is_blank(i + 2) ? 1U : 0U;
      }
    }
    spaced_ = spaced * 2 > two_lines_;
  }

  // In the new client an empty line parts the head from the text; a quoted head has none.
  [[nodiscard]] std::optional<Head> head_at(std::size_t i) const {
    if (one_line_ > two_lines_) {
      return lines_.one_line(i);
    }
    auto head = lines_.two_lines(i);
    return head && (!spaced_ || lines_.is_blank(i + 2)) ? head : std::nullopt;
  }

  // In a client that shows the time of each message, written as those of the heads are.
  [[nodiscard]] std::optional<TimeLine> goes_on(std::size_t i) const {
    const auto time =
        reading_->turns.empty() || one_line_ > two_lines_ ? std::nullopt : lines_.time_alone(i);
    return time && time->stamp.style == style_ ? time : std::nullopt;
  }

  void begin(const Head& head, std::size_t i) {
    close(head.name, i);
    last_ = head.name;
    style_ = head.time.stamp.style;
    Turn& turn = reading_->turns.emplace_back();
    turn.message.line = static_cast<int>(i) + 1;
    turn.message.speaker = head.name;
    turn.when = head.time.stamp.moment;
    const bool other_day = head.time.relative != relative_ && !reading_->turns.empty() &&
                           reading_->turns.size() > 1 && !turn.when->has_date();
    relative_ = head.time.relative;
    if (day_ || other_day) {
      turn.new_day = true;
      if (day_ && day_->date && !turn.when->has_date()) {
        turn.when->year = day_->date->year;
        turn.when->month = day_->date->month;
        turn.when->day = day_->date->day;
      }
    }
    day_.reset();
  }

  // A reply shows the message that it answers, with its own head, above its text.
  [[nodiscard]] std::size_t skip_quote(std::size_t i) const {
    std::size_t at = i;
    while (at < source_->lines.size() && lines_.is_blank(at)) {
      ++at;
    }
    const bool quoted =
        spaced_ && lines_.two_lines(at) && !lines_.is_blank(at + 2) && !lines_.is_blank(at + 3);
    return quoted ? at + 3 : i;
  }

  // The line above a name may show the beginning of the message below and its author.
  [[nodiscard]] bool is_preview(std::string_view line, std::string_view next_name,
                                std::size_t next) const {
    const std::string folded = text::folded(text::trimmed(line));
    const auto& words = source_->rules->chat_lines.words("quote-begin");
    if (std::ranges::any_of(words,
                            [&](const std::string& word) { return folded.starts_with(word); })) {
      return true;
    }
    if (next_name.empty() || line.find(next_name) == std::string_view::npos) {
      return false;
    }
    for (std::size_t k = next + 2; k < source_->lines.size(); ++k) {
      const std::string_view body = text::trimmed(source_->lines[k]);
      if (!body.empty()) {
        constexpr std::size_t kHead = 12;  // bytes: four characters of Japanese
        const std::size_t size = std::min(kHead, body.size());
        return text::trimmed(line).substr(0, size) == body.substr(0, size);
      }
    }
    return false;
  }

  void close(std::string_view next_name, std::size_t next) {
    while (!more_.empty() && text::trimmed(more_.back()).empty()) {
      more_.pop_back();
    }
    if (!more_.empty() && is_preview(more_.back(), next_name, next)) {
      more_.pop_back();
    }
    lines_.paste().finish(*reading_, more_);
  }

  const Source* source_;
  Reading* reading_;
  Lines lines_;
  std::size_t two_lines_ = 0;
  std::size_t one_line_ = 0;
  std::size_t stamped_ = 0;
  bool spaced_ = false;
  std::string_view last_;  // who spoke last, and how the time above his words is written
  StampStyle style_;
  std::string relative_;
  std::optional<DayLine> day_;
  std::vector<std::string_view> more_;
};

}  // namespace

bool claims(const Source& source) {
  // Heads of the same shape stand in what DiscordChatExporter saves, below a head of its own, and
  // the last line of a text may look like one where its time stands below it.
  Reading reading;
  return Reader(source, reading).claims() && !discord::claims_text(source) &&
         !stacked::claims(source);
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "teams-paste";
  Reader(source, reading).read();
  return reading;
}

}  // namespace tenmatsu::reading::teams_paste
