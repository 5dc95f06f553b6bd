// The people that a document names where a person is expected: 担当: 田中, (田中) behind a step,
// 田中さん.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proof/page.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::proof {

/// The names in a line as written, without honorifics.
std::vector<std::string> people_in(const Page& page, const Line& line, const Rules& rules);

/// Whether the name is that of a team, of which a talk need not have heard: SREチーム.
bool is_team(std::string_view name, const Rules& rules);

/// What stands behind a field of this kind in a line (期限: 金曜), or below it in a table.
std::vector<std::string> field_values(const Page& page, const Line& line, const Rules& rules,
                                      rules::DocumentWord field);

}  // namespace tenmatsu::proof
