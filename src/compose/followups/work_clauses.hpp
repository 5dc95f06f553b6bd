// The clauses of one sentence of which each gives its own work to somebody.

#pragma once

#include <vector>

#include "compose/followups/work_pieces.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「堤がX入れるのを今週中に、Yは僕がやるよ」, 「謝罪は私から 報告書は岸さん 来週まで」: one piece
/// for each clause; none unless two of them say who does what they name, and each names something.
std::vector<WorkPiece> pieces_by_clause(const Story& story, Line line);

}  // namespace tenmatsu::composition
