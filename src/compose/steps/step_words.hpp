// In which words the summary names a step: the report, or the plan where that says more.

#pragma once

#include <optional>
#include <string>

#include "compose/steps/deed_clause.hpp"
#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What a step is told by where its time is given: the report, where it names what was done, else
/// the proposal, where that says what it was, else that something was done. Empty where no reader
/// would know.
std::string step_of(const Story& story, const std::string& text);

/// The step as a sentence goes on behind it; the proposal where the report is 「入れた」 alone.
/// None where it cannot be told so.
std::optional<DeedClause> deed_told(const Story& story, const Action& action);

/// 「13:20の対応(札を外した)」, of what step_of gave.
std::string timed_step(const Story& story, const Action& action, const std::string& step);

/// 「13:20に設定を戻し」; empty where the step cannot be told so.
std::string linked_step(const Story& story, const Action& action);

/// 「13:20に設定を戻した」; empty where the step cannot be told so.
std::string told_step(const Story& story, const Action& action);

}  // namespace tenmatsu::composition
