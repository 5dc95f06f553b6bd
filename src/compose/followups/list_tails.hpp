// Lists whose last row says for all items who does them and until when:
// 「・型番を照合する」 「・予備を数える」 「を堤さん主担当で来週中にお願いします」.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// Whether the line is of an item of a list that a row behind it gives to somebody or dates.
bool is_given_behind(const Story& story, Line line);

/// The works of such items have the owner and the day of that row, where they name none of their
/// own; what was read from the row itself is no work.
void give_lists(const Story& story, int n, const TagFinding& finding, std::vector<Work>& all);

}  // namespace tenmatsu::composition
