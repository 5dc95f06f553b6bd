// The file of weights: what is written reads back, and what is broken is reported with its line.

#include "rules/weights.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/trouble.hpp"

namespace tenmatsu::rules {
namespace {

using Row = std::array<double, Column::kCount>;

Row row_of(int column, double weight) {
  Row row{};
  row[static_cast<std::size_t>(column)] = weight;
  return row;
}

std::string trouble_of(const std::string& content) {
  Weights weights;
  Problems problems;
  weights.read(content, "my.weights", problems);
  EXPECT_TRUE(weights.empty());
  const auto check = [&] {
    problems.throw_if_any();
    return true;
  };
  return support::trouble_of(Failure::rules, check);
}

TEST(Weights, AreReadAsTheyWereWritten) {
  const std::string content =
      Weights::written({"c:復旧", "s:した", "nothing"},
                       {row_of(0, 2.0), row_of(0, -0.5), row_of(1, 0.0)}, "made for a test");
  ASSERT_TRUE(Weights::is_weights(content));
  Weights weights;
  Problems problems;
  weights.read(content, "my.weights", problems);
  problems.throw_if_any();
  ASSERT_TRUE(weights.find("c:復旧"));
  EXPECT_DOUBLE_EQ(weights.weight(*weights.find("c:復旧"), 0), 2.0);
  EXPECT_DOUBLE_EQ(weights.weight(*weights.find("c:復旧"), 1), 0.0);
  EXPECT_NEAR(weights.weight(*weights.find("s:した"), 0), -0.5, 0.01);
  EXPECT_FALSE(weights.find("nothing")) << "what is worth nothing is left out";
  EXPECT_FALSE(weights.find("c:復"));
}

TEST(Weights, NamesThatBeginAlikeAreWrittenOnce) {
  const std::vector<std::string> names = {
      "c:して", "bias", "c:し", "c:した", "c:すた", "senses:alert+fall", "senses:alert+figure"};
  const std::string content =
      Weights::written(names, std::vector<Row>(names.size(), row_of(2, 1.0)), "");
  EXPECT_THAT(content, testing::HasSubstr("\n0bias\t"));
  EXPECT_THAT(content, testing::HasSubstr("\n0c:し\t"));
  EXPECT_THAT(content, testing::HasSubstr("\n3た\t"));
  EXPECT_THAT(content, testing::HasSubstr("\n9ert+figure\t")) << "one digit says how many";
  Weights weights;
  Problems problems;
  weights.read(content, "my.weights", problems);
  problems.throw_if_any();
  for (const std::string& name : names) {
    EXPECT_TRUE(weights.find(name)) << name;
  }
  EXPECT_FALSE(weights.find("c:た"));
}

TEST(Weights, SmallOnesKeepTheirSignBesideLargeOnes) {
  const std::string content =
      Weights::written({"large", "small"}, {row_of(3, 4.0), row_of(3, -0.004)}, "");
  Weights weights;
  Problems problems;
  weights.read(content, "my.weights", problems);
  EXPECT_LT(weights.weight(*weights.find("small"), 3), 0);
}

TEST(Weights, WithoutAnyNothingIsFound) {
  EXPECT_FALSE(Weights().find("c:復旧"));
  EXPECT_FALSE(Weights::is_weights("{\"terms\": []}"));
}

TEST(Weights, BrokenFilesNameTheirLine) {
  EXPECT_TRUE(Weights::is_weights("tenmatsu weights 4\n"));
  EXPECT_FALSE(Weights::is_weights("{}"));
  EXPECT_THAT(trouble_of("tenmatsu weights 9\n"), testing::HasSubstr("my.weights:1: another"));
  EXPECT_THAT(trouble_of("tenmatsu weights 5\nscale 1 2\n"), testing::HasSubstr("my.weights:2:"));
  EXPECT_THAT(trouble_of("tenmatsu weights 5\n0bias\tO\n"), testing::HasSubstr("my.weights:2:"))
      << "a clue before the scale";
  const std::string good = Weights::written({"bias"}, {row_of(0, 1.0)}, "");
  EXPECT_THAT(trouble_of(good + "0c:あ\tOO\n"), testing::HasSubstr("my.weights:5:"));
  const std::string row(Column::kCount, 'O');
  EXPECT_THAT(trouble_of(good + "c:\t" + row + "\n"), testing::HasSubstr("my.weights:5:"))
      << "no number of letters";
  EXPECT_THAT(trouble_of(good + "5s\t" + row + "\n"), testing::HasSubstr("my.weights:5:"))
      << "more letters than the clue above has";
  const std::string scale = good.substr(0, good.find("\n0"));
  EXPECT_THAT(trouble_of(scale + " 1\n"), testing::HasSubstr("my.weights:3:")) << "too many";
  EXPECT_THAT(trouble_of(scale + "x\n"), testing::HasSubstr("my.weights:3:")) << "no number";
}

}  // namespace
}  // namespace tenmatsu::rules
