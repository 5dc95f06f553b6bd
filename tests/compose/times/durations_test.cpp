// Lengths of time, and the stages that they part the incident in.

#include "compose/times/durations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::SizeIs;

std::optional<MilestoneTime> when(int hour, int minute, bool approximate = false) {
  return MilestoneTime{at(hour, minute), approximate, {1}};
}

TEST(Stages, AreTheWayBetweenTheEnds) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "遅いです。", {}}});
  Milestones times = {when(9, 0, true), when(9, 5), std::nullopt, when(9, 15), when(9, 20)};
  times[static_cast<std::size_t>(Milestone::mitigated)]->events = {1, 1};  // a step and its effect
  const auto all = durations(Story(analysis, *shipped_rules()), times, {});
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[1].minutes, 15);
  EXPECT_EQ(all[0].stage->minutes, 5);
  EXPECT_TRUE(all[0].stage->approximate);
  EXPECT_EQ(all[1].stage->minutes, 10);
  EXPECT_FALSE(all[1].stage->approximate);
  EXPECT_EQ(all[0].stage->share, 25);
  EXPECT_EQ(all[1].stage->share, 50);
  EXPECT_EQ(all[2].stage->share, 25);
}

TEST(Stages, AReportOfGettingBetterIsNoSureMitigation) {
  const Analysis analysis =
      analysis_of({{at(9, 5), "岸", "通りません。", {tag(Tag::symptom)}},
                   {at(9, 12), "岸", "別の系統が戻っています。", {tag(Tag::recovery)}},
                   {at(9, 14), "堤", "こちらも戻っています。", {tag(Tag::recovery)}},
                   {at(9, 15), "岸", "戻っています。", {tag(Tag::recovery)}}});
  const Milestones times = {when(9, 0), when(9, 5), std::nullopt, when(9, 15), when(9, 20)};
  const auto all = durations(Story(analysis, *shipped_rules()), times, {});
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[1].name, "resolve");
}

TEST(Stages, AnOpenIncidentHasNoShares) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "遅いです。", {}}});
  const Milestones times = {when(9, 0), when(9, 5), std::nullopt, std::nullopt, std::nullopt};
  const auto all = durations(Story(analysis, *shipped_rules()), times, {});
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].stage->share, std::nullopt);
}

}  // namespace
}  // namespace tenmatsu::composition
