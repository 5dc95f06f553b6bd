// How it stood when the talk ended before the incident did.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What people said last of how it stood, until when and in whose hands; empty where the incident
/// was over or nobody said so.
Statement left_open(const Story& story, const Incident& incident);

}  // namespace tenmatsu::composition
