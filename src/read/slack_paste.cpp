#include "read/slack_paste.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "read/heading.hpp"
#include "read/instant.hpp"
#include "read/paste.hpp"
#include "text/emoji_code.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::slack_paste {
namespace {

constexpr int kMinute = 60;
constexpr int kHalfDay = 12 * 60 * 60;
constexpr int kDay = 2 * kHalfDay;

// The head of a message.
struct Head {
  std::string_view name;  // empty: it stands on the line above, or the author goes on
  Moment moment;
  bool app = false;
  bool status = false;  // the emoji of a status stands behind the name
  bool bare = false;    // a time and nothing else: the same author goes on
};

bool is_indented(std::string_view line) {
  return line.starts_with("  ") || line.starts_with("\u00A0");
}

// 「佐藤 太郎:fire:」: the emoji of a status stands behind the name.
std::string_view without_status(std::string_view label) {
  label = text::trimmed(label);
  for (std::size_t at = label.find(':'); at != std::string_view::npos; at = label.find(':', at)) {
    const std::size_t size = text::emoji_code_size(label, at);
    if (size > 0 && at + size == label.size()) {
      label = text::trimmed(label.substr(0, at));
      at = 0;
    } else {
      at += std::max<std::size_t>(size, 1);
    }
  }
  return label;
}

// The number in a link to a message, …/p1749652229260679, is its exact time.
std::optional<Moment> moment_in_link(std::string_view link) {
  constexpr std::size_t kDigits = 16;
  constexpr std::size_t kSeconds = 10;
  const std::size_t at = link.rfind("/p");
  if (link.find("/archives/") == std::string_view::npos || at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view digits = link.substr(at + 2, kDigits);
  if (digits.size() != kDigits ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  return moment_of_slack(std::string(digits.substr(0, kSeconds)) + "." +
                         std::string(digits.substr(kSeconds)));
}

class Lines {
 public:
  explicit Lines(const Source& source)
      : source_(&source), words_(&source.rules->chat_lines), paste_(*words_) {
    for (const std::string_view line : source.lines) {
      if (const auto head = on_one_line(line)) {
        ++one_line_heads_[head->name];
      }
    }
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      if (const auto head = time_below_label(i); head && !is_below_time(i - 1)) {
        ++labels_[head->name];
      }
      other_heads_ = other_heads_ || own_way(i);
    }
  }

  [[nodiscard]] const Paste& paste() const { return paste_; }

  /// The head that begins on line `i`, whichever of its ways it is written in.
  [[nodiscard]] std::optional<Head> head_at(std::size_t i) const {
    const std::string_view line = source_->lines[i];
    if (auto head = own_way(i)) {
      return head;
    }
    const auto head = on_one_line(line);
    return head && is_speaker(*head) && has_text(i) ? head : std::nullopt;
  }

  /// The same of the ways that only Slack has.
  [[nodiscard]] std::optional<Head> own_way(std::size_t i) const {
    if (auto head = time_below(i)) {
      return head;
    }
    return in_brackets(source_->lines[i]);
  }

  /// Whether the line above carries the name of a head that stands on line `i`.
  [[nodiscard]] bool name_stands_above(std::size_t i) const { return time_below(i).has_value(); }

  /// Whether on line `i` stands an emoji and below it how many chose it.
  [[nodiscard]] bool is_reaction(std::size_t i) const {
    const std::string_view code = text::trimmed(source_->lines[i]);
    if (code.empty() || text::emoji_code_size(code, 0) != code.size() ||
        i + 1 == source_->lines.size()) {
      return false;
    }
    const std::string_view count = text::trimmed(source_->lines[i + 1]);
    return !count.empty() && count.find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// Whether line `i` is a time and nothing else, between lines of text.
  [[nodiscard]] bool is_time_between(std::size_t i) const {
    const auto is_text = [&](std::string_view line) {
      return !text::trimmed(line).empty() && !paste_.time_line(line);
    };
    const auto time = paste_.time_line(source_->lines[i]);
    return time && !time->stamp.moment.has_date() && i > 0 && i + 1 < source_->lines.size() &&
           is_text(source_->lines[i - 1]) && is_text(source_->lines[i + 1]);
  }

 private:
  // A time below a name. Below a line of text it is that of the author's next message.
  [[nodiscard]] std::optional<Head> time_below(std::size_t i) const {
    auto head = time_below_label(i);
    if (!head || head->app || !is_alone(source_->lines[i])) {
      return head;
    }
    const auto label = labels_.find(head->name);
    const bool once = label == labels_.end() || label->second == 1;
    const bool text = once && (is_below_time(i - 1) || paste_.ends_sentence(head->name));
    return text ? std::nullopt : head;
  }

  // (:status: or the badge of a program), blanks, TIME, below a line that may be a name
  [[nodiscard]] std::optional<Head> time_below_label(std::size_t i) const {
    const std::string_view label =
        i == 0 ? std::string_view() : without_status(source_->lines[i - 1]);
    if (!Paste::may_be_name(label)) {
      return std::nullopt;
    }
    std::string_view line = source_->lines[i];
    Head head;
    const std::string_view bare = text::trimmed(line);
    const std::string_view mark = bare.substr(0, bare.find_first_of(" \t"));
    const bool status = mark.size() > 2 && mark.front() == ':' && mark.back() == ':';
    head.app = is_badge(mark);
    if (!status && !head.app && !is_indented(line)) {
      return std::nullopt;
    }
    std::string_view time = status || head.app ? bare.substr(mark.size()) : bare;
    if (!take_time_or_link(time, head)) {
      return std::nullopt;
    }
    head.name = Paste::once(label);
    return head;
  }

  // A time and nothing else, set in as that below a name is.
  [[nodiscard]] bool is_alone(std::string_view line) const {
    return is_indented(line) && paste_.time_line(line).has_value();
  }

  // Whether line `i` is the first below a time, where a message has its text.
  [[nodiscard]] bool is_below_time(std::size_t i) const {
    return i > 1 && (is_alone(source_->lines[i - 1]) || time_below_label(i - 1));
  }

  // NAME [TIME], NAME APP [TIME], NAME [TIME](link)
  [[nodiscard]] std::optional<Head> in_brackets(std::string_view line) const {
    const std::string_view bare = text::trimmed(line);
    const std::size_t open = bare.find(" [");
    if (open == std::string_view::npos || (!bare.ends_with(']') && !bare.ends_with(')'))) {
      return std::nullopt;
    }
    Head head;
    if (!take_time_or_link(bare.substr(open + 1), head)) {
      return std::nullopt;
    }
    std::string_view name = text::trimmed(bare.substr(0, open));
    const std::size_t last = name.rfind(' ');
    if (last != std::string_view::npos && is_badge(name.substr(last + 1))) {
      head.app = true;
      name = text::trimmed(name.substr(0, last));
    }
    while (name.starts_with('*') || name.ends_with('*')) {
      name = name.starts_with('*') ? name.substr(1) : name.substr(0, name.size() - 1);
    }
    head.name = Paste::once(name);
    return Paste::may_be_name(name) ? std::optional(head) : std::nullopt;
  }

  // NAME, two blanks, TIME: what the text of a message may hold as well, 「開始  14:00」.
  [[nodiscard]] std::optional<Head> on_one_line(std::string_view line) const {
    const std::string_view bare = text::trimmed(line);
    const std::size_t gap = bare.rfind("  ");
    if (gap == std::string_view::npos || line.starts_with("  ")) {
      return std::nullopt;
    }
    Head head;
    std::string_view name = text::trimmed(bare.substr(0, gap));
    if (!take_time_or_link(bare.substr(gap), head)) {
      return std::nullopt;
    }
    const std::size_t last = name.rfind(' ');
    if (last != std::string_view::npos && is_badge(name.substr(last + 1))) {
      head.app = true;
      name = text::trimmed(name.substr(0, last));
    }
    const std::string_view bare_name = without_status(name);
    head.status = bare_name.size() != name.size();
    name = bare_name;
    head.name = Paste::once(name);
    return Paste::may_be_name(name) ? std::optional(head) : std::nullopt;
  }

  // Who speaks again and again; where most do, or where no other heads are, who speaks once as
  // well.
  [[nodiscard]] bool is_speaker(const Head& head) const {
    constexpr int kMost = 6;
    const auto again = [](const auto& one) { return one.second > 1 ? one.second : 0; };
    int heads = 0;
    for (const auto& one : one_line_heads_) {
      heads += again(one);
    }
    return one_line_heads_.at(head.name) > 1 || heads >= kMost ||
           (heads > 0 && !other_heads_ && !is_among(head.name, "no-name"));
  }

  // The lines of a list, 「開始  14:00」, 「検知  14:10」, stand one below the other.
  [[nodiscard]] bool has_text(std::size_t i) const {
    return i + 1 < source_->lines.size() && !on_one_line(source_->lines[i + 1]) &&
           !text::trimmed(source_->lines[i + 1]).empty();
  }

  [[nodiscard]] bool is_badge(std::string_view word) const { return is_among(word, "badge"); }

  [[nodiscard]] bool is_among(std::string_view word, std::string_view kind) const {
    const auto& words = words_->words(kind);
    return std::ranges::find(words, text::folded(word)) != words.end();
  }

  // TIME, [TIME] or [TIME](link)
  [[nodiscard]] bool take_time_or_link(std::string_view text, Head& head) const {
    text = text::trimmed(text);
    if (text.starts_with('[')) {
      const std::size_t close = text.find(']');
      if (close == std::string_view::npos) {
        return false;
      }
      const std::string_view link = text.substr(close + 1);
      if (!link.empty()) {
        const auto exact = moment_in_link(link);
        if (exact) {
          head.moment = *exact;
        }
        return exact.has_value();
      }
      text = text.substr(1, close - 1);
    }
    const auto time = paste_.time_line(text);
    if (!time) {
      return false;
    }
    head.moment = time->stamp.moment;
    return true;
  }

  const Source* source_;
  const rules::ChatLines* words_;
  Paste paste_;
  std::map<std::string_view, int> one_line_heads_;  // by label
  std::map<std::string_view, int> labels_;          // how often each stands above a time
  bool other_heads_ = false;                        // whether there are heads that only Slack has
};

class Reader {
 public:
  Reader(const Source& source, Reading& reading)
      : source_(&source), reading_(&reading), lines_(source), heading_(source.rules->chat_lines) {}

  void read() {
    const auto& all = source_->lines;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i + 1 < all.size() && lines_.name_stands_above(i + 1)) {
        continue;  // the name of the next message
      }
      if (const auto head = lines_.head_at(i)) {
        begin(*head, i);
      } else if (const auto again = goes_on(all[i])) {
        begin(*again, i);
      } else if (auto day = lines_.paste().day_line(all[i]); day && is_apart(i)) {
        close();
        day_ = *day;
      } else if (!reading_->turns.empty()) {
        more_.push_back(all[i]);
      } else {
        heading_.add(all[i], static_cast<int>(i) + 1, reading_->notes);
      }
    }
    close();
  }

 private:
  void begin(const Head& head, std::size_t i) {
    close();
    Turn& turn = reading_->turns.emplace_back();
    turn.message.line = static_cast<int>(i) + (lines_.name_stands_above(i) ? 0 : 1);
    if (head.bare) {
      turn.message.speaker = speaker_;
      turn.message.bot = app_;
    } else {
      turn.message.speaker = speaker_ = head.name;
      turn.message.bot = app_ = head.app;
    }
    turn.when = head.moment;
    if (day_) {
      turn.new_day = true;
      if (day_->date && !turn.when->has_date()) {
        turn.when->year = day_->date->year;
        turn.when->month = day_->date->month;
        turn.when->day = day_->date->day;
      }
      day_.reset();
    }
    last_ = head.moment.second;
  }

  // A line of nothing but a time goes on with the author above, who wrote a few minutes ago. Clocks
  // of twelve hours show no half of the day here.
  [[nodiscard]] std::optional<Head> goes_on(std::string_view line) const {
    constexpr int kFew = 10 * kMinute;
    constexpr int kHour = 60 * kMinute;  // for a time that is set in like those of the heads
    const int most = is_indented(line) ? kHour : kFew;
    if (reading_->turns.empty()) {
      return std::nullopt;
    }
    Head head;
    head.bare = true;
    const std::string_view bare = text::trimmed(line);
    if (bare.starts_with('[')) {
      const std::size_t close = bare.find("](");
      const auto exact =
          close == std::string_view::npos ? std::nullopt : moment_in_link(bare.substr(close));
      if (exact) {
        head.moment = *exact;
      }
      return exact ? std::optional(head) : std::nullopt;
    }
    const auto time = lines_.paste().time_line(bare);
    if (!time || time->stamp.moment.has_date() || !time->relative.empty()) {
      return std::nullopt;
    }
    head.moment = time->stamp.moment;
    for (const int shift : {0, kHalfDay, kDay}) {
      const int ahead = head.moment.second + shift - last_;
      if (ahead >= 0 && ahead <= most) {
        head.moment.second = (head.moment.second + shift) % kDay;
        return head;
      }
    }
    return std::nullopt;
  }

  // A day stands alone: the text above has ended.
  [[nodiscard]] bool is_apart(std::size_t i) const {
    if (i == 0 || text::trimmed(source_->lines[i - 1]).empty()) {
      return true;
    }
    return i + 2 < source_->lines.size() && lines_.name_stands_above(i + 2);
  }

  void close() { lines_.paste().finish(*reading_, more_); }

  const Source* source_;
  Reading* reading_;
  Lines lines_;
  Heading heading_;
  std::vector<std::string_view> more_;
  std::optional<DayLine> day_;
  std::string speaker_;
  bool app_ = false;
  int last_ = 0;
};

}  // namespace

bool claims(const Source& source) {
  constexpr std::size_t kFew = 2;
  const Lines lines(source);
  std::size_t own = 0;
  std::size_t heads = 0;
  bool marked = false;
  for (std::size_t i = 0; i < source.lines.size() && own < kFew; ++i) {
    own += lines.own_way(i) ? 1U : 0U;
    const auto head = lines.head_at(i);
    heads += head ? 1U : 0U;
    marked = marked || (head && head->status) || lines.is_reaction(i) || lines.is_time_between(i);
  }
  return own >= kFew || (heads >= kFew && marked);
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "slack-paste";
  Reader(source, reading).read();
  return reading;
}

}  // namespace tenmatsu::reading::slack_paste
