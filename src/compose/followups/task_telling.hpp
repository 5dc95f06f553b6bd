// A piece of work as a deed, without what speech puts around it.

#pragma once

#include <string>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// `text`, what is left of the text of `item`, told plainly: 「列を足すのをやる」 is 「列を足す」,
/// 「鳴るやつ入れる」 is 「鳴る仕組みを入れる」.
std::string told_as_deed(const Story& story, const FollowUp& item, std::string text);

}  // namespace tenmatsu::composition
