// Work that a list gives away: by number, or by an arrow to a name.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A piece of work with its number.
struct Numbered {
  int number = 0;
  std::string text;  // as written
};

/// Work by number: 「①負荷テスト、②例外リスト」.
std::vector<Numbered> numbered_in(const Story& story, std::string_view said);

/// Who takes on the pieces of these numbers, and until when.
struct NumberedTaker {
  std::vector<int> numbers;
  std::string name;
  std::string due;
};

/// Who takes on one piece of such a list, as it says itself.
NumberedTaker taker_in(const Story& story, int n, std::string_view piece);

/// A piece of work, whose it is and until when.
struct Given {
  std::string text;  // as written
  std::string name;
  std::string due;
};

/// Work with an arrow to whose it is, either way round: 「冗長化→堤 来週末、更新→岸 今日」,
/// 「堤→更新、岸→試験」.
std::vector<Given> given_in(const Story& story, int n, std::string_view said);

/// Who takes on which pieces by their numbers: 「②は俺が今週、①③は奥薗さんが来月末までに」;
/// none where the line says anything else of one of them.
std::vector<NumberedTaker> numbered_takers(const Story& story, Line line);

}  // namespace tenmatsu::composition
