// Clock times and relative times in a message: 14時半頃から, 午後3時, 10分ほど前から, 17時までに.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analyse/talk.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/transcript.hpp"

namespace tenmatsu::analysis {

/// One time of a text. Where `resolved` is false the words only point at a time that the message
/// does not give (開始30分前): no figure, and no mention either.
struct ClockTime {
  Piece piece;
  TimeMention::Kind kind = TimeMention::Kind::point;
  Minute minute = 0;
  bool approximate = false;
  bool relative = false;  // counted from when it was said, or from another zone
  bool resolved = true;
  bool span = false;  // 10分後, 3日前: the span is a figure as well
};

/// When a message was said, on which day the transcript begins, as far as that is known, and what
/// its clocks show beyond UTC.
struct Said {
  std::optional<Minute> minute;
  std::optional<Date> first_day;
  int utc_offset_minutes = 9 * 60;

  /// Goes on to the next message. One without a stamp was said no earlier than the one before it.
  void hear(const Message& message, const Transcript& transcript);
};

/// All times of a normalised text, in their order.
std::vector<ClockTime> times_of(std::string_view text, const Said& said, const Rules& rules);

/// Fills in Event::times and Heard::times.
void find_times(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
