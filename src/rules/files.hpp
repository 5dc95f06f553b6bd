// Puts what rule files say into the tables.

#pragma once

#include "rules/node.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::rules {

/// Adds the entries of a file, or its weights; an entry with a known id replaces the earlier one.
void add_file(Rules& all, const RuleFile& source, Problems& problems);

/// Makes the tables ready for use, after all files were added. More files may be added later, and
/// it be called again.
void finish(Rules& all, Problems& problems);

}  // namespace tenmatsu::rules
