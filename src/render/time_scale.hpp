// Minutes as places on a line. Long silences are cut out: what happened the next morning must not
// squeeze the incident into a corner.

#pragma once

#include <vector>

#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

/// A picture over time: its size, and the edges of the part in which things are drawn.
struct Plot {
  int width = 0;
  int height = 0;
  int left = 0;
  int right = 0;
  int top = 0;
  int bottom = 0;
};

/// A time that is labelled below a plot.
struct TimeTick {
  int x = 0;
  Minute minute = 0;
  bool new_day = false;
};

class TimeScale {
 public:
  /// Where time was cut out.
  struct Cut {
    int x = 0;  // middle of the place that stands for it
    int minutes = 0;
  };

  /// Shows all of `moments` between `left` and `right`.
  TimeScale(std::vector<Minute> moments, int left, int right);

  [[nodiscard]] Minute first() const { return pieces_.front().begin; }
  [[nodiscard]] Minute last() const { return pieces_.back().end; }

  /// A minute before the first or behind the last stands at the edge; one that was cut out, in the
  /// middle of its cut.
  [[nodiscard]] int x(Minute minute) const;

  [[nodiscard]] std::vector<Cut> cuts() const;

  /// Round times that stand at least `gap` apart, none of them in a cut.
  [[nodiscard]] std::vector<Minute> ticks(int gap) const;

 private:
  struct Piece {
    Minute begin = 0;
    Minute end = 0;
    int left = 0;
    int right = 0;
  };

  static int x_in(const Piece& piece, Minute minute);

  std::vector<Piece> pieces_;  // in their order, never empty
};

}  // namespace tenmatsu::document
