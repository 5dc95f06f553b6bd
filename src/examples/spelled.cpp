#include "examples/spelled.hpp"

#include <fmt/format.h>

#include <vector>

namespace tenmatsu::examples {
namespace {

constexpr Minute kDay = 24 * 60;

template <typename Found>
std::string listed(const std::vector<Found>& all) {
  std::string line;
  for (const Found& one : all) {
    line += (line.empty() ? "" : ", ") + spelled(one);
  }
  return line;
}

}  // namespace

std::string spelled(const Metric& metric) {
  const std::string bound = metric.bound == Bound::exact ? "" : symbol_of(metric.bound);
  return fmt::format("{}{}{}{}", bound, metric.value, metric.unit.empty() ? "" : " ", metric.unit);
}

std::string spelled(const TimeMention& time) {
  constexpr const char* kKinds[] = {"", " from", " until", " deadline"};
  const Minute of_day = ((time.minute % kDay) + kDay) % kDay;
  const int day = (time.minute - of_day) / kDay;
  return fmt::format("{}{}{:02}:{:02}{}{}", time.approximate ? "~" : "",
                     day == 0 ? "" : fmt::format("{:+}d ", day), of_day / 60, of_day % 60,
                     time.relative ? " relative" : "", kKinds[static_cast<int>(time.kind)]);
}

std::string figures_of(const Event& event) {
  return listed(event.metrics);
}

std::string times_of(const Event& event) {
  return listed(event.times);
}

}  // namespace tenmatsu::examples
