// How sure the analysis is of a tag, as the weights of its clues sum up.

#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// What speaks for the tag of message `n`, in all. Infinite where a rule alone decided, which
/// leaves no doubt, or where nothing is known of it; 0 where the message does not carry the tag.
double worth(const Story& story, int n, Tag tag);

/// Whether any of the other tags is the surer one: the message tells that first and foremost.
bool outweighed(const Story& story, int n, Tag tag, std::initializer_list<Tag> others);

/// What `count` pieces of evidence are worth beside a few: the fourth says no more than the third.
inline double share_of_few(std::size_t count) {
  constexpr std::size_t kFew = 3;
  return static_cast<double>(std::min(count, kFew)) / kFew;
}

}  // namespace tenmatsu::composition
