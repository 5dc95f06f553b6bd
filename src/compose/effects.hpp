// What was measured, each figure followed over time: 98% → 70% → 40%.

#pragma once

#include <string>
#include <vector>

#include "compose/story.hpp"
#include "tenmatsu/incident.hpp"

namespace tenmatsu::composition {

/// Grouped by what was measured, in the order of the first readings. Figures that a later message
/// takes back are left out.
std::vector<EffectRow> effects(const Story& story);

/// What was felt and has no figure: 「問い合わせが殺到」.
std::vector<Statement> effect_notes(const Story& story, const std::vector<Statement>& told);

/// A figure that is the product of two others of the same message.
struct Product {
  const Metric* rate = nullptr;    // 10万円/分
  const Metric* span = nullptr;    // 20分
  const Metric* amount = nullptr;  // 200万円
  bool right = false;              // the amount is rate × span
};

std::vector<Product> products(const Event& event);

/// 分間10万円 × 約20分 = 200万円
std::string formula_text(const Story& story, const Product& product);

}  // namespace tenmatsu::composition
