// What a message says of one piece of work in several sentences, made one.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// Of the works of message `n`, in their order: what says too little beside the one before it, or
/// speaks of that again, gives it its owner, its day and its words, and is no work of its own.
void fold(const Story& story, std::vector<Work>& all);

/// A fault is no work; with 「あれ作りたい」 behind it it names what is to be made.
void settle_faults(const Story& story, int n, std::vector<Work>& all);

}  // namespace tenmatsu::composition
