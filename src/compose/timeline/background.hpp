// What was changed days or months before the incident, as its causes tell of it.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Puts the changes that the causes of `incident` date before its day in front of its timeline, in
/// the order of the causes: 「先月、上限を300回に下げた」. Their time is the day that they name, so
/// the entries have none. Nothing of what was ruled out, and none where the talk has no times.
void add_background(const Story& story, Incident& incident);

}  // namespace tenmatsu::composition
