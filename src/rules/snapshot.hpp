// The tables as the built-in rule files make them, in one block of bytes. It is made when the
// program is built and read when it starts: reading the files takes thirty times as long. Which
// of its members a table keeps, its serialize() says, beside them.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rules/rules.hpp"

namespace tenmatsu::rules {

/// All tables of `all`, without the examples of their rules; finish() must have run.
std::string snapshot_of(const Rules& all);

/// Makes the tables of `all` those of which `snapshot` was made. Their largest arrays stay where
/// they are: `snapshot` must outlive them, and begin at a multiple of kSnapshotAlignment.
void restore(Rules& all, std::string_view snapshot);
inline constexpr std::size_t kSnapshotAlignment = 8;

/// The snapshot of the built-in rules. Defined in a file that the build makes.
std::string_view built_in_snapshot();

}  // namespace tenmatsu::rules
