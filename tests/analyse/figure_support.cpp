#include "analyse/figure_support.hpp"

#include <fmt/format.h>

#include "examples/spelled.hpp"

namespace tenmatsu {
const RulesPtr& built_in() {
  static const RulesPtr loaded = load_rules({});
  return loaded;
}

Analysis talked(const std::vector<std::string>& messages) {
  Transcript transcript;
  for (const std::string& text : messages) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.text = text;
    message.speaker = message.n % 2 == 1 ? "木村" : "沢田";
    message.time = Stamp{};
    message.time->second = (14 * 60 + 30 + message.n - 1) * 60;
    transcript.messages.push_back(std::move(message));
  }
  return analyse(std::move(transcript), built_in());
}

std::string metrics_said(const std::string& text) {
  return examples::figures_of(talked({text}).events.front());
}

std::string subjects_said(const std::string& text) {
  const Analysis analysis = talked({text});
  std::string line;
  for (const Metric& metric : analysis.events.front().metrics) {
    line += fmt::format("{}{}: {}", line.empty() ? "" : ", ", metric.subject,
                        examples::spelled(metric));
  }
  return line;
}

Analysis told_by(const std::string& speaker, const std::string& text) {
  Transcript transcript;
  Message message;
  message.n = 1;
  message.speaker = speaker;
  message.text = text;
  transcript.messages.push_back(std::move(message));
  return analyse(std::move(transcript), built_in());
}

Analysis said_at(const std::string& text, Minute minute, std::optional<Date> day) {
  Transcript transcript;
  transcript.first_day = day;
  Message message;
  message.n = 1;
  message.text = text;
  message.time = Stamp{};
  message.time->second = minute * 60;
  transcript.messages.push_back(std::move(message));
  return analyse(std::move(transcript), built_in());
}

std::string times_in(const Analysis& analysis) {
  return examples::times_of(analysis.events.front());
}

}  // namespace tenmatsu
