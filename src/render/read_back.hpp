// The parts of an analysis in JSON, read back. docs/analysis.schema.json is their contract.

#pragma once

#include "render/fields.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

/// What `source` tells of the transcript.
Transcript read_source(const rules::Node& node, const Bounds& bounds);

Person read_person(const rules::Node& node, const Bounds& bounds);

/// One message with what it means, and where it went.
struct ReadEvent {
  Message message;
  Event event;
  Use use;
};
ReadEvent read_event(const rules::Node& node, const Bounds& bounds);

/// All but `uses`, which stand with the events.
Incident read_incident(const rules::Node& node, const Bounds& bounds);

}  // namespace tenmatsu::document
