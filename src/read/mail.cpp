#include "read/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "read/chat_lines.hpp"
#include "read/heading.hpp"
#include "read/instant.hpp"
#include "read/lines_below.hpp"
#include "read/mime.hpp"
#include "read/stamp.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::mail {
namespace {

constexpr std::size_t kFewest = 2;

struct Head {
  std::string sender;
  bool full = false;  // it tells the sender, the time and more
  Moment moment;
  std::size_t lines = 0;
  std::size_t depth = 0;  // how often the text below is quoted
};

// "Message-ID", "X-Mailer": what programs write above a mail.
bool is_key_of_program(std::string_view key) {
  return key.find('-') != std::string_view::npos && std::ranges::all_of(key, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

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

// "From rin@example.com Wed Mar  4 14:35:00 2026", with a zone before the year or without one: what
// parts mails in one file. "From rin@example.com we heard …" is what somebody wrote.
bool parts_mails(std::string_view line) {
  if (!line.starts_with("From ")) {
    return false;
  }
  constexpr std::size_t kWithoutZone = 7;
  constexpr std::size_t kYear = 4;
  std::istringstream in(text::folded(line));
  std::vector<std::string> words;
  for (std::string word; words.size() <= kWithoutZone + 1 && in >> word;) {
    words.push_back(word);
  }
  const auto has_digits = [](std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return (c >= '0' && c <= '9') || c == ':'; });
  };
  return (words.size() == kWithoutZone || words.size() == kWithoutZone + 1) &&
         starts_with_english_day(words[2]) && month_of(words[3]) > 0 && has_digits(words[4]) &&
         has_digits(words[5]) && words.back().size() == kYear && has_digits(words.back());
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

  /// How often line `i` is quoted: ">> " is twice.
  [[nodiscard]] std::size_t depth(std::size_t i) const {
    std::size_t depth = 0;
    for (const char c : source_->lines[i]) {
      if (c != '>' && c != ' ') {
        break;
      }
      depth += c == '>' ? 1U : 0U;
    }
    return depth;
  }

  /// Line `i` with `depth` marks of a quote less.
  [[nodiscard]] std::string_view bare(std::size_t i, std::size_t depth) const {
    std::string_view line = source_->lines[i];
    for (; depth > 0 && text::trimmed(line).starts_with('>'); --depth) {
      line.remove_prefix(line.find('>') + 1);
      line.remove_prefix(line.starts_with(' ') ? 1 : 0);
    }
    return line;
  }

  /// 「-----元のメッセージ-----」, "________", and what parts mails in one file
  [[nodiscard]] bool is_rule_of_mail(std::string_view line) const {
    const std::string folded = text::folded(text::trimmed(line));
    const auto& words = words_->words("mail-rule");
    return is_rule(line) || parts_mails(line) ||
           (folded.starts_with('-') && std::ranges::any_of(words, [&](const std::string& word) {
              return folded.find(word) != std::string::npos;
            }));
  }

 private:
  [[nodiscard]] std::string_view bare(std::size_t i) const { return bare(i, depth(i)); }

  // What a mail client quotes stands one mark deeper than the line above it.
  [[nodiscard]] std::size_t depth_below(std::size_t head) const {
    std::size_t text = head + 1;
    while (text < source_->lines.size() && bare(text).empty()) {
      ++text;
    }
    const std::size_t above = depth(head);
    return text < source_->lines.size() && depth(text) > above ? above + 1 : above;
  }

  // "KEY: VALUE", the key folded
  struct Field {
    std::string key;
    std::string_view value;
  };

  [[nodiscard]] static std::optional<Field> field_of(std::string_view line) {
    constexpr std::string_view kWide = "\uFF1A";
    line = text::trimmed(line);
    while (line.starts_with('*')) {
      line.remove_prefix(1);
    }
    const std::size_t narrow = line.find(':');
    const std::size_t wide = line.find(kWide);
    const std::size_t at = std::min(narrow, wide);
    constexpr std::size_t kLongestKey = 30;
    if (at == std::string_view::npos || at > kLongestKey || line.starts_with('[')) {
      return std::nullopt;
    }
    std::string_view value = line.substr(at + (at == narrow ? 1 : kWide.size()));
    while (value.starts_with('*')) {
      value.remove_prefix(1);
    }
    return Field{text::folded(text::trimmed(line.substr(0, at))), text::trimmed(value)};
  }

  [[nodiscard]] bool is_among(std::string_view key, std::string_view kind) const {
    const auto& words = words_->words(kind);
    return std::ranges::find(words, key) != words.end();
  }

  [[nodiscard]] static bool is_set_in(std::string_view line) {
    return (line.starts_with(' ') || line.starts_with('\t')) && !text::trimmed(line).empty();
  }

  // The lines from `at` on that are set in and go on with the key above them. At the end of a head
  // they may be the text already: programs put a blank line before it, people who paste a mail may
  // not. A list or an encoded word goes on; of other lines only long ones are broken.
  [[nodiscard]] std::size_t lines_set_in(std::size_t at, bool of_program) const {
    constexpr std::size_t kLong = 60;
    const auto& lines = source_->lines;
    std::size_t end = at;
    while (end < lines.size() && is_set_in(lines[end])) {
      ++end;
    }
    if (end == at) {
      return 0;
    }
    const std::string_view above = text::trimmed(lines[at - 1]);
    const bool blank_below = end < lines.size() && text::trimmed(lines[end]).empty();
    const bool goes_on = (end < lines.size() && is_of_head(lines[end])) || above.ends_with(',') ||
                         above.ends_with(';') || text::trimmed(lines[at]).starts_with("=?");
    const bool may_go_on = of_program || above.size() >= kLong || above.ends_with(':');
    return goes_on || (blank_below && may_go_on) ? end - at : 0;
  }

  [[nodiscard]] bool is_of_head(std::string_view line) const {
    const auto field = field_of(line);
    return field && (is_among(field->key, "mail-from") || is_among(field->key, "mail-date") ||
                     is_among(field->key, "mail-other") || is_key_of_program(field->key));
  }

  // Lines of keys, one below the other, with a sender and a time among them.
  [[nodiscard]] std::optional<Head> head_of_keys(std::size_t i) const {
    Head head;
    bool dated = false;
    bool of_program = false;
    std::size_t at = i;
    std::string sender;
    for (; at < source_->lines.size(); ++at) {
      const std::string_view line = bare(at);
      if (const std::size_t more = at > i ? lines_set_in(at, of_program) : 0; more > 0) {
        at += more - 1;
        continue;
      }
      if (at > i && is_set_in(source_->lines[at])) {
        break;
      }
      const auto field = field_of(line);
      if (field && sender.empty() && is_among(field->key, "mail-from")) {
        sender = mime::with_words(field->value);
      } else if (field && !dated && is_among(field->key, "mail-date")) {
        const auto moment = moment_of_text(field->value, *words_);
        if (!moment) {
          return std::nullopt;
        }
        head.moment = *moment;
        dated = true;
      } else if (field && (is_among(field->key, "mail-other") || is_key_of_program(field->key))) {
        head.full = true;
        of_program = of_program || is_key_of_program(field->key);
      } else {
        break;
      }
    }
    head.sender = name_of(sender);
    head.lines = at - i;
    head.depth = depth(i);
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
    head.depth = depth_below(i);
    return head.sender.empty() ? std::nullopt : std::optional(head);
  }

  const Source* source_;
  const rules::ChatLines* words_;
  StampWords stamps_;
};

// Which lines of mails hold what other mails quote.
class SaidAgain {
 public:
  struct Line {
    std::size_t mail;
    std::string_view text;  // trimmed
    bool stays = true;
  };

  /// All lines of all mails, mail by mail.
  explicit SaidAgain(std::vector<Line> lines) : lines_(std::move(lines)) {
    for (const Line& line : lines_) {
      const std::string_view quoted = without_marks(line.text);
      if (quoted.size() < line.text.size() && !quoted.empty() &&
          quotes_.try_emplace(quoted).second && quoted.size() >= kPiece) {
        sizes_[quoted.substr(0, kPiece)].push_back(quoted.size());
      }
    }
    for (auto& [piece, sizes] : sizes_) {
      std::ranges::sort(sizes);
      sizes.erase(std::ranges::unique(sizes).begin(), sizes.end());
    }
    for (std::size_t i = 0; i < lines_.size() && !quotes_.empty(); ++i) {
      find_quotes(i);
    }
  }

  /// Drops each quote that stands in another mail as well; the last of those that nobody said
  /// stays.
  void drop() {
    for (Line& line : lines_) {
      const std::string_view quoted = without_marks(line.text);
      line.stays = quoted.size() == line.text.size() ||
                   (!quoted.empty() && !is_held(quotes_.find(quoted)->second, line.mail));
    }
  }

  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

 private:
  static constexpr std::size_t kPiece = 24;  // a longer line may have been broken

  struct Quote {
    std::vector<std::size_t> holders;  // lines, in order
    std::size_t asked_of = std::string_view::npos;
    bool held = false;  // by another mail than `asked_of`
  };

  static std::string_view without_marks(std::string_view line) {
    while (line.starts_with('>')) {
      line = text::trimmed(line.substr(1));
    }
    return line;
  }

  void hold(std::string_view quoted, std::size_t line) {
    const auto found = quotes_.find(quoted);
    if (found != quotes_.end() &&
        (found->second.holders.empty() || found->second.holders.back() != line)) {
      found->second.holders.push_back(line);
    }
  }

  // Each piece of a line is looked up once, whatever the number of quotes.
  void find_quotes(std::size_t i) {
    const std::string_view line = lines_[i].text;
    hold(line, i);
    for (std::size_t at = 0; !sizes_.empty() && at + kPiece <= line.size(); ++at) {
      const auto found = sizes_.find(line.substr(at, kPiece));
      if (found == sizes_.end()) {
        continue;
      }
      for (const std::size_t size : found->second) {
        if (at + size > line.size()) {
          break;
        }
        hold(line.substr(at, size), i);
      }
    }
  }

  // The mails behind `mail` are whole yet; of those before it, some quotes are gone. A mail that
  // repeats a line asks once.
  bool is_held(Quote& quote, std::size_t mail) const {
    if (quote.asked_of != mail) {
      quote.asked_of = mail;
      quote.held = !quote.holders.empty() && lines_[quote.holders.back()].mail > mail;
      quote.held = quote.held || std::ranges::any_of(quote.holders, [&](std::size_t i) {
                     return lines_[i].mail != mail && lines_[i].stays;
                   });
    }
    return quote.held;
  }

  std::vector<Line> lines_;
  std::unordered_map<std::string_view, Quote> quotes_;                    // without their marks
  std::unordered_map<std::string_view, std::vector<std::size_t>> sizes_;  // by how quotes begin
};

class Mails {
 public:
  explicit Mails(const Source& source) : source_(&source), lines_(source) {}

  Reading read() {
    for (std::size_t i = 0; i < source_->lines.size();) {
      if (const auto head = lines_.head_at(i)) {
        open(*head, i);
        i += head->lines;
      } else {
        add_line(i++);
      }
    }
    return finish();
  }

 private:
  struct Mail {
    Turn turn;
    std::size_t depth = 0;
    std::vector<std::string_view> text;
  };

  void open(const Head& head, std::size_t i) {
    while (!open_.empty() && mails_[open_.back()].depth >= head.depth) {
      open_.pop_back();
    }
    open_.push_back(mails_.size());
    Mail& mail = mails_.emplace_back();
    mail.turn.message.line = static_cast<int>(i) + 1;
    mail.turn.message.speaker = head.sender;
    mail.turn.when = head.moment;
    mail.depth = head.depth;
  }

  // An answer may stand below each part of what it quotes. Where the quote has no mail around it,
  // nobody knows who answers.
  void add_line(std::size_t i) {
    const bool blank = text::trimmed(source_->lines[i]).empty();
    const std::size_t depth = lines_.depth(i);
    while (!blank && !open_.empty() && mails_[open_.back()].depth > depth) {
      open_.pop_back();
    }
    if (open_.empty() && (blank || lines_.is_rule_of_mail(source_->lines[i]))) {
      return;
    }
    if (open_.empty()) {
      open_.push_back(mails_.size());
      mails_.emplace_back().turn.message.line = static_cast<int>(i) + 1;
    }
    Mail& mail = mails_[open_.back()];
    mail.text.push_back(lines_.bare(i, mail.depth));
  }

  Reading finish() {
    Reading reading;
    reading.format = "mail";
    drop_said_again();
    for (Mail& mail : mails_) {
      while (!mail.text.empty() && (text::trimmed(mail.text.back()).empty() ||
                                    lines_.is_rule_of_mail(mail.text.back()))) {
        mail.text.pop_back();
      }
      append_lines(mail.turn.message.text, mail.text);
      if (!mail.turn.message.text.empty()) {
        reading.turns.push_back(std::move(mail.turn));
      }
    }
    if (answers_stand_above(reading.turns)) {
      std::ranges::reverse(reading.turns);
    }
    return reading;
  }

  // What an answer quotes of another mail is not said again; what is found in none stays.
  void drop_said_again() {
    std::vector<SaidAgain::Line> all;
    for (std::size_t i = 0; i < mails_.size(); ++i) {
      for (const std::string_view line : mails_[i].text) {
        all.push_back({i, text::trimmed(line)});
      }
    }
    SaidAgain said(std::move(all));
    said.drop();
    std::size_t at = 0;
    for (Mail& mail : mails_) {
      std::erase_if(mail.text, [&](std::string_view) { return !said.lines()[at++].stays; });
    }
  }

  static bool answers_stand_above(const std::vector<Turn>& turns) {
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> last;
    for (const Turn& turn : turns) {
      if (const auto sent = turn.when ? microseconds_of(*turn.when) : std::nullopt) {
        first = first ? first : sent;
        last = sent;
      }
    }
    return first && *last < *first;
  }

  const Source* source_;
  Lines lines_;
  std::vector<Mail> mails_;
  std::vector<std::size_t> open_;  // each is quoted in the one before
};

// A mail that was saved as a file begins with its head.
bool begins_with_full_head(const Source& source, const Lines& lines) {
  std::size_t first = 0;
  while (first < source.lines.size() && text::trimmed(source.lines[first]).empty()) {
    ++first;
  }
  const auto head = first < source.lines.size() ? lines.head_at(first) : std::nullopt;
  return head && head->full;
}

// A talk that somebody sent in a mail is read as such.
bool is_saved_alone(const Source& source, const Lines& lines) {
  if (!begins_with_full_head(source, lines)) {
    return false;
  }
  const Reading talk = chat_lines::read(source);
  return std::ranges::count_if(talk.turns, [](const Turn& turn) { return turn.when.has_value(); }) <
         static_cast<std::ptrdiff_t>(kFewest);
}

bool are_mails(const Source& source) {
  const Lines lines(source);
  std::size_t heads = 0;
  std::size_t first = 0;
  for (std::size_t i = 0; i < source.lines.size() && heads < kFewest;) {
    const auto head = source.lines[i].empty() ? std::nullopt : lines.head_at(i);
    first = head && heads == 0 ? i : first;
    heads += head ? 1U : 0U;
    i += head ? head->lines : 1;
  }
  return heads < kFewest ? is_saved_alone(source, lines) : !chat_lines::begins_above(source, first);
}

std::optional<mime::Saved> saved_mail(const Source& source) {
  return begins_with_full_head(source, Lines(source)) ? mime::saved(source.text) : std::nullopt;
}

// Its lines are views into `saved`.
Source decoded(const Source& source, const mime::Saved& saved) {
  Source decoded = source;
  decoded.text = saved.text;
  decoded.lines = lines_of(saved.text);
  return decoded;
}

}  // namespace

// A talk that is coded can be read by nobody else.
bool claims(const Source& source) {
  if (are_mails(source)) {
    return true;
  }
  const auto saved = saved_mail(source);
  return saved && !are_mails(decoded(source, *saved));
}

Reading read(const Source& source) {
  const auto saved = saved_mail(source);
  if (!saved) {
    return Mails(source).read();
  }
  const Source plain = decoded(source, *saved);
  const bool mails = are_mails(plain);
  if (mails && !is_saved_alone(source, Lines(source))) {
    return Mails(source).read();
  }
  Reading reading = mails ? Mails(plain).read() : chat_lines::read(plain);
  if (saved->left_out > 0) {
    reading.notes.push_back(
        {"", 0,
         fmt::format("parts of this mail that are files and were not read: {}", saved->left_out)});
  }
  return reading;
}

}  // namespace tenmatsu::reading::mail
