// A guess that is put to others as a question, and what they answer: 「エンコーダちゃいますか」,
// 「エンコーダは無事。軸も緩んでへん」.

#pragma once

#include <optional>

#include "compose/causes/claims.hpp"
#include "compose/causes/guesses.hpp"

namespace tenmatsu::composition {

/// The message of somebody else that stands right before message `n`, or before what the speaker
/// of `n` said just before; 0 where there is none.
int put_before_by_another(const Story& story, int n);

/// The guess of message `n`, which is not tagged as speaking of a cause, that its question puts;
/// nothing where it puts none.
std::optional<Claim> put_guess(const Story& story, int n);

/// Whether message `n`, by what it says as a whole, denies the open guess that was put just before:
/// 「…という線は」, 「時計は合ってる。それじゃない」.
bool denies_put(const Story& story, int n, const Guess& open);

/// The same of a guess that nothing tags, which has to be denied by its name.
bool denies_put(const Story& story, int n, const Claim& put);

}  // namespace tenmatsu::composition
