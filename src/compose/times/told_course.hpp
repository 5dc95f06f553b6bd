// The course of the harm as people tell it afterwards: 「影響は8:31から9:38まで」.

#pragma once

#include <optional>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

struct ToldCourse {
  MilestoneTime from;
  MilestoneTime to;
  bool rounded = false;  // its end names no minute, or about: 「13時半まで」, 「28分くらい」
};

/// As the last message says that tells it, from `begin` on.
std::optional<ToldCourse> told_course(const Story& story, int begin);

/// As one line tells it.
std::optional<ToldCourse> told_course(const Story& story, Line line);

/// A length of time in minutes, where the metric is one.
std::optional<int> minutes_of(const Story& story, const Metric& metric);

}  // namespace tenmatsu::composition
