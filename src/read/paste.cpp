#include "read/paste.hpp"

#include <algorithm>

#include "read/lines_below.hpp"
#include "text/characters.hpp"
#include "text/emoji_code.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading {
namespace {

constexpr std::size_t kLongestLine = 80;
constexpr std::size_t kLongestName = 48;

// What ends or parts sentences and so stands in no name.
constexpr std::string_view kNoName[] = {"\u3002", "\u3001", "\u300C", "\u300D", "\uFF1F", "\uFF01",
                                        "\u2026", "?",      "!",      "://",    ": ",     "\uFF1A"};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789+") == std::string_view::npos;
}

bool is_emoji_code(std::string_view word) {
  return !word.empty() && text::emoji_code_size(word, 0) == word.size();
}

// :eyes:, or a line of nothing but marks that are no ASCII: an emoji.
bool is_emoji(std::string_view line) {
  if (is_emoji_code(line)) {
    return true;
  }
  if (line.empty() || line.size() > 32) {
    return false;
  }
  for (std::size_t at = 0; at < line.size();) {
    const text::Character c = text::character_at(line, at);
    if (c.code < 0x2000 || text::script_of(c.code) != text::Script::mark || c.code == 0x3002 ||
        (c.code >= 0x3000 && c.code <= 0x303F)) {
      return false;
    }
    at += c.size;
  }
  return true;
}

// "👍", ":eyes:", and nothing that could be a word of the speaker, as "→" in 「→ 500」 is.
bool is_surely_emoji(std::string_view word) {
  if (is_emoji_code(word)) {
    return true;
  }
  constexpr char32_t kJoiner = 0x200D;
  constexpr char32_t kSelector = 0xFE0F;
  bool found = false;
  for (std::size_t at = 0; at < word.size();) {
    const text::Character c = text::character_at(word, at);
    if (!text::is_emoji(c.code) && c.code != kJoiner && c.code != kSelector) {
      return false;
    }
    found = true;
    at += c.size;
  }
  return found;
}

// "👍 3", ":eyes: 2 👍3": emoji and how many chose each.
bool is_count_of_emoji(std::string_view folded) {
  bool counted = false;
  while (!folded.empty()) {
    const std::size_t digit = folded.find_first_of("0123456789");
    if (digit == std::string_view::npos ||
        !is_surely_emoji(text::trimmed(folded.substr(0, digit)))) {
      return false;
    }
    const std::size_t end = std::min(folded.find_first_not_of("0123456789", digit), folded.size());
    folded = text::trimmed(folded.substr(end));
    counted = true;
  }
  return counted;
}

}  // namespace

Paste::Paste(const rules::ChatLines& lines) : lines_(&lines), words_(lines), heading_(lines) {}

bool Paste::is_among(std::string_view folded, std::string_view kind) const {
  const auto& words = lines_->words(kind);
  return std::ranges::find(words, folded) != words.end();
}

std::optional<DayLine> Paste::day_line(std::string_view line) const {
  if (line.size() > kLongestLine) {
    return std::nullopt;
  }
  if (auto date = heading_.only_day(line)) {
    return DayLine{date};
  }
  const std::string folded = text::folded(text::without_ornament(line));
  if (is_among(folded, "today") || is_among(folded, "yesterday")) {
    return DayLine{};
  }
  return std::nullopt;
}

std::optional<TimeLine> Paste::time_line(std::string_view line) const {
  if (line.size() > kLongestLine) {
    return std::nullopt;
  }
  const std::string folded = text::folded(text::trimmed(line));
  TimeLine out;
  std::size_t at = 0;
  for (const char* kind : {"today", "yesterday"}) {
    for (const std::string& word : lines_->words(kind)) {
      if (out.relative.empty() && folded.starts_with(word)) {
        out.relative = kind;
        at = word.size();
        skip_blanks(folded, at);
      }
    }
  }
  const bool taken = out.relative.empty() ? take_stamp(folded, at, words_, out.stamp)
                                          : take_time(folded, at, words_, out.stamp);
  return taken && at == folded.size() ? std::optional(out) : std::nullopt;
}

bool Paste::may_be_name(std::string_view line) {
  const std::string_view name = text::trimmed(line);
  if (name.empty() || text::length_of(name) > kLongestName || is_number(name) || is_emoji(name) ||
      name.ends_with(':') || name.ends_with(',') ||
      std::string_view("-*<").find(name.front()) != std::string_view::npos) {
    return false;
  }
  return std::ranges::none_of(
      kNoName, [&](std::string_view mark) { return name.find(mark) != std::string_view::npos; });
}

bool Paste::ends_sentence(std::string_view line) const {
  constexpr std::size_t kShortest = 3;  // characters of a word that ends in one letter of these
  const std::string folded = text::folded(text::trimmed(line));
  const std::size_t blank = folded.rfind(' ');
  const std::string last = blank == std::string::npos ? folded : folded.substr(blank + 1);
  const auto& words = lines_->words("sentence-end");
  return std::ranges::any_of(words, [&](const std::string& word) {
    return last.ends_with(word) &&
           (text::length_of(word) > 1 || text::length_of(last) >= kShortest);
  });
}

namespace {

bool is_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = text::character_at(text, at);
    const text::Script script = text::script_of(letter.code);
    if (script != text::Script::hiragana && script != text::Script::katakana) {
      return false;
    }
    at += letter.size;
  }
  return true;
}

}  // namespace

std::string_view Paste::once(std::string_view name) {
  name = text::trimmed(name);
  const std::string_view half = name.substr(0, name.size() / 2);
  constexpr std::size_t kShortest = 6;  // two characters of Japanese
  constexpr std::size_t kSyllables = 2;
  const bool doubled =
      name.size() % 2 == 0 && half.size() >= kShortest && name.substr(half.size()) == half;
  // てるてる is a nickname.
  const bool nickname = text::length_of(half) <= kSyllables && is_kana(half);
  return doubled && !nickname ? half : name;
}

// Lines that stand alone and are no words of the speaker.
bool Paste::is_noise(std::string_view folded) const {
  return is_among(folded, "new-mark") || is_among(folded, "edited") ||
         is_among(folded, "read-mark") || is_count_of_emoji(folded) ||
         is_count_of_readers(folded) || is_counter(folded) || is_time_of_edit(folded) ||
         is_last_reply(folded);
}

// "3 replies", "2 reactions of a kind": what only ends so is somebody's words.
bool Paste::is_counter(std::string_view folded) const {
  const auto ends = [&](const std::string& word) { return folded.ends_with(word); };
  const std::size_t digit = folded.find_first_of("0123456789");
  if (digit == std::string_view::npos || folded.size() >= kLongestLine) {
    return false;
  }
  const auto& reactions = lines_->words("reaction");
  if (std::ranges::any_of(reactions, ends)) {
    return digit == 0 || is_surely_emoji(text::trimmed(folded.substr(0, digit)));
  }
  const auto& replies = lines_->words("reply-count");
  return std::ranges::any_of(replies, [&](const std::string& word) {
    return ends(word) && is_number(text::trimmed(folded.substr(0, folded.size() - word.size())));
  });
}

// The mark of an edited message with the time when it was: with other words before it the mark
// stands behind a message.
bool Paste::is_time_of_edit(std::string_view folded) const {
  const auto& words = lines_->words("edited");
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::size_t rest = folded.size() - std::min(word.size(), folded.size());
    return (folded.ends_with(word) && time_line(folded.substr(0, rest))) ||
           (folded.starts_with(word) && time_line(folded.substr(word.size())));
  });
}

// "Last reply 2 days ago" below a thread; with a particle behind the word somebody speaks of it.
bool Paste::is_last_reply(std::string_view folded) const {
  const auto& words = lines_->words("last-reply");
  return std::ranges::any_of(words, [&](const std::string& word) {
    const std::string_view rest = folded.substr(std::min(word.size(), folded.size()));
    return folded.starts_with(word) && folded.size() < kLongestLine &&
           (rest.empty() || rest.starts_with(' ') || rest.starts_with(':') ||
            starts_with_day(rest));
  });
}

bool Paste::starts_with_day(std::string_view folded) const {
  for (const char* kind : {"today", "yesterday"}) {
    for (const std::string& word : lines_->words(kind)) {
      if (folded.starts_with(word)) {
        return true;
      }
    }
  }
  return false;
}

bool Paste::is_furniture(std::string_view line) const {
  if (line.size() > kLongestLine) {
    return false;
  }
  const std::string folded = text::folded(text::trimmed(line));
  return is_count_of_emoji(folded) || is_count_of_readers(folded) ||
         is_among(folded, "edited-below");
}

bool Paste::is_count_of_readers(std::string_view folded) const {
  const auto& words = lines_->words("read-mark");
  return std::ranges::any_of(words, [&](const std::string& word) {
    return folded.starts_with(word) && is_number(text::trimmed(folded.substr(word.size())));
  });
}

void Paste::clean(std::vector<std::string_view>& lines) const {
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string folded = text::folded(text::trimmed(lines[i]));
    const bool more = i + 1 < lines.size();
    const std::string next = more ? text::folded(text::trimmed(lines[i + 1])) : std::string();
    if (more && is_emoji(folded) && (is_number(next) || is_noise(next))) {
      continue;  // an emoji and how many chose it
    }
    const bool counts = is_number(folded) && i > 0;
    if (counts) {
      const std::string before = text::folded(text::trimmed(lines[i - 1]));
      if (is_emoji(before) || is_noise(before)) {
        continue;
      }
    }
    if (is_among(folded, "thread-head")) {
      ++i;  // the message that was answered stands below
      continue;
    }
    if (!is_noise(folded)) {
      kept.push_back(lines[i]);
    }
  }
  lines = std::move(kept);
}

void Paste::finish(Reading& reading, std::vector<std::string_view>& more) const {
  clean(more);
  if (!reading.turns.empty()) {
    std::string& text = reading.turns.back().message.text;
    append_lines(text, more);
    text = std::string(without_edit_mark(text));
    if (text.empty()) {
      reading.turns.pop_back();
    }
  }
  more.clear();
}

std::string_view Paste::without_edit_mark(std::string_view text) const {
  const std::string_view bare = text::trimmed(text);
  if (!bare.ends_with(')') && !bare.ends_with("\uFF09")) {
    return bare;
  }
  const std::string folded = text::folded(bare);
  for (const std::string& word : lines_->words("edited")) {
    // Only a mark in brackets may stand behind words.
    if (word.front() == '(' && folded.ends_with(word)) {
      // Full-width brackets are longer than folded ones: the mark is found from its end.
      constexpr std::size_t kNone = std::string_view::npos;
      const std::size_t narrow = bare.rfind('(');
      const std::size_t wide = bare.rfind("\uFF08");
      const std::size_t at = narrow == kNone || (wide != kNone && wide > narrow) ? wide : narrow;
      return text::trimmed(bare.substr(0, at));
    }
  }
  return bare;
}

}  // namespace tenmatsu::reading
