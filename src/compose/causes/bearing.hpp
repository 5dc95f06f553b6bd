// What a message or its claim says of one guess: whether it is the same matter, answers it, clears
// it, bears it out.

#pragma once

#include <string>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// How far in front of an answer that names nothing that stands which it answers, in messages.
inline constexpr int kRightBehind = 2;

/// Whether a clause of the sentence speaks of what the guess suspects, and of nothing beside it:
/// 「無線機の電池かも」 is not cleared by 「無線機の音量は大丈夫です」, nor 「サーバの証明書かも」
/// by 「サーバは正常」.
bool is_all_of(const Story& story, Line line, const Guess& open);

/// 「サーバは正常です」, of a guess at its certificate.
bool clears_other(const Story& story, const Claim& claim, const Guess& open);

/// Whether it was suspected that something was not there or not done: who says that it was not
/// bears it out.
bool suspects_lack(const Story& story, const Guess& guess);

/// 「本人の操作はないです。今朝の移行で書き換わっています」: says no to the guess, and finds
/// another. What is left of the claim; all of it where it says no to nothing.
Claim without_denial(const Story& story, const Claim& claim, const Guess& guess);

/// Whether a yes in message `n` is said of this guess: it names something of it, or stands right
/// behind it. 「原本にも掛かっていました。これが原因で間違いありません」 says yes to its own.
bool answers_at_once(const Story& story, int n, const Guess& open);

/// 「あ、これだ」, 「うちがお伝えしていませんでした」.
bool says_yes(const Story& story, const Claim& claim);

/// 「凍ってんじゃないか」, 「凍ってました」
bool repeats_act(const Story& story, const Claim& claim, const Guess& open);

/// 「受信側の誤りの数が電文の数だけ増えたと回答がありました。間違いありません」: what somebody
/// looked up.
bool is_evidence(const Story& story, const Claim& claim);

/// What is called the cause in so many words: ワックス of 「ワックスが原因です。面が光ります」.
std::vector<std::string> verdict_words(const Story& story, const Claim& claim);

/// What asks bears nothing out, nor does regret or the next step: 「それって先月からですか」,
/// 「確かめてない俺らが悪い」, 「非常停止を戻します」.
bool bears_out(const Story& story, const Claim& claim);

/// A factor: 「レビューで見落とした」, 「警告の宛先が退職した人のまま」,
/// 「テストは3桁の便しか流して いない」.
bool contributes(const Story& story, const Claim& claim);

/// 「解除の通知は監視していませんでした。来週入れます」: told beside the work for later, or of why
/// nobody noticed, it bears out no guess at what went wrong.
bool tells_afterwards(const Story& story, const Claim& claim);

/// 「ギルド倉庫も同じ処理を通っています」 finds the same wrong elsewhere, and settles nothing.
bool finds_further_spot(const Story& story, const Claim& claim);

/// 「ケーブルが2本ともB系に挿さってます。原因はこれです」
bool points_at_itself(const Story& story, const Claim& claim);

/// 「でも今朝まで通っていたんでしょう？」 speaks against it, if anything.
bool rebuts(const Story& story, const Claim& claim);

/// 「それじゃないです」
bool denies(const Story& story, const Claim& claim);

/// 「権利側の変更ではないです」 clears what it names, and not the guess before it.
bool names_its_own(const Story& story, const Claim& claim, const Guess& open);

/// 「お客様には関係ないです」, behind a guess at a new part: names what it denies, and nothing of
/// the guess; 「違います」 names nothing.
bool denies_another(const Story& story, const Claim& claim, const Guess& open);

/// 「SFPか、ケーブルか、アレイ側のどれか」: who clears one of them leaves the others.
bool is_choice(const Story& story, const Guess& one);

/// 「さっき除外した時刻のずれが正解でした」: it was what had been ruled out, after all.
bool concedes(const Story& story, const Claim& claim);

/// Whether it is the same matter; one word takes back no finding, 「ノイズじゃないです」.
bool speaks_of(const Story& story, const Claim& claim, const Guess& one);

/// How much must be said again for it to be the same.
double least_share(const Story& story, const Guess& one, const Claim& claim);

/// 「あれは無関係です」 about nothing that was suspected excludes nothing.
bool stands_alone(const Story& story, const Claim& claim);

}  // namespace tenmatsu::composition
