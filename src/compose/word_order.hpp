// What speech says behind its predicate: 流します、毎分40件で; 切れてますね、これ.

#pragma once

#include <string>
#include <string_view>

#include "rules/rules.hpp"

namespace tenmatsu::style {

/// `text`, which is written Japanese, with the parts of a sentence that stand behind its predicate
/// in front of it. A word that points at what was told (これ) goes. What could be a statement of
/// its own stays where it is.
std::string in_order(std::string_view text, const Rules& rules);

}  // namespace tenmatsu::style
