// How a time and a span of time are written in the document.

#pragma once

#include <string>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 14:30; on another day than the talk began, with that day: 3/5 00:52, 翌日 00:52.
std::string clock_text(const Story& story, Minute minute, bool approximate = false);

/// The same with the day in any case, where `beside` lies on another: 3/4 09:05 beside 3/2 15:00.
std::string clock_text_beside(const Story& story, Minute minute, bool approximate, Minute beside);

/// 21分, 1時間15分, 2日3時間; 約 in front where `approximate`.
std::string span_text(const Story& story, int minutes, bool approximate = false);

/// YYYY-MM-DD of the day on which `minute` lies; empty where the transcript has no dates.
std::string date_text(const Story& story, Minute minute);

}  // namespace tenmatsu::composition
