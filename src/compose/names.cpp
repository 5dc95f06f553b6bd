// The spelling of enumerators in the JSON output.

#include "tenmatsu/incident.hpp"

namespace tenmatsu {

const char* name_of(Milestone milestone) {
  constexpr const char* kNames[] = {"started", "detected", "declared", "mitigated", "resolved"};
  return kNames[static_cast<int>(milestone)];
}

}  // namespace tenmatsu
