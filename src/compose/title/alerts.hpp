// What a monitor wrote, as the title of an incident.

#pragma once

#include <optional>

#include "compose/title/failures.hpp"

namespace tenmatsu::composition {

/// None where message `n` names nothing.
std::optional<ThingFailure> alert_failure(const Story& story, const Things& things, int n);

/// 「[警報] 3棟 室温 9.6℃(下限 10.0℃)」: whether a message that nobody knows to be of a machine is
/// written as an alert is.
bool reads_as_alert(const Story& story, int n);

}  // namespace tenmatsu::composition
