// Acts that begin no step: what somebody fears, finds, counts, explains or goes ahead with.

#pragma once

#include <optional>
#include <vector>

#include "compose/steps/acts.hpp"
#include "compose/steps/steps.hpp"
#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// Whether the act answers what another asked right before it, so that what is agreed to next is
/// what was asked: 「1台で200人まで入れます。ぎりぎり足ります」 to 「2番を外せますか」.
bool answers_question(const Story& story, const std::vector<Step>& steps, const Act& act);

/// Whether the act begins a step. One that calls off what nobody proposed does where it says itself
/// what must not be: not 「それはやめましょう」.
bool may_begin_step(const Story& story, const Act& act);

/// Whether the act is a worry about what another said right before it, and no plan of its own:
/// 「消したら困る人もいるけど大丈夫？」 behind 「二重の分を消せます」.
bool worries_about(const Story& story, const std::vector<Step>& steps, const Act& act);

/// What stands right before the act and were too little for a step, had the act not called it off
/// by 「それはなし」: 「キューごと空にしますか？」, 「全部消せば済むって記事に書いてますけど」.
std::optional<Act> called_off_next(const Story& story, const std::vector<Step>& steps,
                                   const Act& act);

/// The step that another announced just before the act that calls it off, so that it was not begun
/// yet: 「では流し直します」, 「それはだめ」; nullptr where there is none.
Step* announced_by_other(const Story& story, std::vector<Step>& steps, const Act& act);

}  // namespace tenmatsu::composition
