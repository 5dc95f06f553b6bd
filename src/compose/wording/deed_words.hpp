// A report told in one clause with what was asked for: 「警報を止める」 and 「止めた」 are
// 「警報を止めた」.

#pragma once

#include <optional>
#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The report with the thing that it leaves out, in the words of the plan; nothing where it does
/// not begin with the verb that ends a sentence of the plan, and where that only asks which thing
/// is meant, tells under which condition or leaves it out too. Both are written text.
std::optional<std::string> told_with_its_thing(const Story& story, const std::string& plan,
                                               const std::string& report);

}  // namespace tenmatsu::composition
