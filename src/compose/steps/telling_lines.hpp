// Which lines of a message tell its step, and what becomes of it there.

#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The lines that `keep` holds for.
std::vector<Line> filtered(const std::vector<Line>& lines, const auto& keep) {
  std::vector<Line> kept;
  std::ranges::copy_if(lines, std::back_inserter(kept), keep);
  return kept;
}

/// The lines that `better` holds for; all where it holds for none.
std::vector<Line> preferred(const std::vector<Line>& lines, const auto& better) {
  const std::vector<Line> kept = filtered(lines, better);
  return kept.empty() ? lines : kept;
}

/// What is told of the step beside its act: no greeting, no question, no agreement.
std::vector<Line> lines_beside(const Story& story, int n, Status status);

/// The lines that tell the step of message `n`; what stands beside it where none of them does.
std::vector<Line> told_lines(const Story& story, int n, Status status);

/// The lines of message `n` that call a step off.
std::vector<Line> rejecting_lines(const Story& story, int n);

/// Whether the line tells much of what became of the step:
/// 「クレカは「メンテナンス中」、コード決済は使えます」; not 「私のほうが早いので」.
bool tells_much(const Story& story, Line line);

/// What becomes of the step in message `n`: its tag, but for what the words deny. No more than
/// proposed is 「まるごと外そう。素の本編でいく」.
Status act_status(const Story& story, int n);

}  // namespace tenmatsu::composition
