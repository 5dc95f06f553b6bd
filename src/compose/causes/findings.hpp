// What a message brings up without anybody having guessed it: what a look found, and what somebody
// owns to have overlooked.

#pragma once

#include <optional>

#include "compose/causes/claims.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// What a look brought to light, as a claim.
Claim finding(const Story& story, int n);

/// Whether the message tells what somebody found who looked: a state, a figure, a reason.
bool finds(const Story& story, int n);

/// The oversight that message `n` tells of, in the sentence that names it.
std::optional<Guess> oversight(const Story& story, int n);

}  // namespace tenmatsu::composition
