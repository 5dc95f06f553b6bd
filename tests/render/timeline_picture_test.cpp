#include "render/timeline_picture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "render/example.hpp"

namespace tenmatsu::document {
namespace {

using ::testing::SizeIs;

constexpr PictureSize kSize = {832, 96, 118, 72};

TimelinePicture drawn(const example::Told& told, const PictureSize& size = kSize) {
  const auto picture = timeline_picture(told.analysis, told.incident, size);
  EXPECT_TRUE(picture.has_value());
  return picture.value_or(TimelinePicture{});
}

TEST(TimelinePicture, NoneWhereNoMessageHasATime) {
  EXPECT_FALSE(timeline_picture({}, {}, kSize).has_value());
  example::Told told = example::api_latency();
  for (Message& message : told.analysis.transcript.messages) {
    message.time.reset();
  }
  EXPECT_FALSE(timeline_picture(told.analysis, told.incident, kSize).has_value());
}

TEST(TimelinePicture, PhasesAreBandsBetweenKnownMilestones) {
  const TimelinePicture picture = drawn(example::api_latency());
  // It was detected as it began: there is no time between.
  ASSERT_THAT(picture.bands, SizeIs(3));
  EXPECT_EQ(picture.bands[0].until, Milestone::declared);
  EXPECT_EQ(picture.bands[0].minutes, 5);
  EXPECT_EQ(picture.bands[1].until, Milestone::mitigated);
  EXPECT_EQ(picture.bands[2].until, Milestone::resolved);
  EXPECT_EQ(picture.bands[0].x + picture.bands[0].width, picture.bands[1].x);
}

TEST(TimelinePicture, LanesAreThePeopleOfTheTalk) {
  const TimelinePicture picture = drawn(example::api_latency());
  ASSERT_THAT(picture.lanes, SizeIs(3));
  EXPECT_EQ(picture.lanes[0].name, "田中");
  EXPECT_EQ(picture.lanes[1].name, "鈴木");
  EXPECT_EQ(picture.lanes[1].top, picture.lanes[0].top + picture.lanes[0].height);
  EXPECT_EQ(picture.bottom, picture.lanes[2].top + picture.lanes[2].height);
}

TEST(TimelinePicture, AnActionRunsFromItsStartToItsEnd) {
  const TimelinePicture picture = drawn(example::api_latency());
  const auto mark =
      std::ranges::find_if(picture.marks, [](const auto& one) { return one.action == 2; });
  ASSERT_NE(mark, picture.marks.end());
  EXPECT_EQ(mark->kind, Tag::action);
  ASSERT_TRUE(mark->until.has_value());
  EXPECT_GT(*mark->until, mark->x);
  const auto count =
      std::ranges::count_if(picture.marks, [](const auto& one) { return one.event == 5; });
  EXPECT_EQ(count, 1) << "its entry of the timeline is the same mark";
}

void expect_inside(const TimelinePicture& picture) {
  for (const auto& mark : picture.marks) {
    EXPECT_GE(mark.x, picture.left);
    EXPECT_LE(mark.until.value_or(mark.x), picture.right);
    EXPECT_GT(mark.y, picture.top);
    EXPECT_LT(mark.y, picture.bottom);
  }
  std::set<std::pair<int, int>> places;
  for (const auto& mark : picture.marks) {
    EXPECT_TRUE(places.insert({mark.x, mark.y}).second) << "two marks in one place";
  }
}

void expect_labels_apart(const TimelinePicture& picture, int width) {
  for (std::size_t i = 0; i < picture.flags.size(); ++i) {
    for (std::size_t j = i + 1; j < picture.flags.size(); ++j) {
      const auto& a = picture.flags[i];
      const auto& b = picture.flags[j];
      const int a_left = a.label_left ? a.x - width : a.x;
      const int b_left = b.label_left ? b.x - width : b.x;
      EXPECT_TRUE(a.label_y != b.label_y || a_left + width <= b_left || b_left + width <= a_left)
          << i << " and " << j;
    }
  }
}

TEST(TimelinePicture, NothingOverlapsAtAnyWidth) {
  for (const auto& told : {example::api_latency(), example::past_midnight()}) {
    for (const PictureSize& size : {kSize, PictureSize{358, 62, 104, 58}}) {
      const TimelinePicture picture = drawn(told, size);
      expect_inside(picture);
      expect_labels_apart(picture, size.label);
    }
  }
}

TEST(TimelinePicture, ManySpeakersShareTheLastLane) {
  example::Told told = example::api_latency();
  told.analysis.people.clear();
  for (int i = 0; i < 12; ++i) {
    Message message = told.analysis.transcript.messages.front();
    message.n = static_cast<int>(told.analysis.transcript.messages.size()) + 1;
    message.speaker = "S" + std::to_string(i);
    told.analysis.transcript.messages.push_back(message);
  }
  const TimelinePicture picture = drawn(told);
  ASSERT_THAT(picture.lanes, SizeIs(8));
  EXPECT_EQ(picture.lanes.back().name, "");
  EXPECT_EQ(picture.lanes.back().others, 8);
}

}  // namespace
}  // namespace tenmatsu::document
