// Every example of the rules about figures and times is a test.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "analyse/figure_support.hpp"

namespace tenmatsu {
namespace {

TEST(FigureRules, FindWhatTheirExamplesSay) {
  const auto& examples = built_in()->figures.examples();
  ASSERT_GT(examples.size(), 80U);
  for (const rules::FigureExample& example : examples) {
    SCOPED_TRACE(fmt::format("{}: {}", example.id, example.text));
    EXPECT_EQ(metrics_said(example.text), example.expected);
  }
}

TEST(ClockRules, FindWhatTheirExamplesSay) {
  const auto& examples = built_in()->clock.examples();
  ASSERT_GT(examples.size(), 12U);
  for (const rules::ClockWords::Example& example : examples) {
    SCOPED_TRACE(fmt::format("{}: {}", example.id, example.text));
    EXPECT_EQ(times_in(said_at(example.text, 14 * 60 + 30)), example.expected);
  }
}

}  // namespace
}  // namespace tenmatsu
