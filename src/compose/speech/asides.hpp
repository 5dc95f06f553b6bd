// What was meant for those who were there: at the head of a sentence what the time beside it says
// or what points back, a cry beside what was found, and behind a report the question to the others.

#pragma once

#include "compose/speech/masked_text.hpp"
#include "rules/style.hpp"

namespace tenmatsu::style {

/// Takes it out of written text, pictures of moods between two sentences too; a sentence that is nothing else stays as it is.
void drop_asides(MaskedText& text, const rules::Style& style);

}  // namespace tenmatsu::style
