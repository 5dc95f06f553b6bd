#include "read/zoom_chat.hpp"

#include <algorithm>

#include "read/lines_below.hpp"
#include "read/stamp.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::zoom_chat {
namespace {

constexpr std::size_t kHeadBytes = 400;

// "HH:MM:SS From NAME to TARGET: TEXT" and its kin.
struct Head {
  Moment moment;
  std::string_view name;
  std::string_view text;
  bool sender_word = false;  // has the word before the sender, which chats of other kinds lack
};

bool starts_with_any(std::string_view text, const std::vector<std::string>& words,
                     std::size_t& size) {
  for (const std::string& word : words) {
    if (text.starts_with(word)) {
      size = word.size();
      return true;
    }
  }
  return false;
}

class HeadParser {
 public:
  HeadParser(std::string_view line, const rules::ChatLines& words, const StampWords& stamp_words)
      : line_(line), words_(&words), stamp_words_(&stamp_words) {
    text::fold(line, kHeadBytes, folded_);
  }

  std::optional<Head> parse() {
    const std::string_view folded = folded_.text;
    std::size_t at = 0;
    skip_blanks(folded, at);
    TakenStamp stamp;
    if (!take_stamp(folded, at, *stamp_words_, stamp) || !stamp.style.seconds) {
      return std::nullopt;
    }
    head_.moment = stamp.moment;
    const bool tab = at < folded.size() && folded[at] == '\t';
    skip_blanks(folded, at);
    std::size_t size = 0;
    if (starts_with_any(folded.substr(at), words_->words("zoom-from"), size) &&
        at + size < folded.size() && folded[at + size] == ' ') {
      at += size;
      skip_blanks(folded, at);
      head_.sender_word = true;
      return take_sender(at);
    }
    // The cloud's other form: TIME, tab, NAME, colon, tab, TEXT.
    const std::size_t colon = folded.find(":\t", at);
    if (!tab || colon == std::string_view::npos || colon == at) {
      return std::nullopt;
    }
    return finish(at, colon, colon + 1);
  }

 private:
  std::optional<Head> take_sender(std::size_t begin) {
    const std::string_view folded = folded_.text;
    for (const bool everyone : {true, false}) {
      for (std::size_t at = begin + 1; at < folded.size(); ++at) {
        const std::size_t colon = folded[at] == ' ' ? colon_behind(at, everyone) : 0;
        if (colon != 0) {
          return finish(begin, at, colon + 1);
        }
      }
    }
    std::size_t colon = folded.find(" : ", begin);
    if (colon == std::string_view::npos) {
      colon = folded.find(':', begin);
    } else {
      ++colon;
    }
    return colon == std::string_view::npos ? std::nullopt : finish(begin, colon, colon + 1);
  }

  // The colon behind a receiver that begins at the blank `at`; 0 where there is none.
  [[nodiscard]] std::size_t colon_behind(std::size_t at, bool everyone) const {
    const std::string_view folded = folded_.text;
    skip_blanks(folded, at);
    std::size_t size = 0;
    if (!starts_with_any(folded.substr(at), words_->words("zoom-to"), size) ||
        at + size >= folded.size() || folded[at + size] != ' ') {
      return 0;
    }
    at += size;
    skip_blanks(folded, at);
    if (everyone) {
      if (!starts_with_any(folded.substr(at), words_->words("zoom-everyone"), size)) {
        return 0;
      }
      at += size;
      skip_blanks(folded, at);
      if (at < folded.size() && folded[at] == '(') {
        at = std::min(folded.find(')', at), folded.size() - 1) + 1;
        skip_blanks(folded, at);
      }
      return at < folded.size() && folded[at] == ':' ? at : 0;
    }
    const std::size_t colon = folded.find(':', at);
    return colon == std::string_view::npos ? 0 : colon;
  }

  std::optional<Head> finish(std::size_t name, std::size_t name_end, std::size_t text) {
    head_.name = text::trimmed(
        line_.substr(folded_.origin[name], folded_.origin[name_end] - folded_.origin[name]));
    head_.text = text::trimmed(line_.substr(folded_.origin[text]));
    return head_.name.empty() ? std::nullopt : std::optional(head_);
  }

  std::string_view line_;
  const rules::ChatLines* words_;
  const StampWords* stamp_words_;
  text::Folded folded_;
  Head head_;
};

// The words of a quoted head, 'Replying to "HEAD..."', without the dots that cut it.
std::string_view quoted_in(std::string_view line) {
  const std::size_t begin = line.find('"');
  const std::size_t end = line.rfind('"');
  if (begin == std::string_view::npos || end <= begin) {
    return {};
  }
  std::string_view quoted = line.substr(begin + 1, end - begin - 1);
  for (const std::string_view dots : {"...", "\u2026"}) {
    if (quoted.ends_with(dots)) {
      quoted.remove_suffix(dots.size());
    }
  }
  return text::trimmed(quoted);
}

class Chat {
 public:
  Chat(const Source& source, Reading& reading)
      : source_(&source),
        reading_(&reading),
        words_(&source.rules->chat_lines),
        stamp_words_(source.rules->chat_lines) {}

  void read() {
    for (std::size_t i = 0; i < source_->lines.size(); ++i) {
      const std::string_view line = source_->lines[i];
      if (auto head = HeadParser(line, *words_, stamp_words_).parse()) {
        close();
        Turn& turn = reading_->turns.emplace_back();
        turn.message.line = static_cast<int>(i) + 1;
        turn.message.speaker = head->name;
        turn.message.text = head->text;
        turn.when = head->moment;
      } else if (!reading_->turns.empty()) {
        more_.push_back(line.starts_with('\t') ? line.substr(1) : line);
      } else if (!text::trimmed(line).empty()) {
        reading_->notes.push_back({"", static_cast<int>(i) + 1, "this line belongs to no message"});
      }
    }
    close();
    mark_elapsed();
  }

 private:
  // Reactions are no messages; the quoted head of an answer says which message it answers.
  void close() {
    if (reading_->turns.empty()) {
      return;
    }
    Turn& turn = reading_->turns.back();
    std::string& text = turn.message.text;
    append_lines(text, more_);
    const std::string folded = text::folded(std::string_view(text).substr(0, kHeadBytes));
    std::size_t size = 0;
    if (starts_with_any(folded, words_->words("zoom-reply"), size)) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      turn.answers = answered(quoted_in(std::string_view(text).substr(0, end)));
      text.erase(0, end);
      text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
    }
    if (text.empty() || (starts_with_any(folded, words_->words("zoom-reaction"), size) &&
                         text.find('\n') == std::string::npos)) {
      reading_->turns.pop_back();
      return;
    }
    turn.id = std::to_string(turn.message.line);
  }

  [[nodiscard]] std::string answered(std::string_view head) const {
    for (std::size_t i = reading_->turns.size() - 1; i-- > 0 && !head.empty();) {
      std::string text = reading_->turns[i].message.text;
      std::ranges::replace(text, '\n', ' ');
      if (text.starts_with(head)) {
        return reading_->turns[i].id;
      }
    }
    return {};
  }

  // The cloud may count from the start of the recording.
  void mark_elapsed() {
    constexpr int kNearStart = 5 * 60;
    int last = 0;
    for (const Turn& turn : reading_->turns) {
      if (turn.when->has_date() || turn.when->second < last) {
        return;
      }
      last = turn.when->second;
    }
    if (!reading_->turns.empty() && reading_->turns.front().when->second < kNearStart) {
      for (Turn& turn : reading_->turns) {
        turn.when->elapsed = true;
      }
    }
  }

  const Source* source_;
  Reading* reading_;
  const rules::ChatLines* words_;
  StampWords stamp_words_;
  std::vector<std::string_view> more_;
};

}  // namespace

bool claims(const Source& source) {
  constexpr std::size_t kFewTabs = 3;
  const StampWords stamp_words(source.rules->chat_lines);
  std::size_t tabs = 0;
  for (const std::string_view line : source.lines) {
    const auto head = HeadParser(line, source.rules->chat_lines, stamp_words).parse();
    if (head && head->sender_word) {
      return true;
    }
    tabs += head ? 1U : 0U;
  }
  return tabs >= kFewTabs;
}

Reading read(const Source& source) {
  Reading reading;
  reading.format = "zoom-chat";
  Chat(source, reading).read();
  return reading;
}

}  // namespace tenmatsu::reading::zoom_chat
