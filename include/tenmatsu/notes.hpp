// What was skipped, replaced or guessed on the way. A note never stops the work.

#pragma once

#include <string>
#include <vector>

namespace tenmatsu {

struct Note {
  std::string file;  // as the user named it; "-" for standard input
  int line = 0;      // counts from 1; 0 where no line is meant
  std::string text;  // one line, without a full stop at its end
};

using Notes = std::vector<Note>;

}  // namespace tenmatsu
