// Sentences that speech breaks off: 「原因はまだ不明だと」, 「手順の改訂を6月10日までに」.

#pragma once

#include "compose/speech/masked_text.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::style {

/// Mends the ends of the sentences of a written text where it is certain what they leave out, and
/// takes out those that say nothing where others say something.
void mend_fragments(MaskedText& text, const Rules& rules);

}  // namespace tenmatsu::style
