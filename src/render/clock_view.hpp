// Times as the data of a template, with the day beside the clock where the document spans several.

#pragma once

#include <optional>

#include "render/values.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

/// Days, hours and minutes as members of `out`: parts that are zero are not said, unless all are.
void put_minutes(View& out, int minutes);

class ClockView {
 public:
  /// `complete`: give a value to names that exclude one another, such as date and days_later.
  ClockView(const Analysis& analysis, const Incident& incident, bool complete = false);

  [[nodiscard]] View time(Minute minute, bool approximate = false) const;

  /// When a message was said; false where it has no time.
  [[nodiscard]] View time_of(const Message& message) const;

  [[nodiscard]] bool spans_days() const { return several_days_; }

 private:
  std::optional<Date> first_day_;
  bool several_days_ = false;
  bool complete_ = false;
};

}  // namespace tenmatsu::document
