// What the figures of an alert tell: whether a reading rose or fell, by what it is compared with.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A figure of the alert with what stands around it.
struct Figure {
  Stretch place;
  double value = 0;
  std::string_view unit;    // its first character
  std::string_view before;  // since the figure before it
  std::string_view behind;
};

/// What a reading did: rose or fell, by the figure that it is compared with.
struct Change {
  Figure reading;
  bool fell = false;
  bool usual = false;  // against what it usually is, not against a threshold
  bool far = false;
  bool japanese = false;  // told in an alert that is not in English alone
};

/// 「db-02」, 「p99」: what begins at `at` is the end of a name.
bool in_name(std::string_view text, std::size_t at);

/// The first figure from `begin` on that another one is compared with; views of `text`.
std::optional<Change> change_in(const Story& story, std::string_view text, std::size_t begin);

/// 「急増」, 「低下」; empty where the reading only rose above a threshold.
std::string change_noun(const Story& story, const Change& change);

}  // namespace tenmatsu::composition
