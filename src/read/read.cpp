// Bytes to a Transcript: decode, find the reader, read, number the messages and place their times.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "read/days.hpp"
#include "read/registry.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"
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

void refuse_binary(const std::string& name, std::string_view bytes) {
  if (bytes.starts_with("PK")) {
    refuse(name, "this is an archive or an office document, not text; save the talk as plain text");
  }
  refuse(name, "this is no text (it holds control bytes); save the talk as plain text in UTF-8");
}

text::Decoded decode(std::string_view bytes, const std::string& name) {
  text::Decoded decoded = text::decode(bytes);
  if (decoded.binary) {
    refuse_binary(name, bytes);
  }
  return decoded;
}

const Reader* reader_for(const Source& source) {
  const std::string& wanted = source.options->format;
  if (!wanted.empty()) {
    const Reader* reader = reading::find_reader(wanted);
    if (reader == nullptr) {
      throw Error(Failure::usage,
                  fmt::format("unknown format \"{}\"; \"tenmatsu formats\" lists them", wanted));
    }
    return reader;
  }
  for (const Reader& reader : reading::readers()) {
    if (reader.claims == nullptr || reader.claims(source)) {
      return &reader;
    }
  }
  return nullptr;
}

void note_broken_bytes(const text::Decoded& decoded, Notes& notes) {
  if (decoded.broken > 0) {
    notes.push_back(
        {"", decoded.broken_line,
         fmt::format("{} {} could not be read as {}; U+FFFD stands for what was there",
                     decoded.broken, decoded.broken == 1 ? "place" : "places", decoded.encoding)});
  }
}

}  // namespace

int reading::Source::line_of(const json::Value& value) const {
  const char* at = text.data() + std::min(value.offset, text.size());
  const auto behind = std::upper_bound(
      lines.begin(), lines.end(), at,
      [](const char* place, std::string_view line) { return place < line.data(); });
  return std::max(1, static_cast<int>(behind - lines.begin()));
}

Transcript read(std::string_view bytes, const std::string& name, const RulesPtr& rules,
                const ReadOptions& options) {
  const text::Decoded decoded = decode(bytes, name);
  const text::Zone zone(options.timezone);
  if (!zone.known()) {
    throw Error(Failure::usage,
                fmt::format("unknown time zone \"{}\"; expected an IANA name such as Asia/Tokyo",
                            options.timezone));
  }
  const Source source{name,        decoded.text, lines_of(decoded.text),
                      rules.get(), &options,     reading::json::parse(decoded.text)};
  if (std::all_of(source.lines.begin(), source.lines.end(),
                  [](std::string_view line) { return text::trimmed(line).empty(); })) {
    refuse(name,
           "the input is empty; give it a transcript with lines such as \"[14:35] NAME: TEXT\"");
  }
  const Reader* reader = reader_for(source);
  Reading reading = reader == nullptr ? Reading{} : reader->read(source);
  if (reading.turns.empty()) {
    refuse(fmt::format("{}:1", name),
           "no message was found; each needs a time, as in \"[14:35] NAME: TEXT\" (see \"tenmatsu "
           "formats\")");
  }
  Transcript transcript;
  transcript.name = name;
  transcript.format = reading.format;
  transcript.encoding = decoded.encoding;
  transcript.sha256 = text::sha256(bytes);
  transcript.title = reading.title;
  transcript.named_day = reading.named_day;
  note_broken_bytes(decoded, transcript.notes);
  reading::put_in_order(reading, zone);
  transcript.notes.insert(transcript.notes.end(), reading.notes.begin(), reading.notes.end());
  for (Note& note : transcript.notes) {
    note.file = name;
  }
  reading::place_in_days(std::move(reading), transcript);
  return transcript;
}

std::vector<FormatInfo> formats() {
  std::vector<FormatInfo> all;
  for (const reading::Reader& reader : reading::readers()) {
    all.push_back({std::string(reader.name), std::string(reader.about)});
  }
  return all;
}

}  // namespace tenmatsu
