// What a message says of work that messages before it named: who takes it on, until when, that it
// is another day.

#pragma once

#include <vector>

#include "compose/followups/work.hpp"

namespace tenmatsu::composition {

/// What message `n` says of the work in `known` before its own work is looked at. True where it
/// says no more than that: 「いえ書きます」.
bool begin_with_known(const Story& story, int n, std::vector<Work>& known);

/// Whether `work`, which message `n` names, is work of `known` that it answers or dates: that has
/// its owner and day then.
bool belongs_to_known(const Story& story, int n, std::vector<Work>& known, Work& work);

/// 「3/31までにやります」, 「それも含めて案を持ってきます」: takes on the last of `known`.
bool takes_on(const Story& story, const std::vector<Work>& known, const Work& work);
bool speaks_on(const Story& story, const std::vector<Work>& known, int n, const Work& work);

/// The last of `known` is the work that somebody takes on with `work`.
void take_last(const Story& story, int n, std::vector<Work>& known, const Work& work);

/// What message `n` and the answers to it say of the work of `known`, its own among it.
void end_with_known(const Story& story, int n, std::vector<Work>& known);

/// 「手順の見直しはいつできるか」 is 「手順の見直し」 once its day was told.
void drop_question_of_day(const Story& story, FollowUp& item);

}  // namespace tenmatsu::composition
