// How long a step takes, as a line tells it.

#pragma once

#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the line says how long something takes: 「3時間ほどかかります」.
bool tells_cost(const Story& story, Line line);

/// The same where it is a length of time for sure, and not how long it takes or took otherwise.
bool tells_length(const Story& story, Line line);

/// The text without words at its end for how sure it is: 「できない」 of 「できない模様です」.
std::string_view without_manner(const Story& story, std::string_view text);

/// Whether the line says why it takes so long by a step of the speaker:
/// 「定義を取り直すので、20分見てください」.
bool tells_cost_of_own(const Story& story, Line line);

}  // namespace tenmatsu::composition
