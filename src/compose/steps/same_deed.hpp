// Whether an act is surely of the step that it is likest to.

#pragma once

#include "compose/steps/steps.hpp"

namespace tenmatsu::composition {

/// Whether the act tells the deed of the step, or is all that who was asked for it answers:
/// 「再起動しました」, 「完了です」, said of 「2号機を再起動して」. Not 「応援行きます」 behind
/// 「画面が固まります」, nor 「振り分けに入れました」 behind 「ホームページに入れて」.
bool surely_of(const Story& story, const Step& step, const Act& act);

/// 「止めましょう」, 「ソーター停止」: whether the act tells the step of shortly before with the
/// thing that was left out.
bool names_what_was_left_out(const Story& story, const Step& step, const Act& act);

/// 「解除してください」 behind 「もう外していいですか」 of another, in other words and without the
/// thing.
bool bids_what_was_offered(const Story& story, const Step& step, const Act& act);

/// 「登録が完了」 behind 「名簿検索に戻して」: names by a noun what was done, and that is neither
/// the deed of the step nor done to its thing.
bool names_another_deed(const Story& story, const Step& step, const Act& act);

}  // namespace tenmatsu::composition
