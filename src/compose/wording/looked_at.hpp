// Where it was found: 「夜間の処理を見ました。途中で止まってます」.

#pragma once

#include <map>
#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

class LookedAt {
 public:
  explicit LookedAt(const Story& story) : story_(story) {}

  /// Puts what its message says was looked at in front of a statement that tells only what was
  /// found there: 夜間の処理では、途中で止まっている.
  void tell_where(Statement& statement);

 private:
  /// What may have been found in the message, each right behind a line that tells a look.
  const std::vector<Line>& found_in(int n);

  const Story& story_;
  std::map<int, std::vector<Line>> found_;
};

}  // namespace tenmatsu::composition
