// The figures and times of a message, found by their words in what is told of it: a list may hold
// thousands of them, of which each statement tells one.

#pragma once

#include <string_view>
#include <vector>

#include "tenmatsu/analysis.hpp"
#include "text/matcher.hpp"

namespace tenmatsu::composition {

class SaidFigures {
 public:
  /// `event` must outlive it.
  explicit SaidFigures(const Event& event);

  /// Those whose words, or their part from the first digit on, stand in `told`, which is
  /// normalised; in the order of the message.
  [[nodiscard]] std::vector<const Metric*> metrics_in(std::string_view told) const;

  /// Those whose words stand in `told`, which is normalised; in the order of the message.
  [[nodiscard]] std::vector<const TimeMention*> times_in(std::string_view told) const;

 private:
  const Event* event_;
  text::Matcher metrics_;
  text::Matcher metric_digits_;
  text::Matcher times_;
};

}  // namespace tenmatsu::composition
