// One transcript or many to documents.

#pragma once

#include <iosfwd>

#include "cli/messages.hpp"
#include "cli/options.hpp"

namespace tenmatsu::cli {

/// Returns the exit code: of several inputs the worst, where an unreadable input is worse than a
/// transcript without an incident, and that is worse than a hole found by --fail-on.
int convert(const Options& options, std::istream& in, std::ostream& out, Messages& messages);

}  // namespace tenmatsu::cli
