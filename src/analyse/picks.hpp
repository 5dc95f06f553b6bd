// Which messages count most in a talk: those that a timeline tells, the root cause, the harm that a
// summary tells, the step that ended the trouble, the symptom that gives the title.

#pragma once

#include "analyse/talk.hpp"

namespace tenmatsu::analysis {

/// Marks what moved the incident (Event::key), and of the causes, the harm, the steps and the
/// symptoms of the talk the main one (TagFinding::main), by Talk::pick_sums.
void pick(Talk& talk);

}  // namespace tenmatsu::analysis
