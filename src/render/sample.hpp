// An incident that has one of everything, to check templates against.

#pragma once

#include "tenmatsu/analysis.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::document {

struct Sample {
  Analysis analysis;
  Incident incident;
};

/// One message of several lines, and every member of an incident filled from it.
Sample complete_sample();

}  // namespace tenmatsu::document
