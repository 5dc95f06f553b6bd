// Figures and times in one line, as the examples of rules say what must be found.

#pragma once

#include <string>

#include "tenmatsu/analysis.hpp"

namespace tenmatsu::examples {

/// "~1200 社"
std::string spelled(const Metric& metric);

/// "~14:30 relative from"
std::string spelled(const TimeMention& time);

/// "~1200 社, 800 件"
std::string figures_of(const Event& event);

/// "~14:30 relative from, 17:00 deadline"
std::string times_of(const Event& event);

}  // namespace tenmatsu::examples
