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

const std::vector<double> kAlike(4, 1.0);

TEST(Logistic, WeighsWhatSpeaksForAndAgainst) {
  const std::vector<double> weights = logistic(examples(), kAlike, {1.0, 100});
  EXPECT_GT(weights[1], 0.3);
  EXPECT_LT(weights[2], -0.3);
  EXPECT_GT(weights[1], weights[3]);
  EXPECT_NEAR(weights[0], 0, 0.1);
}

TEST(Logistic, MeetsTheOptimum) {
  // One feature, always there: the weight w solves w = C (pos s(-w) - neg s(w)).
  const Row always = {{0, 1.0F}};
  const std::vector<Example> three = {{&always, true}, {&always, true}, {&always, false}};
  const double weight = logistic(three, {1.0}, {1.0, 1000})[0];
  const double s = 1 / (1 + std::exp(-weight));
  EXPECT_NEAR(weight, 2 * (1 - s) - s, 0.02);
}

TEST(Logistic, WeighsMoreReadilyWhatIsTrusted) {
  // Trust is a factor of the values: the optimum is that of rows multiplied by it.
  const Row always = {{0, 1.0F}};
  const Row twice = {{0, 2.0F}};
  const std::vector<Example> once = {{&always, true}, {&always, true}, {&always, false}};
  const std::vector<Example> doubled = {{&twice, true}, {&twice, true}, {&twice, false}};
  const double weight = logistic(once, {2.0}, {1.0, 1000})[0];
  EXPECT_NEAR(weight, 2 * logistic(doubled, {1.0}, {1.0, 1000})[0], 1e-9);
  EXPECT_GT(weight, logistic(once, {1.0}, {1.0, 1000})[0]);
}

TEST(Trust, IsHigherWhereTheRatioIsLopsided) {
  const std::vector<double> trust = trust_in_ratios(examples(), 5, 0.5);
  EXPECT_GT(trust[1], trust[0]) << "always beside the tag, and always there";
  EXPECT_GT(trust[2], trust[0]);
  EXPECT_GT(trust[1], trust[3]) << "seen more often";
  EXPECT_DOUBLE_EQ(trust[4], 0.5) << "never seen";
  EXPECT_NEAR(trust[0] + trust[1] + trust[2] + trust[3], 4, 1e-9);
}

TEST(Trust, IsAlikeWhereNothingTells) {
  const Row always = {{0, 1.0F}};
  EXPECT_DOUBLE_EQ(trust_in_ratios({{&always, true}, {&always, false}}, 1, 0.5)[0], 0.5);
}

TEST(Logistic, GivesTheSameWeightsAgain) {
  EXPECT_EQ(logistic(examples(), kAlike, {2.0, 20}), logistic(examples(), kAlike, {2.0, 20}));
}

}  // namespace
}  // namespace tenmatsu::corpus
