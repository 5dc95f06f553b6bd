// An incident as lists and tables tell it.

#pragma once

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::document {

/// The incident with what stands in lists ending in nouns: 「影響は41件だ」 is 「影響は41件」
/// there. The summary is prose and stays. Only documents are made of it: in the JSON sentences stay
/// whole, since all else is made of them.
Incident in_items(Incident incident, const Rules& rules);

}  // namespace tenmatsu::document
