// What is to be done, where the sentence that named the work only tells how things are.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// 「鳴るのが遅かったんです。前の週と比べて鳴るように変えます。明後日までに私がやります」: the work
/// is told with the sentence behind it that says what is to be done. Where none does, it is told as
/// an answer to that sentence, if somebody has it to do until some day, and is no work else.
void tell_deeds(const Story& story, int n, const TagFinding& finding, std::vector<Work>& works);

}  // namespace tenmatsu::composition
