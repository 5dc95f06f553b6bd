// Sentences that speech breaks off: 「原因はまだ不明だと」, 「手順の改訂を6月10日までに」.

#pragma once

#include <string>
#include <string_view>

#include "rules/rules.hpp"

namespace tenmatsu::style {

/// `text`, which is written Japanese, with the ends of its sentences mended where it is certain
/// what they leave out, and without those that say nothing where others say something.
std::string without_fragments(std::string_view text, const Rules& rules);

}  // namespace tenmatsu::style
