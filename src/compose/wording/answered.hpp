// What an answer speaks of, which only its question names: 「受付はまだ動いてる？」 「動いてます」.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Puts what the question right before it asks about in front of a statement that begins with a
/// bare figure or with the word that was asked: 「受付は動いている」, 「通報は9,400件」. Cites the
/// question. Where the answer names anything itself, it stays.
void supply_topic(const Story& story, Statement& statement);

}  // namespace tenmatsu::composition
