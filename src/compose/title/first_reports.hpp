// What the first report says, in its own words: where nothing that a title knows of was heard in
// it, its words say more of the incident than what somebody said by the way.

#pragma once

#include <optional>
#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

struct FirstReport {
  Line line;
  std::string title;  // 「30日の「楓」に二組入っている障害」
};

/// Of the message that tells best what went wrong, else of the first that noticed it; none where
/// no sentence of it makes a short clause.
std::optional<FirstReport> first_report(const Story& story);

/// All that the sentence tells, as a title says it; empty where it makes none.
std::string report_of(const Story& story, Line line);

}  // namespace tenmatsu::composition
