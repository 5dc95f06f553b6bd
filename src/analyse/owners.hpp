// Who takes on a follow-up, until when.

#pragma once

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Fills in `owner` and `due` of every follow-up that was found. Of several in one message those of
/// the first that has an owner.
void find_owners(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
