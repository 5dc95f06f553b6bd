// What is no cause and no guess.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>
#include <utility>
#include <vector>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/causes/told_causes.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Causes, WhatOnlyRemarksIsNoCause) {
  const std::pair<const char*, Status> remarks[] = {
      {"夜中に電話が鳴り続けたのが一番つらかったです。", Status::confirmed},
      {"朝から棚を三回も数え直したのはしんどかった。", Status::confirmed},
      {"予備まで同じ日に壊れるとは笑えんわ、いや本当に笑えん。", Status::confirmed},
      {"裏山に雷が落ちたかと一瞬思いました。", Status::suspected},
      {"堤さんが配電盤を燃やしたんじゃねえの笑", Status::suspected},
  };
  for (const auto& [said, as] : remarks) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}}}),
                IsEmpty())
        << said;
  }
  const std::pair<const char*, Status> causes[] = {
      {"予備の鍵が切れていたのが原因で、しんどかったです。", Status::confirmed},
      {"裏山に雷が落ちたかと思います。", Status::suspected},
      {"配電盤の鍵が切れてるっぽいですw", Status::suspected},
  };
  for (const auto& [said, as] : causes) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}}}),
                SizeIs(1))
        << said;
  }
}

TEST(Causes, WhatWasAskedToBePossibleAndIsNotIsNoPossibility) {
  for (const char* asked : {"回線が詰まって遅く届いただけ、という可能性はありますか。",
                            "回線が詰まって遅く届いただけって可能性はないですか？"}) {
    const auto found = causes_of({
        {at(9, 0), "堤", asked, {cause(Status::suspected)}},
        {at(9, 2), "岸", "回線は正常です。回線ではありません。", {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << asked;
    EXPECT_EQ(found[0].status, Status::ruled_out) << asked;
    EXPECT_EQ(found[0].statement.text, "回線が詰まって遅く届いただけ") << asked;
  }
}

TEST(Causes, AGuessThatNobodyCameBackToIsNotOpenOnceTheCauseWasFound) {
  const auto found = causes_of({
      {at(9, 0), "岸", "昼の配信が多すぎるのでは。", {cause(Status::suspected)}},
      {at(9, 9), "堤", "原因は証明書の期限切れです。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_TRUE(found[0].main);
}

// Where somebody will look, what they ask to know, and what may be harmed.
TEST(Causes, WhatNamesNoCauseIsNoGuess) {
  for (const char* said : {"cronを見ます。", "誰か炉の設定に触りましたか。",
                           "札を書き換えると、途中の荷の在庫がずれるおそれがあります。"}) {
    SCOPED_TRACE(said);
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, {cause(Status::suspected)}}}), IsEmpty());
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

TEST(Causes, AskingOnesMemoryIsNoGuessUnlessItNamesAChange) {
  for (const char* memory : {"受付を止める機能なかったっけ。", "戻し方の紙なかったっけ。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", memory, {cause(Status::suspected)}}}), IsEmpty())
        << memory;
  }
  EXPECT_THAT(
      causes_of({{at(9, 0), "岸", "昨日リリースなかったっけ。", {cause(Status::suspected)}}}),
      SizeIs(1));
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
    EXPECT_EQ(only_status({{at(9, 0), "岸", undone, {cause(Status::confirmed)}}}),
              Status::confirmed)
        << undone;
  }
}

TEST(Causes, WhatIsWellIsNoCause) {
  for (const char* clear :
       {"乾燥機は元気です。温度は62度。", "持ち出しの記録を見ました。開いた形跡なし。",
        "弁は切れてないです。", "中継盤は正常でした。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", clear, {cause(Status::confirmed)}}})) {
      EXPECT_NE(one.status, Status::confirmed) << clear;
    }
  }
  for (const char* amiss :
       {"中継盤は生きてます。先頭の札の番号が古いままで全部待っています。",
        "弁の電源が切れていませんでした。", "空の伝票でも正常終了と記録する作りでした。",
        "夜間の取り込みのジョブが正常に動かない。これが原因です。",
        "原因は中継サーバで、転送の処理が正常に動いてない。",

        "原因です。データベースの接続の数に余裕がない。",
        "原因は分かりました。予備の電源が問題なく働かない。",
        "原因は、税抜きの値が正しいのに税込みを読んでいたことです。",
        "原因は搬送の爪で、先が元気に戻らない。"}) {
    const auto found = causes_of({{at(9, 0), "岸", amiss, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << amiss;
    EXPECT_EQ(found[0].status, Status::confirmed) << amiss;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("生きて"))) << amiss;
  }
}

TEST(Causes, ASymptomWithAFigureExplainsNothing) {
  for (const auto& [what, figure, value] : {std::tuple{"決済のエラー率が30%です。", "30%", 30},
                                            std::tuple{"窓口の待ちが40分です。", "40分", 40}}) {
    EXPECT_THAT(causes_of({
                    {at(9, 0), "堤", what, {tag(Tag::symptom)}, {metric(value, "", "", figure)}},
                    {at(9, 1),
                     "堤",
                     "中継の遅れが12秒。",
                     {tag(Tag::symptom)},
                     {metric(12, "秒", "", "12秒")}},
                    {at(9, 2), "岸", "これで説明がつきますね。", {cause(Status::confirmed)}},
                }),
                IsEmpty())
        << what;
  }
}

TEST(Causes, OrdersOfTimeAreNoSearch) {
  for (const char* told : {"原因は、証明書が順次、失効したことです。",
                           "原因は、月次は動くのに日次の集計が表をロックしたことです。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", told, {cause(Status::confirmed)}}}), SizeIs(1)) << told;
  }
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "次は、炉の温度のほう。", {cause(Status::confirmed)}}}),
              IsEmpty());
}

TEST(Causes, WhatIsNotKnownOrNotLookedAtIsNoFinding) {
  for (const char* open :
       {"原因は札の貼り替えかまだ分かりません。", "札の貼り替えの確認がまだです。",
        "札の貼り替えのせいか分かりません。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0),
                   "岸",
                   "先週の札の貼り替えが原因かもしれません。",
                   {cause(Status::suspected)}},
                  {at(9, 1), "堤", open, {cause(Status::confirmed)}},
              }),
              Status::suspected)
        << open;
  }
}

TEST(Causes, HowItShouldBeIsNoGuess) {
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "同じ時間の値を足していませんか。", {}},
                         {at(9, 1),
                          "堤",
                          "いや、鍵が同じなので上書きになるはずです。",
                          {cause(Status::suspected)}}}),
              IsEmpty());
}

TEST(Causes, AsidesAndWishesAreNoCause) {
  for (const char* aside : {"ちなみに午前の予約は2割増えていました。",
                            "札が切れるので、あとで96時間に伸ばしてください。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", aside, {cause(Status::confirmed)}}}), IsEmpty())
        << aside;
  }
}

TEST(Causes, HowAThingWorksIsNoPlan) {
  const auto found =
      causes_of({{at(9, 0),
                  "岸",
                  "名簿の組が消えると、門番は中の人を全員よそ者とみなして締め出します。",
                  {cause(Status::confirmed), tag(Tag::action, Status::started)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

// What is wanted, planned, granted or hit is no cause, though it stands in a message about one.
TEST(Causes, WhatOnlyStandsBesideACauseIsNone) {
  const std::pair<const char*, std::vector<TagFinding>> kCases[] = {
      {"パース失敗率のアラート → 梶、来週", {cause(Status::confirmed), tag(Tag::followup)}},
      {"無事じゃないです。ワーカーがリトライし続けてて、いま2.1万件たまってます",
       {cause(Status::confirmed)}},
      {"「応答に時間を要している、原因調査中、復旧未定」とのこと。", {cause(Status::confirmed)}},
      {"誠に申し訳ございませんでした。", {cause(Status::confirmed)}},
  };
  for (const auto& [said, tags] : kCases) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, tags}}), IsEmpty()) << said;
  }
}

TEST(Causes, WhatIsCalledUnrelatedIsNone) {
  const auto found =
      causes_of({{at(9, 0),
                  "安宅",
                  "9:52に2番端末で先の方の券を読んで取り消さずに確定しています。操作の"
                  "誤りで、障害とは無関係でした",
                  {cause(Status::confirmed)}}});
  for (const Cause& one : found) {
    EXPECT_EQ(one.status, Status::ruled_out) << one.statement.text;
  }
}

TEST(Causes, WhatIsCalledForIsNoCause) {
  const auto found = causes_of({
      {at(9, 0), "岸", "ヘッダが無い。古い名前のままだったのかも", {cause(Status::suspected)}},
      {at(9, 1),
       "堤",
       "まず再送を切ろう、タイムアウトしたら失敗扱いで",
       {cause(Status::confirmed), tag(Tag::action, Status::proposed)}},
  });
  for (const Cause& one : found) {
    EXPECT_THAT(one.statement.text, Not(HasSubstr("再送を切ろう")));
  }
}

// What would come of a step is no guess at what went wrong.
TEST(Causes, WhatAStepWouldDoIsNoGuess) {
  struct Case {
    const char* said;
    std::size_t guesses;
  };
  for (const auto& [said, guesses] : {
           Case{"配信元のホストを遮断したら止まるんじゃないですか。", 0},
           Case{"古い鍵に戻したら通るかもしれません。", 0},
           Case{"弁を開けたら水位が下がるんじゃないか。", 0},
           Case{"配信元のホストが変わったのかもしれません。", 1},
           Case{"弁が噛んでいるんじゃないですか。", 1},
       }) {
    const auto found = causes_of({
        {at(9, 0), "岸", "端末が落ちます。", {tag(Tag::symptom)}},
        {at(9, 2), "堤", said, {cause(Status::suspected), tag(Tag::action, Status::proposed)}},
    });
    EXPECT_THAT(found, SizeIs(guesses)) << said;
  }
}

// How it was before is no cause beside what was changed.
TEST(Causes, HowItWasBeforeBroughtNothingOn) {
  for (const char* said : {"前回までは手で流していました。先週から自動で流れるようになっています。",
                           "先週から自動で流れるようになっています。従来は手で流していました。",
                           "先週から自動で流れるようになっています。ふだんは手で流しています。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "湯が減るのが速いです。", {tag(Tag::symptom)}},
        {at(9, 2), "堤", said, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found.front().statement.text,
                AllOf(HasSubstr("自動で流れる"), Not(HasSubstr("手で流し"))))
        << said;
  }
  // Alone it is all that is known, and set against what is new it tells that.
  for (const char* said :
       {"前回までは手で流していました。", "いつもは5時に流れるのが今日は7時でした。"}) {
    EXPECT_THAT(causes_of({
                    {at(9, 0), "岸", "湯が減るのが速いです。", {tag(Tag::symptom)}},
                    {at(9, 2), "堤", said, {cause(Status::confirmed)}},
                }),
                SizeIs(1))
        << said;
  }
}

TEST(Causes, AWorryIsNoGuess) {
  for (const char* worry : {"電話だけですか。それは、番号の言い間違いが怖いですね",
                            "手書きですか。写し間違いが心配です"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", worry, {cause(Status::suspected)}}}), IsEmpty())
        << worry;
  }
  EXPECT_THAT(causes_of({{at(9, 0),
                          "岸",
                          "設定の戻し忘れかもしれません。同じ機種が怖いですね",
                          {cause(Status::suspected)}}}),
              SizeIs(1));
}

TEST(Causes, WhatIsSaidToBeOpenStillIsNoFinding) {
  for (const char* open :
       {"原因は荷札と2号の校正の両にらみ、未確定。", "原因は荷札か校正か、まだ絞り込めていません。",
        "原因は荷札らしいですが、特定には至っていません。",
        "原因は未確定、荷札と校正を見ています。", "荷札の線ですが、原因は特定できていません。",
        "荷札と校正まで絞ったが絞り切れていない。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "2号の校正が甘いのかもしれません。", {cause(Status::suspected)}},
        {at(9, 30), "堤", open, {cause(Status::confirmed)}},
    });
    for (const Cause& one : found) {
      EXPECT_NE(one.status, Status::confirmed) << open << one.statement.text;
    }
  }
}

Metric count(const char* text, double value, const char* unit) {
  Metric metric;
  metric.text = text;
  metric.value = value;
  metric.unit = unit;
  return metric;
}

// How much was hit is no cause, asked or settled.
TEST(Causes, WhatSizesTheHarmIsNone) {
  const std::tuple<const char*, Status, Metric> counts[] = {
      {"影響は2店舗では？", Status::suspected, count("2店舗", 2, "店舗")},
      {"影響件数は342件で確定です。", Status::confirmed, count("342件", 342, "件")},
      {"対象は1,204名で確定しました。", Status::confirmed, count("1,204名", 1204, "名")},
      {"返金額は合計52,000円と確定です。", Status::confirmed, count("52,000円", 52000, "円")},
      {"該当するのは17社と判明しました。", Status::confirmed, count("17社", 17, "社")},
  };
  for (const auto& [said, as, figure] : counts) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}, {figure}}}),
                IsEmpty())
        << said;
  }
  const std::pair<const char*, Status> sizes[] = {
      {"対象は関東の会員だけじゃないですか？", Status::suspected},
      {"影響範囲は3階のみでは？", Status::suspected},
      {"被害は一部では？", Status::suspected},
  };
  for (const auto& [said, as] : sizes) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}},
                           {at(9, 21), "岸", "いえ、違います。", {}}}),
                IsEmpty())
        << said;
  }
  const std::pair<const char*, Status> causes[] = {
      {"影響は昨夜の工事のせいでは？", Status::suspected},
      {"影響しているのは昨日の更新では？", Status::suspected},
      {"対象の証明書が切れていたのが原因です。", Status::confirmed},
      {"被害は鍵の期限切れによるものです。", Status::confirmed},
      {"範囲の指定を誤ったのが原因です。", Status::confirmed},
      {"件数の上限を超えたのが原因です。", Status::confirmed},
  };
  for (const auto& [said, as] : causes) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}}}),
                SizeIs(1))
        << said;
  }
}

// The harm that is told beside a cause stays with the impact.
TEST(Causes, HoldNoHarmThatIsToldBesideThem) {
  for (const char* harm :
       {"本番のエラーは0件、実害はない。", "お客様への影響はありません。", "漏えいはなし。",
        "対象は42件です。", "影響は一部の店舗のみ。", "被害はなかった。"}) {
    const std::string said = std::string("棚札の再計算が走っていたためだ。") + harm;
    const auto found = causes_of({
        {at(9, 0), "岸", "棚札が出ません。", {tag(Tag::symptom)}},
        {at(9, 20), "堤", said, {cause(Status::confirmed), tag(Tag::impact)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << harm;
    EXPECT_THAT(found[0].statement.text, HasSubstr("再計算")) << harm;
    EXPECT_EQ(found[0].statement.text.find("。"), std::string::npos) << found[0].statement.text;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
