// Which guess a claim means that names none, and what was asked or found since a guess was raised.

#pragma once

#include <string>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/causes/guess_list.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// 「警報は？」, 「鳴ってないです」: message `n`, of which these are the words, answers the
/// question behind the guess in its own message.
bool asks_another(const Story& story, const Guess& open, int n,
                  const std::vector<std::string>& words);

/// 「もう増えないね？」, 「いや、増えてます」: who says no in message `n` answers a later question.
bool asked_since(const Story& story, const Guess& open, int n,
                 const std::vector<std::string>& words);

/// Whether something else was found since: who says in message `n` that it cannot be so answers
/// that.
bool found_between(const Story& story, const GuessList& list, const Guess& open, int n);

/// The guess that the claim means; nullptr where there is none.
Guess* meant_by(const Story& story, GuessList& list, const Claim& claim);

}  // namespace tenmatsu::composition
