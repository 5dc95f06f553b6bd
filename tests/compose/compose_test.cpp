// The parts of the incident, each on a talk of a few messages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/followups/followups.hpp"
#include "compose/impact/effects.hpp"
#include "compose/steps/actions.hpp"
#include "compose/told.hpp"
#include "support/trouble.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Actions, AProposalAndItsEndAreOneStep) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "検索機能をフラグで止められますか？", {tag(Tag::action, Status::proposed)}},
      {at(9, 1), "堤", "はい、検索機能のフラグを切ります。", {tag(Tag::action, Status::started)}},
      {at(9, 3), "堤", "検索機能のフラグを切りました。", {tag(Tag::action, Status::done)}},
      {at(9, 5), "岸", "エラーが収まりました。", {tag(Tag::recovery)}},
  });
  const auto found = actions(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_EQ(found[0].actor, "堤");
  EXPECT_EQ(found[0].proposed, at(9, 0));
  EXPECT_EQ(found[0].done, at(9, 3));
  EXPECT_EQ(found[0].effect_minute, at(9, 5));
  EXPECT_FALSE(found[0].failed);
}

TEST(Actions, ARejectedProposalStaysRejected) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "DBを再起動しましょうか？", {tag(Tag::action, Status::proposed)}},
      {at(9, 1), "堤", "DBの再起動はやめましょう。", {tag(Tag::action, Status::rejected)}},
  });
  const auto found = actions(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
  EXPECT_EQ(found[0].done, std::nullopt);
}

TEST(Actions, AStepWithoutEffectFailed) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "APサーバを再起動しました。", {tag(Tag::action, Status::done)}},
      {at(9, 4), "堤", "変わりません、遅いままです。", {tag(Tag::symptom)}},
  });
  const auto found = actions(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_TRUE(found[0].failed);
  EXPECT_EQ(found[0].effect_minute, at(9, 4));
}

TEST(Causes, ASuspicionIsFollowedToItsConfirmation) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "証明書の期限切れかもしれません。", {tag(Tag::cause, Status::suspected)}},
      {at(9, 5), "堤", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}},
      {at(9, 6), "堤", "ネットワークは関係ありません。", {tag(Tag::cause, Status::ruled_out)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto found = causes(story, guesses(story));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].raised, ElementsAre(1));
  EXPECT_THAT(found[0].supported, ElementsAre(2));
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, AGuessDoesNotUndoWhatWasEstablished) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}},
      {at(9, 5), "堤", "証明書の期限切れかもしれません。", {tag(Tag::cause, Status::suspected)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto found = causes(story, guesses(story));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Effects, OneFigureIsFollowedOverTime) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "CPUが98%です。", {tag(Tag::symptom)}, {metric(98, "%", "CPU", "98%")}},
      {at(9, 5),
       "岸",
       "CPU使用率は70%です。",
       {tag(Tag::recovery)},
       {metric(70, "%", "CPU使用率", "70%")}},
      {at(9, 6),
       "岸",
       "空き容量は70%です。",
       {tag(Tag::symptom)},
       {metric(70, "%", "空き容量", "70%")}},
  });
  const auto rows = effects(Story(analysis, *shipped_rules()));
  ASSERT_THAT(rows, SizeIs(2));
  ASSERT_THAT(rows[0].readings, SizeIs(2));
  EXPECT_EQ(rows[0].readings[1].text, "70%");
}

TEST(Effects, AllValuesOfARowAreInOneUnitAndLimitsStandApart) {
  Metric usual = metric(200, "ms", "応答時間", "200ms");
  usual.role = MetricRole::usual;
  Metric limit = metric(1, "秒", "応答時間", "1秒");
  limit.role = MetricRole::threshold;
  const Analysis analysis = analysis_of({
      {at(9, 0),
       "岸",
       "応答時間は通常200msのところ5秒です。",
       {tag(Tag::symptom)},
       {usual, metric(5, "秒", "応答時間", "5秒")}},
      {at(9, 5),
       "岸",
       "応答時間は700msです。",
       {tag(Tag::recovery)},
       {metric(700, "ms", "応答時間", "700ms")}},
      {at(9, 6), "岸", "応答時間のしきい値は1秒です。", {}, {limit}},
  });
  const auto rows = effects(Story(analysis, *shipped_rules()));
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].unit, "秒");
  ASSERT_THAT(rows[0].readings, SizeIs(3));
  EXPECT_EQ(rows[0].readings[0].value, 0.2);
  EXPECT_EQ(rows[0].readings[1].value, 5);
  EXPECT_EQ(rows[0].readings[2].value, 0.7);
  ASSERT_THAT(rows[0].thresholds, SizeIs(1));
  EXPECT_EQ(rows[0].thresholds[0].value, 1);
}

TEST(Effects, AProductShowsItsFormula) {
  const Analysis analysis = analysis_of(
      {{at(9, 0),
        "岸",
        "分間10万円で20分なので200万円の損失です。",
        {tag(Tag::impact)},
        {metric(100000, "円/分", "売上", "分間10万円"), metric(20, "分", "影響時間", "20分"),
         metric(2000000, "円", "損失", "200万円")}}});
  const auto rows = effects(Story(analysis, *shipped_rules()));
  ASSERT_THAT(rows, SizeIs(2));  // the rate stands in the formula alone
  EXPECT_EQ(rows[1].formula, "分間10万円 × 20分 = 200万円");
}

TEST(FollowUps, WhatAClosingAsksForIsTheWorkAndNotTheClosing) {
  const Analysis analysis = analysis_of({
      {at(9, 0),
       "堤",
       "では収束とします。後ほどポストモーテムをお願いします。",
       {tag(Tag::recovery), followup("")}},
  });
  const auto found = followups(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, ::testing::HasSubstr("ポストモーテム"));
  EXPECT_EQ(found[0].category, Category::repair);
}

TEST(FollowUps, AnAnswerTakesOnTheWorkNamedBeforeIt) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "堤", "バッチの二重起動を防ぐロックが必要です。", {followup("")}},
      {at(9, 1), "岸", "3/31までにやります。", {followup("岸", "3/31")}},
  });
  const auto found = followups(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_EQ(found[0].due, "3/31");
  EXPECT_THAT(found[0].statement.events, ElementsAre(1, 2));
}

TEST(Compose, ATalkWithoutTroubleIsNoIncident) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "おはようございます。", {}}});
  EXPECT_THAT(
      support::trouble_of(Failure::no_incident, [&] { return compose(analysis, shipped_rules()); }),
      ::testing::StartsWith("talk.txt: no incident found in 1 message;"));
}

TEST(Compose, EveryMessageIsUsedOrHasAReason) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
      {at(9, 1), "堤", "了解です。", {}},
      moving({at(9, 2), "堤", "釜を見に行きます。", {}}),
  });
  const Incident incident = compose(analysis, shipped_rules());
  ASSERT_THAT(incident.uses, SizeIs(3));
  EXPECT_THAT(incident.uses[0].sections, ::testing::Contains("timeline"));
  EXPECT_THAT(incident.uses[1].sections, IsEmpty());
  const auto& phrases = shipped_rules()->phrases;
  EXPECT_EQ(incident.uses[1].left_out, phrases.text("left_out.acknowledgement"));
  EXPECT_EQ(incident.uses[2].left_out, phrases.text("left_out.nothing_new"));
}

TEST(Compose, WhatTheUserGivesNeedsNoMessage) {
  const Analysis analysis =
      analysis_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}}});
  ComposeOptions options;
  options.title = "決済障害";
  options.author = "佐久間";
  options.created = "2026-01-02";
  const Incident incident = compose(analysis, shipped_rules(), options);
  EXPECT_EQ(incident.title.text, "決済障害");
  EXPECT_THAT(incident.title.events, IsEmpty());
  EXPECT_EQ(incident.author.text, "佐久間");
  EXPECT_EQ(incident.created, "2026-01-02");
}

}  // namespace
}  // namespace tenmatsu::composition
