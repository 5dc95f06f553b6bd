// How a cause that was ruled out is told: as the thing that it might have been, never as a fact.

#pragma once

#include <string>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// The thing that a denial denies: 回線 of 「回線は無関係」; empty where it names none, as in
/// 「送料の表示だけなので関係ない」.
std::string thing_ruled_out(const Story& story, const std::string& text);

/// What `text` of a ruled-out cause names: SYN flood of 「SYN floodではない」, 画面の改修 of
/// 「画面の改修が怪しくない？」, and where somebody `suspected` it, 「先方が落ちていること」 of
/// 「先方が落ちている可能性。先週もあった」.
std::string ruled_out_text(const Story& story, const std::string& text, bool suspected);

}  // namespace tenmatsu::composition
