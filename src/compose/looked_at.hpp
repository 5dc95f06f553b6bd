// Where it was found: 「夜間の処理を見ました。途中で止まってます」.

#pragma once

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Puts what its message says was looked at in front of a statement that tells only what was found
/// there: 夜間の処理では、途中で止まっている.
void tell_where_found(const Story& story, Statement& statement);

}  // namespace tenmatsu::composition
