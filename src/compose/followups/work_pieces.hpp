// The pieces of work that one sentence, or one item of a list, names together, each with who does
// it and until when.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A piece of work, and what is said of it there.
struct WorkPiece {
  std::string text;  // as written
  std::string owner;
  std::string with;  // who does it together with its owner
  std::string due;
  int number = 0;       // in a list by numbers
  bool listed = false;  // each names who does it, if anybody does
  bool open = false;    // somebody is yet to take it on: 「→ 誰か」
};

/// 「①負荷テスト、②例外リスト」, 「冗長化→堤 来週末、更新→岸 今日」,
/// 「報告書は堤さん、台帳は岸さんと 私で正午まで」, 「旧版を消す(俺、明日)／試験を足す(堤さん?)」,
/// and an item of a list of those. None where the sentence names its work as any other does.
std::vector<WorkPiece> pieces_of(const Story& story, Line line);

/// Whether the line is of an item that says who does it or until when behind a mark:
/// 「・台帳を直す → 堤さん、金曜」.
bool is_marked_item(const Story& story, Line line);

}  // namespace tenmatsu::composition
