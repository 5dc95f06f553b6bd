// The title: what failed and how, taken from what was observed.

#pragma once

#include "compose/story/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// 「ユーザーAPIのレスポンスタイム悪化」. Empty only where no message tells of trouble.
Statement title(const Story& story);

}  // namespace tenmatsu::composition
