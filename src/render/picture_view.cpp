#include "render/picture_view.hpp"

#include <algorithm>
#include <string>

#include "render/text_width.hpp"

namespace tenmatsu::document {

namespace {

constexpr int kLetters = 12;  // size of the names of lanes
constexpr int kRoomyBand = 66;

View number(int value) {
  return std::to_string(value);
}

View text_or_false(const std::string& text) {
  return text.empty() ? View(false) : View(text);
}

template <typename List, typename Function>
View list_of(const List& list, Function one) {
  View::List out;
  out.reserve(list.size());
  for (const auto& item : list) {
    out.push_back(one(item));
  }
  return out;
}

/// The members that all frames of a plot have.
template <typename Plot>
void put_frame(View& out, const Plot& plot) {
  out["width"] = number(plot.width);
  out["height"] = number(plot.height);
  out["left"] = number(plot.left);
  out["right"] = number(plot.right);
  out["top"] = number(plot.top);
  out["bottom"] = number(plot.bottom);
  out["plot_width"] = number(plot.right - plot.left);
  out["plot_height"] = number(plot.bottom - plot.top);
}

View band_view(const TimelinePicture::Band& band) {
  View out;
  out["x"] = number(band.x);
  out["width"] = number(band.width);
  out["middle"] = number(band.x + band.width / 2);
  out["roomy"] = band.width >= kRoomyBand;
  out["until"] = band.until ? name_of(*band.until) : "open";
  out["approximate"] = false;
  put_minutes(out, band.minutes);
  return out;
}

View flag_view(const TimelinePicture::Flag& flag, const ClockView& clock) {
  constexpr int kGap = 5;  // between a line and its label
  View out;
  out["x"] = number(flag.x);
  out["label_x"] = number(flag.label_left ? flag.x - kGap : flag.x + kGap);
  out["label_y"] = number(flag.label_y);
  out["label_left"] = flag.label_left;
  out["line_top"] = number(flag.label_y - kLetters);
  out["time"] = clock.time(flag.minute, flag.approximate);
  for (int i = 0; i < kMilestoneCount; ++i) {
    const auto milestone = static_cast<Milestone>(i);
    out[std::string("at_") + name_of(milestone)] = flag.milestone == milestone;
  }
  out["at_end"] = !flag.milestone.has_value();
  return out;
}

View lane_view(const TimelinePicture::Lane& lane, int names) {
  constexpr int kTick = 6;  // height of the sign of a message
  View out;
  out["name"] = text_or_false(lane.name);
  out["short_name"] = text_or_false(shortened(lane.name, kLetters, names));
  out["others"] = lane.others > 0 ? number(lane.others) : View(false);
  out["y"] = number(lane.y);
  out["top"] = number(lane.top);
  out["height"] = number(lane.height);
  out["spoken"] = list_of(lane.messages, [&](int x) {
    View tick;
    tick["x"] = number(x);
    tick["from"] = number(lane.top + lane.height - kTick);
    tick["to"] = number(lane.top + lane.height);
    return tick;
  });
  return out;
}

View mark_view(const TimelinePicture::Mark& mark, const ClockView& clock) {
  View out;
  out["x"] = number(mark.x);
  out["y"] = number(mark.y);
  out["until"] = mark.until ? number(*mark.until) : View(false);
  out["kind"] = name_of(mark.kind);
  out["n"] = number(mark.event);
  out["action"] = mark.action > 0 ? number(mark.action) : View(false);
  out["is_trouble"] =
      mark.kind == Tag::detection || mark.kind == Tag::symptom || mark.kind == Tag::impact;
  for (const Tag tag : {Tag::investigation, Tag::cause, Tag::action, Tag::recovery,
                        Tag::communication, Tag::followup}) {
    out[std::string("is_") + name_of(tag)] = mark.kind == tag;
  }
  out["open"] = mark.open;
  out["crossed"] = mark.crossed;
  out["verdict"] = text_or_false(mark.verdict);
  out["time"] = clock.time(mark.minute);
  out["text"] = mark.text;
  return out;
}

View cut_view(const TimeScale::Cut& cut) {
  View out;
  out["x"] = number(cut.x);
  out["approximate"] = false;
  put_minutes(out, cut.minutes);
  return out;
}

View point_view(const LineChart::Point& point, const ClockView& clock) {
  View out;
  out["x"] = number(point.x);
  out["y"] = number(point.y);
  out["text"] = point.text;
  out["n"] = number(point.event);
  out["time"] = clock.time(point.minute);
  out["exact"] = point.bound == Bound::exact;
  out["labelled"] = point.labelled;
  out["label_y"] = number(point.label_y);
  out["label_x"] = number(point.anchor == LineChart::Anchor::middle  ? point.x
                          : point.anchor == LineChart::Anchor::start ? point.x - 4
                                                                     : point.x + 4);
  out["anchor"] = point.anchor == LineChart::Anchor::middle  ? "middle"
                  : point.anchor == LineChart::Anchor::start ? "start"
                                                             : "end";
  return out;
}

/// The points of a polyline: "12,30 40,8".
std::string line_of(const LineChart& chart) {
  std::string out;
  for (const LineChart::Point& point : chart.points) {
    out += out.empty() ? "" : " ";
    out += std::to_string(point.x) + "," + std::to_string(point.y);
  }
  return out;
}

/// Within a picture that is `width` wide; the label of a time near its edge is moved inwards.
View tick_view(int x, int width, Minute minute, bool new_day, const ClockView& clock) {
  const int half = new_day ? 38 : 18;  // of the label's width, about
  View out;
  out["x"] = number(x);
  out["label_x"] = number(std::max(std::min(x, width - half), half));
  out["time"] = clock.time(minute);
  out["new_day"] = new_day;
  return out;
}

}  // namespace

View picture_view(const TimelinePicture& picture, const PictureSize& size, const ClockView& clock) {
  View out;
  put_frame(out, picture);
  out["axis_y"] = number(picture.bottom + kLetters + 4);
  out["bands"] = list_of(picture.bands, band_view);
  out["flags"] = list_of(picture.flags, [&](const auto& flag) { return flag_view(flag, clock); });
  out["ticks"] = list_of(picture.ticks, [&](const auto& tick) {
    return tick_view(tick.x, picture.width, tick.minute, tick.new_day && clock.spans_days(), clock);
  });
  out["cuts"] = list_of(picture.cuts, cut_view);
  out["lanes"] =
      list_of(picture.lanes, [&](const auto& lane) { return lane_view(lane, size.names); });
  out["marks"] = list_of(picture.marks, [&](const auto& mark) { return mark_view(mark, clock); });
  return out;
}

View chart_view(const LineChart& chart, const ClockView& clock) {
  View out;
  put_frame(out, chart);
  out["subject"] = text_or_false(chart.subject);
  out["unit"] = text_or_false(chart.unit);
  out["line"] = line_of(chart);
  out["axis_x"] = number(chart.left - 6);
  out["axis_y"] = number(chart.bottom + kLetters + 4);
  out["points"] =
      list_of(chart.points, [&](const auto& point) { return point_view(point, clock); });
  out["levels"] = list_of(chart.levels, [&](const LineChart::Level& level) {
    View view;
    view["y"] = number(level.y);
    view["label_x"] = number(level.label_left ? chart.left + 4 : chart.right);
    view["label_y"] = number(level.label_y);
    view["label_left"] = level.label_left;
    view["text"] = level.text;
    view["n"] = number(level.event);
    view["usual"] = level.usual;
    return view;
  });
  out["values"] = list_of(chart.values, [](const LineChart::ValueTick& tick) {
    View view;
    view["y"] = number(tick.y);
    view["label_y"] = number(tick.y + 4);
    view["text"] = tick.text;
    return view;
  });
  out["ticks"] = list_of(chart.times, [&](const TimeTick& tick) {
    return tick_view(tick.x, chart.width, tick.minute, tick.new_day && clock.spans_days(), clock);
  });
  out["moments"] = list_of(chart.moments, [](const LineChart::Moment& moment) {
    View view;
    view["x"] = number(moment.x);
    view["action"] = number(moment.number);
    view["labelled"] = moment.labelled;
    return view;
  });
  return out;
}

View complete_picture(const ClockView& clock) {
  constexpr int kDayHourMinute = 24 * 60 + 61;
  TimelinePicture one;
  one.bands.resize(1);
  one.bands.front().minutes = kDayHourMinute;
  one.flags.resize(1);
  one.ticks.resize(1);
  one.cuts = {{1, kDayHourMinute}};
  one.lanes = {{"x", 1, 0, 0, 0, {1}}};
  one.marks = {{1, 1, 1, Tag::action, 1, 1, 1, "x", true, true, "x"}};
  return picture_view(one, {}, clock);
}

View complete_chart(const ClockView& clock) {
  LineChart one;
  one.subject = one.unit = "x";
  one.points = {{1, 1, "x", 1, 1, Bound::exact, true, 1, LineChart::Anchor::middle}};
  one.levels = {{1, "x", 1, true, 1, true}};
  one.values = {{1, "x"}};
  one.times = {{1, 1, true}};
  one.moments = {{1, 1, true}};
  return chart_view(one, clock);
}

}  // namespace tenmatsu::document
