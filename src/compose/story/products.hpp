// Sums that a message works out itself: a rate, a span of time, and what they come to.

#pragma once

#include <string>
#include <vector>

#include "compose/story/story.hpp"

namespace tenmatsu::composition {

/// A figure that is told as the product of two others of its message.
struct Product {
  const Metric* rate = nullptr;    // 10万円/分
  const Metric* span = nullptr;    // 20分
  const Metric* amount = nullptr;  // 200万円
  bool right = false;              // the amount is rate × span
};

/// All that may be one by their units, right or not. They point into `event`.
std::vector<Product> products(const Event& event);

/// 分間10万円 × 約20分 = 200万円
std::string formula_text(const Story& story, const Product& product);

}  // namespace tenmatsu::composition
