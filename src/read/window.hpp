// The part of a talk that the user asked for.

#pragma once

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::reading {

/// Leaves what was said between ReadOptions::since and until. Throws Failure::input where that is
/// nothing, Failure::usage where a day is asked for and the messages have none.
void keep_window(Transcript& transcript, const ReadOptions& options);

/// Numbers the messages anew from 1 and lets Minute 0 lie on the day of the first that has a time.
void renumber(Transcript& transcript);

/// 2026-03-04T14:35:10, or 14:35 where nothing is dated; for messages to the user.
std::string clock_of(const Transcript& transcript, int second);

}  // namespace tenmatsu::reading
