// The particles that speech leaves out between a noun and its verb: 設定戻した,
// キャッシュ、全部消した.

#pragma once

#include <string>
#include <vector>

#include "compose/speech/masked_text.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::style {

/// Puts を before verbs that are done to things and が before those that happen to them, where the
/// noun stands bare in a written text. What may as well be a time, a manner, a number or one of
/// `names` stays.
void put_particles(MaskedText& text, const Rules& rules, const std::vector<std::string>& names);

}  // namespace tenmatsu::style
