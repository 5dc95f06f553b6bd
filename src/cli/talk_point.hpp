// Points of a talk as the command line names them.

#pragma once

#include <optional>
#include <string>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::cli {

/// 14:30, 14:30:05, 2026-03-04, 2026-03-04T14:30 or with a blank in the place of the T.
std::optional<TalkPoint> talk_point_of(const std::string& text);

/// YYYY-MM-DD of a day that exists.
std::optional<Date> date_of(const std::string& text);

}  // namespace tenmatsu::cli
