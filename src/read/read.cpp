// Bytes to a Transcript: decode, find the reader, read, number the messages and place their times.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "read/days.hpp"
#include "read/docx.hpp"
#include "read/instant.hpp"
#include "read/recording.hpp"
#include "read/registry.hpp"
#include "read/slack_export.hpp"
#include "read/stamp.hpp"
#include "read/window.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"
#include "text/as_shown.hpp"
#include "text/ascii.hpp"
#include "text/decode.hpp"
#include "text/fold.hpp"
#include "text/sha256.hpp"

namespace tenmatsu {
namespace {

using reading::Reader;
using reading::Reading;
using reading::Source;

[[noreturn]] void refuse(const std::string& name, std::string_view trouble) {
  throw Error(Failure::input, fmt::format("{}: {}", name, trouble));
}

void refuse_binary(const std::string& name, std::string_view bytes) {
  if (bytes.starts_with("PK")) {
    refuse(name, "this is an archive or an office document, not text; save the talk as plain text");
  }
  refuse(name, "this is no text (it holds control bytes); save the talk as plain text in UTF-8");
}

text::Decoded decode(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  text::Decoded decoded = text::decode(bytes, options.encoding);
  if (decoded.encoding.empty()) {
    throw Error(Failure::usage, fmt::format("unknown encoding \"{}\"; expected one of {}",
                                            options.encoding, text::kEncodings));
  }
  if (decoded.binary) {
    refuse_binary(name, bytes);
  }
  return decoded;
}

Reading read_as(const std::string& format, const Source& source) {
  const Reader* reader = reading::find_reader(format);
  if (reader == nullptr) {
    throw Error(Failure::usage,
                fmt::format("unknown format \"{}\"; \"tenmatsu formats\" lists them", format));
  }
  return reader->read(source);
}

// By the first reader that claims the source and finds a message in it: a claim may be wrong.
Reading read_by_claim(const Source& source) {
  Reading reading;
  for (const Reader& reader : reading::readers()) {
    if (reader.claims == nullptr || reader.claims(source)) {
      reading = reader.read(source);
      if (!reading.turns.empty()) {
        return reading;
      }
    }
  }
  return reading;
}

void note_broken_bytes(const text::Decoded& decoded, Notes& notes) {
  if (decoded.broken > 0) {
    notes.push_back(
        {"", decoded.broken_line,
         fmt::format("{} {} could not be read as {}; U+FFFD stands for what was there",
                     decoded.broken, decoded.broken == 1 ? "place" : "places", decoded.encoding)});
  }
}

// How many bytes "> ", which each line of a quoted talk has, takes; 0 where a line has none.
std::size_t quote_mark(std::string_view line) {
  const std::size_t at = line.find_first_not_of(' ');
  if (at == std::string_view::npos || line[at] != '>') {
    return 0;
  }
  return at + (line.substr(at + 1).starts_with(' ') ? 2 : 1);
}

// Takes off the marks of a talk that is quoted as a whole, "> 14:35 …".
void unquote(std::vector<std::string_view>& lines) {
  constexpr std::size_t kFewest = 2;
  for (;;) {
    std::size_t quoted = 0;
    for (const std::string_view line : lines) {
      const std::size_t mark = quote_mark(line);
      if (mark == 0 && !text::trimmed(line).empty()) {
        return;
      }
      quoted += mark > 0 ? 1U : 0U;
    }
    if (quoted < kFewest) {
      return;
    }
    for (std::string_view& line : lines) {
      line.remove_prefix(quote_mark(line));
    }
  }
}

// The first line on which a time of a clock stands.
std::size_t line_with_time(const Source& source) {
  const reading::StampWords words(source.rules->chat_lines);
  for (std::size_t i = 0; i < source.lines.size(); ++i) {
    const std::string folded = text::folded(source.lines[i]);
    for (std::size_t at = 0; at < folded.size(); ++at) {
      std::size_t end = at;
      reading::TakenStamp stamp;
      const bool begins =
          text::is_ascii_digit(folded[at]) && (at == 0 || !text::is_ascii_digit(folded[at - 1]));
      if (begins && take_time(folded, end, words, stamp)) {
        return i + 1;
      }
    }
  }
  return 0;
}

[[noreturn]] void refuse_empty(const Source& source) {
  const std::string place = fmt::format("{}:1", source.name);
  if (source.json != nullptr) {
    refuse(place,
           "this JSON holds no list of messages with a time and a text (see \"tenmatsu formats\")");
  }
  if (reading::json::may_be_json(source.text)) {
    refuse(place, "this JSON is broken and no message of it can be read; export it again");
  }
  if (const std::size_t line = line_with_time(source); line > 0) {
    refuse(fmt::format("{}:{}", source.name, line),
           "no message was found; here stands the first time, but in no known order; expected "
           "lines such as \"[14:35] NAME: TEXT\" (see \"tenmatsu formats\")");
  }
  refuse(place,
         "no message was found; each needs a time, as in \"[14:35] NAME: TEXT\" (see \"tenmatsu "
         "formats\")");
}

void refuse_unknown_zone(const text::Zone& zone, const ReadOptions& options) {
  if (!zone.known()) {
    throw Error(Failure::usage,
                fmt::format("unknown time zone \"{}\"; expected an IANA name such as Asia/Tokyo",
                            options.timezone));
  }
}

// What the clocks of the talk show beyond UTC at noon of its day, or at the beginning of 1970.
int offset_on(const std::optional<Date>& day, const text::Zone& zone) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t noon =
      day ? reading::days_since_epoch(day->year, day->month, day->day) * kDay + kDay / 2 : 0;
  return zone.offset_minutes(noon);
}

// From what a reader took to the messages as they are shown.
void settle(Reading reading, const Source& source, const text::Zone& zone, Transcript& transcript) {
  transcript.name = source.name;
  transcript.format = reading.format;
  transcript.title = reading.title;
  transcript.named_day = reading.named_day ? reading.named_day : reading.recorded_on;
  if (!source.options->channel.empty() && !reading.channels_known) {
    reading.notes.push_back(
        {"", 0,
         fmt::format("{} holds one talk; --channel has nothing to choose from", reading.format)});
  }
  // What JSON writes with escapes shows only now.
  for (reading::Turn& turn : reading.turns) {
    turn.message.speaker = text::as_shown(std::move(turn.message.speaker));
    turn.message.text = text::as_shown(std::move(turn.message.text));
  }
  reading::put_in_order(reading, zone);
  reading::place_recording(reading, source, zone);
  transcript.notes.insert(transcript.notes.end(), reading.notes.begin(), reading.notes.end());
  for (Note& note : transcript.notes) {
    note.file = note.file.empty() ? transcript.name : note.file;
  }
  reading::place_in_days(std::move(reading), transcript);
  reading::keep_window(transcript, *source.options);
  transcript.utc_offset_minutes =
      offset_on(transcript.first_day ? transcript.first_day : transcript.named_day, zone);
}

// --- exports of many files

constexpr std::array<std::string_view, 12> kTexts = {".txt",   ".log",    ".csv", ".tsv",
                                                     ".md",    ".vtt",    ".srt", ".json",
                                                     ".jsonl", ".ndjson", ".sbv", ".text"};

// The only transcript of an archive, or that which --channel names by its folder or its name.
std::size_t only_transcript(Files& files, const std::string& name, const ReadOptions& options) {
  std::vector<std::size_t> found;
  const auto& entries = files.list();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string& path = entries[i].path;
    const bool text = std::ranges::any_of(
        kTexts, [&](std::string_view ending) { return path.ends_with(ending); });
    if (text && (options.channel.empty() || path.find(options.channel) != std::string::npos)) {
      found.push_back(i);
    }
  }
  if (found.size() == 1) {
    return found.front();
  }
  if (found.empty()) {
    refuse(name, options.channel.empty()
                     ? "no transcript was found in it; expected text, or a Slack export"
                     : fmt::format("nothing in it is called \"{}\"", options.channel));
  }
  refuse(name,
         fmt::format("{} transcripts are in it ({}, {} …); --channel takes the one whose path "
                     "holds a word",
                     found.size(), entries[found[0]].path, entries[found[1]].path));
}

Transcript read_only_text(Files& files, const std::string& name, const RulesPtr& rules,
                          ReadOptions options) {
  constexpr std::string_view kDocument = "word/document.xml";
  const auto& entries = files.list();
  std::string bytes;
  std::string inner;
  const auto document = std::ranges::find_if(
      entries, [&](const FileEntry& entry) { return entry.path == kDocument; });
  if (document != entries.end()) {
    files.read(static_cast<std::size_t>(document - entries.begin()), bytes);
    bytes = reading::text_of_docx(bytes);
  } else {
    const std::size_t index = only_transcript(files, name, options);
    files.read(index, bytes);
    inner = entries[index].path;
    options.channel.clear();
  }
  Transcript transcript = read(bytes, inner.empty() ? name : name + "/" + inner, rules, options);
  transcript.notes.insert(transcript.notes.begin(), files.notes().begin(), files.notes().end());
  return transcript;
}

}  // namespace

namespace reading {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

int Source::line_of(const json::Value& value) const {
  const char* at = text.data() + std::min(value.offset, text.size());
  const auto behind = std::upper_bound(
      lines.begin(), lines.end(), at,
      [](const char* place, std::string_view line) { return place < line.data(); });
  return std::max(1, static_cast<int>(behind - lines.begin()));
}

bool Source::wants_day(std::string_view day) const {
  const auto beside = [](const Date& date, int days) {
    const Moment moment =
        moment_of_epoch((days_since_epoch(date.year, date.month, date.day) + days) * 86'400);
    return fmt::format("{:04}-{:02}-{:02}", moment.year, moment.month, moment.day);
  };
  const auto& [since, until] = std::pair(options->since, options->until);
  return (!since || !since->day || day >= beside(*since->day, -1)) &&
         (!until || !until->day || day <= beside(*until->day, 1));
}

}  // namespace reading

Transcript read(std::string_view bytes, const std::string& name, const RulesPtr& rules,
                const ReadOptions& options) {
  const text::Zone zone(options.timezone);
  refuse_unknown_zone(zone, options);
  text::Decoded decoded = decode(bytes, name, options);
  const bool directed = decoded.text.find("\u200E") != std::string::npos;
  decoded.text = text::as_shown(std::move(decoded.text));
  Source source{name,        decoded.text, reading::lines_of(decoded.text),
                rules.get(), &options,     reading::json::parse(decoded.text),
                directed};
  unquote(source.lines);
  if (std::ranges::all_of(source.lines,
                          [](std::string_view line) { return text::trimmed(line).empty(); })) {
    refuse(name,
           "the input is empty; give it a transcript with lines such as \"[14:35] NAME: TEXT\"");
  }
  Reading reading =
      options.format.empty() ? read_by_claim(source) : read_as(options.format, source);
  if (reading.turns.empty()) {
    refuse_empty(source);
  }
  Transcript transcript;
  transcript.encoding = decoded.encoding;
  transcript.sha256 = text::sha256(bytes);
  note_broken_bytes(decoded, transcript.notes);
  settle(std::move(reading), source, zone, transcript);
  return transcript;
}

Transcript read(Files& files, const std::string& name, const RulesPtr& rules,
                const ReadOptions& options) {
  if (!reading::slack_export::claims(files)) {
    return read_only_text(files, name, rules, options);
  }
  const text::Zone zone(options.timezone);
  refuse_unknown_zone(zone, options);
  const Source source{name, {}, {}, rules.get(), &options};
  Transcript transcript;
  transcript.encoding = "UTF-8";
  transcript.notes = files.notes();
  Reading reading = reading::slack_export::read(files, source, transcript.sha256);
  if (reading.turns.empty()) {
    refuse(name,
           "no message was found in the channel on these days; see --channel, --since and "
           "--until");
  }
  settle(std::move(reading), source, zone, transcript);
  return transcript;
}

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> all = {
      {"slack-export", "Slack: the export of a workspace, a folder or a zip"}};
  for (const reading::Reader& reader : reading::readers()) {
    all.push_back({std::string(reader.name), std::string(reader.about)});
  }
  return all;
}

}  // namespace tenmatsu
