#include "read/mail.hpp"

#include <algorithm>
#include <utility>

#include "read/heading.hpp"
#include "read/instant.hpp"
#include "read/lines_below.hpp"
#include "read/stamp.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::mail {
namespace {

constexpr std::size_t kFewest = 2;

struct Head {
  std::string_view sender;
  Moment moment;
  std::string_view subject;
  std::size_t lines = 0;
};

// "Rin <rin@example.com>", "Rin (+8190…)", "\"Rin\""
std::string_view name_of(std::string_view sender) {
  const std::size_t mail = sender.find_first_of("<[(");
  std::string_view name =
      mail == 0 || mail == std::string_view::npos ? sender : sender.substr(0, mail);
  name = text::trimmed(name);
  while (name.size() > 1 && (name.front() == '"' || name.front() == '\'')) {
    name = text::trimmed(name.substr(1));
  }
  while (name.size() > 1 && (name.back() == '"' || name.back() == '\'' || name.back() == ',')) {
    name = text::trimmed(name.substr(0, name.size() - 1));
  }
  return name;
}

class Lines {
 public:
  explicit Lines(const Source& source)
      : source_(&source), words_(&source.rules->chat_lines), stamps_(*words_) {}

  /// The head that begins on line `i`.
  [[nodiscard]] std::optional<Head> head_at(std::size_t i) const {
    auto head = head_of_keys(i);
    return head ? head : line_above_quote(i);
  }

  [[nodiscard]] std::string_view bare(std::size_t i) const {
    std::string_view line = source_->lines[i];
    while (line.starts_with('>')) {
      line.remove_prefix(line.starts_with("> ") ? 2 : 1);
    }
    return line;
  }

  /// 「-----元のメッセージ-----」, "________"
  [[nodiscard]] bool is_rule_of_mail(std::string_view line) const {
    const std::string folded = text::folded(text::trimmed(line));
    const auto& words = words_->words("mail-rule");
    return is_rule(line) || (folded.starts_with('-') &&
                             std::any_of(words.begin(), words.end(), [&](const std::string& word) {
                               return folded.find(word) != std::string::npos;
                             }));
  }

 private:
  // "KEY: VALUE" with a key of `kind`
  [[nodiscard]] std::optional<std::string_view> value_of(std::string_view line,
                                                         std::string_view kind) const {
    constexpr std::string_view kWide = "\uFF1A";
    line = text::trimmed(line);
    while (line.starts_with('*')) {
      line.remove_prefix(1);
    }
    const std::size_t narrow = line.find(':');
    const std::size_t wide = line.find(kWide);
    const std::size_t at = std::min(narrow, wide);
    constexpr std::size_t kLongestKey = 30;
    if (at == std::string_view::npos || at > kLongestKey) {
      return std::nullopt;
    }
    std::string key = text::folded(text::trimmed(line.substr(0, at)));
    const auto& words = words_->words(kind);
    if (std::find(words.begin(), words.end(), key) == words.end()) {
      return std::nullopt;
    }
    std::string_view value = line.substr(at + (at == narrow ? 1 : kWide.size()));
    while (value.starts_with('*')) {
      value.remove_prefix(1);
    }
    return text::trimmed(value);
  }

  // Lines of keys, one below the other, with a sender and a time among them.
  [[nodiscard]] std::optional<Head> head_of_keys(std::size_t i) const {
    Head head;
    bool dated = false;
    std::size_t at = i;
    for (; at < source_->lines.size(); ++at) {
      const std::string_view line = bare(at);
      if (const auto sender = value_of(line, "mail-from"); sender && head.sender.empty()) {
        head.sender = name_of(*sender);
      } else if (const auto date = value_of(line, "mail-date"); date && !dated) {
        const auto moment = moment_of_text(*date, *words_);
        if (!moment) {
          return std::nullopt;
        }
        head.moment = *moment;
        dated = true;
      } else if (!value_of(line, "mail-other")) {
        break;
      }
    }
    head.lines = at - i;
    return dated && !head.sender.empty() ? std::optional(head) : std::nullopt;
  }

  // "On Wed, Mar 4, 2026 at 2:35 PM Rin <rin@example.com> wrote:",
  // 「2026年3月4日(水) 14:35 田中 <tanaka@example.com>:」
  [[nodiscard]] std::optional<Head> line_above_quote(std::size_t i) const {
    std::string_view line = text::trimmed(bare(i));
    constexpr std::size_t kLongest = 200;
    if (line.size() > kLongest || line.find('@') == std::string_view::npos ||
        !(line.ends_with(':') || line.ends_with("\uFF1A"))) {
      return std::nullopt;
    }
    text::Folded folded;
    text::fold(line, line.size(), folded);
    std::size_t at = folded.text.starts_with("on ") ? 3 : 0;
    TakenStamp stamp;
    if (!take_stamp(folded.text, at, stamps_, stamp) || !stamp.moment.has_date()) {
      return std::nullopt;
    }
    while (at < folded.text.size() && (folded.text[at] == ' ' || folded.text[at] == ',')) {
      ++at;
    }
    Head head;
    head.moment = stamp.moment;
    head.sender = name_of(line.substr(folded.origin[at]));
    head.lines = 1;
    return head.sender.empty() ? std::nullopt : std::optional(head);
  }

  const Source* source_;
  const rules::ChatLines* words_;
  StampWords stamps_;
};

std::int64_t order_of(const Moment& moment) {
  constexpr std::int64_t kDay = 24 * 60 * 60;
  return days_since_epoch(moment.year, moment.month, moment.day) * kDay + moment.second;
}

}  // namespace

bool claims(const Source& source) {
  const Lines lines(source);
  std::size_t heads = 0;
  for (std::size_t i = 0; i < source.lines.size() && heads < kFewest;) {
    const auto head = source.lines[i].empty() ? std::nullopt : lines.head_at(i);
    heads += head ? 1U : 0U;
    i += head ? head->lines : 1;
  }
  return heads >= kFewest;
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "mail";
  const Lines lines(source);
  std::vector<std::string_view> more;
  const auto close = [&] {
    while (!more.empty() &&
           (text::trimmed(more.back()).empty() || lines.is_rule_of_mail(more.back()))) {
      more.pop_back();
    }
    if (!reading.turns.empty()) {
      append_lines(reading.turns.back().message.text, more);
    }
    more.clear();
  };
  for (std::size_t i = 0; i < source.lines.size();) {
    if (const auto head = lines.head_at(i)) {
      close();
      Turn& turn = reading.turns.emplace_back();
      turn.message.line = static_cast<int>(i) + 1;
      turn.message.speaker = head->sender;
      turn.when = head->moment;
      i += head->lines;
      continue;
    }
    more.push_back(lines.bare(i));
    ++i;
  }
  close();
  std::erase_if(reading.turns, [](const Turn& turn) { return turn.message.text.empty(); });
  // What is answered stands below the answer.
  if (reading.turns.size() > 1 &&
      order_of(*reading.turns.back().when) < order_of(*reading.turns.front().when)) {
    std::reverse(reading.turns.begin(), reading.turns.end());
  }
  return reading;
}

}  // namespace tenmatsu::reading::mail
