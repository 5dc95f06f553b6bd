// The commands that read a document and say what is wrong with it.

#pragma once

#include <iosfwd>

#include "cli/messages.hpp"
#include "cli/options.hpp"

namespace tenmatsu::cli {

/// Returns 1 where there are findings.
int verify(const Options& options, std::istream& in, std::ostream& out, Messages& messages);

/// The same for a document by itself. A transcript becomes a document first.
int check(const Options& options, std::istream& in, std::ostream& out, Messages& messages);

int list_checks(const Options& options, std::ostream& out);

}  // namespace tenmatsu::cli
