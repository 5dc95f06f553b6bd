// One figure over time as a small chart: only where things stand, templates say how they look.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/time_scale.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

struct LineChart : Plot {
  enum class Anchor { start, middle, end };  // which part of a label stands at its point
  struct Point {
    int x = 0;
    int y = 0;
    std::string text;  // as said
    int event = 0;
    Minute minute = 0;
    Bound bound = Bound::exact;
    bool labelled = false;  // there is room for its text
    int label_y = 0;
    Anchor anchor = Anchor::middle;
  };
  /// A value to hold the points against.
  struct Level {
    int y = 0;
    std::string text;
    int event = 0;
    bool usual = false;       // the usual value, else a limit
    int label_y = 0;          // of its text
    bool label_left = false;  // the text stands at the left end of the line
  };
  struct ValueTick {
    int y = 0;
    std::string text;  // without the unit
  };
  /// An action of the incident: its number and when it was done.
  struct Moment {
    int x = 0;
    int number = 0;
    bool labelled = true;  // there is room for its number
  };

  std::string subject;
  std::string unit;
  std::vector<Point> points;
  std::vector<Level> levels;
  std::vector<ValueTick> values;
  std::vector<TimeTick> times;
  std::vector<Moment> moments;
};

/// Values at which an axis from `low` to `high` is labelled, 0 among them where it is near: steps
/// of 1, 2 or 5 times a power of ten. The first is not above `low`, the last not below `high`.
std::vector<double> value_ticks(double low, double high);

/// As a person writes it: 12,000, 0.5.
std::string value_text(double value);

/// None where fewer than two of the readings were measured at times of their own.
std::optional<LineChart> line_chart(const Analysis& analysis, const Incident& incident,
                                    const EffectRow& row);

}  // namespace tenmatsu::document
