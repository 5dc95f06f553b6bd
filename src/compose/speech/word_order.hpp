// What speech says behind its predicate: 流します、毎分40件で; 切れてますね、これ.

#pragma once

#include "compose/speech/masked_text.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::style {

/// Puts the parts of a sentence that stand behind its predicate, in a written text, in front of it.
/// A word that points at what was told (これ) goes. What could be a statement of its own stays
/// where it is.
void put_in_order(MaskedText& text, const Rules& rules);

}  // namespace tenmatsu::style
