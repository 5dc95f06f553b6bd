// Under which name a figure stands in the table of effects.

#pragma once

#include <string>

#include "compose/impact/effect_figures.hpp"

namespace tenmatsu::composition {

/// 「レイテンシ」, 「約定した数」, 「影響ユーザー」, 「問い合わせ」; empty where the talk does not
/// say surely what was measured.
std::string effect_name(const Story& story, const Event& event, const EffectFigure& figure);

/// The content words of a name, words of one meaning as one.
std::vector<std::string> name_words(const Story& story, const std::string& name);

/// The name of a row as a table shows it: 「429」 alone is a number, and 「429応答」 what a web
/// server answered with; 「412」 of people is neither, and shown as nothing.
std::string shown_name(const Story& story, const std::string& name, const std::string& unit);

}  // namespace tenmatsu::composition
