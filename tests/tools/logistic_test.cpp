// The solver separates what can be separated, holds back on what it hardly saw, and repeats itself.

#include "tools/logistic.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace tenmatsu::corpus {
namespace {

// Column 0 is there always, 1 speaks for, 2 against, 3 stands once beside 1.
const std::vector<Row> kRows = {{{0, 1.0F}, {1, 1.0F}},
                                {{0, 1.0F}, {1, 1.0F}, {3, 1.0F}},
                                {{0, 1.0F}, {2, 1.0F}},
                                {{0, 1.0F}, {2, 1.0F}}};

std::vector<Example> examples() {
  return {{&kRows[0], true}, {&kRows[1], true}, {&kRows[2], false}, {&kRows[3], false}};
}

TEST(Logistic, WeighsWhatSpeaksForAndAgainst) {
  const std::vector<double> weights = logistic(examples(), 4, {1.0, 100});
  EXPECT_GT(weights[1], 0.3);
  EXPECT_LT(weights[2], -0.3);
  EXPECT_GT(weights[1], weights[3]);
  EXPECT_NEAR(weights[0], 0, 0.1);
}

TEST(Logistic, MeetsTheOptimum) {
  // One feature, always there: the weight w solves w = C (pos s(-w) - neg s(w)).
  const Row always = {{0, 1.0F}};
  const std::vector<Example> three = {{&always, true}, {&always, true}, {&always, false}};
  const double weight = logistic(three, 1, {1.0, 1000})[0];
  const double s = 1 / (1 + std::exp(-weight));
  EXPECT_NEAR(weight, 2 * (1 - s) - s, 0.02);
}

TEST(Logistic, GivesTheSameWeightsAgain) {
  EXPECT_EQ(logistic(examples(), 4, {2.0, 20}), logistic(examples(), 4, {2.0, 20}));
}

}  // namespace
}  // namespace tenmatsu::corpus
