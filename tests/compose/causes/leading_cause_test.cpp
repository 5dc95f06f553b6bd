// Which cause leads, and which are told beside it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "compose/causes/told_causes.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Causes, AnAlarmThatDidNotRingOnlyContributes) {
  for (const char* said : {"監視は鳴っていませんでした。率が基準に届いていなかったので。",
                           "アラートは鳴ってないです。しきい値が高いままでした。",
                           "切り替え前に実機で確かめるべきでした。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
        {at(9, 5),
         "岸",
         "原因が分かりました。台帳の期限を取り違えて証明書が切れていました。",
         {cause(Status::confirmed)}},
        {at(9, 30), "堤", said, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(2)) << said;
    EXPECT_TRUE(found[1].contributing) << said;
  }
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

// What is hardly told as a cause stands behind what people came to think.
TEST(Causes, ALaterGuessLeadsBeforeADetail) {
  for (const char* detail : {"積まれた分は流れます。", "窓口の列は12人です。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "通知が夜中に届きます。", {tag(Tag::symptom)}},
        {at(9, 5), "岸", detail, {weighed(Status::confirmed, 2.2)}},
        {at(9, 20),
         "堤",
         "端末から時間帯が取れないときに既定の値へ落ちる作りなので、古い試験の値が残っていたと思わ"
         "れます。",
         {weighed(Status::suspected, 5)}},
        {at(9, 25), "岸", "既定の値を直しました。", {tag(Tag::action, Status::done)}},
        {at(9, 30), "岸", "試験の値が残らないようにします。", {followup("岸")}},
    });
    ASSERT_THAT(found, Not(IsEmpty())) << detail;
    EXPECT_THAT(found[0].raised, Contains(3)) << detail;
    EXPECT_EQ(found[0].status, Status::suspected) << detail;
  }
}

// What is met steps after the main cause, in the midst of the repair, is no cause beside it; early
// in the talk it may be one.
TEST(Causes, WhatTheRepairMetIsNoCauseBesideTheMainOne) {
  for (const char* met : {"新しい鍵を発行できる森さんが飛行機の中です。",
                          "配布ツールの設定が古いままで途中で止まります。",
                          "交換用の部品が倉庫で行方不明になっています。"}) {
    const Told root = {at(9, 5),
                       "岸",
                       "原因が分かりました。台帳の期限を取り違えて証明書が切れていました。",
                       {cause(Status::confirmed)}};
    const Told found = {at(9, 20), "堤", met, {weighed(Status::confirmed, 1.6)}};
    const Told step = {
        at(9, 10), "岸", "証明書を入れ替えました。", {tag(Tag::action, Status::done)}};
    const Told seen = {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}};
    const auto late = causes_of({seen, root, step, step, step, found, step, step});
    EXPECT_THAT(late, SizeIs(1)) << met;
    EXPECT_THAT(causes_of({seen, root, found, step, step, step}), SizeIs(2)) << met;
  }
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

// 「原因はそれでいいですね」, and somebody says yes: no later finding leads.
TEST(Causes, WhatPeopleAgreeOnLeads) {
  const auto found = causes_of({
      {at(9, 0),
       "門馬",
       "月曜から片肺のまま来て、今日の量であふれたと。原因はそれでいいですね",
       {cause(Status::confirmed)}},
      {at(9, 1), "富樫", "はい、間違いないと思います", {cause(Status::confirmed)}},
      {at(9, 9),
       "富樫",
       "わかりました。15日から一度も定義ファイルが更新できてなくて、エンジンが自分で受付を断ってる"
       "んですね。2号機だけプロキシの設定が古いほうを向いてます、たぶんそのせいです",
       {cause(Status::confirmed), tag(Tag::investigation)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_TRUE(found[0].main);
  EXPECT_THAT(found[0].statement.text, HasSubstr("片肺"));
  for (const Cause& one : found) {
    EXPECT_THAT(one.status == Status::confirmed ? one.statement.text : "",
                Not(HasSubstr("たぶん")));
  }
}

// Of several that were proved the one that the weights take for the root cause leads.
TEST(Causes, TheRootCauseLeads) {
  for (const int root : {1, 2}) {
    std::vector<Told> talk = {
        {at(9, 0), "岸", "受信の待ち行列が上限まで埋まっています。", {cause(Status::confirmed)}},
        {at(9, 9), "堤", "証明書の更新を忘れていました。", {cause(Status::confirmed)}}};
    talk[static_cast<std::size_t>(root) - 1].tags.front().main = true;
    const auto found = causes_of(talk);
    ASSERT_THAT(found, Not(IsEmpty()));
    EXPECT_THAT(found.front().raised, Contains(root));
  }
}

TEST(Causes, AClearanceOfTheOwnPartIsNotTheCause) {
  for (const char* clear : {"装置側の設定に昨日以降の変更はございませんでした。",
                            "前の版との差分はありませんでした。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", clear, {cause(Status::confirmed)}}})) {
      EXPECT_EQ(one.status, Status::ruled_out) << clear;
    }
  }
}

TEST(Causes, ASumUpLeadsBeforeASideFinding) {
  const auto found = causes_of({
      {at(9, 0),
       "堤",
       "副系の監視はメールだけで、電話の発報の設定が入っていませんでした。",
       {cause(Status::confirmed)}},
      {at(9, 9),
       "岸",
       "要は、副系が前から止まっていて、そこへ主系の工事が重なった。これで両方落ちたわけですね",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].statement.text, HasSubstr("工事が重なった"));
  EXPECT_TRUE(found[1].contributing);
}

TEST(Causes, AnOversightThatSomebodyOwnsUpToContributes) {
  const Told known = {at(9, 0), "岸", "流量の上限が原因です。", {cause(Status::confirmed)}};
  const auto found =
      causes_of({known, {at(9, 1), "堤", "先月の案内、上限の話は読み飛ばしてました", {}}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[1].contributing);
  EXPECT_THAT(found[1].statement.text, HasSubstr("上限の話は読み飛ばしていた"));
  for (const char* other :
       {"見落としてました、すみません", "上限の案内を読み飛ばしてませんか",
        "読み飛ばしていたら教えてください", "案内を読み飛ばしてたのかもしれません"}) {
    EXPECT_THAT(causes_of({known, {at(9, 1), "堤", other, {}}}), SizeIs(1)) << other;
  }
}

// Who says 「原因は…でした」 of what was found last names the cause, though it is well again.
TEST(Causes, WhatIsCalledTheCauseLeadsThoughItComesLate) {
  const auto found = causes_of({
      {at(9, 0), "岸", "クーポンが使えません。", {tag(Tag::symptom)}},
      {at(9, 5), "堤", "10時のリリースのあとからです。", {cause(Status::confirmed)}},
      {at(9, 10), "堤", "戻しました。", {tag(Tag::action, Status::done)}},
      {at(9, 15), "岸", "使えるようになりました。", {tag(Tag::recovery)}},
      {at(9, 18), "堤", "原因は有効期限の見落としでした。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found[0].raised, Contains(5));
}

// The causes of a talk in which the cause was found, something was done, and this was guessed.
std::vector<Cause> guessed_at_last(const char* guess, std::vector<TagFinding> tags,
                                   Status step = Status::done) {
  return causes_of({
      {at(9, 0),
       "岸",
       "原因は給湯の弁の向きでした。逆に付いています。",
       {weighed(Status::confirmed, 5)}},
      {at(9, 2), "堤", "弁を付け直しました。", {tag(Tag::action, step)}},
      {at(9, 5), "梢", guess, std::move(tags)},
  });
}

TEST(Causes, AGuessAtWhatTheRepairMeetsIsNoneAtTheCause) {
  const std::vector<TagFinding> both = {cause(Status::suspected),
                                        tag(Tag::action, Status::started)};
  for (const char* guess : {"券売機が古い番号を覚えているのかも。消します。",
                            "配膳車の受信機が掴み直していないようです。入れ直します。",
                            "差出人の名前が新しいからはじかれているのかも。電話に切り替えます。",
                            "乾燥機の安全装置が効いたままなのかな。一度切ります。"}) {
    EXPECT_EQ(guessed_at_last(guess, both).size(), 1U) << guess;
  }
  // Beside no step: why it takes time.
  EXPECT_EQ(
      guessed_at_last("券売機の表の浸透に時間がかかっているのかも。", {cause(Status::suspected)})
          .size(),
      1U);
}

TEST(Causes, AGuessThatTheRepairLeavesOpenStays) {
  const std::vector<TagFinding> both = {cause(Status::suspected),
                                        tag(Tag::action, Status::started)};
  const std::vector<TagFinding> alone = {cause(Status::suspected)};
  // nothing done about it, called the cause, nothing before it was done
  EXPECT_EQ(guessed_at_last("点検の業者が弁を逆に付けたのかもしれません。", alone).size(), 2U);
  EXPECT_EQ(guessed_at_last("先週の点検の札の付け間違いかもしれません。", alone).size(), 2U);
  EXPECT_EQ(guessed_at_last("先週の点検が原因かもしれません。記録を戻します。", both).size(), 2U);
  EXPECT_EQ(
      guessed_at_last("券売機が古い番号を覚えているのかも。消します。", both, Status::proposed)
          .size(),
      2U);
}

}  // namespace
}  // namespace tenmatsu::composition
