// Who 「私」 is: a row of a list does not show who speaks.

#pragma once

#include <string>

#include "compose/story.hpp"

namespace tenmatsu::composition {

/// `text`, the written sentence of `line`, with the speaker's name where the speaker speaks of
/// oneself: 「私が切り替えた」 is 「岸が切り替えた」. What is quoted or passed on from others
/// stays, and so does 「自分」, which may be anybody.
std::string with_own_name(const Story& story, Line line, std::string text);

}  // namespace tenmatsu::composition
