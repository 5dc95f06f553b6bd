// The spelling of enumerators in the JSON output.

#include "tenmatsu/incident.hpp"

namespace tenmatsu {

const char* name_of(Milestone milestone) {
  constexpr const char* kNames[] = {"started", "detected", "declared", "mitigated", "resolved"};
  return kNames[static_cast<int>(milestone)];
}

const char* name_of(Hypothesis::Part part) {
  constexpr const char* kNames[] = {"raised", "supported", "opposed"};
  return kNames[static_cast<int>(part)];
}

const char* name_of(FollowUp::Horizon horizon) {
  constexpr const char* kNames[] = {"unsaid", "interim", "lasting"};
  return kNames[static_cast<int>(horizon)];
}

const char* name_of(Lesson::Kind kind) {
  constexpr const char* kNames[] = {"went_well", "went_wrong", "lucky"};
  return kNames[static_cast<int>(kind)];
}

}  // namespace tenmatsu
