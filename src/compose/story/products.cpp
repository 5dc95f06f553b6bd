#include "compose/story/products.hpp"

#include <algorithm>
#include <cmath>

namespace tenmatsu::composition {
namespace {

// The unit that `rate` makes of a span in `unit`: 円/分 and 分 make 円.
std::string product_unit(const std::string& rate, const std::string& unit) {
  const std::size_t slash = rate.find('/');
  const bool fits = slash != std::string::npos && rate.substr(slash + 1) == unit;
  return fits ? rate.substr(0, slash) : "";
}

// Of a list with a price in each row only what stands near can be of one sum.
bool is_near(const Metric& a, const Metric& b) {
  constexpr std::size_t kReach = 160;  // bytes
  return std::max(a.span.begin, b.span.begin) - std::min(a.span.begin, b.span.begin) <= kReach;
}

bool about_equal(double a, double b) {
  constexpr double kTolerance = 0.05;
  return std::abs(a - b) <= kTolerance * std::max(std::abs(a), std::abs(b));
}

}  // namespace

std::vector<Product> products(const Event& event) {
  std::vector<Product> found;
  for (const Metric& rate : event.metrics) {
    if (rate.unit.find('/') == std::string::npos) {
      continue;
    }
    for (const Metric& span : event.metrics) {
      const std::string unit = is_near(rate, span) ? product_unit(rate.unit, span.unit) : "";
      if (unit.empty()) {
        continue;
      }
      for (const Metric& amount : event.metrics) {
        if (is_near(rate, amount) && amount.unit == unit) {
          found.push_back(
              {&rate, &span, &amount, about_equal(rate.value * span.value, amount.value)});
        }
      }
    }
  }
  return found;
}

std::string formula_text(const Story& story, const Product& product) {
  return story.phrases().fill("effects.formula", {{"rate", product.rate->text},
                                                  {"span", product.span->text},
                                                  {"amount", product.amount->text}});
}

}  // namespace tenmatsu::composition
