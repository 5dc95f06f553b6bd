// Guesses as talks follow them: which answer settles which guess, and which cause leads.

#include "compose/causes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/claims.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TagFinding cause(Status status) {
  return tag(Tag::cause, status);
}

std::vector<Cause> causes_of(const std::vector<Told>& talk) {
  return causes(Story(analysis_of(talk), *shipped_rules()));
}

TEST(Causes, AShortYesConfirmsTheGuessBeforeIt) {
  for (const char* yes : {"あ、これだ。", "ビンゴ。", "そのとおりです。", "はい、そうです。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "証明書の期限切れではないですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", yes, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << yes;
    EXPECT_EQ(found[0].status, Status::confirmed) << yes;
    EXPECT_THAT(found[0].supported, Contains(2)) << yes;
  }
}

TEST(Causes, AShortNoRulesOutTheGuessBeforeIt) {
  for (const char* no : {"いえ、正常です。", "違います。", "それはないです。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "回線の障害ですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", no, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << no;
    EXPECT_EQ(found[0].status, Status::ruled_out) << no;
  }
}

TEST(Causes, AnAnswerAboutSomethingElseSettlesNothing) {
  const auto found = causes_of({
      {at(9, 0), "岸", "回線の障害ですか。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "はい、確認します。", {}},
      {at(9, 2), "岸", "管理画面も開きません。", {tag(Tag::symptom)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::suspected);
}

TEST(Causes, OneMessageMayFindOneAndClearAnother) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サーバの乗っ取りではないですか。", {cause(Status::suspected)}},
      {at(9, 4),
       "堤",
       "ドメインが期限切れでした。乗っ取りではありませんでした。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].main);
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("期限切れ"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("乗っ取り")));
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, WhoTakesItBackRulesItOut) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "すみません、勘違いでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
  EXPECT_FALSE(found[0].main);
}

TEST(Causes, AnApologyThatDeniesTakesItBackToo) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "すみません、割っていませんでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
}

TEST(Causes, AnApologyForSomethingElseTakesNothingBack) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "すみません、連絡できていませんでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Causes, WhatNamesItsOwnClearsNothingElse) {
  const auto found = causes_of({
      {at(9, 0), "岸", "空のライセンスを返していませんか。", {cause(Status::suspected)}},
      {at(9, 2), "堤", "権利側のポリシー変更ではないです。", {cause(Status::ruled_out)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::suspected);
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, AVerdictInsideAMessageConfirms) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "作り置きが古いまま残っているのかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 1), "堤", "確認しました、そのとおりです。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Causes, AGuessThatNobodyCameBackToIsNotOpenOnceTheCauseWasFound) {
  const auto found = causes_of({
      {at(9, 0), "岸", "昼の配信が多すぎるのでは。", {cause(Status::suspected)}},
      {at(9, 9), "堤", "原因は証明書の期限切れです。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_TRUE(found[0].main);
}

TEST(Causes, AGuessThatNamesItselfTheCauseStaysOne) {
  const auto found = causes_of({
      {at(9, 0), "岸", "今朝の変更が原因かもしれません。", {cause(Status::suspected)}},
      {at(9, 9), "堤", "索引がありません。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[1].status, Status::suspected);
}

TEST(Causes, TheOneThatIsCalledTheCauseLeads) {
  const auto found = causes_of({
      {at(9, 0), "岸", "管理画面の権限が前任者のままです。", {cause(Status::confirmed)}},
      {at(9, 5), "堤", "原因は証明書の期限切れと特定しました。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].main);
  EXPECT_THAT(found[0].statement.text, HasSubstr("証明書"));
  EXPECT_FALSE(found[1].main);
}

TEST(Causes, WhatIsCalledTheCauseIsToldWithItsThing) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "帳票エンジンのライセンスが3月末までになっていました。期限切れが原因です。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("ライセンス"));
}

TEST(Causes, WhereSomebodyWillLookIsNoGuess) {
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "cronを見ます。", {cause(Status::suspected)}}}),
              IsEmpty());
}

TEST(Causes, ADenialOfSomethingElseExcludesNoCause) {
  for (const char* other : {"森さんのせいじゃないです。", "笑いごとじゃないですよ。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", other, {cause(Status::ruled_out)}},
    });
    EXPECT_THAT(found, IsEmpty()) << other;
  }
}

TEST(Causes, WhatStandsBesideADenialIsNotDenied) {
  for (const char* denial : {"上限に達しています。イメージは無関係です。",
                             "上限に達しています。イメージは消えたわけではなく、無関係です。"}) {
    SCOPED_TRACE(denial);
    const auto found = causes_of({
        {at(9, 0), "岸", "イメージが消えたのではないですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", denial, {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::ruled_out);
    EXPECT_THAT(found[0].statement.text, HasSubstr("イメージ"));
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("上限")));
  }
}

TEST(Causes, WhatIsSettledOfAnotherMatterIsNone) {
  for (const char* said : {"打ち上げは焼肉で決まりです。", "会場は三階で決まりです。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 5), "堤", said, {tag(Tag::communication)}}}),
                IsEmpty())
        << said;
  }
}

TEST(Causes, WhoClearsOneOfSeveralLeavesTheOthers) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "光モジュールか、ケーブルか、アレイ側のどれかだと思います。",
       {cause(Status::suspected)}},
      {at(9, 9), "堤", "光モジュールは無関係です。", {cause(Status::ruled_out)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::suspected);
  EXPECT_THAT(found[0].statement.text, HasSubstr("ケーブル"));
}

TEST(Causes, PuttingRightTheDayDoesNotRuleOutTheThing) {
  for (const char* right : {"いえ8/31の夜です。", "いや、9/2です。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "9/1のリリースのやつですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", right, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << right;
    EXPECT_EQ(found[0].status, Status::suspected) << right;
  }
}

TEST(Causes, WhyAStepOfTheRepairFailedIsNoFinding) {
  const auto found = causes_of({
      {at(9, 0), "岸", "証明書の期限切れが原因です。", {cause(Status::confirmed)}},
      {at(9, 2), "堤", "新しい鍵を登録します。", {tag(Tag::action, Status::started)}},
      {at(9, 9),
       "堤",
       "鍵の先頭に半角の空白が入っていました。入れ直します。",
       {cause(Status::confirmed), tag(Tag::action, Status::started)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("期限切れ"));
}

TEST(Causes, ASecondOneThatIsMendedAtOnceStays) {
  const auto found = causes_of({
      {at(9, 0), "岸", "証明書の期限切れが原因です。", {cause(Status::confirmed)}},
      {at(9, 4), "岸", "新しい鍵を登録しました。", {tag(Tag::action, Status::done)}},
      {at(9, 9),
       "堤",
       "通信のケーブルも断線していました。予備に差し替えました。",
       {cause(Status::confirmed), tag(Tag::action, Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[1].statement.text, HasSubstr("断線"));
}

TEST(Causes, AskingOnesMemoryIsNoGuessUnlessItNamesAChange) {
  for (const char* memory : {"受付を止める機能なかったっけ。", "戻し方の紙なかったっけ。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", memory, {cause(Status::suspected)}}}), IsEmpty())
        << memory;
  }
  EXPECT_THAT(
      causes_of({{at(9, 0), "岸", "昨日リリースなかったっけ。", {cause(Status::suspected)}}}),
      SizeIs(1));
}

TEST(Causes, WhatIsToldAfterTheCloseDoesNotLead) {
  const auto found = causes_of({
      {at(9, 0), "岸", "ディスクが満杯でした。", {cause(Status::confirmed)}},
      {at(9, 9), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
      {at(9, 12),
       "堤",
       "検査装置の点検項目に文字の有無しか書いていなかったです。",
       {cause(Status::confirmed)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found[0].statement.text, HasSubstr("ディスク"));
}

// A tag of which the analysis is as sure as `sum` says.
TagFinding weighed(Status status, double sum) {
  TagFinding finding = cause(status);
  Evidence words;
  words.rule = "words";
  words.weight = sum;
  words.tag = Tag::cause;
  finding.evidence = {words};
  return finding;
}

TEST(Causes, WhatIsBarelyTakenForACauseIsNotListedBesideTheMainOne) {
  const auto talk = [](double sum) {
    return causes_of({
        {at(9, 0), "岸", "待ち行列の長さは212です。", {weighed(Status::confirmed, sum)}},
        {at(9, 5),
         "堤",
         "原因は、冷凍庫の霜取りの設定が工場出荷時のままだったことです。",
         {weighed(Status::confirmed, 4)}},
    });
  };
  ASSERT_THAT(talk(0.2), SizeIs(1));
  EXPECT_THAT(talk(0.2)[0].statement.text, HasSubstr("霜取り"));
  EXPECT_THAT(talk(4.5), SizeIs(2));
}

TEST(Causes, ADoubtfulLeadIsToldAndNotAsTheCause) {
  const auto doubtful =
      causes_of({{at(9, 0), "岸", "受付の列は80人です。", {weighed(Status::confirmed, 0.2)}}});
  ASSERT_THAT(doubtful, SizeIs(1));
  EXPECT_EQ(doubtful[0].status, Status::confirmed);
  EXPECT_FALSE(doubtful[0].main);
  const auto sure =
      causes_of({{at(9, 0),
                  "岸",
                  "原因が分かりました。昨夜の入れ替えで古い台帳を読ませていたせいです。",
                  {weighed(Status::confirmed, 4)}}});
  ASSERT_THAT(sure, SizeIs(1));
  EXPECT_TRUE(sure[0].main);
}

TEST(Causes, WhatIsSaidToBeTheCauseOutrightLeads) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "搬送の速さが毎分18メートルに落ちていて、後ろの秤まで届くのに倍の時間が掛かっている状態でし"
       "た。",
       {cause(Status::confirmed)}},
      {at(9, 9), "堤", "原因は、ベルトの張りの緩みです。", {cause(Status::confirmed)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found[0].statement.text, HasSubstr("ベルト"));
}

TEST(Causes, WhoChangedNothingNamesNoCause) {
  for (const char* clear : {"うちは何も触っていません。入れ替えは先月が最後です。",
                            "デプロイは木曜が最後です。差分もゼロ。うちは何も動かしてないです。",
                            "夜中に当社で触ったところはございません。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", clear, {cause(Status::confirmed)}}})) {
      EXPECT_NE(one.status, Status::confirmed) << clear;
    }
  }
  for (const char* undone :
       {"弁の設定を触っていませんでした。", "触っていませんが、証明書が切れていました。"}) {
    const auto found = causes_of({{at(9, 0), "岸", undone, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << undone;
    EXPECT_EQ(found[0].status, Status::confirmed) << undone;
  }
}

TEST(Causes, AVerdictWithoutATagSettlesWhatItTells) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "旧い型紙だと一枚も裂けません。新しい型紙だと50枚中48枚。はい決定。",
       {},
       {metric(48, "枚", "新しい型紙", "48枚")}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("48枚"));
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "会場は大広間で決定ですか。", {}}}), IsEmpty());
}

TEST(Causes, ACauseIsToldWithTheFactsBesideIt) {
  const auto found = causes_of({{at(9, 0),
                                 "岸",
                                 "昨日の載せ替えで基準の時刻帯が東京になりました。"
                                 "帳票のほうは世界時のはずと決めつけて時差を足しています。",
                                 {cause(Status::confirmed)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("載せ替え"));
  EXPECT_THAT(found[0].statement.text, HasSubstr("時差"));
}

}  // namespace
}  // namespace tenmatsu::composition
