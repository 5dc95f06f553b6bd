// What a message stands for in the pictures: what the document says of it comes before the tags of
// the message itself.

#pragma once

#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

/// The cause that rests on message `event`: the main one, else a confirmed one, a suspected one,
/// one that was ruled out; nullptr where there is none.
const Cause* cause_of(const Incident& incident, int event);

/// Whether it was message `event` that told the mitigation or the solution.
bool tells_recovery(const Incident& incident, int event);

/// What an entry of the timeline is about.
Tag kind_of(const Incident& incident, const TimelineEntry& entry);

}  // namespace tenmatsu::document
