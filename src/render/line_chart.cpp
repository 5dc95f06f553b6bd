#include "render/line_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "render/text_width.hpp"
#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

constexpr int kWidth = 360;
constexpr int kHeight = 190;
constexpr int kLetters = 11;  // size of the labels
constexpr int kTop = 40;      // room for the numbers of actions and a label
constexpr int kRightMargin = 14;
constexpr int kAxis = 26;
constexpr int kTimeGap = 62;
constexpr int kNumber = 15;  // width of an action's number

bool is_measured(const EffectRow::Reading& reading) {
  return reading.role == MetricRole::reading || reading.role == MetricRole::before ||
         reading.role == MetricRole::after;
}

bool is_timed(const Analysis& analysis, const EffectRow::Reading& reading) {
  const auto& messages = analysis.transcript.messages;
  return reading.event >= 1 && reading.event <= static_cast<int>(messages.size()) &&
         analysis.message(reading.event).time.has_value();
}

struct Box {
  int left = 0;
  int right = 0;
  int top = 0;
  int bottom = 0;
};

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

class Drawing {
 public:
  Drawing(const Incident& incident, const EffectRow& row,
          std::vector<const EffectRow::Reading*> measured)
      : incident_(&incident), row_(&row), measured_(std::move(measured)) {}

  LineChart draw() {
    out_.subject = row_->subject;
    out_.unit = row_->unit;
    out_.width = kWidth;
    out_.height = kHeight;
    out_.top = kTop;
    out_.bottom = kHeight - kAxis;
    draw_values();
    draw_times();
    draw_points();
    return std::move(out_);
  }

 private:
  // --- the axis of values ---

  void draw_values() {
    double low = measured_.front()->value;
    double high = low;
    const auto take = [&](double value) {
      low = std::min(low, value);
      high = std::max(high, value);
    };
    for (const auto* reading : measured_) {
      take(reading->value);
    }
    for (const auto& reading : row_->readings) {
      if (reading.role == MetricRole::usual) {
        take(reading.value);
      }
    }
    for (const auto& reading : row_->thresholds) {
      take(reading.value);
    }
    const std::vector<double> ticks = value_ticks(low, high);
    low_ = ticks.front();
    high_ = ticks.back();
    int widest = 0;
    for (const double tick : ticks) {
      out_.values.push_back({y(tick), value_text(tick)});
      widest = std::max(widest, text_width(out_.values.back().text, kLetters));
    }
    out_.left = widest + 12;
    out_.right = kWidth - kRightMargin;
    for (const auto& reading : row_->readings) {
      if (reading.role == MetricRole::usual) {
        add_level(reading, true);
      }
    }
    for (const auto& reading : row_->thresholds) {
      add_level(reading, false);
    }
  }

  [[nodiscard]] int y(double value) const {
    const double share = (value - low_) / (high_ - low_);
    return out_.bottom - static_cast<int>(std::lround(share * (out_.bottom - out_.top)));
  }

  void add_level(const EffectRow::Reading& reading, bool usual) {
    const int at = y(reading.value);
    const bool known =
        std::ranges::any_of(out_.levels, [at](const auto& level) { return level.y == at; });
    if (!known) {
      out_.levels.push_back({at, reading.text, reading.event, usual, at, false});
    }
  }

  // --- the axis of times ---

  void draw_times() {
    std::vector<Minute> moments;
    for (const auto* reading : measured_) {
      moments.push_back(reading->minute);
    }
    const auto [first, last] = std::minmax_element(moments.begin(), moments.end());
    std::vector<std::pair<Minute, int>> actions;
    for (std::size_t i = 0; i < incident_->actions.size(); ++i) {
      const Action& one = incident_->actions[i];
      const bool carried_out = one.status == Status::done || one.status == Status::started;
      if (carried_out && one.minute >= *first && one.minute <= *last) {
        actions.emplace_back(one.minute, static_cast<int>(i) + 1);
      }
    }
    // Nothing is cut out: how steep a line is must mean something.
    scale_ = TimeScale({*first, *last}, out_.left + 14, out_.right - 14);
    std::ranges::sort(actions);
    int free_from = 0;
    for (const auto& [minute, number] : actions) {
      const int x = scale_.x(minute);
      out_.moments.push_back({x, number, x >= free_from});
      free_from = x >= free_from ? x + kNumber : free_from;
    }
    int day = day_of(*first);
    for (const Minute tick : scale_.ticks(kTimeGap)) {
      out_.times.push_back({scale_.x(tick), tick, out_.times.empty() || day_of(tick) != day});
      day = day_of(tick);
    }
  }

  // --- points ---

  void draw_points() {
    for (const auto* reading : measured_) {
      LineChart::Point point;
      point.x = scale_.x(reading->minute);
      point.y = y(reading->value);
      point.text = reading->text;
      point.event = reading->event;
      point.minute = reading->minute;
      point.bound = reading->bound;
      out_.points.push_back(std::move(point));
    }
    std::ranges::stable_sort(out_.points,
                             [](const auto& a, const auto& b) { return a.minute < b.minute; });
    for (const LineChart::Point& point : out_.points) {
      constexpr int kRadius = 4;
      labels_.push_back(
          {point.x - kRadius, point.x + kRadius, point.y - kRadius, point.y + kRadius});
    }
    for (LineChart::Level& level : out_.levels) {
      place_label(level);
    }
    // The last value and the worst are what a reader looks for: the ends are labelled first.
    label(out_.points.front());
    label(out_.points.back());
    for (LineChart::Point& point : out_.points) {
      label(point);
    }
  }

  /// How much of `box` lies on the line or on what is taken, in steps of its width.
  [[nodiscard]] int crowd(const Box& box) const {
    int hits = 0;
    for (const Box& other : labels_) {
      hits += overlap(box, other) ? 4 : 0;
    }
    for (std::size_t i = 1; i < out_.points.size(); ++i) {
      const auto& from = out_.points[i - 1];
      const auto& to = out_.points[i];
      for (int x = std::max(from.x, box.left); x <= std::min(to.x, box.right); x += 4) {
        const int y = from.y + (to.y - from.y) * (x - from.x) / std::max(to.x - from.x, 1);
        hits += y > box.top && y < box.bottom ? 1 : 0;
      }
    }
    return hits;
  }

  /// The text of a level stands at that end of its line, above or below, where least is.
  void place_label(LineChart::Level& level) {
    constexpr int kWords = 5;  // what a template may write before it
    const int width = text_width(level.text, kLetters) + (level.usual ? 0 : kWords * kLetters);
    int least = -1;
    Box chosen;
    for (const int shift : {-4, kLetters + 3}) {
      for (const bool left : {false, true}) {
        const int begin = left ? out_.left + 4 : out_.right - width;
        const int baseline = level.y + shift;
        const Box box{begin, begin + width, baseline - kLetters + 1, baseline + 2};
        const int hits = crowd(box) + (box.bottom > out_.bottom + 2 ? 100 : 0);
        if (least < 0 || hits < least) {
          least = hits;
          chosen = box;
          level.label_y = baseline;
          level.label_left = left;
        }
      }
    }
    labels_.push_back(chosen);
  }

  void label(LineChart::Point& point) {
    constexpr int kAbove = -8;
    constexpr int kBelow = 16;
    constexpr int kNumbers = 16;  // where the numbers of actions stand
    for (const int shift : {kAbove, kBelow}) {
      if (point.labelled) {
        return;
      }
      const int width = text_width(point.text, kLetters);
      int left = point.x - width / 2;
      LineChart::Anchor anchor = LineChart::Anchor::middle;
      if (left + width > kWidth - 2) {
        left = point.x + 4 - width;
        anchor = LineChart::Anchor::end;
      } else if (left < out_.left) {
        left = point.x - 4;
        anchor = LineChart::Anchor::start;
      }
      const int baseline = point.y + shift;
      const Box box{left, left + width, baseline - kLetters + 1, baseline + 2};
      const bool taken =
          std::ranges::any_of(labels_, [&](const Box& other) { return overlap(box, other); });
      if (!taken && box.top > kNumbers && box.bottom <= out_.bottom + 1) {
        point.labelled = true;
        point.label_y = baseline;
        point.anchor = anchor;
        labels_.push_back(box);
      }
    }
  }

  const Incident* incident_;
  const EffectRow* row_;
  std::vector<const EffectRow::Reading*> measured_;
  LineChart out_;
  TimeScale scale_{{}, 0, 0};
  double low_ = 0;
  double high_ = 1;
  std::vector<Box> labels_;  // what is taken
};

}  // namespace

std::vector<double> value_ticks(double low, double high) {
  constexpr int kIntervals = 3;
  if (!std::isfinite(low) || !std::isfinite(high)) {
    return {0, 1};
  }
  if (low > 0 && low <= high / 2) {
    low = 0;
  }
  if (high <= low) {
    high = low + std::max(std::abs(low), 1.0);
  }
  const double least = (high - low) / kIntervals;
  double power = 1;
  while (power * 10 <= least) {
    power *= 10;
  }
  while (power > least) {
    power /= 10;
  }
  double step = power * 10;
  for (const double times : {1.0, 2.0, 5.0}) {
    if (power * times >= least) {
      step = power * times;
      break;
    }
  }
  std::vector<double> ticks;
  const auto first = static_cast<long>(std::floor(low / step));
  const auto last = static_cast<long>(std::ceil(high / step));
  for (long i = first; i <= last; ++i) {
    ticks.push_back(static_cast<double>(i) * step);
  }
  return ticks;
}

std::string value_text(double value) {
  if (std::abs(value) >= 1000) {
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (std::size_t at = digits.size(); at > 3;) {
      at -= 3;
      digits.insert(at, ",");
    }
    return (value < 0 ? "-" : "") + digits;
  }
  return fmt::format("{:.6g}", value == 0 ? 0.0 : value);
}

std::optional<LineChart> line_chart(const Analysis& analysis, const Incident& incident,
                                    const EffectRow& row) {
  std::vector<const EffectRow::Reading*> measured;
  std::set<Minute> minutes;
  for (const EffectRow::Reading& reading : row.readings) {
    if (is_measured(reading) && is_timed(analysis, reading)) {
      measured.push_back(&reading);
      minutes.insert(reading.minute);
    }
  }
  if (minutes.size() < 2) {
    return std::nullopt;
  }
  return Drawing(incident, row, std::move(measured)).draw();
}

}  // namespace tenmatsu::document
