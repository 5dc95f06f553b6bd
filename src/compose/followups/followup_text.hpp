// The words by which a piece of work is told, once it is known who takes it on.

#pragma once

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// Tells a report by its name, and leaves out who does it, which stands beside it; a question that
/// somebody took on is told as the deed. False where the words break off and nobody is to do it.
bool tell_work(const Story& story, Work& work);

}  // namespace tenmatsu::composition
