// Steps as talks tell them: which answer speaks of which step, and what came of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Steps, WhatOneDoesOneselfOnceAnotherAgreedWasProposed) {
  const auto found = actions_of({
      {at(9, 0), "堤", "では北門の系統だけ除外で。", {step(Status::requested)}},
      {at(9, 1), "岸", "うん、それなら。", {}},
      {at(9, 4), "堤", "絞り込みの条件を入れました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_THAT(found[0].stages.back().label, HasSubstr("提案: 堤"));
  EXPECT_THAT(found[0].stages.back().label, HasSubstr("承認: 岸"));
}

TEST(Steps, WhoTakesOnAStepAndTellsHowLongItTakesTellsNoOther) {
  const auto found = actions_of({
      {at(9, 0), "岸", "堤さん、合鍵の再発行お願いします。", {step(Status::requested)}},
      {at(9, 1),
       "堤",
       "はい、やります。受付の端末から出せるので、10分くらいで。",
       {step(Status::started)}},
      {at(9, 9), "堤", "合鍵を再発行しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("10分")));
  // What is to be done meanwhile is another.
  const auto more = actions_of({
      {at(9, 0), "岸", "堤さん、合鍵の再発行お願いします。", {step(Status::requested)}},
      {at(9, 1), "堤", "はい、やります。先に裏口の水門を閉じます。", {step(Status::started)}},
  });
  bool told = false;
  for (const Action& action : more) {
    told = told || action.statement.text.find("水門") != std::string::npos;
  }
  EXPECT_TRUE(told);
}

TEST(Steps, WhatIsDoneFirstDoesNotStandForTheStep) {
  const auto found = actions_of({
      {at(9, 0),
       "堤",
       "精米機を再起動したほうが早い。扉も閉めてからやるわ。",
       {step(Status::started)}},
      {at(9, 4), "堤", "再起動完了。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("精米機"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("やる")));
}

TEST(Steps, AFullStopIsNoneBeforeTheMarkThatJoinsSentences) {
  const auto found = actions_of({
      {at(9, 3), "Ben", "bypassed. キャッシュを切りました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].statement.text.find(".。"), std::string::npos) << found[0].statement.text;
  EXPECT_THAT(found[0].statement.text, HasSubstr("bypassed"));
}

TEST(Steps, AConditionIsNotWhatWasDone) {
  const auto found = actions_of({
      {at(9, 0), "岸", "上位を切って手で入れたらどうですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "手動でやるなら印字は必ず2人で見てください。", {step(Status::requested)}},
      {at(9, 2), "林", "わかった、やる。", {step(Status::started)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::requested);
  EXPECT_EQ(found[1].status, Status::started);
}

TEST(Steps, AFigureThatIsPickedAgreesToIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "上限を600に上げて様子を見ましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "600で。", {}},
      {at(9, 3), "岸", "600に上げました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].stages, SizeIs(1));
  EXPECT_THAT(found[0].stages[0].label, HasSubstr("堤"));
}

TEST(Steps, AYesToAQuestionOfAnotherIsNoneToTheStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}},
      {at(9, 1), "堤", "取材の回答は夕方でもいいですか。", {}},
      {at(9, 2), "沖", "いいです。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.events, Not(::testing::Contains(3)));
}

TEST(Steps, WhoseTurnItIsAgreesToNothing) {
  const auto found = actions_of({
      {at(9, 0), "岸", "釜を止めよう。2階に連絡を入れて。", {step(Status::requested)}},
      {at(9, 2), "堤", "3番の釜の火を落としました。沖さんどうぞ。", {step(Status::done)}},
  });
  for (const Action& action : found) {
    EXPECT_THAT(action.stages.back().label, Not(HasSubstr("承認"))) << action.statement.text;
  }
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

TEST(Steps, TheContraryOfAStepIsAnother) {
  const auto found = actions_of({
      {at(9, 0), "岸", "予約の受付を止めましょうか。", {step(Status::proposed)}},
      {at(9, 30), "岸", "予約の受付を再開しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::proposed);
}

TEST(Steps, AUnitBehindAFigureJoinsNothing) {
  const auto found = actions_of({
      {at(9, 0), "岸", "発車を5分ずらす案はどうですか。", {step(Status::proposed)}},
      {at(9, 4), "岸", "時計を直しました。差は1分以内です。", {step(Status::done)}},
  });
  EXPECT_THAT(found, SizeIs(2));
}

TEST(Steps, AThingAndAVerbAreEnoughToPropose) {
  for (const std::string said : {"ショーファイルを読み込ませましょうか。",
                                 "ゴンドラを下げましょうか。", "トレーラーに積みましょうか。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::proposed)}}}), SizeIs(1)) << said;
  }
}

TEST(Steps, WhatItCostsStandsBesideWhatWasProposed) {
  const auto found = actions_of({
      {at(9, 0), "岸", "前の版に戻すのが早いですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "戻すと移行もやり直しで、3時間ほどかかります。", {step(Status::proposed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::proposed);
  EXPECT_THAT(found[0].effect.value_or(Statement{}).text, HasSubstr("3時間"));
}

TEST(Steps, WhatIsAskedForBesideAQuestionIsTold) {
  const auto found = actions_of({{at(9, 0),
                                  "岸",
                                  "前の版に戻してください。何分かかるかも教えて。",
                                  {step(Status::requested)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("前の版"));
}

TEST(Steps, AQuestionWithTheVerbOfTheActIsAProposal) {
  for (const char* act : {"受付を止める", "次の段階に進める", "上限を上げる"}) {
    const auto found =
        actions_of({{at(9, 0), "岸", std::string(act) + "？", {step(Status::proposed)}}});
    ASSERT_THAT(found, SizeIs(1)) << act;
    EXPECT_EQ(found[0].stages[0].statement.text, act);
  }
}

TEST(Steps, AQuestionThatNamesAStepProposesIt) {
  for (const char* said : {"再起動は？", "3.2に戻す案は？", "直してforward fixは？",
                           "有効期限を直してもう一回付与すればいいんだよね？"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::proposed)}},
                            {at(9, 1), "堤", "それでお願いします。", {}}}),
                SizeIs(1))
        << said;
  }
}

TEST(Steps, WhatWaitsTellsNotWhatWasDone) {
  const auto found = actions_of({
      {at(9, 0), "堤", "入口の便だけ503にするほうが早い、20秒です。", {step(Status::proposed)}},
      {at(9, 1), "岸", "そちらで。", {step(Status::requested)}},
      {at(9, 2), "堤", "503にしました。反映待ちです。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_THAT(found[0].statement.text, HasSubstr("入口の便だけ503にする"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("待ち")));
}

TEST(Steps, WhatComesOnlyLaterIsNotWhatIsAskedFor) {
  const std::vector<Told> talk = {
      {at(9, 0), "岸", "剥がす前に札の写しを残しておいて。", {step(Status::requested)}},
      {at(9, 6), "堤", "棚の裏に古い札が残っていました。", {}},
      {at(9, 7), "堤", "剥がした。", {step(Status::done)}},
  };
  const auto found = actions_of(talk);
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::requested);
  EXPECT_EQ(found[1].statement.events, std::vector<int>{3});
}

TEST(Steps, WhatGoesAheadWithAThingIsAStep) {
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "本番の棚に札を流します。", {step(Status::started)}}}),
              SizeIs(1));
}

TEST(Steps, WhatIsAskedForStandsAndNotWhatBecomesOfIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "止まった注文はどうなるの。自動で入れ直すの？", {step(Status::proposed)}},
      {at(9, 2), "堤", "いや、それはやめましょう。二重に売ってしまう。", {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("入れ直す"));
  EXPECT_THAT(found[0].stages.back().statement.text, Not(HasSubstr("どうなる")));
}

TEST(Steps, AnEstimateIsNotWhatIsAgreedTo) {
  const std::vector<Told> talk = {
      {at(9, 0), "岸", "3番の窓口を閉じてよいですか、残りで持ちますか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "1つで40人さばけるので、昼でも足ります。", {step(Status::proposed)}},
      {at(9, 2), "岸", "お願いします。", {step(Status::requested)}},
  };
  for (const Action& one : actions_of(talk)) {
    EXPECT_THAT(one.statement.text, Not(HasSubstr("足り")));
  }
}

// A step for the case that nothing else helps is proposed, and not set about.
TEST(Steps, WhatHangsOnWhatComesIsOnlyProposed) {
  for (const char* text : {"10分たっても減らなければ止めます。", "これで戻らなきゃ切り離します。",
                           "ひどくなるようなら配信を止めます。"}) {
    const auto found = actions_of({{at(9, 5), "堤", text, {step(Status::started)}}});
    ASSERT_THAT(found, SizeIs(1)) << text;
    EXPECT_EQ(found[0].status, Status::proposed) << text;
  }
  for (const char* text : {"予備に切り替えます。", "今から止めます。"}) {
    const auto found = actions_of({{at(9, 5), "堤", text, {step(Status::started)}}});
    ASSERT_THAT(found, SizeIs(1)) << text;
    EXPECT_EQ(found[0].status, Status::started) << text;
  }
}

// A ticket that is opened, and who is told of it, is no step against the incident.
TEST(Steps, ATicketIsNoStep) {
  for (const char* text : {"とりあえず故障票を切ります。", "起票します。", "上に上げます。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", text, {step(Status::started)}}}), IsEmpty()) << text;
  }
}

// What a thing does of itself is what happened, and no step against it.
TEST(Steps, WhatBefellAThingIsNoStep) {
  const auto told = [](const char* text) {
    return actions_of({{at(9, 0), "岸", text, {tag(Tag::symptom), step(Status::done)}},
                       {at(9, 9), "堤", "自然に回復しました。", {tag(Tag::recovery)}}});
  };
  for (const char* text : {"サーバが勝手に再起動しました。", "サーバが再起動しました。",
                           "ルータが突然再起動しました。"}) {
    EXPECT_THAT(told(text), IsEmpty()) << text;
  }
  for (const char* text : {"サーバを再起動しました。", "サーバが固まったので再起動しました。",
                           "ベンダーが設定を直しました。"}) {
    EXPECT_THAT(told(text), SizeIs(1)) << text;
  }
}

// All works again where who could not log in says so; who was to put it in reports that.
TEST(Steps, WhoGetsInAgainReportsNoStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "緊急メンテ入れる？", {step(Status::proposed)}},
      {at(9, 5), "堤", "再起動した", {step(Status::done)}},
      {at(9, 6), "岸", "入れた", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].actor, "堤");
  const auto put = actions_of({
      {at(9, 0), "岸", "昼に修正を入れます", {step(Status::started)}},
      {at(9, 5), "堤", "再起動した", {step(Status::done)}},
      {at(9, 6), "岸", "入れた", {step(Status::done)}},
  });
  EXPECT_THAT(put, SizeIs(2));
}

// That it is well again does not tell that anybody did what was asked for meanwhile.
TEST(Steps, AnAllClearDoesNoWorkaround) {
  const auto status = [](const char* asked, const char* said) {
    const auto found = actions_of({{at(9, 0), "岸", "レジが動きません。", {tag(Tag::symptom)}},
                                   {at(9, 1), "堤", "見ます。", {}},
                                   {at(9, 5), "岸", asked, {step(Status::requested)}},
                                   {at(9, 40), "堤", said, {tag(Tag::recovery)}}});
    return found.empty() ? Status::none : found.front().status;
  };
  EXPECT_EQ(status("店頭に張り紙をお願いします", "復旧しました"), Status::requested);
  EXPECT_EQ(status("一旦レジを閉めてください", "復旧しました"), Status::requested);
  EXPECT_EQ(status("電話で受けてください", "解消しました"), Status::requested);
  EXPECT_EQ(status("再起動してください", "復旧しました"), Status::done);
}

// What people write about a version is no plan and its report.
TEST(Steps, AnArrowOfTheSpeakerPartsNothing) {
  const auto found = actions_of({
      {at(9, 0), "岸", "前の版に戻して公開してください", {step(Status::requested)}},
      {at(9, 5), "堤", "戻しました（版 212 → 211 相当）", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("（版 212→211 相当）"));
}

}  // namespace
}  // namespace tenmatsu::composition
