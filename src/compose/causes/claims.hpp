// What a message says of causes, sentence by sentence: a finding, a guess, an all-clear. One
// message may say several: 「期限切れでした。乗っ取りではありません」.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

struct Claim {
  int n = 0;
  Status status = Status::suspected;  // suspected, confirmed or ruled_out
  std::vector<Line> lines;            // at least one
  std::vector<std::string> words;     // of these lines
  std::vector<std::string> core;      // of those that claim it; what stands beside them may be fact
  bool points = false;  // itself it names nothing: 「捨てていました。これで確定です」
  bool asks = false;                   // it suspects by asking: 「期限切れですか」
  bool wonders = false;                // 「期限切れかな」
  std::vector<std::string> asks_on{};  // of what the message asks for then: 「…が怪しい。警報は？」
};

/// The claims of a message that is tagged as speaking of a cause; the one that speaks most clearly
/// first. Empty where no sentence claims anything.
std::vector<Claim> claims(const Story& story, int n);

/// 「50回中48回です。はい決定」: the claim of a message that settles what it tells and is not
/// tagged as speaking of a cause; empty for any other.
std::vector<Claim> verdict(const Story& story, int n);

/// 「これで説明がつきますね」: whether the message settles what stands before it, and tells nothing
/// of its own.
bool settles_before(const Story& story, int n);

/// 「犯人をさがし中」, 「次、ロックの犯人」: looks for it still.
bool seeks(const Story& story, Line line);

/// Whether the sentence settles a cause, of this message or of another.
bool settles(const Story& story, Line line);

/// What a message answers to a guess that stands before it.
enum class Answer { none, yes, no };

/// By how the message begins: 「あ、これだ」「いえ、出ていません」. `asked`: the guess was put as a
/// question, so that a plain はい says yes to it.
Answer answer(const Story& story, int n, bool asked);

/// 「あ、これだ」, 「そのとおりです」; where something was asked, 「はい」 too.
bool begins_with_yes(const Story& story, Line line, bool asked);

/// What stands behind the interjections that `text` begins with: 「あ、これだ」「うわ、…」.
std::string_view without_cry(const Story& story, std::string_view text);

}  // namespace tenmatsu::composition
