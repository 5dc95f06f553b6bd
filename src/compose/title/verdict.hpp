// The title of an alarm that proved to be false.

#pragma once

#include <string>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// `title` with the verdict that there was no incident, where the talk ends with one:
/// 「庫内温度のしきい値超過(誤報)」. It is cited with it.
Statement with_verdict(const Story& story, Statement title);

/// The title of an alarm without its verdict; empty where it has none.
std::string alarm_of(const Story& story, const std::string& title);

}  // namespace tenmatsu::composition
