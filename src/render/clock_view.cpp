#include "render/clock_view.hpp"

#include <set>

#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

std::set<int> days_of(const Analysis& analysis, const Incident& incident) {
  std::set<int> days;
  for (const Message& message : analysis.transcript.messages) {
    if (message.time && !message.time->elapsed) {
      days.insert(day_of(message.time->minute()));
    }
  }
  for (const auto& milestone : incident.times) {
    if (milestone) {
      days.insert(day_of(milestone->minute));
    }
  }
  for (const TimelineEntry& entry : incident.timeline) {
    if (entry.timed) {
      days.insert(day_of(entry.minute));
    }
  }
  return days;
}

}  // namespace

void put_minutes(View& out, int minutes) {
  const auto part = [](int count) { return count > 0 ? View(std::to_string(count)) : View(false); };
  out["days"] = part(minutes / (24 * 60));
  out["hours"] = part(minutes / 60 % 24);
  out["minutes"] = minutes == 0 ? View("0") : part(minutes % 60);
}

ClockView::ClockView(const Analysis& analysis, const Incident& incident, bool complete)
    : first_day_(analysis.transcript.first_day),
      several_days_(days_of(analysis, incident).size() > 1),
      complete_(complete) {}

View ClockView::time(Minute minute, bool approximate) const {
  const int day = several_days_ ? day_of(minute) : 0;
  const bool dated = first_day_.has_value();
  View out;
  out["clock"] = hours_and_minutes(minute);
  out["date"] = false;
  if (complete_ || (several_days_ && dated)) {
    const Date date = day_after(first_day_.value_or(Date{2000, 1, 1}), day_of(minute));
    View& parts = out["date"] = View();
    parts["year"] = std::to_string(date.year);
    parts["month"] = std::to_string(date.month);
    parts["day"] = std::to_string(date.day);
  }
  out["previous_day"] = !dated && day < 0;
  out["next_day"] = !dated && day == 1;
  out["days_later"] = complete_ || (!dated && day > 1) ? View(std::to_string(day)) : View(false);
  out["approximate"] = approximate;
  return out;
}

View ClockView::time_of(const Message& message) const {
  if (!message.time) {
    return false;
  }
  View out = time(message.time->minute());
  if (message.time->elapsed) {
    out["clock"] = iso_stamp(*message.time, std::nullopt);
  }
  return out;
}

}  // namespace tenmatsu::document
