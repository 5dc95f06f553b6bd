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

const TimelinePicture::Mark* mark_of(const TimelinePicture& picture, int event, Tag kind) {
  const auto found = std::ranges::find_if(
      picture.marks, [&](const auto& mark) { return mark.event == event && mark.kind == kind; });
  return found == picture.marks.end() ? nullptr : &*found;
}

int marks_at(const TimelinePicture& picture, int event) {
  return static_cast<int>(
      std::ranges::count_if(picture.marks, [&](const auto& mark) { return mark.event == event; }));
}

constexpr Minute at(int hour, int minute) {
  return hour * 60 + minute;
}

TEST(TimelinePicture, WhatTheDocumentCallsACauseIsOneWhateverItsMessageIsTagged) {
  for (const Tag tag : {Tag::symptom, Tag::impact, Tag::investigation, Tag::detection,
                        Tag::communication, Tag::cause}) {
    SCOPED_TRACE(name_of(tag));
    example::Told told = example::api_latency();
    told.incident.actions.clear();
    told.incident.timeline.push_back(
        {at(14, 41), false, true, {"no index", {4}}, {tag, Tag::recovery}});
    const TimelinePicture picture = drawn(told);
    const auto* mark = mark_of(picture, 4, Tag::cause);
    ASSERT_NE(mark, nullptr);
    EXPECT_FALSE(mark->open);
    EXPECT_FALSE(mark->crossed);
    EXPECT_EQ(marks_at(picture, 4), 1);
  }
}

TEST(TimelinePicture, TheMainCauseIsShownWhereNoLineOfTheTimelineTellsIt) {
  example::Told told = example::api_latency();
  told.analysis.transcript.messages[3].time = Stamp{at(15, 20) * 60, false, false, std::nullopt};
  const TimelinePicture picture = drawn(told);
  const auto* mark = mark_of(picture, 4, Tag::cause);
  ASSERT_NE(mark, nullptr) << "it was told behind the solution";
  EXPECT_EQ(mark->minute, at(15, 20));
  expect_inside(picture);
}

TEST(TimelinePicture, AGuessIsHollowAndOneThatWasRuledOutIsCrossed) {
  example::Told told = example::api_latency();
  Incident& incident = told.incident;
  incident.causes = {{Status::suspected, {"the deploy", {3}}, false, {}, {}, {}, true},
                     {Status::ruled_out, {"the network", {2, 4}}, false, {}, {}, {}}};
  incident.timeline.push_back({at(14, 37), false, true, {"the network?", {2}}, {Tag::cause}});
  incident.timeline.push_back({at(14, 41), false, true, {"not it", {4}}, {Tag::investigation}});
  const TimelinePicture picture = drawn(told);
  const auto* guess = mark_of(picture, 3, Tag::cause);
  ASSERT_NE(guess, nullptr);
  EXPECT_TRUE(guess->open);
  EXPECT_FALSE(guess->crossed);
  const auto* out = mark_of(picture, 2, Tag::cause);
  ASSERT_NE(out, nullptr);
  EXPECT_TRUE(out->open);
  EXPECT_TRUE(out->crossed);
  EXPECT_NE(mark_of(picture, 4, Tag::investigation), nullptr) << "what ruled it out is no guess";
}

TEST(TimelinePicture, TheAllClearIsNoTrouble) {
  for (const Tag tag : {Tag::symptom, Tag::impact, Tag::communication, Tag::investigation}) {
    SCOPED_TRACE(name_of(tag));
    example::Told told = example::api_latency();
    told.incident.timeline.push_back({at(14, 51), false, true, {"well again", {6}}, {tag}});
    const TimelinePicture picture = drawn(told);
    EXPECT_NE(mark_of(picture, 6, Tag::recovery), nullptr);
    EXPECT_EQ(marks_at(picture, 6), 1);
  }
}

TEST(TimelinePicture, AnImpactThatIsOverIsNoTroubleAndASymptomThatLastsIsOne) {
  example::Told told = example::api_latency();
  auto& timeline = told.incident.timeline;
  timeline.push_back(
      {at(14, 41), false, true, {"all 312 came", {4}}, {Tag::impact, Tag::recovery}});
  timeline.push_back(
      {at(14, 37), false, true, {"fewer, still", {2}}, {Tag::symptom, Tag::recovery}});
  told.incident.causes.clear();
  const TimelinePicture picture = drawn(told);
  EXPECT_NE(mark_of(picture, 4, Tag::recovery), nullptr);
  EXPECT_NE(mark_of(picture, 2, Tag::symptom), nullptr);
}

TEST(TimelinePicture, OneMessageMayTellTheCauseAndTheSolution) {
  example::Told told = example::api_latency();
  told.incident.causes.front().statement.events = {6};
  told.incident.timeline.push_back(
      {at(14, 51), false, true, {"put back", {6}}, {Tag::cause, Tag::recovery}});
  const TimelinePicture picture = drawn(told);
  EXPECT_NE(mark_of(picture, 6, Tag::cause), nullptr);
  EXPECT_NE(mark_of(picture, 6, Tag::recovery), nullptr);
}

TEST(TimelinePicture, ActionsThatFailedOrWereRejectedAreCrossed) {
  example::Told told = example::api_latency();
  Action failed = told.incident.actions[1];
  failed.failed = true;
  failed.verdict = "no effect";
  Action rejected = failed;
  rejected.status = Status::rejected;
  rejected.statement.events = {2};
  told.incident.actions = {failed, rejected};
  told.incident.timeline.push_back({at(14, 37), false, true, {"restart", {2}}, {Tag::action}});
  const TimelinePicture picture = drawn(told);
  const auto* first = mark_of(picture, failed.statement.events.front(), Tag::action);
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(first->crossed);
  EXPECT_FALSE(first->open);
  EXPECT_EQ(first->verdict, "no effect");
  const auto* second = mark_of(picture, 2, Tag::action);
  ASSERT_NE(second, nullptr);
  EXPECT_TRUE(second->crossed);
  EXPECT_TRUE(second->open);
  EXPECT_EQ(second->action, 0);
}

TEST(TimelinePicture, WithoutASolutionTheLastPhaseRunsToTheEndOfTheTalk) {
  example::Told told = example::api_latency();
  told.incident.times[static_cast<std::size_t>(Milestone::resolved)].reset();
  const TimelinePicture picture = drawn(told);
  ASSERT_THAT(picture.bands, SizeIs(3));
  EXPECT_FALSE(picture.bands.back().until.has_value());
  EXPECT_EQ(picture.bands.back().minutes, 13);
  ASSERT_THAT(picture.flags, SizeIs(5));
  EXPECT_FALSE(picture.flags.back().milestone.has_value());
  EXPECT_EQ(picture.flags.back().minute, at(14, 58));
  expect_labels_apart(picture, kSize.label);
}

TEST(TimelinePicture, WithoutAnyMilestoneThereIsNoPhase) {
  example::Told told = example::api_latency();
  told.incident.times = {};
  const TimelinePicture picture = drawn(told);
  EXPECT_TRUE(picture.bands.empty());
  EXPECT_TRUE(picture.flags.empty());
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
