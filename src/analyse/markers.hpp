// Lines that people mark themselves: 原因: …, 【対応】 …, TODO @name …. The mark outranks all
// rules.

#pragma once

#include "analyse/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::analysis {

/// Finds the marks at the beginning of lines, in the messages of people: not in code, in quotes or
/// in what looks like a log, and not where only names follow. A mark is cut off its sentence, and
/// so are the name and the day at an end of a line that assigns work. A mark alone on its line is
/// of all lines below, up to an empty one, a heading or the next mark. What is measured may be
/// named by the mark (影響: 300件), so the figures are read before.
void find_marks(Talk& talk, const Rules& rules);

/// What is marked carries the tag of its mark, in the sentences that are marked, and of other tags
/// only those that may stand beside it. For the tags as they were decided.
void keep_marks(Talk& talk, const Rules& rules);

}  // namespace tenmatsu::analysis
