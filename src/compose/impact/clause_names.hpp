// What a figure counts, by the clause that it stands in.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The clause around a figure: from what ends the clause before it, or the figure before it, to
/// what ends its own.
struct FigureClause {
  std::string before;  // as written
  std::string behind;  // normalised
};

FigureClause clause_of(const Story& story, const Metric& metric);

/// 「お待たせしたのが14店舗」, 「乗り遅れた方が2人」: what its own clause says is counted, as
/// written and not yet fit for a table; empty where it does not say it right before the figure.
std::string counted_in_clause(const Story& story, const Metric& metric);

/// Whether the clause says that those whom the figure counts were hit.
bool clause_tells_hit(const Story& story, const Metric& metric);

/// 「対象は1.5万人です」, 「62万人が対象です」: whom it is about, hit or not.
bool is_aimed_at(const Story& story, const Metric& metric);

/// 「失敗が8,940回、会員の数で1,365人」, 「実人数では914名」: a clause that says no more than how
/// it was counted, of what the one before it tells.
bool counts_the_same(const Story& story, const Metric& metric);

/// 「古い運賃で売れちゃったのが612枚」: nobody meant it.
bool is_unmeant(const Story& story, const Metric& metric);

/// 「うち2社は」, 「5名から電話が来て、1名は締め出されて」: some of those who were counted before.
bool is_part(const Story& story, const Metric& metric);

}  // namespace tenmatsu::composition
