#include "render/line_chart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "render/example.hpp"

namespace tenmatsu::document {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(ValueTicks, AreRoundAndHoldAllValues) {
  EXPECT_THAT(value_ticks(0, 98), ElementsAre(0, 50, 100));
  EXPECT_THAT(value_ticks(40, 98), ElementsAre(0, 50, 100));
  EXPECT_THAT(value_ticks(0.2, 5), ElementsAre(0, 2, 4, 6));
  EXPECT_THAT(value_ticks(90, 99), ElementsAre(90, 95, 100));
  EXPECT_THAT(value_ticks(-20, 20), ElementsAre(-20, 0, 20));
  EXPECT_THAT(value_ticks(7, 7), ElementsAre(5, 10, 15));
  EXPECT_THAT(value_ticks(0, 0), SizeIs(::testing::Ge(2U)));
}

struct NumberCase {
  double value;
  const char* text;
};

TEST(ValueText, IsWrittenAsAPersonWritesIt) {
  constexpr NumberCase kCases[] = {
      {0, "0"},          {0.6000000000000001, "0.6"}, {12000, "12,000"},
      {-1500, "-1,500"}, {1e9, "1,000,000,000"},      {999, "999"}};
  for (const auto& [value, text] : kCases) {
    EXPECT_EQ(value_text(value), text);
  }
}

EffectRow row_of(std::vector<EffectRow::Reading> readings) {
  EffectRow row;
  row.subject = "エラー率";
  row.unit = "%";
  row.readings = std::move(readings);
  return row;
}

EffectRow::Reading reading(double value, Minute minute, int event,
                           MetricRole role = MetricRole::reading) {
  return {std::to_string(static_cast<int>(value)) + "%", minute, event, role, value, Bound::exact};
}

TEST(LineChart, NeedsTwoTimes) {
  const auto told = example::api_latency();
  EXPECT_FALSE(line_chart(told.analysis, told.incident, row_of({reading(5, 870, 1)})));
  EXPECT_FALSE(line_chart(
      told.analysis, told.incident,
      row_of({reading(5, 870, 1, MetricRole::before), reading(9, 870, 1, MetricRole::after)})))
      << "a change that one message tells of has no course";
  EXPECT_FALSE(line_chart(told.analysis, told.incident,
                          row_of({reading(5, 870, 1), reading(9, 880, 2, MetricRole::usual)})))
      << "what is usual is no reading";
  EXPECT_TRUE(
      line_chart(told.analysis, told.incident, row_of({reading(5, 870, 1), reading(9, 880, 2)})));
}

TEST(LineChart, NeedsMessagesWithATime) {
  auto told = example::api_latency();
  told.analysis.transcript.messages[1].time.reset();
  EXPECT_FALSE(
      line_chart(told.analysis, told.incident, row_of({reading(5, 870, 1), reading(9, 880, 2)})));
}

TEST(LineChart, HigherValuesStandHigherAndLaterOnesToTheRight) {
  const auto told = example::api_latency();
  const auto chart =
      line_chart(told.analysis, told.incident,
                 row_of({reading(98, 876, 1), reading(70, 887, 2), reading(40, 890, 3)}));
  ASSERT_TRUE(chart);
  ASSERT_THAT(chart->points, SizeIs(3));
  EXPECT_LT(chart->points[0].x, chart->points[1].x);
  EXPECT_LT(chart->points[0].y, chart->points[1].y);
  for (const auto& point : chart->points) {
    EXPECT_GE(point.x, chart->left);
    EXPECT_LE(point.x, chart->right);
    EXPECT_GE(point.y, chart->top);
    EXPECT_LE(point.y, chart->bottom);
    EXPECT_TRUE(point.labelled) << point.text;
  }
}

TEST(LineChart, ShowsUsualValuesLimitsAndTheActionsBetweenItsEnds) {
  const auto told = example::api_latency();
  EffectRow row =
      row_of({reading(10, 877, 2, MetricRole::usual), reading(98, 877, 2), reading(40, 891, 6)});
  row.thresholds = {reading(80, 891, 6, MetricRole::threshold)};
  const auto chart = line_chart(told.analysis, told.incident, row);
  ASSERT_TRUE(chart);
  ASSERT_THAT(chart->levels, SizeIs(2));
  EXPECT_TRUE(chart->levels[0].usual);
  EXPECT_FALSE(chart->levels[1].usual);
  ASSERT_THAT(chart->moments, SizeIs(2));
  EXPECT_EQ(chart->moments[1].number, 2);
}

TEST(LineChart, LeavesOutLabelsThatHaveNoRoom) {
  const auto told = example::api_latency();
  std::vector<EffectRow::Reading> many;
  for (int i = 0; i < 60; ++i) {
    many.push_back(reading(50, 870 + i, 1));
  }
  const auto chart = line_chart(told.analysis, told.incident, row_of(many));
  ASSERT_TRUE(chart);
  const auto labelled =
      std::ranges::count_if(chart->points, [](const auto& point) { return point.labelled; });
  EXPECT_GE(labelled, 2);
  EXPECT_LT(labelled, 30);
}

}  // namespace
}  // namespace tenmatsu::document
