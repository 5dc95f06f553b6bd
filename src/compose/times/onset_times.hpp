// Which of the times that people name may be the one at which the incident began, and by what.

#pragma once

#include <set>
#include <vector>

#include "compose/causes/guesses.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

struct NamedTime {
  Line line;
  const TimeMention* time = nullptr;
};

/// What makes a time that of the beginning: nothing does; it is when the cause came about; people
/// say that it was wrong from then on.
enum class OnsetProof { none, cause, told };

/// The messages that name a cause, as it turned out.
std::set<int> known_causes(const std::vector<Guess>& guesses);

/// `closing`: the message that states the end, 0 where none does; `known`: those of known_causes().
OnsetProof proof_of_onset(const Story& story, const NamedTime& one, int closing,
                          const std::set<int>& known);

/// Whether people say so in words that need no list of terms: what is read back from a document's
/// facts has none.
bool is_plainly_told(const Story& story, const NamedTime& one, int closing);

/// 「いつから？」 — 「6時5分です。最初は数個でした」
bool answers_since(const Story& story, Line line);

/// 「7:10に切り替わって、そこから9:47まで」
bool lasts_until(const Story& story, Line line, const TimeMention& begin);

/// 「0時は混むから」, 「18時50分の写真では」: the time belongs to a habit or a thing, not to what
/// happened. 「12時の販売開始直後から」 is when it began.
bool says_of_thing(const Story& story, const NamedTime& one);

}  // namespace tenmatsu::composition
