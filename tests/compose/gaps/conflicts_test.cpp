// Where talks disagree with themselves.

#include "compose/gaps/conflicts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/impact/heard.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Conflicts, AProductThatDoesNotComeOutIsOne) {
  const Analysis analysis = analysis_of(
      {{at(9, 0),
        "岸",
        "分間10万円で20分なので300万円の損失です。",
        {tag(Tag::impact)},
        {metric(100000, "円/分", "売上", "分間10万円"), metric(20, "分", "影響時間", "20分"),
         metric(3000000, "円", "損失", "300万円")}}});
  const auto found = conflicts(Story(analysis, *shipped_rules()), Incident{});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].id, "conflict.sum");
}

TEST(Conflicts, ALengthThatDiffersFromTheTimesIsOne) {
  const Analysis analysis = analysis_of({{at(10, 0),
                                          "岸",
                                          "影響時間は20分です。",
                                          {tag(Tag::impact)},
                                          {metric(20, "分", "影響時間", "20分")}}});
  const Story story(analysis, *shipped_rules());
  Incident incident;
  incident.times[static_cast<std::size_t>(Milestone::started)] =
      MilestoneTime{at(9, 0), false, {1}};
  incident.times[static_cast<std::size_t>(Milestone::resolved)] =
      MilestoneTime{at(9, 25), false, {1}};
  EXPECT_THAT(conflicts(story, incident), SizeIs(1));
  incident.times[static_cast<std::size_t>(Milestone::resolved)] =
      MilestoneTime{at(9, 21), false, {1}};  // times are said without their seconds
  EXPECT_THAT(conflicts(story, incident), IsEmpty());
}

TEST(Conflicts, ValuesOverTimeAreNone) {
  const Analysis analysis = heard({{"エラー率は22%です。", {Tag::symptom}},
                                   {"エラー率は64%まで上がったんですか。", {Tag::symptom}},
                                   {"注文は0件 / 2分 (想定 40件/分)です。", {Tag::symptom}}});
  EXPECT_THAT(conflicts(Story(analysis, *shipped_rules()), Incident{}), IsEmpty());
}

TEST(Conflicts, TwoStatementsOfOneAmountAreOne) {
  const Analysis analysis =
      heard({{"対象者は914名です。", {Tag::impact}}, {"対象者は920名です。", {Tag::impact}}});
  EXPECT_THAT(conflicts(Story(analysis, *shipped_rules()), Incident{}), SizeIs(1));
}

}  // namespace
}  // namespace tenmatsu::composition
