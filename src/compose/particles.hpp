// The particles that speech leaves out between a noun and its verb: 設定戻した,
// キャッシュ、全部消した.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.hpp"

namespace tenmatsu::style {

/// `text`, which is written Japanese, with を before verbs that are done to things and が before
/// those that happen to them, where the noun stands bare. What may as well be a time, a manner, a
/// number or one of `names` stays.
std::string with_particles(std::string_view text, const Rules& rules,
                           const std::vector<std::string>& names);

}  // namespace tenmatsu::style
