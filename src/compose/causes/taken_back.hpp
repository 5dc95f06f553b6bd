// Whether somebody takes back what they said of a cause: a guess, a finding or an all-clear.

#pragma once

#include <string>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether message `n` takes back what its own speaker said in message `said`: 「勘違いでした」, or
/// with an apology the very act: 「割っていました」, 「すみません、割っていませんでした」.
bool takes_back(const Story& story, int n, int said);

/// The last of these: it denies an act that message `said` told, and not all that stood there.
bool takes_back_act(const Story& story, int n, int said);

/// 「あ、憶測なのでやめます」, 「さっきのは忘れてください」: whether message `n` withdraws what its
/// speaker told before it in the words `told`, which is then neither right nor wrong.
bool withdraws(const Story& story, int n, const std::vector<std::string>& told);

/// The same of what stands before it in the message: 「バッチが止まっています。今のは忘れて」.
bool withdrawn(const Story& story, const Claim& claim);

/// 「関係が薄いと言ったのは撤回します」, of what the same speaker ruled out in message `denial`, or
/// 「関係ある。切替で…」, said to it at once by another.
bool takes_back_denial(const Story& story, int n, int denial);

/// 「パスの判定は入れてます」, and then 「…入れてますけど、引数が逆でした」: whether message `n`,
/// of the same speaker, finds what is wrong with what they ruled something out by in message
/// `denial`.
bool qualifies_denial(const Story& story, int n, int denial);

/// 「え、逆ちゃう？」, 「あ、そうだわ。SDKが古くて」: whether message `n` says that another, who
/// stands between, was right against its own speaker's message `said`.
bool gives_in(const Story& story, int n, int said);

/// 「書けてもいません。失礼」: the same as `takes_back`, of a guess in message `said` that it
/// denies and apologises for.
bool denies_with_apology(const Story& story, int n, int said);

}  // namespace tenmatsu::composition
