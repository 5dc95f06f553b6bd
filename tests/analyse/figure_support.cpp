#include "analyse/figure_support.hpp"

#include <fmt/format.h>

namespace tenmatsu {
namespace {

std::string said(const Metric& metric) {
  const std::string bound = metric.bound == Bound::exact ? "" : symbol_of(metric.bound);
  return fmt::format("{}{}{}{}", bound, metric.value, metric.unit.empty() ? "" : " ", metric.unit);
}

}  // namespace

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
  const Analysis analysis = talked({text});
  std::string line;
  for (const Metric& metric : analysis.events.front().metrics) {
    line += (line.empty() ? "" : ", ") + said(metric);
  }
  return line;
}

std::string subjects_said(const std::string& text) {
  const Analysis analysis = talked({text});
  std::string line;
  for (const Metric& metric : analysis.events.front().metrics) {
    line += fmt::format("{}{}: {}", line.empty() ? "" : ", ", metric.subject, said(metric));
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
  constexpr const char* kKinds[] = {"", " from", " until", " deadline"};
  std::string line;
  for (const TimeMention& time : analysis.events.front().times) {
    const bool before = time.minute < 0;
    const Minute of_day = ((time.minute % 1440) + 1440) % 1440;
    const int day = (time.minute - of_day) / 1440;
    line += fmt::format(
        "{}{}{}{:02}:{:02}{}{}", line.empty() ? "" : ", ", time.approximate ? "~" : "",
        day == 0 ? "" : fmt::format("{}{}d ", before ? "" : "+", day), of_day / 60, of_day % 60,
        time.relative ? " relative" : "", kKinds[static_cast<int>(time.kind)]);
  }
  return line;
}

}  // namespace tenmatsu
