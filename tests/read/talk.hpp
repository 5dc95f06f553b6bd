// Transcripts in tests: read from a literal, printed one message a line.

#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

struct TalkCase {
  const char* what;
  const char* input;
  const char* talk;
};

inline const RulesPtr& built_in_rules() {
  static const RulesPtr kRules = load_rules({});
  return kRules;
}

inline Transcript read_talk(std::string_view bytes) {
  return read(bytes, "talk.txt", built_in_rules());
}

/// "1+00:06:10" is ten seconds past six minutes past the first midnight.
inline std::string clock_of(const Message& message) {
  if (!message.time) {
    return "-";
  }
  const Stamp& stamp = *message.time;
  constexpr int kDay = 24 * 60 * 60;
  const int day = stamp.elapsed ? 0 : (stamp.second - (stamp.second < 0 ? kDay - 1 : 0)) / kDay;
  const int second = stamp.second - day * kDay;
  std::string out = day == 0 ? "" : fmt::format("{:+}d", day);
  out += fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
  if (stamp.has_seconds) {
    out += fmt::format(":{:02}", second % 60);
  }
  return (stamp.elapsed ? "@" : "") + out + (message.time_approximate ? "~" : "");
}

/// One line for each message: time, speaker and text parted by '|', line breaks as '/'.
inline std::string talk_of(const Transcript& transcript) {
  std::string out;
  for (const Message& message : transcript.messages) {
    std::string text = message.text;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) {
      text.replace(at, 1, "/");
    }
    out += fmt::format("{}|{}{}|{}\n", clock_of(message), message.speaker,
                       message.bot ? "*" : (message.system ? "#" : ""), text);
  }
  return out;
}

}  // namespace tenmatsu
