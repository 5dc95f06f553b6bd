// What another says against a step: a no, a warning, what it would cost, that it was tried in vain.

#pragma once

#include <optional>
#include <vector>

#include "compose/steps/acts.hpp"
#include "compose/steps/steps.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether nothing but sighs and greetings stands before it.
bool comes_first(const Story& story, Line line);

/// Notes what was said to a proposal and does not call it off.
void note_answer(Step& step, Line line);

/// Whether message `n` goes and asks first, so that nothing is called off yet:
/// 「戻すと刷れなくなるかもしれません。印刷の班に聞いてきます」.
bool asks_first(const Story& story, int n);

/// The line of message `n` that answers a step by the harm that it would do, with that step in
/// `found`: 「切ったらまた落ちます」, 「切ると落ちます」, 「それやると落ちます」 to 「切れ」.
std::optional<Line> warning(const Story& story, int n, std::vector<Step>& steps, Step*& found);

/// Whether any line of message `n` says no.
bool no_in_message(const Story& story, int n);

/// Whether a no is to another plan than that of the step, or to some of several: what was said
/// stands beside these then.
bool means_other_plan(const Story& story, Step& step, Line no);

/// The line of message `n` that says no to what another proposed, with that step in `found`:
/// 「だめ。人が残っています」, 「いえ、先に控えを」, 「赤ペンは困ります」.
std::optional<Line> refusal(const Story& story, int n, std::vector<Step>& steps, Step*& found);

/// The line of message `n` that tells that a step was tried in vain, with that step in `found`;
/// nobody called it off: 「作れないです」 of who was asked to try it, 「だめです、まだ出ます」.
std::optional<Line> vain_try(const Story& story, int n, std::vector<Step>& steps, Step*& found);

/// Notes what message `n` says that the step of another costs, 「戻すと3時間ほどかかります」: who
/// proposed it is to decide.
void note_cost(const Story& story, int n, std::vector<Step>& steps);

/// The act that calls a step off by a no. All that is told beside a bare no is why; a no that gives
/// its reason is told by itself.
Act calling_off(const Story& story, int n, Line no);

/// Whether a line behind a no says why, 「DNSも同じところなので動かない」, and not what to do
/// instead: 「先に控えを取りましょう」.
bool only_reasons_no(const Story& story, Line line);

/// Whether too little of the act is told for a step: 「手が震えて」 asks for nothing.
bool says_too_little(const Act& act);

/// Whether the act says first that what was asked for is possible, so that something else is called
/// off: 「記録から作り直せる。控えのほうは古いので使いたくない」.
bool begins_with_can(const Story& story, const Act& act);

/// Whether the no is to what another asked last, and not to the step that somebody spoke of before
/// that: 「戻すと番号がずれるから無理」 behind 「札を戻すのはどうなんですか」.
bool refuses_question(const Story& story, const Step& step, const Act& act);

}  // namespace tenmatsu::composition
