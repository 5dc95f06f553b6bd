#include "read/subtitles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "read/chat_form.hpp"
#include "read/html_text.hpp"
#include "read/paste.hpp"
#include "text/ascii.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::subtitles {
namespace {

struct Cue {
  int line = 0;  // of its text
  int second = 0;
  std::vector<std::string_view> payload;
  std::string_view name;  // where it stands on a line above the text
};

// A stretch of a cue that one voice says.
struct Voice {
  std::string name;
  std::string text;
};

bool take_digits(std::string_view& rest, std::size_t longest, int& value) {
  std::size_t size = 0;
  value = 0;
  while (size < rest.size() && size < longest && text::is_ascii_digit(rest[size])) {
    value = value * 10 + (rest[size] - '0');
    ++size;
  }
  rest.remove_prefix(size);
  return size > 0;
}

// 00:00:04.000, 00:04.000, 0:0:5.320 and, in SubRip, 00:00:04,000
std::optional<int> take_cue_time(std::string_view& rest) {
  std::array<int, 3> fields{};
  std::size_t count = 0;
  while (true) {
    if (count == fields.size() || !take_digits(rest, 4, fields[count])) {
      return std::nullopt;
    }
    ++count;
    if (!rest.starts_with(':')) {
      break;
    }
    rest.remove_prefix(1);
  }
  if (count < 2 || (!rest.starts_with('.') && !rest.starts_with(','))) {
    return std::nullopt;
  }
  rest.remove_prefix(1);
  int fraction = 0;
  if (!take_digits(rest, 9, fraction)) {
    return std::nullopt;
  }
  return count == 2 ? fields[0] * 60 + fields[1] : (fields[0] * 60 + fields[1]) * 60 + fields[2];
}

// The start of a cue. The arrow alone says little: people write "API --> DB".
std::optional<int> start_of(std::string_view line) {
  std::string_view rest = text::trimmed(line);
  const auto start = take_cue_time(rest);
  if (!start) {
    return std::nullopt;
  }
  rest = text::trimmed(rest);
  if (!rest.starts_with("-->")) {
    return std::nullopt;
  }
  rest = text::trimmed(rest.substr(3));
  return take_cue_time(rest) ? start : std::nullopt;
}

// NOTE, STYLE and REGION begin blocks that nobody says.
bool begins_block(std::string_view line) {
  return line.starts_with("NOTE") || line.starts_with("STYLE") || line.starts_with("REGION");
}

// Cues need not be parted by an empty line: the line above a start that is no text is its name.
class CueParser {
 public:
  CueParser(const std::vector<std::string_view>& lines, Notes& notes)
      : lines_(&lines), notes_(&notes) {}

  std::vector<Cue> parse() {
    for (std::size_t i = 0; i < lines_->size(); ++i) {
      const std::string_view line = text::trimmed((*lines_)[i]);
      if (const auto start = start_of(line)) {
        cues_.push_back({static_cast<int>(i) + 2, *start, {}, {}});
        place_ = Place::cue;
      } else if (line.empty()) {
        place_ = Place::between;
      } else if (place_ == Place::cue) {
        add_payload(line, i);
      } else if (place_ == Place::between) {
        place_ = begins_block(line) ? Place::block : outside(line, i);
      }
    }
    return std::move(cues_);
  }

 private:
  enum class Place { between, cue, block };

  [[nodiscard]] bool names_next(std::size_t i) const {
    return i + 1 < lines_->size() && start_of((*lines_)[i + 1]);
  }

  void add_payload(std::string_view line, std::size_t i) {
    const bool number = std::ranges::all_of(line, text::is_ascii_digit);
    if (!(number && names_next(i))) {
      cues_.back().payload.push_back(line);
    }
  }

  // The name of a cue, a line of the head, or what is left of a broken cue.
  Place outside(std::string_view line, std::size_t i) {
    const bool broken = line.find("-->") != std::string_view::npos;
    if (!names_next(i) && (broken || !cues_.empty())) {
      notes_->push_back({"", static_cast<int>(i) + 1,
                         "this line belongs to no cue; a cue begins as in 00:03:10.000 --> "
                         "00:03:12.500"});
      return Place::block;
    }
    return Place::between;
  }

  const std::vector<std::string_view>* lines_;
  Notes* notes_;
  std::vector<Cue> cues_;
  Place place_ = Place::between;
};

// Teams writes who speaks above what is said: labels that come again and again, over most cues.
void take_names_above(std::vector<Cue>& cues) {
  std::map<std::string_view, std::size_t> labels;
  const auto label_of = [](const Cue& cue) {
    const bool above = cue.payload.size() > 1 && !cue.payload.front().starts_with('<') &&
                       Paste::may_be_name(cue.payload.front());
    return above ? cue.payload.front() : std::string_view();
  };
  std::size_t labelled = 0;
  for (const Cue& cue : cues) {
    if (const std::string_view label = label_of(cue); !label.empty()) {
      ++labels[label];
      ++labelled;
    }
  }
  if (labelled * 10 < cues.size() * 7 || labels.size() * 10 > labelled * 6) {
    return;
  }
  for (Cue& cue : cues) {
    if (const std::string_view label = label_of(cue); !label.empty()) {
      cue.name = label;
      cue.payload.erase(cue.payload.begin());
    }
  }
}

// A wrapped line goes on without a blank between two characters of Japanese.
std::string joined(const std::vector<std::string_view>& lines) {
  std::string out;
  for (const std::string_view line : lines) {
    if (!out.empty() && !line.empty()) {
      const bool wide = static_cast<unsigned char>(out.back()) >= 0x80 &&
                        static_cast<unsigned char>(line.front()) >= 0x80;
      out += wide ? "" : " ";
    }
    out += line;
  }
  return out;
}

// A tag begins with a letter, '/' or a digit right behind '<': "a < b" is none.
bool begins_tag(std::string_view rest) {
  if (rest.size() < 2) {
    return false;
  }
  const char c = rest[1];
  return c == '/' || text::is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The name of a voice tag: <v NAME>, <v.loud NAME>.
std::optional<std::string> voice_of(std::string_view tag) {
  if (!tag.starts_with("v ") && !tag.starts_with("v.")) {
    return std::nullopt;
  }
  const std::size_t blank = tag.find(' ');
  return blank == std::string_view::npos ? std::string()
                                         : without_html_entities(text::trimmed(tag.substr(blank)));
}

std::vector<Voice> voices_of(std::string_view text) {
  std::vector<Voice> voices(1);
  std::string raw;
  const auto close = [&] {
    voices.back().text += without_html_entities(text::trimmed(raw));
    raw.clear();
  };
  while (!text.empty()) {
    const std::size_t end = text.find('>');
    if (text.front() != '<' || end == std::string_view::npos || !begins_tag(text)) {
      raw += text.front();
      text.remove_prefix(1);
      continue;
    }
    if (auto name = voice_of(text.substr(1, end - 1))) {
      close();
      voices.push_back({*std::move(name), ""});
    }
    text.remove_prefix(end + 1);
  }
  close();
  std::erase_if(voices, [](const Voice& voice) { return voice.text.empty(); });
  return voices;
}

// NAME: TEXT, as Zoom and people write it; the forms are those of lines without a time.
class Labels {
 public:
  explicit Labels(const rules::ChatLines& lines) : lines_(lines), words_(lines) {}

  [[nodiscard]] std::optional<Voice> split(std::string_view text) const {
    if (auto voice = in_parentheses(text)) {
      return voice;
    }
    text::Folded folded;
    text::fold(text, kHeadBytes, folded);
    const Head head(text, folded, 0, words_);
    for (const rules::ChatLine& shape : lines_.all()) {
      for (const rules::ChatForm& form : shape.forms) {
        // Whether names recur is not seen in one cue.
        if (form.stamped || shape.recurring) {
          continue;
        }
        if (const auto found = match(form, head)) {
          return Voice{std::string(found->name), std::string(found->text)};
        }
      }
    }
    return std::nullopt;
  }

 private:
  // (NAME) TEXT, as captions for the hard of hearing name who speaks.
  static std::optional<Voice> in_parentheses(std::string_view text) {
    constexpr std::size_t kLongest = 20;
    for (const auto& [open, close] : {std::pair{"(", ")"}, std::pair{"\uFF08", "\uFF09"}}) {
      const std::size_t end = text.starts_with(open) ? text.find(close) : std::string_view::npos;
      if (end == std::string_view::npos) {
        continue;
      }
      const std::string_view mark = open;
      const std::string_view name = text::trimmed(text.substr(mark.size(), end - mark.size()));
      const std::string_view said = text::trimmed(text.substr(end + mark.size()));
      if (!name.empty() && !said.empty() && text::length_of(name) <= kLongest) {
        return Voice{std::string(name), std::string(said)};
      }
    }
    return std::nullopt;
  }

  static constexpr std::size_t kHeadBytes = 256;
  const rules::ChatLines& lines_;
  FormWords words_;
};

// Labels are believed where most cues have one.
void split_labels(Reading& reading, const Source& source) {
  const Labels labels(source.rules->chat_lines);
  std::vector<std::optional<Voice>> found;
  for (const Turn& turn : reading.turns) {
    found.push_back(turn.message.speaker.empty() ? labels.split(turn.message.text) : std::nullopt);
  }
  const auto count = static_cast<std::size_t>(
      std::ranges::count_if(found, [](const auto& voice) { return voice.has_value(); }));
  if (count * 2 < reading.turns.size()) {
    return;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i]) {
      reading.turns[i].message.speaker = found[i]->name;
      reading.turns[i].message.text = found[i]->text;
    }
  }
}

// A cue without a name goes on with what the speaker before says; it is noted, as it is a guess.
void carry_speakers(Reading& reading) {
  int first_line = 0;
  int count = 0;
  std::string_view last;
  for (Turn& turn : reading.turns) {
    if (turn.message.speaker.empty() && !last.empty()) {
      turn.message.speaker = last;
      first_line = count++ == 0 ? turn.message.line : first_line;
    }
    last = turn.message.speaker;
  }
  if (count > 0) {
    reading.notes.push_back({"", first_line,
                             fmt::format("{} {} no speaker; taken for the speaker before", count,
                                         count == 1 ? "cue names" : "cues name")});
  }
}

Reading read_cues(const Source& source, const char* format) {
  Reading reading;
  reading.format = format;
  std::vector<Cue> cues = CueParser(source.lines, reading.notes).parse();
  take_names_above(cues);
  for (const Cue& cue : cues) {
    for (Voice& voice : voices_of(joined(cue.payload))) {
      Turn& turn = reading.turns.emplace_back();
      turn.message.line = cue.line;
      turn.message.speaker = voice.name.empty() ? std::string(cue.name) : std::move(voice.name);
      turn.message.text = std::move(voice.text);
      turn.when.emplace();
      turn.when->second = cue.second;
      turn.when->has_seconds = true;
      turn.when->elapsed = true;
    }
  }
  split_labels(reading, source);
  carry_speakers(reading);
  return reading;
}

}  // namespace

bool claims_webvtt(const Source& source) {
  return !source.lines.empty() && text::trimmed(source.lines.front()).starts_with("WEBVTT");
}

Reading read_webvtt(const Source& source) {
  Reading reading = read_cues(source, "webvtt");
  constexpr std::size_t kWord = 6;
  const std::string_view head = text::trimmed(source.lines.front());
  reading.title = text::trimmed(head.substr(std::min(head.size(), kWord)));
  return reading;
}

bool claims_srt(const Source& source) {
  return !claims_webvtt(source) && std::ranges::any_of(source.lines, [](std::string_view line) {
    return start_of(line).has_value();
  });
}

Reading read_srt(const Source& source) {
  return read_cues(source, "srt");
}

}  // namespace tenmatsu::reading::subtitles
