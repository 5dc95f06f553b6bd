// The spelling of enumerators in the JSON output.

#include "tenmatsu/analysis.hpp"

namespace tenmatsu {

const TagFinding* find_tag(const Event& event, Tag tag) {
  for (const TagFinding& finding : event.tags) {
    if (finding.tag == tag) {
      return &finding;
    }
  }
  return nullptr;
}

const char* name_of(Tag tag) {
  constexpr const char* kNames[] = {"detection",     "symptom",       "impact",
                                    "investigation", "cause",         "action",
                                    "recovery",      "communication", "followup"};
  return kNames[static_cast<int>(tag)];
}

const char* name_of(Status status) {
  constexpr const char* kNames[] = {"none",      "suspected", "confirmed", "ruled_out", "proposed",
                                    "requested", "started",   "done",      "rejected"};
  return kNames[static_cast<int>(status)];
}

const char* name_of(Modality modality) {
  constexpr const char* kNames[] = {"statement",  "question",       "request",   "proposal",
                                    "intention",  "ongoing",        "done",      "onset",
                                    "conjecture", "assertion",      "exclusion", "need",
                                    "rejection",  "acknowledgement"};
  return kNames[static_cast<int>(modality)];
}

const char* name_of(Category category) {
  constexpr const char* kNames[] = {"none", "prevent", "detect", "mitigate", "repair"};
  return kNames[static_cast<int>(category)];
}

const char* name_of(Phase phase) {
  constexpr const char* kNames[] = {"before", "noticed", "investigating", "fixing", "over"};
  return kNames[static_cast<int>(phase)];
}

const char* name_of(MetricRole role) {
  constexpr const char* kNames[] = {"reading", "usual", "before", "after", "threshold", "estimate"};
  return kNames[static_cast<int>(role)];
}

const char* symbol_of(Bound bound) {
  constexpr const char* kSymbols[] = {"=", "~", ">=", "<="};
  return kSymbols[static_cast<int>(bound)];
}

}  // namespace tenmatsu
