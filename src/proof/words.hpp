// How findings are worded: by the phrases of rules/ja/checks.json.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/rules.hpp"
#include "tenmatsu/findings.hpp"

namespace tenmatsu::proof {

/// The finding `id` with the words of `phrase` and of `id` + ".way_out". `values` go into both, as
/// does {found}.
Finding made(const Rules& rules, std::string id, std::string_view phrase, int line,
             std::string found,
             std::initializer_list<std::pair<std::string_view, std::string_view>> values = {});

/// A text in one line, cut where it is long.
std::string shortened(std::string_view text);

}  // namespace tenmatsu::proof
