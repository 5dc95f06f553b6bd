// What a monitor wrote, as the title of an incident.

#pragma once

#include <optional>

#include "compose/title/failures.hpp"

namespace tenmatsu::composition {

/// None where message `n` names nothing.
std::optional<ThingFailure> alert_failure(const Story& story, const Things& things, int n);

}  // namespace tenmatsu::composition
