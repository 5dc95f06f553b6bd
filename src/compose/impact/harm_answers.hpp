// The harm as it is told in an answer, which the answer alone does not say:
// 「影響は？」「特にありま せん」, 「何通ですか」「2,318通です」,
// 「対象は300名ですか」「はい、そうです」.

#pragma once

#include <vector>

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// What was answered to those who asked whom it hit, with what they asked for; where `told` tells
/// the harm already, only what its messages leave out.
std::vector<Statement> answered_harm(const Story& story, const std::vector<Statement>& told);

/// Whether the harm is told so far that its figure need not be asked for: 「全店舗で止まった」,
/// 「影響は 特にない」.
bool tells_how_far(const Story& story, const Statement& told);

/// Where nobody counts whom it hit: that it hit all or half of them. 「全店舗で発生しています」
std::vector<Statement> told_scope(const Story& story);

}  // namespace tenmatsu::composition
