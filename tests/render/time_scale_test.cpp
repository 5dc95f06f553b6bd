#include "render/time_scale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tenmatsu::document {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(TimeScale, PutsMinutesInProportion) {
  const TimeScale scale({870, 900, 930}, 100, 700);
  EXPECT_EQ(scale.x(870), 100);
  EXPECT_EQ(scale.x(900), 400);
  EXPECT_EQ(scale.x(930), 700);
  EXPECT_THAT(scale.cuts(), IsEmpty());
}

TEST(TimeScale, KeepsWhatLiesOutsideAtItsEdges) {
  const TimeScale scale({870, 930}, 100, 700);
  EXPECT_EQ(scale.x(0), 100);
  EXPECT_EQ(scale.x(5000), 700);
}

TEST(TimeScale, CutsOutALongSilence) {
  const TimeScale scale({870, 880, 900, 900 + 14 * 60, 910 + 14 * 60}, 0, 600);
  ASSERT_THAT(scale.cuts(), SizeIs(1));
  EXPECT_EQ(scale.cuts().front().minutes, 14 * 60);
  const int cut = scale.cuts().front().x;
  EXPECT_LT(scale.x(900), cut);
  EXPECT_LT(cut, scale.x(900 + 14 * 60));
  EXPECT_EQ(scale.x(900 + 60), cut) << "what was cut out stands in its cut";
  EXPECT_GT(scale.x(900), 300) << "the incident keeps most of the room";
  EXPECT_EQ(scale.x(910 + 14 * 60), 600);
}

TEST(TimeScale, CutsNothingOutOfASlowButEvenTalk) {
  const TimeScale scale({0, 60, 120, 180, 240}, 0, 600);
  EXPECT_THAT(scale.cuts(), SizeIs(0));
  EXPECT_THAT(TimeScale({0, 10, 70, 75, 130, 185, 190}, 0, 600).cuts(), SizeIs(0));
  EXPECT_THAT(TimeScale({0, 300}, 0, 600).cuts(), SizeIs(0));
}

TEST(TimeScale, CutsOutEveryNight) {
  EXPECT_THAT(TimeScale({0, 10, 20, 900, 910, 1800, 1830}, 0, 600).cuts(), SizeIs(2));
}

TEST(TimeScale, GrowsWithTime) {
  const TimeScale scale({-30, 5, 5, 8, 300, 301, 2000, 2001, 9000}, 10, 330);
  int before = scale.x(-31);
  for (Minute minute = -30; minute <= 9001; ++minute) {
    ASSERT_LE(before, scale.x(minute)) << minute;
    before = scale.x(minute);
  }
  EXPECT_LE(before, 330);
}

TEST(TimeScale, HasRoundTicksWithRoomBetweenThem) {
  const TimeScale scale({872, 901}, 100, 700);
  EXPECT_THAT(scale.ticks(90), ElementsAre(875, 880, 885, 890, 895, 900));
  EXPECT_THAT(scale.ticks(150), ElementsAre(880, 890, 900));
}

TEST(TimeScale, TicksCoverMidnight) {
  const TimeScale scale({1430, 1450}, 0, 400);
  EXPECT_THAT(scale.ticks(90), ElementsAre(1430, 1435, 1440, 1445, 1450));
}

TEST(TimeScale, StandsForAMomentAlone) {
  const TimeScale scale({600}, 0, 100);
  EXPECT_EQ(scale.x(600), 0);
  EXPECT_THAT(scale.ticks(50), ElementsAre(600));
  EXPECT_EQ(TimeScale({}, 5, 100).x(0), 5);
}

}  // namespace
}  // namespace tenmatsu::document
