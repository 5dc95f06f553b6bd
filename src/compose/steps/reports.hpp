// Reports of steps that no word marks as such: who had a step in hand tells that it is done.

#pragma once

#include <vector>

#include "compose/steps/acts.hpp"
#include "compose/steps/steps.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the line is no more than kanji for a deed: 「閉。」, 「停止。」.
bool is_bare_kanji(const Story& story, Line line);

/// Whether the line is no more than one verb of what is done: 「出ました」, 「戻した」.
bool is_bare_report(const Story& story, Line line);

/// The act that the line reports as done.
Act report_by(const Story& story, Line line);

/// Whether the line reports a step that is open; it is done then.
bool note_report_line(const Story& story, Line line, std::vector<Step>& steps);

/// Moves on the step that message `n` reports without a word that marks it as one, where who speaks
/// had it in hand.
void note_report(const Story& story, int n, std::vector<Step>& steps);

/// Whether a line before `by` tells what was done and `by` only whose turn it is:
/// 「搬送を止めました。堤さんどうぞ」.
bool hands_over(const Story& story, Line by);

/// Whether the act tells of more than one step that was open; those are done then:
/// 「控えを消しました。集計も流し直しました」.
bool report_each(const Story& story, const Act& act, std::vector<Step>& steps);

}  // namespace tenmatsu::composition
