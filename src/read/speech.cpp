#include "read/speech.hpp"

#include <map>

#include "read/csv.hpp"
#include "read/instant.hpp"
#include "read/talk_of_json.hpp"
#include "text/fold.hpp"

namespace tenmatsu::reading::speech {
namespace {

using json::Value;

void add_turn(Reading& reading, int line, std::optional<double> seconds, std::string_view speaker,
              std::string_view text) {
  const std::string_view said = text::trimmed(text);
  if (said.empty()) {
    return;
  }
  Turn& turn = reading.turns.emplace_back();
  turn.message.line = line;
  turn.message.speaker = speaker;
  turn.message.text = said;
  if (seconds) {
    turn.when = moment_since_start(*seconds);
  } else {
    note_no_time(reading, line);
  }
}

Reading spoken_reading(const Source& source, const char* format) {
  Reading reading = json_reading(source, format);
  reading.by_time = false;
  return reading;
}

// --- Whisper

bool is_segment(const Value& value) {
  return value["start"].kind == json::Kind::number && value["end"].kind == json::Kind::number &&
         value.has("text");
}

// whisper.cpp: {"timestamps": {"from", "to"}, "offsets": {"from", "to"}, "text"}
bool is_offset_segment(const Value& value) {
  return value["offsets"].has("from") && value.has("text");
}

const Value& segments_of(const Value& root) {
  if (root.is_array()) {
    return root;
  }
  return root["segments"].is_array() ? root["segments"] : root["transcription"];
}

// --- Amazon Transcribe

// Words of Japanese stand side by side; others have a blank between them.
void add_word(std::string& text, const std::string& word, bool punctuation) {
  const bool latin = !text.empty() && !word.empty() &&
                     static_cast<unsigned char>(text.back()) < 0x80 &&
                     static_cast<unsigned char>(word.front()) < 0x80;
  text += (latin && !punctuation ? " " : "") + word;
}

// Which segment each word belongs to, by its start.
std::map<std::string, std::pair<std::size_t, std::string>> segments_by_start(const Value& labels) {
  std::map<std::string, std::pair<std::size_t, std::string>> segments;
  std::size_t number = 0;
  for (const Value& segment : labels["segments"].items) {
    ++number;
    for (const Value& item : segment["items"].items) {
      segments[item["start_time"].text] = {
          number, first_of({&item["speaker_label"].text, &segment["speaker_label"].text})};
    }
  }
  return segments;
}

// Words in their order become turns; a turn ends with its segment or with its speaker.
void add_words(Reading& reading, const Source& source, const Value& results) {
  constexpr double kPause = 2.0;
  const auto segments = segments_by_start(results["speaker_labels"]);
  std::string text;
  std::string speaker;
  std::size_t segment = 0;
  std::optional<double> start;
  double last_end = 0;
  int line = 0;
  const auto close = [&] {
    if (!text.empty()) {
      add_turn(reading, line, start, speaker, text);
    }
    text.clear();
  };
  for (const Value& item : results["items"].items) {
    const auto& alternatives = item["alternatives"].items;
    const std::string word = alternatives.empty() ? "" : alternatives.front()["content"].text;
    const bool punctuation = item["type"].text == "punctuation";
    if (!punctuation) {
      const auto found = segments.find(item["start_time"].text);
      const std::size_t its_segment = found == segments.end() ? 0 : found->second.first;
      const std::string& its_speaker =
          found == segments.end()
              ? first_of({&item["speaker_label"].text, &item["channel_label"].text})
              : found->second.second;
      const auto begin = item["start_time"].number();
      const bool pause = its_segment == 0 && begin && *begin - last_end > kPause;
      if (text.empty() || its_segment != segment || its_speaker != speaker || pause) {
        close();
        speaker = its_speaker;
        segment = its_segment;
        start = begin;
        line = source.line_of(item);
      }
      last_end = item["end_time"].number().value_or(last_end);
    }
    add_word(text, word, punctuation);
  }
  close();
}

}  // namespace

bool claims_whisper(const Source& source) {
  if (source.json == nullptr) {
    return false;
  }
  const auto& items = segments_of(source.json->roots.front()).items;
  return !items.empty() && (is_segment(items.front()) || is_offset_segment(items.front()));
}

Reading read_whisper(const Source& source) {
  Reading reading = spoken_reading(source, "whisper-json");
  for (const Value& root : source.json->roots) {
    for (const Value& segment : segments_of(root).items) {
      std::optional<double> start = segment["start"].number();
      if (const auto milliseconds = segment["offsets"]["from"].number()) {
        start = *milliseconds / 1000;
      }
      add_turn(reading, source.line_of(segment), start, segment["speaker"].text,
               segment["text"].text);
    }
  }
  return reading;
}

bool claims_whisper_tsv(const Source& source) {
  if (source.lines.empty()) {
    return false;
  }
  const auto names = csv::split(text::trimmed(source.lines.front()), '\t');
  if (names.size() >= 3 && names[0] == "start" && names[1] == "end") {
    return true;
  }
  // Audacity's labels: two decimals and the text, without a header.
  std::size_t fitting = 0;
  std::size_t filled = 0;
  for (const std::string_view line : source.lines) {
    const auto fields = csv::split(line, '\t');
    const auto is_decimal = [](std::string_view field) {
      return !field.empty() && field.find('.') != std::string_view::npos &&
             field.find_first_not_of("0123456789.") == std::string_view::npos;
    };
    filled += text::trimmed(line).empty() ? 0U : 1U;
    fitting += fields.size() >= 3 && is_decimal(fields[0]) && is_decimal(fields[1]) ? 1U : 0U;
  }
  return fitting >= 2 && fitting * 10 >= filled * 9;
}

Reading read_whisper_tsv(const Source& source) {
  Reading reading;
  reading.format = "whisper-tsv";
  const bool header = source.lines.front().starts_with("start");
  const auto names = csv::split(text::trimmed(source.lines.front()), '\t');
  std::size_t speaker_at = 0;  // none
  std::size_t text_at = 2;
  for (std::size_t i = 2; header && i < names.size(); ++i) {
    speaker_at = names[i] == "speaker" ? i : speaker_at;
    text_at = names[i] == "text" ? i : text_at;
  }
  for (std::size_t i = header ? 1 : 0; i < source.lines.size(); ++i) {
    const auto fields = csv::split(source.lines[i], '\t');
    const int line = static_cast<int>(i) + 1;
    if (fields.size() <= text_at) {
      if (!text::trimmed(source.lines[i]).empty()) {
        reading.notes.push_back({"", line, "this line has too few columns and was left out"});
      }
      continue;
    }
    std::string_view text = fields[text_at];
    std::string_view speaker = speaker_at > 0 ? fields[speaker_at] : std::string_view();
    if (text.starts_with("[[") && text.find("]]") != std::string_view::npos) {
      speaker = text.substr(2, text.find("]]") - 2);
      text.remove_prefix(text.find("]]") + 2);
    }
    json::Value start;
    start.kind = json::Kind::string;
    start.text = fields[0];
    auto seconds = start.number();
    // Whole numbers are milliseconds, as Whisper writes them; decimals are seconds.
    if (seconds && fields[0].find('.') == std::string_view::npos) {
      seconds = *seconds / 1000;
    }
    add_turn(reading, line, seconds, speaker, text);
  }
  return reading;
}

bool claims_transcribe(const Source& source) {
  return source.json != nullptr && source.json->roots.front()["results"]["transcripts"].is_array();
}

Reading read_transcribe(const Source& source) {
  Reading reading = spoken_reading(source, "aws-transcribe");
  for (const Value& root : source.json->roots) {
    const Value& results = root["results"];
    for (const Value& segment : results["audio_segments"].items) {
      add_turn(reading, source.line_of(segment), segment["start_time"].number(),
               first_of({&segment["speaker_label"].text, &segment["channel_label"].text}),
               segment["transcript"].text);
    }
    if (results["audio_segments"].items.empty()) {
      add_words(reading, source, results);
    }
  }
  return reading;
}

}  // namespace tenmatsu::reading::speech
