// Steps as talks tell them: which answer speaks of which step, and what came of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/actions.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TagFinding step(Status status) {
  return tag(Tag::action, status);
}

std::vector<Action> actions_of(const std::vector<Told>& talk) {
  return actions(Story(analysis_of(talk), *shipped_rules()));
}

TEST(Steps, ABareReportSpeaksOfTheStepWithItsVerb) {
  const auto found = actions_of({
      {at(9, 0), "岸", "夜間のバッチを流しましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "返金の手続きは止めてください。", {step(Status::requested)}},
      {at(9, 3), "岸", "流しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::requested);
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_THAT(found[1].statement.text, HasSubstr("バッチ"));
}

TEST(Steps, AReportThatNamesNothingSpeaksOfWhatWasAskedLast) {
  const auto found = actions_of({
      {at(9, 0), "岸", "入口のゲートを閉めてください。", {step(Status::requested)}},
      {at(9, 1), "岸", "配信サーバを再起動してください。", {step(Status::requested)}},
      {at(9, 3), "堤", "完了しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::requested);
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_THAT(found[1].statement.text, HasSubstr("再起動"));
}

TEST(Steps, ARejectionMeansWhatWasProposedJustBefore) {
  const auto found = actions_of({
      {at(9, 0), "岸", "認証サーバを再起動しましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "影響がないのであれば、実施してください。", {step(Status::requested)}},
      {at(9, 5), "岸", "再起動しました。", {step(Status::done)}},
      {at(9, 7), "岸", "装置のほうも再起動しましょうか。", {step(Status::proposed)}},
      {at(9, 8), "堤", "それはやめよう。接続中の人を切ることになる。", {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_EQ(found[1].status, Status::rejected);
  EXPECT_THAT(found[1].statement.text, HasSubstr("装置"));
  EXPECT_THAT(found[1].statement.text, HasSubstr("接続中"));
}

TEST(Steps, AnObjectionThatIsOverruledCallsNothingOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "広告の挿入をまるごと外しましょう。", {step(Status::proposed)}},
      {at(9, 1), "堤", "え、待って待って。", {step(Status::rejected)}},
      {at(9, 2), "岸", "外します。", {step(Status::started)}},
      {at(9, 3), "岸", "外しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
}

TEST(Steps, AnOrderThatIsWarnedOfIsNoOpenOrder) {
  const auto found = actions_of({
      {at(9, 0), "岸", "キャッシュを切れ。", {step(Status::requested)}},
      {at(9, 1), "堤", "切ったらまた落ちます。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
}

TEST(Steps, AnEnquiryAloneIsNone) {
  EXPECT_THAT(actions_of({
                  {at(9, 0), "岸", "増設は今日できますか？", {step(Status::proposed)}},
                  {at(9, 2), "堤", "部品が明後日です。", {}},
              }),
              IsEmpty());
}

TEST(Steps, WhatOthersPlanIsNotProposed) {
  EXPECT_THAT(actions_of({{at(9, 0),
                           "岸",
                           "部品の交換は停止が要るので、明後日の夜だそうです。",
                           {step(Status::proposed)}}}),
              IsEmpty());
}

TEST(Steps, TheActIsKeptAndNotTheRemarkBesideIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "印刷のラインを止めてもらえますか。", {step(Status::requested)}},
      {at(9, 1), "堤", "止めました。ラインは空いてます。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("止めた"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("空いて")));
}

TEST(Steps, WhatOthersDidWasNotDoneByWhoTellsOfIt) {
  const auto found =
      actions_of({{at(9, 0), "岸", "警備さんがロックを外してくれました。", {step(Status::done)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].actor, "");
  EXPECT_EQ(found[0].stages.back().actor, "");
}

struct OutcomeCase {
  const char* about;
  std::vector<Told> after;
  const char* verdict;
  const char* effect;  // a part of it; empty for none
};

const OutcomeCase kOutcomes[] = {
    {"better at once",
     {{at(9, 2), "堤", "エラーが収まりました。", {tag(Tag::recovery)}}},
     "",
     "収ま"},
    {"no better",
     {{at(9, 2), "堤", "まだ変わりません。", {tag(Tag::symptom)}}},
     "効果なし",
     "変わら"},
    {"worse", {{at(9, 2), "堤", "かえって悪くなってます。", {tag(Tag::symptom)}}}, "悪化", "悪く"},
    {"better by a part",
     {{at(9, 2), "堤", "まだ変わりません。", {tag(Tag::symptom)}},
      {at(9, 4), "堤", "設定の変更は効いてて、新しい人は見えてます。", {tag(Tag::investigation)}}},
     "",
     "効いて"},
    {"well, and then not",
     {{at(9, 2), "堤", "エラーが収まりました。", {tag(Tag::recovery)}},
      {at(9, 20), "堤", "また落ちた。", {tag(Tag::symptom)}}},
     "再発",
     "また落ちた"},
    {"another step was done first",
     {{at(9, 2), "堤", "回線を切り替えました。", {step(Status::done)}},
      {at(9, 3), "堤", "エラーが収まりました。", {tag(Tag::recovery)}}},
     "",
     ""},
    {"the closing",
     {{at(9, 5), "堤", "9時5分で収束とします。", {tag(Tag::recovery), tag(Tag::communication)}}},
     "",
     ""},
};

TEST(Steps, HaveTheOutcomeThatIsSaidOfThem) {
  for (const OutcomeCase& one : kOutcomes) {
    SCOPED_TRACE(one.about);
    std::vector<Told> talk{{at(9, 0), "岸", "設定の変更を戻しました。", {step(Status::done)}}};
    talk.insert(talk.end(), one.after.begin(), one.after.end());
    const auto found = actions_of(talk);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].verdict, one.verdict);
    EXPECT_EQ(found[0].failed, *one.verdict != '\0');
    ASSERT_EQ(found[0].effect.has_value(), *one.effect != '\0');
    if (found[0].effect) {
      EXPECT_THAT(found[0].effect->text, HasSubstr(one.effect));
    }
  }
}

TEST(Steps, WhatTheReportDeniesIsNoSuccess) {
  const auto found = actions_of({
      {at(9, 0), "岸", "修正を当てました。でも端末が戻ってこない。", {step(Status::done)}},
      {at(9, 3), "堤", "鍵が見つかって抜けました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "効果なし");
}

}  // namespace
}  // namespace tenmatsu::composition
