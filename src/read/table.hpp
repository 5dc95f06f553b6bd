// CSV and TSV with a time, a speaker and a message under whatever header names, or without any.

#pragma once

#include "read/reader.hpp"

namespace tenmatsu::reading::table {

bool claims_csv(const Source& source);
Reading read_csv(const Source& source);

/// A table of Markdown with a header.
bool claims_bars(const Source& source);
Reading read_bars(const Source& source);

bool claims_tsv(const Source& source);
Reading read_tsv(const Source& source);

}  // namespace tenmatsu::reading::table
