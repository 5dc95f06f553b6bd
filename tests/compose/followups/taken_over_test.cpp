// Answers that take over, date or go along with the work that was named just before.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/followups/followups_said.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// The day stands in the answer, whatever the yes is called.
TEST(TakenOver, AnAnswerDatesWhatItAgreesTo) {
  for (const char* yes :
       {"sure, 金曜まで", "了解、金曜までに", "はい、金曜にやります",
        "承知です。金曜までに直します", "かしこまりました、金曜までに", "オッケー、金曜までに"}) {
    const auto found = rows_of(
        followups_of({{"岸", "堤さん、検品の手順書の改訂をお願いできますか。"}, {"堤", yes}}));
    ASSERT_THAT(found, SizeIs(1)) << yes;
    EXPECT_THAT(found[0], HasSubstr("|堤|金曜")) << yes;
  }
  for (const char* other :
       {"sure, 金曜は休みです", "了解です", "はい、金曜は店が休みですけど", "金曜は在庫の日ですね",
        "ok、金曜の分はもう出しました", "お疲れさまでした"}) {
    const auto found =
        followups_of({{"岸", "堤さん、検品の手順書の改訂をお願いできますか。"}, {"堤", other}});
    ASSERT_THAT(found, Not(IsEmpty())) << other;
    EXPECT_EQ(found.front().due, "") << other;
  }
}

// 「それはこっちで」 takes over what nobody has or what somebody only wished for.
TEST(TakenOver, WhoPointsAtItTakesItOver) {
  for (const char* takes :
       {"それはうちの装置で作れます。こっちで持ちますよ、今月中に",
        "それはこっちで持ちます、今月中に", "それはこちらで引き取ります。今月中に",
        "それは私が今月中にやっておきます", "それ、今月中に私が対応します",
        "これはうちで引き受けます。今月中に"}) {
    const auto found = rows_of(followups_of(
        {{"岸", "再発防止として、返品が一度に十箱を超えたら鳴るブザーも入れたいです。"},
         {"堤", takes}}));
    ASSERT_THAT(found, SizeIs(1)) << takes;
    EXPECT_THAT(found[0], HasSubstr("ブザー")) << takes;
    EXPECT_THAT(found[0], HasSubstr("|堤|今月中")) << takes;
  }
  // What is its own, or has an owner and a day, stays so.
  const auto other = rows_of(followups_of(
      {{"岸", "再発防止として、返品が一度に十箱を超えたら鳴るブザーを私が金曜までに入れます。"},
       {"堤", "棚札の宛先が前の店のままでした。それは今日わたしが変えておきます"}}));
  EXPECT_THAT(other, Contains(HasSubstr("|岸|金曜")));
  EXPECT_THAT(other, Contains(HasSubstr("棚札の宛先が前の店のまま")));
  EXPECT_THAT(other, Contains(HasSubstr("|堤|今日")));
}

TEST(TakenOver, AProposalIsDoneAsItsAnswerSays) {
  for (const char* yes : {"だね。月末までに見積もりをとる", "だね。月末までに見積もりをとります",
                          "いいね。月末までに見積もりとる", "賛成。月末までに見積もりをとります"}) {
    const auto found = rows_of(followups_of(
        {{"岸", "再発防止として、別の会社の端末も一台置いときませんか。"}, {"堤", yes}}));
    ASSERT_THAT(found, SizeIs(1)) << yes;
    EXPECT_THAT(found[0], HasSubstr("端末")) << yes;
    EXPECT_THAT(found[0], HasSubstr("見積もり")) << yes;
    EXPECT_THAT(found[0], HasSubstr("|堤|月末")) << yes;
  }
}

TEST(TakenOver, HowFarItIsGivesItsDay) {
  const auto found = rows_of(followups_of(
      {{"岸", "再発防止です\n・棚の札を刷り直す　久我さん、今週中\n・売り場の温度計の更新　堤さん"},
       {"堤", "売り場には依頼済みです。来週の便に入ります"}}));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[1], HasSubstr("|堤|来週"));
}

TEST(TakenOver, ADayOfOneItemOfAListIsOfNoOther) {
  const auto found = rows_of(followups_of(
      {{"岸",
        "再発防止ですが、\n・宛先の洗い出し：堤さん（今月中）\n・温度計の追加：久我さん\n"
        "・期限の台帳：私\nでお願いします"}}));
  EXPECT_THAT(found, ::testing::UnorderedElementsAre("宛先の洗い出し|堤|今月中",
                                                     "温度計の追加|久我|", "期限の台帳|岸|"));
}

TEST(TakenOver, WhatIsDoneAlreadyIsNotWhatIsDated) {
  const auto found = rows_of(followups_of(
      {{"岸", "残りの荷札は直してから流します。新しい型紙で読めるのは確認した、月曜にやります"}}));
  EXPECT_THAT(found, ::testing::ElementsAre("残りの荷札は直してから流す|岸|月曜"));
}

}  // namespace
}  // namespace tenmatsu::composition
