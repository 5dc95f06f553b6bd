// The course of the incident as the data of a Mermaid Gantt chart, for documents in Markdown.

#pragma once

#include <string>
#include <string_view>

#include "render/clock_view.hpp"
#include "render/values.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

/// `said` as the label of a task: what means something to Mermaid, or would end the block of code
/// around it, becomes an entity of Mermaid's (#58;). One line.
std::string mermaid_escaped(std::string_view said);

/// False where no message has a time.
View diagram_view(const Analysis& analysis, const Incident& incident, const ClockView& clock);

}  // namespace tenmatsu::document
