// An incident as compose/ would tell it, small enough to read, with something in every list.

#pragma once

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::example {

struct Told {
  Analysis analysis;
  Incident incident;
};

/// One evening's incident without dates.
Told api_latency();

/// The same, on a dated talk that runs past midnight.
Told past_midnight();

}  // namespace tenmatsu::example
