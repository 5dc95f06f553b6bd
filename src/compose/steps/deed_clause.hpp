// A step that was taken, told so that the sentence goes on behind it.

#pragma once

#include <optional>
#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Of 「設定を戻す」 and 「設定を戻した」 the same two.
struct DeedClause {
  std::string on;     // 「設定を戻し」
  std::string past;   // 「設定を戻した」
  bool bare = false;  // 「戻し」: nobody can tell what
};

/// Of a step in one or more sentences those that tell what was done, with what stands behind them
/// in brackets. None where no sentence does: 「発注元の承認待ち」.
std::optional<DeedClause> deed_clause(const Story& story, const std::string& step);

}  // namespace tenmatsu::composition
