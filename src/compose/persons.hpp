// Whom a document means: 「私」 and 「弊社」 say so only to who knows the speaker.

#pragma once

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Names who speaks where a statement says it of oneself or of the own firm, as far as the talk
/// shows who that is: 「私の見落とし」 of 三枝 is 「三枝の見落とし」.
void name_persons(const Story& story, Incident& incident);

}  // namespace tenmatsu::composition
