// Steps as talks tell them: which answer speaks of which step, and what came of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <utility>
#include <vector>

#include "compose/steps/actions.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/step_choice.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
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

// Who was asked, or proposed it and was given leave, reports next: however it is worded.
TEST(Steps, TheNextReportOfWhoWasAskedIsOfThat) {
  const std::pair<const char*, const char*> cases[] = {
      {"番号を通してください。", "新しい27番台を許可に足しました。"},
      {"朝の便を止めて。", "倉庫の予約を取り下げました。"},
      {"鶏舎の換気を何とかしてくれ。", "北側の窓を全開にしました。"},
      {"レジを紙に切り替えてください。", "手書きの伝票を各売場に配りました。"},
      {"残りの釜も頼む。", "6基とも点火しました。"},
      {"誤った掲示を消してください。", "3番線の案内板の電源を落としました。"},
  };
  for (const auto& [asked, reported] : cases) {
    SCOPED_TRACE(asked);
    const auto found = actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 6), "堤", reported, {step(Status::done)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::done);
    EXPECT_EQ(found[0].actor, "堤");
  }
}

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

TEST(Steps, AReportOfAnotherIsNotOfWhatWasAskedJustBefore) {
  const std::vector<std::vector<Told>> talks = {
      // who asked for it
      {{at(9, 0), "岸", "番号を通してください。", {step(Status::requested)}},
       {at(9, 6), "岸", "名簿を印刷しました。", {step(Status::done)}}},
      // another than who was asked
      {{at(9, 0), "岸", "堤さん、番号を通してください。", {step(Status::requested)}},
       {at(9, 6), "林", "名簿を印刷しました。", {step(Status::done)}},
       {at(9, 7), "堤", "見ています。", {}}},
      // one more thing
      {{at(9, 0), "岸", "番号を通してください。", {step(Status::requested)}},
       {at(9, 6), "堤", "上限も外しました。", {step(Status::done)}}},
      // long since
      {{at(9, 0), "岸", "番号を通してください。", {step(Status::requested)}},
       {at(10, 30), "堤", "名簿を印刷しました。", {step(Status::done)}}},
      // of two that were asked for
      {{at(9, 0), "岸", "番号を通してください。", {step(Status::requested)}},
       {at(9, 1), "林", "倉庫の鍵を開けてください。", {step(Status::requested)}},
       {at(9, 6), "堤", "名簿を印刷しました。", {step(Status::done)}}},
      // no more than a leave
      {{at(9, 0), "岸", "番号を通してください。", {step(Status::requested)}},
       {at(9, 6), "堤", "部長の許可が出ました。", {step(Status::done)}}},
  };
  for (const auto& talk : talks) {
    SCOPED_TRACE(talk.back().text);
    const auto found = actions_of(talk);
    for (const Action& action : found) {
      EXPECT_FALSE(action.status == Status::done &&
                   action.stages.back().label.find("依頼") != std::string::npos)
          << action.statement.text;
    }
  }
}

// What is too little for a step, had another not said no to it at once.
TEST(Steps, WhatIsProposedInAWordAndRefusedIsCalledOff) {
  const std::pair<const char*, const char*> cases[] = {
      {"棚ごと空にしますか？", "それはなし。残りの札が全部消える。"},
      {"窓口から、古いほうを消して3話だけ入れ直せないかって聞かれてます", "それはなしで。"},
      {"全部捨てちゃえば作り直しになるけど", "それは危険です。水門が一気に開きます。"},
      {"手で8冊を除外しちゃうとか", "買った人の分まで消えるから嫌。"},
      {"1号に流せんのか", "1号は温度が違うのでだめです。"},
      {"荷札だけ刷り直す案は？", "刷り直すと番号がずれるから却下。"},
  };
  for (const auto& [plan, no] : cases) {
    SCOPED_TRACE(plan);
    const auto found = actions_of({
        {at(9, 0), "堤", plan, {step(Status::proposed)}},
        {at(9, 1), "岸", no, {step(Status::rejected)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::rejected);
    EXPECT_THAT(found[0].stages.back().label, HasSubstr("提案: 堤"));
  }
}

TEST(Steps, WhatIsAnnouncedAndRefusedAtOnceWasNotBegun) {
  const auto found = actions_of({
      {at(9, 0), "堤", "じゃあ台帳を流し直します、3分止まりますけど。", {step(Status::started)}},
      {at(9, 1), "岸", "昼にやると全部止まるだろ。それはダメ。", {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
  EXPECT_THAT(found[0].stages.back().label, HasSubstr("提案: 堤"));
}

TEST(Steps, ANoThatIsOfNoPlanJustBeforeCallsOffNothing) {
  const std::vector<std::vector<Told>> talks = {
      // holds back and says no more
      {{at(9, 0), "堤", "棚ごと空にしますか？", {step(Status::proposed)}},
       {at(9, 1), "岸", "待って。", {step(Status::rejected)}}},
      // of oneself
      {{at(9, 0), "堤", "棚ごと空にしますか？", {step(Status::proposed)}},
       {at(9, 1), "堤", "窓を開けるのはやめましょう。", {step(Status::rejected)}}},
      // of what was done
      {{at(9, 0), "堤", "台帳を流し直しました。", {step(Status::done)}},
       {at(9, 1), "岸", "それはダメ。", {step(Status::rejected)}}},
  };
  for (const auto& talk : talks) {
    SCOPED_TRACE(talk.back().text);
    for (const Action& action : actions_of(talk)) {
      EXPECT_TRUE(action.status != Status::rejected || action.stages.back().label == "見送り")
          << action.stages.back().label;
    }
  }
}

// Whoever asks first calls nothing off.
TEST(Steps, AWorryThatIsAskedAboutCallsNothingOff) {
  for (const char* worry : {"戻すと札が刷れなくなるかもしれません。印刷の班に聞いてきます。",
                            "戻すと予約が消える恐れがあります。本部に確認してみます。",
                            "戻すと扉が落ちるかもしれない。業者に問い合わせます。"}) {
    SCOPED_TRACE(worry);
    const auto found = actions_of({
        {at(9, 0), "岸", "先に戻せませんか。", {step(Status::proposed)}},
        {at(9, 1), "堤", worry, {step(Status::proposed)}},
        {at(9, 9), "岸", "では戻すほうで。お願いします。", {step(Status::requested)}},
        {at(9, 12), "堤", "戻しました。", {step(Status::done)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::done);
  }
  const auto sure = actions_of({
      {at(9, 0), "岸", "先に戻せませんか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "戻すと扉が落ちます。", {step(Status::proposed)}},
  });
  ASSERT_THAT(sure, SizeIs(1));
  EXPECT_EQ(sure[0].status, Status::rejected);
}

TEST(Steps, WhatWasTriedInVainWasNotCalledOff) {
  const std::pair<const char*, const char*> cases[] = {
      {"堤さん、手で札を作ってみて。", "あ、作れないです。"},
      {"一度電源を落としてください。", "…ダメですね、まだ赤いままです。"},
      {"裏口から入ってみてください。", "開けません。"},
      {"番号を打ち直してみて。", "だめでした。"},
      {"弁を手で回してみてもらえますか。", "動きません。"},
      {"別の端末で試して。", "通りません。"},
  };
  for (const auto& [asked, told] : cases) {
    SCOPED_TRACE(told);
    const auto found = actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 2), "堤", told, {}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_NE(found[0].status, Status::rejected);
  }
  const auto refused = actions_of({
      {at(9, 0), "岸", "水門を閉じてください。", {step(Status::requested)}},
      {at(9, 2), "堤", "だめです。中に人が残っています。", {}},
  });
  ASSERT_THAT(refused, SizeIs(1));
  EXPECT_EQ(refused[0].status, Status::rejected);
}

// What a leave depends on is another step than that which it is given for.
TEST(Steps, WhatALeaveDependsOnIsNoReportOfTheStep) {
  const auto found = actions_of({
      {at(9, 5), "堤", "キャッシュを消していいですか。", {step(Status::proposed)}},
      {at(9, 6), "林", "控えを取ってからなら、お願いします。", {step(Status::requested)}},
      {at(9, 8), "堤", "控えを取りました。", {step(Status::done)}},
      {at(9, 9), "堤", "キャッシュを消しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("キャッシュ")));
  EXPECT_THAT(found[1].statement.text, HasSubstr("キャッシュ"));
  EXPECT_EQ(found[1].done, at(9, 9));
}

// 「映像だけなら構いません」 beside a no: nobody refused the plan that was told last.
TEST(Steps, WhoGivesLeaveForAPartRefusesNoOtherPlan) {
  const auto found = actions_of({
      {at(9, 0), "堤", "会議の通信だけ直接出すことができます。", {step(Status::proposed)}},
      {at(9, 1), "堤", "割り当てを大阪に変える手もあります。", {step(Status::proposed)}},
      {at(9, 3),
       "土居",
       "会議の映像だけなら構いません。書類は検査を外すことになるので認められません。",
       {step(Status::requested)}},
  });
  for (const Action& action : found) {
    EXPECT_NE(action.status, Status::rejected) << action.statement.text;
  }
}

// The go-ahead under a condition is no step; what it says is to be done is one.
TEST(Steps, AGoAheadThatWaitsForLeaveIsNoStep) {
  for (const char* said : {"先方の許可が取れ次第やりましょう。堤さん確認お願いします。",
                           "先方の了承が取れたらやってください。"}) {
    const auto found = actions_of({
        {at(9, 0), "岸", said, {step(Status::requested)}},
        {at(9, 4), "堤", "水門を手で閉じます。", {step(Status::started)}},
        {at(9, 8), "堤", "水門を閉じました。", {step(Status::done)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr("水門")) << said;
  }
  const auto named = actions_of({
      {at(9, 0), "岸", "先方の許可が取れ次第、水門を閉じてください。", {step(Status::requested)}},
  });
  ASSERT_THAT(named, SizeIs(1));
  EXPECT_THAT(named[0].statement.text, HasSubstr("水門"));
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

// One was agreed to, the other asked for, and one message reports both.
TEST(Steps, OneMessageMayReportTwoSteps) {
  const auto found = actions_of({
      {at(9, 0), "堤", "精算を再実行していいですか。", {step(Status::proposed)}},
      {at(9, 1), "岸", "頼む。壊れた控えが残っていないかだけ見て。", {step(Status::requested)}},
      {at(9, 3),
       "堤",
       "壊れた控えがあったので消しました。精算を再実行しました。",
       {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::done) << found[0].statement.text;
  EXPECT_EQ(found[1].status, Status::done) << found[1].statement.text;
}

// 「お昼どうします」 was answered, and not the step before it.
TEST(Steps, WhoAnswersAnotherQuestionAgreesToNoStep) {
  const auto found = actions_of({
      {at(9, 0), "堤", "広告を止めましょうか。", {step(Status::proposed)}},
      {at(9, 1), "岸", "お昼どうします？", {}},
      {at(9, 2), "林", "それがいいです。", {}},
  });
  for (const Action& action : found) {
    EXPECT_EQ(action.stages.size(), 1U) << action.statement.text;
  }
}

TEST(Steps, AFullStopIsNoneBeforeTheMarkThatJoinsSentences) {
  const auto found = actions_of({
      {at(9, 3), "Ben", "bypassed. キャッシュを切りました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].statement.text.find(".。"), std::string::npos) << found[0].statement.text;
  EXPECT_THAT(found[0].statement.text, HasSubstr("bypassed"));
}

struct Unjoined {
  const char* asked;
  Status how;
  const char* report;
  Status then;
};

class OtherDeed : public ::testing::TestWithParam<Unjoined> {};

TEST_P(OtherDeed, IsNoReportOfTheStepBeforeIt) {
  const Unjoined& one = GetParam();
  for (const Action& action : actions_of({
           {at(9, 0), "岸", one.asked, {step(one.how)}},
           {at(9, 2), "堤", one.report, {step(one.then)}},
       })) {
    EXPECT_THAT(action.statement.text, Not(HasSubstr("→"))) << action.statement.text;
    EXPECT_FALSE(action.statement.events.size() > 1) << action.statement.text;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Steps, OtherDeed,
    ::testing::Values(
        Unjoined{"ホームページにも出してください。「再送はしないで」も入れてください。",
                 Status::requested, "振り分けにも入れました。", Status::done},
        Unjoined{"27社に電話して、どちらを生かすか聞きましょう。", Status::proposed,
                 "お送りしました、楠本様あてに。", Status::done},
        Unjoined{"東部はそれでお願いします。本庁に電話番を3名置いてください。", Status::requested,
                 "念のため電源を入れ直してみましょうか。", Status::proposed},
        Unjoined{"西部の職員に手作業でやってもらいましょう。", Status::proposed,
                 "手順をお送りいたしました。", Status::done},
        Unjoined{"今日中にやりましょう。", Status::proposed, "スクリプトを書きます。",
                 Status::started},
        Unjoined{"ラインを空にして止めてください。", Status::requested, "5人こっちに回します。",
                 Status::started},
        Unjoined{"設定を再読込してください。", Status::requested, "サーバを再起動しました。",
                 Status::done},
        Unjoined{"後期の方の分だけ精算機を止めましょう。", Status::proposed,
                 "受付票に赤シールを貼って、窓口に来てもらうのはどうですか。", Status::proposed},
        Unjoined{"名簿検索に戻してください。", Status::requested, "117名の登録が終わりました。",
                 Status::done},
        Unjoined{"計算しなおしてください。", Status::requested, "9/14を9/7に直しました。",
                 Status::done}));

class SameDeed : public ::testing::TestWithParam<Unjoined> {};

TEST_P(SameDeed, IsTheReportOfTheStepBeforeIt) {
  const Unjoined& one = GetParam();
  const auto found = actions_of({
      {at(9, 0), "岸", one.asked, {step(one.how)}},
      {at(9, 2), "堤", one.report, {step(one.then)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, one.then);
}

INSTANTIATE_TEST_SUITE_P(
    Steps, SameDeed,
    ::testing::Values(
        Unjoined{"作成ジョブを保留にしてください。", Status::requested, "保留にしました。",
                 Status::done},
        Unjoined{"大パックの販売、再開してください。", Status::requested, "再開しました。",
                 Status::done},
        Unjoined{"全台に入れてください。", Status::requested, "全台終わりました。", Status::done},
        Unjoined{"付与だけ止められますか。", Status::proposed, "今切りました。", Status::done},
        Unjoined{"紙の抄本に切り替えることはできませんか。", Status::proposed,
                 "ただいま切り替えました。", Status::done},
        Unjoined{"2号機を振り分けから外しましょう。", Status::proposed,
                 "2号機の切り離しが完了しました。", Status::done},
        Unjoined{"戻せますか。", Status::proposed, "昨日のマスタに戻します。", Status::started},
        Unjoined{"止めましょう。", Status::proposed, "ソーター停止。", Status::done},
        Unjoined{"昨日のに戻せますか。", Status::proposed, "もどす。1クリックなので。",
                 Status::started},
        Unjoined{"新規の注文を止めましょうか。", Status::proposed, "とめました。", Status::done},
        Unjoined{"検査の対象からはずしましょう。", Status::proposed, "対象から外しました。",
                 Status::done},
        Unjoined{"アカウントの無効化をお願いします。", Status::requested,
                 "アカウント、切りました。", Status::done},
        Unjoined{"指示をCSVで渡しましょう。", Status::proposed, "CSVを送付しました。",
                 Status::done}));

TEST(Steps, AReportIsOfWhatWasProposedLast) {
  const struct {
    const char* begun;
    const char* proposed;
    const char* report;
  } kCases[] = {
      {"小テストは紙で配ります。", "ゲストの閲覧を許可していただければ資料が見られます。",
       "できました。"},
      // A verb in kana is of what was to be done so.
      {"予備の機械に移します。", "その間、帯域に制限をかけましょう。", "かけた。"},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.report);
    const auto found = actions_of({
        {at(9, 0), "岸", one.begun, {step(Status::started)}},
        {at(9, 1), "堤", one.proposed, {step(Status::proposed)}},
        {at(9, 3), "岸", one.report, {step(Status::done)}},
    });
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].status, Status::started);
    EXPECT_EQ(found[1].status, Status::done);
  }
}

TEST(Steps, WhoAskedForItDidNotDoIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "呼び出しの制限を一時的に緩めてください。", {step(Status::requested)}},
      {at(9, 9), "岸", "完了しました。", {step(Status::done)}},
  });
  for (const Action& action : found) {
    EXPECT_NE(action.status, Status::done) << action.statement.text;
  }
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

TEST(Steps, ANoToOneCircledPlanLeavesTheOther) {
  const auto found = actions_of({
      {at(9, 0),
       "岸",
       "案は二つです。①項目を英数字に直す ②該当の行を抜いて流す",
       {step(Status::proposed)}},
      {at(9, 1),
       "堤",
       "①は本番のソースをいじることになる。それは認められない。",
       {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NE(found[0].status, Status::rejected);
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

TEST(Steps, WhatTellsNoStepIsNone) {
  const std::vector<std::pair<std::vector<Status>, std::vector<const char*>>> kCases = {
      // A bare report, and what only goes ahead.
      {{Status::done}, {"とりあえず止めました。", "送りました。", "作成しました。"}},
      {{Status::started}, {"本番いきます。", "本番いこう", "次いきましょう。"}},
      // Plans to speak to somebody, and what happens of itself.
      {{Status::started},
       {"先方の担当の方に電話してみます。", "工場長には私から報告しておきます。",
        "取り出せないか、堤さんに相談しています。", "10分待てば自動で鍵が掛かります。"}},
      // Jokes, doubts, thoughts, warnings, and what others plan.
      {{Status::proposed},
       {"サーバを燃やしましょう（笑）", "いっそ全部再起動しますかw",
        "今夜は全員で監視してください笑",
        "下げると古い版の人も入れるってことですよね。それはどうなんだろう。",
        "先に直しておけば親切かなって。", "先に戻したほうがいいかと思って。",
        "書き換えると在庫の数がずれるおそれがあります。",
        "部品の交換は停止が要るので、明後日の夜だそうです。"}},
      // What only explains.
      {{Status::proposed, Status::requested},
       {"空にするのに5分、読込に3分。", "プロキシを直して定義を取り直すので、20分見てください。",
        "1件ずつロックするので、画面が数秒固まります。",
        "読み直すけど、最初からやり直しになって余計トークンを食う。",
        "消えるけど全員いっぺんに張り直しになる。", "待って、うちが手で直した3件は？",
        "上げて2号機まで落ちる危険は？", "主系に戻すのと、予備の時計を直すの、どっちが安全だろう？",
        "容量を追加すれば元に戻るのですね。", "主系に戻すほうも一瞬切れるけどね。",
        "発売中に流していいのかがちょっと。", "戻したらその2社が今度は入れなくなりませんか？",
        "手順の検証をいたしますので、お渡しは明日の午前になる見込みです。",
        "止めてからやれって。"}},
  };
  for (const auto& [statuses, all] : kCases) {
    for (const char* said : all) {
      SCOPED_TRACE(said);
      for (const Status status : statuses) {
        EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(status)}}}), IsEmpty());
      }
    }
  }
}

TEST(Steps, ABareReportIsToldByWhatWasSaidOfIt) {
  const auto named = actions_of({
      {at(9, 0), "岸", "3.2に戻します。", {}},
      {at(9, 3), "岸", "戻しました。", {step(Status::done)}},
  });
  ASSERT_THAT(named, SizeIs(1));
  EXPECT_THAT(named[0].stages.back().statement.text, HasSubstr("3.2"));
  const auto other = actions_of({
      {at(9, 0), "岸", "戻している間、ボタンを隠します。", {}},
      {at(9, 3), "岸", "戻しました。", {step(Status::done)}},
  });
  EXPECT_THAT(other, IsEmpty());
}

TEST(Steps, ABareReportWithItsEffectIsTold) {
  const auto found = actions_of({
      {at(9, 0), "岸", "戻しました。", {step(Status::done)}},
      {at(9, 3), "堤", "エラーは0.1%に戻りました。", {tag(Tag::recovery)}},
  });
  EXPECT_THAT(found, SizeIs(1));
}

std::vector<Action> chosen_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  std::vector<Action> all = actions(story);
  drop_weak_steps(story, all);
  return all;
}

TEST(Steps, WhatNobodyTookUpIsNotListed) {
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}}}),
              IsEmpty());
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}},
                         {at(9, 1), "堤", "お願いします。", {}}}),
              SizeIs(1));
  EXPECT_THAT(
      chosen_of({{at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}},
                 {at(9, 1), "堤", "だめです。お湯が足りません。", {step(Status::rejected)}}}),
      SizeIs(1));
}

TEST(Steps, ARequestThatNamesNoThingIsNotListed) {
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "もう一回流して。", {step(Status::requested)}}}),
              IsEmpty());
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "3番の湯を流して。", {step(Status::requested)}}}),
              SizeIs(1));
}

std::vector<std::string> listed(const std::vector<Action>& all) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "釜が止まりました。", {}}});
  std::vector<Action> left = all;
  drop_weak_steps(Story(analysis, *shipped_rules()), left);
  std::vector<std::string> told;
  for (const Action& action : left) {
    told.push_back(action.statement.text);
  }
  return told;
}

TEST(Steps, WhatOnlyHappenedIsNoStep) {
  const auto one = [](Status status, const std::string& text) {
    Action action;
    action.status = status;
    action.statement = {text, {1}};
    return action;
  };
  const char* tried = "釜を入れ直したが、また途中で落ちた";
  EXPECT_THAT(listed({one(Status::done, "湯の表が固まった"),
                      one(Status::done, "坂が通行止めになった"), one(Status::done, tried),
                      one(Status::started, "これから止める"), one(Status::started, "それ止める")}),
              ElementsAre(tried, "これから止める"));
}

std::string shortened(Status status, const std::string& text) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "釜が止まりました。", {}}});
  Action action;
  action.status = status;
  action.statement = {text, {1}};
  std::vector<Action> all{action};
  shorten_steps(Story(analysis, *shipped_rules()), all);
  return all.front().statement.text;
}

TEST(Steps, APlanIsToldWithoutItsReasons) {
  EXPECT_EQ(shortened(Status::requested, "釜が割れそうになる。2番の火を落とす"), "2番の火を落とす");
  EXPECT_EQ(shortened(Status::proposed, "先に窓口へかける。湯の量が分からなくなるため"),
            "先に窓口へかける");
  EXPECT_EQ(shortened(Status::done, "湯を抜く。10分かかる → 抜けた。湯は42度だった"),
            "湯を抜く → 抜けた。湯は42度だった");
  // A place is no reason, and what has no verb is no plan.
  EXPECT_EQ(shortened(Status::requested, "3番の蓋を替える。まず奥から"),
            "3番の蓋を替える。まず奥から");
  EXPECT_EQ(shortened(Status::requested, "蓋の交換は頼んである。見習いが15時から"),
            "蓋の交換は頼んである。見習いが15時から");
  // What begins it, what it points at and what names no thing stay.
  for (const char* whole : {"湯の入れ替えを始めた。毎分4リットル → 終わった",
                            "まず3台だけ。それを見てから残りを決める → やった",
                            "湯が冷めている。戻す → 入れた", "札を外した。湯はまだ冷たかった"}) {
    EXPECT_EQ(shortened(Status::done, whole), whole);
  }
}

TEST(Steps, WhatAReportTellsAgainIsToldOnce) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      // Of a question and its answer.
      {"3番の湯だけ止められるか → 3番の弁を閉じた", "3番の弁を閉じた"},
      {"3番の湯だけ止められるか → 閉じた", "3番の湯だけ止められるか → 閉じた"},
      {"3番の湯を止める → 3番の弁を閉じた", "3番の湯を止める → 3番の弁を閉じた"},
      // Of a plan.
      {"湯を作るのを先に止める → 湯を止めた", "湯を止めた"},
      {"3番の湯を先に止める → 湯を止めた", "3番の湯を先に止める → 湯を止めた"},
      // On the way.
      {"1号釜を外すことを提案 → 1号釜、外す → 列から釜を切り離し",
       "1号釜を外すことを提案 → 列から釜を切り離し"},
      {"1号釜を外す → 先に湯を抜く → 外し終わり", "1号釜を外す → 先に湯を抜く → 外し終わり"},
  };
  for (const auto& [told, shorter] : kCases) {
    SCOPED_TRACE(told);
    EXPECT_EQ(shortened(Status::done, told), shorter);
  }
}

TEST(Steps, WhoSaysHowAStepIsToBeDoneIsNotCalledOffWithIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "2号釜に寄せる？", {step(Status::proposed)}},
      {at(9, 1),
       "沖",
       "2号釜に寄せるなら、湯の量を確かめてからにしてください。",
       {step(Status::requested)}},
      {at(9, 2), "岸", "やめよう、2号釜は使えない。", {step(Status::rejected)}},
  });
  ASSERT_FALSE(found.empty());
  for (const Action& action : found) {
    EXPECT_EQ(action.status == Status::rejected, action.minute != at(9, 1))
        << action.statement.text;
  }
}

TEST(Steps, WhatOnlyHappenedIsNotListed) {
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "残りの釜の湯も持ち直しました。", {step(Status::done)}}}),
              IsEmpty());
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

TEST(Steps, TheEndOfAllIsTheEndOfNoStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1番の釜を止められませんか。", {step(Status::proposed)}},
      {at(9, 2), "堤", "湯も42度に戻っています。完了で。", {step(Status::done)}},
  });
  for (const Action& action : found) {
    EXPECT_NE(action.status, Status::done) << action.statement.text;
  }
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

TEST(Steps, WhatWasBrokenOffMadeNothingWorse) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1番の釜の点火は中断しました。", {step(Status::done)}},
      {at(9, 1), "堤", "湯の温度が悪化しています。", {tag(Tag::symptom)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "");
}

TEST(Steps, WhatAsksForTimeIsNotTold) {
  const auto found = actions_of({
      {at(9, 0),
       "岸",
       "プロキシを直して定義を取り直すので、20分見てください。",
       {step(Status::requested)}},
      {at(9, 9), "岸", "プロキシを直しました。", {step(Status::done)}},
  });
  for (const Action& action : found) {
    EXPECT_THAT(action.statement.text, Not(HasSubstr("20分"))) << action.statement.text;
  }
}

TEST(Steps, ALaughAloneIsNoJoke) {
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "上限を上げましたw", {step(Status::done)}}}), SizeIs(1));
  EXPECT_THAT(
      actions_of(
          {{at(9, 0), "岸", "入力のフォームはshowに戻しましょう。", {step(Status::proposed)}}}),
      SizeIs(1));
}

TEST(Steps, WhatOnlyTellsChangesNothing) {
  const Story story(analysis_of({}), *shipped_rules());
  for (const char* told :
       {"送った。楠本様あてに", "手順を送った", "取引先に連絡した", "ログを確認",
        "まず一覧がほしい → 営業店に電話した", "クラウドのサポートにケース上げた"}) {
    EXPECT_TRUE(only_tells(story, told)) << told;
  }
  for (const char* told :
       {"2号機を戻した", "cronも起動。掃除のバッチが動いたのも確認", "フラグ0%にする → 指さし確認",
        "抜いた。控えはチケットに貼った", "3回線分を申し込んだ", "40台全部入れ替え完了"}) {
    EXPECT_FALSE(only_tells(story, told)) << told;
  }
}

TEST(Steps, WhatWasAgreedToIsCalledOffByItsOwnWords) {
  const auto found = actions_of({
      {at(9, 0), "岸", "ラインを止めましょう。", {step(Status::proposed)}},
      {at(9, 1), "堤", "それでお願いします。", {}},
      {at(9, 2),
       "泊",
       "便は18時まで待ってもらえる。それ以上は向こうの中継が無理です。",
       {step(Status::rejected)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found[0].status, Status::proposed);
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

TEST(Steps, ANoToOneOfSeveralPlansCallsOffNoOther) {
  struct Case {
    std::string proposal;
    std::string no;
    Status becomes;
  };
  for (const auto& [proposal, no, becomes] : std::vector<Case>{
           {"案2、直線の距離で予想を出しましょう。", "案1はやめましょう。", Status::proposed},
           {"案2、直線の距離で予想を出しましょう。", "案2はやめましょう。", Status::rejected},
           {"案1は増やす、案2は止める。このどちらかを実施しましょう。",
            "案1は共倒れになります。見送らせてください。", Status::proposed},
           {"案A、値を下げて登録し直す。案B、列を広げましょう。", "Bはロックがかかるからだめ。",
            Status::proposed},
           {"案3、確認を外しましょう。", "3は困る。", Status::rejected}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", proposal, {step(Status::proposed)}},
        {at(9, 1), "堤", no, {step(Status::rejected)}},
    });
    ASSERT_THAT(found, Not(IsEmpty())) << proposal;
    EXPECT_EQ(found[0].status, becomes) << proposal << no;
  }
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

TEST(Steps, AQuestionThatNobodyTookUpIsNone) {
  for (const char* said : {"消していいやつ？", "古い表は消したほうがいいですか？",
                           "作業は止めたほうがいいですか？ 手元で進めて大丈夫？"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::proposed)}},
                            {at(9, 5), "堤", "ログを見ています。", {}}}),
                IsEmpty())
        << said;
  }
}

TEST(Steps, WhatAnotherMachineDoesIsNoEffect) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1号機を落としました。", {step(Status::done)}},
      {at(9, 20), "堤", "誤った値を3名分入れ直しました。", {step(Status::done)}},
      {at(9, 25), "岸", "1号機が立ち上がりました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_FALSE(found[1].effect.has_value());
}

TEST(Steps, WaitingForLeaveIsNoPartOfTheStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "いま二人目の承認待ちです。", {step(Status::started)}},
      {at(9, 2), "岸", "反映しました。", {step(Status::done)}},
      {at(9, 3), "堤", "まだ開けません。", {tag(Tag::symptom)}},
  });
  for (const Action& action : found) {
    EXPECT_THAT(action.stages.back().statement.text, Not(HasSubstr("承認待ち")));
  }
}

TEST(Steps, AnEnquiryAloneIsNone) {
  EXPECT_THAT(actions_of({
                  {at(9, 0), "岸", "増設は今日できますか？", {step(Status::proposed)}},
                  {at(9, 2), "堤", "部品が明後日です。", {}},
              }),
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

// --- answers that tell no step of their own ---

struct Answer {
  const char* name;
  const char* proposal;
  Status status;
  const char* answer;  // of another, a minute later, that carries no tag
  Status becomes;
};

void PrintTo(const Answer& one, std::ostream* out) {
  *out << one.name;
}

class Answers : public ::testing::TestWithParam<Answer> {};

TEST_P(Answers, MoveTheStepBeforeThem) {
  const Answer& given = GetParam();
  const auto found = actions_of({
      {at(9, 0), "岸", given.proposal, {step(given.status)}},
      {at(9, 1), "堤", given.answer, {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, given.becomes);
}

const std::vector<Answer> kAnswers = {
    {"a_bare_no", "水門を手動に切り替えましょうか。", Status::proposed,
     "だめ。安全装置が効かなくなる。", Status::rejected},
    {"no_and_why", "ワクチンの冷蔵庫を先に空けましょうか。", Status::proposed,
     "いえ、記録を取るのが先です。", Status::rejected},
    {"said_of_it", "改札を全部開けてください。", Status::requested, "全部開けるのは困ります。",
     Status::rejected},
    {"hold_on_and_harm", "前の版に戻しましょうか。", Status::proposed,
     "待って。戻すと昨日の備考が消える。", Status::rejected},
    {"hold_on", "前の版に戻しましょうか。", Status::proposed, "待って。いま見ます。",
     Status::proposed},
    {"its_denial", "並列を1本に戻しましょうか。", Status::proposed, "戻さない。現場を残したい。",
     Status::rejected},
    {"a_state", "並列を1本に戻しましょうか。", Status::proposed, "まだ値が戻りません。",
     Status::proposed},
    {"for_some_only", "夜の便を欠航にしましょうか。", Status::proposed,
     "団体のお客様には無理です。", Status::proposed},
    {"no_and_yet", "計測の線を抜きましょうか。", Status::proposed,
     "記録が……いや、言っていられない。抜いてください。", Status::proposed},
    {"shrugged_off", "倉庫の人手を増やすのはどうでしょう。", Status::proposed,
     "予算的に厳しいっす。", Status::rejected},
    {"no_objection", "倉庫の人手を増やすのはどうでしょう。", Status::proposed, "異論なし。",
     Status::proposed},
    {"no_problem", "前の版に戻しましょうか。", Status::proposed, "特に問題なしです。",
     Status::proposed},
    {"nobody_against", "前の版に戻しましょうか。", Status::proposed, "反対なしです。",
     Status::proposed},
    {"no_harm_seen", "前の版に戻しましょうか。", Status::proposed, "いや、影響はなしです。",
     Status::proposed},
    {"no_answer_to_against", "前の版に戻しましょうか。異論ありますか。", Status::proposed, "なし。",
     Status::proposed},
    {"unsure", "前の版に戻しましょうか。", Status::proposed, "戻すのは不安。", Status::proposed},
    {"how_it_feels", "倉庫の人手を増やすのはどうでしょう。", Status::proposed, "腰がきついっす。",
     Status::proposed},
    {"another_in_kana", "案内を出してください。", Status::requested, "つなぎ終わり。",
     Status::requested},
    {"all_of_it", "案内を出してください。", Status::requested, "もう終わりました。", Status::done},
    {"without", "牛乳を隣の冷凍庫に移しましょうか。", Status::proposed, "ナシで。凍ったら使えん。",
     Status::rejected},
    {"none_of_it", "残りの束も流しましょうか。", Status::proposed, "エラーはなしです。",
     Status::proposed},
    {"softly", "受付の機械を閉じて窓口だけにしましょうか。", Status::proposed,
     "受付の堤です。それはちょっと…。もう90人並んでいます。", Status::rejected},
    {"softly_of_it", "金庫のカメラの電源を落としましょうか。", Status::proposed,
     "カメラを落とすのはまずいです。", Status::rejected},
    {"uncertain_of_another", "金庫のカメラの電源を落としましょうか。", Status::proposed,
     "雨で足場は危ないです。", Status::proposed},
    {"what_it_costs", "前の版に戻しましょうか。", Status::proposed,
     "戻すと移行もやり直しで、3時間ほどかかります。", Status::proposed},
    {"consents_with_but", "距離の表で出しましょうか。", Status::proposed,
     "とはいえ、幅をつけて出すなら私は許容します。", Status::proposed},
    {"in_a_word", "広告の配信を止めてください。", Status::requested, "やったよ。", Status::done},
    {"with_joy", "広告の配信を止めてください。", Status::requested, "やった！", Status::requested},
    {"how_it_goes", "古い帳票の受付を止めましょうか。", Status::proposed,
     "きつい。さっきから鳴りっぱなし。", Status::proposed},
    {"a_no_beside_news", "給水を止めましょうか。", Status::proposed,
     "圧が下がってきました。もう無理。", Status::proposed},
    {"a_no_behind_a_sigh", "給水を止めましょうか。", Status::proposed,
     "うーん。だめ。透析が動いています。", Status::rejected},
    {"no_leave", "前の版を消しましょうか。", Status::proposed, "だめ。消していいわけがない。",
     Status::rejected},
    {"leave_after_all", "前の版を消しましょうか。", Status::proposed, "いや、もう消していい。",
     Status::proposed},
    {"a_question", "古い帳票を消しましょうか。", Status::proposed, "だめですか？",
     Status::proposed},
    {"its_verb_again", "3番の弁を閉めてください。", Status::requested, "閉めました。",
     Status::done},
    {"this_side", "案内を出してください。", Status::requested, "こちら終わりました。",
     Status::done},
    {"this_side_of", "案内を出してください。", Status::requested, "こっちは完了です。",
     Status::done},
    {"quite", "案内を出してください。", Status::requested, "すっかり終わりました。", Status::done},
    {"another_verb", "3番の弁を閉めてください。", Status::requested, "見てきました。",
     Status::requested},
    {"by_itself", "3番の弁を閉めてください。", Status::requested, "また閉まりました。",
     Status::requested},
};
INSTANTIATE_TEST_SUITE_P(Talks, Answers, ::testing::ValuesIn(kAnswers),
                         [](const auto& one) { return one.param.name; });

TEST(Steps, TheEndThatIsSaidFirstIsOfWhatOneHadInHand) {
  const auto found = actions_of({
      {at(9, 0), "岸", "全員分の札を刷り直します。", {step(Status::started)}},
      {at(9, 20), "岸", "終わりました。ずれは1人だけです。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
}

TEST(Steps, WhatWasFoundAndTheMishapOfAnotherReportNothing) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"堤さん、手書きの札でいってください。", "あった。"},
      {"堤さん、聞かれたら「番号を入れないで」でお願いします。",
       "お一人はもう番号を入れてしまったと…"},
  };
  for (const auto& [asked, said] : kCases) {
    SCOPED_TRACE(said);
    const auto found = actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 1), "堤", said, {}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::requested);
  }
}

TEST(Steps, WhoTakesItOnSpeaksOfIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "入口で人数を絞りましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "やる。北門のほうで。", {step(Status::started)}},
      {at(9, 8), "堤", "絞りました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  ASSERT_THAT(found[0].stages, SizeIs(1));
  EXPECT_THAT(found[0].stages[0].statement.text, HasSubstr("入口"));
}

TEST(Steps, WhatWasAskedForIsDoneLate) {
  const auto found = actions_of({
      {at(9, 0), "岸", "設定の開始番号を先へ進めてください。", {step(Status::requested)}},
      {at(10, 40), "堤", "進めました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
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

TEST(Steps, AReportIsToldBehindWhatAskedForItInAWord) {
  const auto found = actions_of({
      {at(9, 0), "岸", "堤さん、警報を解除していいです。", {}},
      {at(9, 1), "堤", "解除しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("警報"));
}

TEST(Steps, LeaveIsNoRequest) {
  const auto found =
      actions_of({{at(9, 0), "岸", "証明書を追加して差し支えない。", {step(Status::requested)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].stages.back().label, "承認");
}

TEST(Steps, WhatWasBegunClaimsNoMore) {
  const auto found = actions_of({
      {at(9, 0), "岸", "予備の電源に切り替えます。", {step(Status::started)}},
      {at(9, 2), "堤", "北棟、つきました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::started);
  EXPECT_EQ(found[0].stages.back().label, "");
  EXPECT_THAT(found[0].effect.value_or(Statement{}).text, HasSubstr("北棟"));
}

class NoStep : public ::testing::TestWithParam<std::pair<const char*, Status>> {};

TEST_P(NoStep, IsTold) {
  EXPECT_THAT(actions_of({{at(9, 0), "岸", GetParam().first, {step(GetParam().second)}}}),
              IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Talks, NoStep,
    ::testing::Values(
        std::pair{"空きを作るのに少々時間を要します。", Status::started},
        std::pair{"10時の回の数え直しは、このボタンではできません。", Status::proposed},
        std::pair{"自分で棚に入れたんだもの。", Status::started},
        std::pair{"前の窯は消してしまって、作り直すと30分はかかるかと思われます。",
                  Status::proposed},
        std::pair{"この釦では数え直しできない模様です。", Status::proposed},
        std::pair{"止め方だけ教えて。", Status::proposed},
        std::pair{"絞るのに15分くらいかかる、設定の配布が遅いんで", Status::proposed},
        std::pair{"業者の見解を聞いてから。", Status::requested},
        std::pair{"それはちょっと待って。業者の見解を聞いてから。", Status::rejected},
        std::pair{"鍋のお湯が入っていますのでお気をつけください。", Status::requested},
        std::pair{"昼休みは交代でもらいます。", Status::started},
        std::pair{"県の人が、放流の警報を止めてくれって言ってました。", Status::requested},
        std::pair{"案内の紙は裏でもいいのかと聞かれました。", Status::done},
        std::pair{"残りの束もエラーなし。", Status::done}, std::pair{"効いた。", Status::done}));

TEST(Steps, WhatIsDoneRightBehindTheBeginningIsItsEnd) {
  const auto found = actions_of({
      {at(9, 0), "岸", "告知の自動投稿だけ止めますか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "そうします。", {step(Status::started)}},
      {at(9, 2), "堤", "crontabの行をコメントアウトしました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
}

TEST(Steps, WhatIsForLaterIsNotDoneByTheNextReport) {
  const auto found = actions_of({
      {at(9, 0), "岸", "合言葉はあとで変えます。", {step(Status::started)}},
      {at(9, 3), "岸", "対象のレジに3番を追加しました。", {step(Status::done)}},
  });
  EXPECT_THAT(found, SizeIs(2));
}

TEST(Steps, WhoWasToCallReachedThem) {
  const auto found = actions_of({
      {at(9, 0), "岸", "堤さん、河川事務所に電話してください。", {step(Status::requested)}},
      {at(9, 2), "堤", "つながりました。下に人はいません。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
}

TEST(Steps, WhoIsSaidToHaveDoneItDidIt) {
  const auto found = actions_of({
      {at(9, 0), "堤", "北の門にいます。", {}},
      {at(9, 1), "岸", "堤さんが水門を閉めました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].actor, "堤");
  EXPECT_EQ(found[0].stages.back().actor, "堤");
}

TEST(Steps, WhoIsNamedInAReasonOrIsAThingDidNothing) {
  struct Case {
    std::string said;
    std::string actor;
  };
  for (const auto& [said, actor] :
       std::vector<Case>{{"林が燃えたので放水を止めました。", "堤"},
                         {"林は切り倒しました。", "堤"},
                         {"林さんは帰ったので予備の弁を閉めました。", "堤"},
                         {"林がゲートを閉めました。", "林"},
                         {"林は3号機を止めました。", "林"},
                         {"開発の林さんが設定を戻しました。", "林"}}) {
    const auto found = actions_of(
        {{at(9, 0), "林", "現場にいます。", {}}, {at(9, 1), "堤", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].actor, actor) << said;
  }
}

TEST(Steps, AThingAndAVerbAreEnoughToPropose) {
  for (const std::string said : {"ショーファイルを読み込ませましょうか。",
                                 "ゴンドラを下げましょうか。", "トレーラーに積みましょうか。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::proposed)}}}), SizeIs(1)) << said;
  }
}

TEST(Steps, WhatOneCallsOffAtOnceIsMarked) {
  struct Case {
    std::string said;
    std::string label;
  };
  for (const auto& [said, label] :
       std::vector<Case>{{"親機を元に戻したいですが、今日はやめておきます。", "見送り"},
                         {"全員への発送はやめよう。まず残りの3通だけ直して送ります。", ""}}) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::rejected)}}});
    ASSERT_FALSE(found.empty()) << said;
    EXPECT_EQ(found[0].stages.back().label, label) << said;
  }
}

TEST(Steps, WhatAnotherVerbEndsIsNotDone) {
  const auto found = actions_of({
      {at(9, 0), "岸", "ロビーに案内を出してください。", {step(Status::requested)}},
      {at(9, 4), "堤", "つなぎ終わり。", {step(Status::done)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::requested);
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

TEST(Steps, APriceAHabitAndWordsThatEndAsUnitsDoAreNoLength) {
  for (const auto& [answer, length] :
       std::vector<std::pair<std::string, bool>>{{"三十分ほどかかります。", true},
                                                 {"まる一日かかります。", true},
                                                 {"普段は5分かかります。", false},
                                                 {"1日3万円かかります。", false},
                                                 {"電話が1日20件かかります。", false},
                                                 {"そこは自分がかかります。", false},
                                                 {"休日は割増がかかります。", false},
                                                 {"そこの部分はかかります。", false}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "前の版に戻しましょうか。", {step(Status::proposed)}},
        {at(9, 1), "堤", answer, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << answer;
    EXPECT_EQ(found[0].effect.has_value(), length) << answer;
  }
}

TEST(Steps, WhatIsAskedForBesideAQuestionIsTold) {
  const auto found = actions_of({{at(9, 0),
                                  "岸",
                                  "前の版に戻してください。何分かかるかも教えて。",
                                  {step(Status::requested)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("前の版"));
}

TEST(Steps, AYesIsToWhatWasProposedLastThoughNoStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "牛乳を隣の倉庫に移しましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "保冷剤をかき集めましょうか。", {}},
      {at(9, 2), "久我", "お願いします。", {}},
      {at(9, 5), "堤", "かき集めました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::proposed);
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_THAT(found[1].stages.back().statement.text, HasSubstr("保冷剤"));
}

TEST(Steps, WhatANoIsGivenForIsNoStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "新しい鍵を作って移しましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "やめよう。台帳も同じ所で、どのみち動かない。", {step(Status::proposed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
}

TEST(Steps, WhatIsStillUnderWayIsTold) {
  for (const std::string said : {"バックアップから復元している途中です。",
                                 "予備系を起動している途中です。", "弁を交換している途中です。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::started)}}}), SizeIs(1)) << said;
  }
}

TEST(Steps, AnArrowThatWasSaidIsNoWay) {
  const auto found = actions_of({
      {at(9, 0), "岸", "接続の上限を引き上げましょうか。", {step(Status::proposed)}},
      {at(9, 5), "岸", "接続の上限を変更しました。500 → 800 です。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("引き上げる → "));
}

TEST(Steps, WhatAThirdPartyDoesIsNotDoneByWhoTellsOfIt) {
  const auto found = actions_of(
      {{at(9, 0), "岸", "メーカーさんが遠隔で変換をかけ直しています。", {step(Status::started)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].actor, "");
}

// --- one row for what is one step ---

TEST(Steps, AProposalIsNotToldAgainInTheRowOfItsReport) {
  const auto found = actions_of({
      {at(9, 0), "岸", "配信サーバを切り離すのが最速です。", {step(Status::proposed)}},
      {at(9, 1), "堤", "客も少ない時間ですし、切り離しましょう。", {step(Status::requested)}},
      {at(9, 3), "岸", "切り離しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].stages, SizeIs(1));
  EXPECT_EQ(found[0].stages[0].label, "提案: 岸、承認: 堤、実施");
  EXPECT_EQ(found[0].stages[0].actor, "岸");
  EXPECT_THAT(found[0].stages[0].statement.text, HasSubstr("配信サーバ"));
}

TEST(Steps, AGoAheadInOtherWordsIsShownBesideTheProposal) {
  const auto found = actions_of({
      {at(9, 0), "岸", "予備の回線に切り替えましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "じゃあそれで。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::proposed);
  EXPECT_EQ(found[0].stages.back().label, "提案: 岸、承認");
  EXPECT_EQ(found[0].stages.back().actor, "堤");
}

TEST(Steps, AReportAndTheNextProposalAreTwo) {
  const auto found = actions_of({
      {at(9, 0), "岸", "自動の入れ替えを止めます。", {step(Status::started)}},
      {at(9, 2),
       "岸",
       "入れ替え、止めました。確認の宛先を予備に変えてもよろしいですか。",
       {step(Status::done)}},
      {at(9, 3), "堤", "お願いします。", {}},
      {at(9, 5), "岸", "変えました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("宛先")));
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_THAT(found[1].statement.text, HasSubstr("宛先"));
}

TEST(Steps, ACallingOffAndTheNextProposalAreTwo) {
  const auto found = actions_of({
      {at(9, 0), "久我", "窓口の人数を先に増やしましょうか。", {step(Status::proposed)}},
      {at(9, 1),
       "岸",
       "増やした人も待つだけですので、それはやめておきましょう。受付の機械を止めましょう。",
       {step(Status::proposed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  const bool first = found[0].status == Status::rejected;
  EXPECT_EQ(found[first ? 0 : 1].status, Status::rejected);
  EXPECT_THAT(found[first ? 0 : 1].statement.text, HasSubstr("待つだけ"));
  EXPECT_EQ(found[first ? 1 : 0].status, Status::proposed);
}

TEST(Steps, WhatIsForbiddenForAPartCallsNothingOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "小さいモデルに切り替えましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "報道の番組には使わないでください。", {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::proposed);
  EXPECT_THAT(found[1].statement.text, HasSubstr("報道"));
}

TEST(Steps, AWarningThatCallsNothingOffIsNone) {
  EXPECT_THAT(
      actions_of({{at(9, 0), "岸", "指示が消えるのでだめです。", {step(Status::rejected)}}}),
      IsEmpty());
  const auto found =
      actions_of({{at(9, 0), "岸", "盤には触らないでください。", {step(Status::rejected)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("見送り")));
}

TEST(Steps, AQuestionOfWhatIsPossibleStaysOne) {
  const auto found = actions_of({
      {at(9, 0), "岸", "大阪に全部逃がせない？", {step(Status::proposed)}},
      {at(9, 1), "久我", "それでお願いします。", {}},
      {at(9, 2), "堤", "予備に寄せれば戻せる？", {step(Status::proposed)}},
      {at(9, 3), "久我", "それでお願いします。", {}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].stages[0].statement.text, ::testing::EndsWith("逃がせないか"));
  EXPECT_THAT(found[1].stages[0].statement.text, ::testing::EndsWith("戻せるか"));
}

TEST(Steps, AQuestionWithTheVerbOfTheActIsAProposal) {
  for (const char* act : {"受付を止める", "次の段階に進める", "上限を上げる"}) {
    const auto found =
        actions_of({{at(9, 0), "岸", std::string(act) + "？", {step(Status::proposed)}}});
    ASSERT_THAT(found, SizeIs(1)) << act;
    EXPECT_EQ(found[0].stages[0].statement.text, act);
  }
}

TEST(Steps, AReportThatNamesItsObjectIsNoEndOfAnother) {
  const auto found = actions_of({
      {at(9, 0), "岸", "記録の値を入れ直します。", {step(Status::started)}},
      {at(9, 2), "堤", "LBに付けた。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::started);
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
    {"fewer failures are no failure",
     {{at(9, 2), "堤", "失敗が毎分60回まで減りました。", {tag(Tag::recovery)}}},
     "",
     "減"},
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

TEST(Steps, ACountOfFailuresAndANewCopyAreNoVerdict) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"残りを流し終わりました。失敗は3件で、取り消し済みのものです。", ""},
      {"入館証を再発行しました。", ""},
      {"残りを流しました。失敗率は0.1%です。", ""},
      {"失敗した人へ送り直しました。", ""},
      {"再発防止の設定を入れました。", ""},
      {"設定を戻しました。再発はしていません。", ""},
      {"設定を戻しました。以後の再発は確認されていません。", ""},
      {"設定を戻しましたが、症状が再発しとる。", "再発"},
      {"設定を戻しましたが、アラートが再発。", "再発"},
      {"設定を戻しましたが、切り替えが失敗。", "失敗"},
      {"残りを流しましたが、途中で失敗しました。", "失敗"},
  };
  for (const auto& [said, verdict] : kCases) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].verdict, verdict) << said;
  }
}

TEST(Steps, WhatIsHardlyOneIsNone) {
  const auto doubtful = weighed(step(Status::done), 0.5);
  // It came about by itself; the same of what somebody did on purpose is a step.
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "三号車がやっと来ました。", {doubtful}}}), IsEmpty());
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "水門を3つとも閉めました。", {doubtful}}}), SizeIs(1));
  // The message tells the impact first and foremost.
  const auto impact = weighed(tag(Tag::impact), 3);
  EXPECT_THAT(actions_of({{at(9, 0),
                           "岸",
                           "70人を予約から外しました。",
                           {weighed(step(Status::done), 1), impact}}}),
              IsEmpty());
  // It was asked for, and the report is sure.
  EXPECT_THAT(
      actions_of(
          {{at(9, 0), "岸", "堤さん、水門を頼みます。", {weighed(step(Status::requested), 0.5)}},
           {at(9, 2), "堤", "水門を閉めました。", {weighed(step(Status::done), 3)}}}),
      SizeIs(1));
}

TEST(Steps, ABanAsksAndCallsNothingOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "電源は絶対に切らないでください。", {step(Status::rejected)}},
      {at(9, 4), "堤", "切りました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found[0].status, Status::requested);
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("切った")));
}

TEST(Steps, ARuleBesideAReportCallsNothingOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "開錠の番号は本人がスマホのページで見られます。", {step(Status::proposed)}},
      {at(9, 2), "岸", "手順を貼りました。入力はハイフンなしで。", {step(Status::done)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  for (const Action& action : found) {
    EXPECT_NE(action.status, Status::rejected) << action.statement.text;
  }
}

TEST(Steps, AShortReportIsOfWhoSetAboutIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "在庫の表を書き換えます。", {step(Status::started)}},
      {at(9, 1), "堤", "見ました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found[0].status, Status::started);
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

TEST(Steps, AQuestionAboutARiskRefusesNothing) {
  const auto found = actions_of({
      {at(9, 0), "岸", "上限を1,000に上げていいですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "上げて2号機まで落ちる危険は", {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::proposed);
}

TEST(Steps, WhatAnotherThingDoesIsNoVerdict) {
  for (const char* said :
       {"sysctlの上書きが効いていない。", "「また切れた」というお電話が来ています。"}) {
    const auto found =
        actions_of({{at(9, 0), "岸", "イメージの配布を止めました。", {step(Status::done)}},
                    {at(9, 2), "堤", said, {tag(Tag::symptom)}}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(found[0].verdict, IsEmpty()) << said;
  }
}

TEST(Steps, NewsAreCreditedToOneStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "5人こっちに回します。", {step(Status::started)}},
      {at(9, 1), "堤", "盛岡便を優先で積みました。", {step(Status::done)}},
      {at(9, 9), "岸", "盛岡便が戻りました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_FALSE(found[0].effect.has_value());
  EXPECT_TRUE(found[1].effect.has_value());
}

TEST(Steps, WhatOthersDidIsNotOfWhoTellsIt) {
  for (const char* said : {"端末2台の設定も職員が済ませました。",
                           "保守から電話で、1号機に設定を適用できたそうです。"}) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].actor, IsEmpty()) << said;
  }
}

TEST(Steps, PlansAndTheClosingAreNoOutcome) {
  const std::vector<std::string> said = {"残りは明日の朝に開けましょう。", "これで収束とします。",
                                         "ここで終わりにします。"};
  for (const std::string& text : said) {
    SCOPED_TRACE(text);
    const auto found =
        actions_of({{at(9, 0), "岸", "ゲートを再起動しました。", {step(Status::done)}},
                    {at(9, 2), "堤", text, {tag(Tag::recovery), tag(Tag::communication)}}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found[0].effect.has_value());
  }
}

TEST(Steps, AnEarlyNoIsTakenBackByWhatFollows) {
  const auto found = actions_of({
      {at(9, 0), "岸", "旧い行き先表を配りました。", {step(Status::done)}},
      {at(9, 1), "堤", "まだ落ちています。", {tag(Tag::symptom)}},
      {at(9, 3), "堤", "41番に流れました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_FALSE(found[0].failed);
}

TEST(Steps, WhatTheReportDeniesIsNoSuccess) {
  const auto found = actions_of({
      {at(9, 0), "岸", "修正を当てました。でも端末が戻ってこない。", {step(Status::done)}},
      {at(9, 3), "堤", "鍵が見つかって抜けました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "効果なし");
}

TEST(Steps, AQuestionHowItIsAndAWorryProposeNothing) {
  for (const char* said : {"その端末、時刻がずれていませんか？", "古いほうの設定が残ってない？",
                           "慣らしていない回線だとすぐ弾かれない？",
                           "一度に切り替えると順番が逆になりませんか？", "消したら困る人いる？"}) {
    const auto found = actions_of({
        {at(9, 0), "岸", said, {step(Status::proposed)}},
        {at(9, 2), "堤", "回線を予備に切り替えました。", {step(Status::done)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.events, std::vector<int>{2}) << said;
  }
  for (const char* said : {"予備の回線に切り替えませんか？", "その設定、戻してもらえませんか？",
                           "手で札を打てないか？", "古い版は捨てませんか？"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::proposed)}},
                            {at(9, 1), "堤", "いいですね、それで。", {step(Status::proposed)}}}),
                SizeIs(1))
        << said;
  }
}

TEST(Steps, WhatComesBackGoesOnNoMore) {
  for (const auto& [said, verdict] :
       std::vector<std::pair<const char*, const char*>>{{"表示も戻ってきました。", ""},
                                                        {"台数も戻ってきてる。", ""},
                                                        {"端末が戻ってきません。", "効果なし"},
                                                        {"端末が戻ってきていない。", "効果なし"}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "受付の制限を解除しました。", {step(Status::done)}},
        {at(9, 3), "堤", said, {tag(Tag::symptom), tag(Tag::recovery)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].verdict, verdict) << said;
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

TEST(Steps, TheNextTryTellsThatTheOneBeforeFailed) {
  const auto found = actions_of({
      {at(9, 0), "岸", "札を3日分まとめて印刷に回しました。", {step(Status::done)}},
      {at(10, 30),
       "岸",
       "失敗しました。用紙が2日目で切れています。1日ずつ印刷し直しています。",
       {step(Status::done)}},
      {at(11, 0), "岸", "印刷し直しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].statement.events.front(), 1);
  EXPECT_TRUE(found[0].failed);
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_FALSE(found[1].failed);
}

TEST(Steps, AFailureOfSomeOrOfNoneIsNone) {
  for (const char* said : {"札4枚のうち3枚を差し替えました。1枚だけ通りません。",
                           "棚を2番に替えました。以降の失敗は発生していません。"}) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_FALSE(found[0].failed) << said;
  }
}

TEST(Steps, WhatIsAskedOfACaseProposesNothing) {
  EXPECT_THAT(
      actions_of(
          {{at(9, 0), "岸", "2番の棚を外した場合、1番だけで足りますか。", {step(Status::proposed)}},
           {at(9, 1), "堤", "では、それでお願いします。", {}}}),
      IsEmpty());
}

TEST(Steps, AWorryAboutWhatAnotherOffersIsNoPlan) {
  const auto found = actions_of({
      {at(9, 0), "堤", "二重の札だけ剥がす道具があります。剥がします。", {step(Status::started)}},
      {at(9, 1), "岸", "使っている札を剥がしたら困るけど大丈夫？", {step(Status::proposed)}},
      {at(9, 2), "堤", "剥がしました、40枚です。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("困る")));
  EXPECT_EQ(found[0].actor, "堤");
}

TEST(Steps, WhatGoesAheadWithAThingIsAStep) {
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "本番の棚に札を流します。", {step(Status::started)}}}),
              SizeIs(1));
}

TEST(Steps, WhatOneSaidOneWouldWriteIsWrittenOnce) {
  const auto found = actions_of({
      {at(9, 0), "堤", "札の変換は作成年で分ける形で書く。", {step(Status::started)}},
      {at(9, 40), "堤", "書けました、見本の300枚で差はゼロです。", {step(Status::done)}},
  });
  EXPECT_THAT(found, SizeIs(1));
}

TEST(Steps, WhatOneAskedLeaveForIsBiddenInOtherWords) {
  const auto talk = [](const char* asked, const char* bid) {
    return actions_of({
        {at(9, 0), "堤", asked, {step(Status::proposed)}},
        {at(9, 1), "水嶋", "お客様は外に残っていませんか。", {}},
        {at(9, 2), "堤", "全員戻っています。", {}},
        {at(9, 3), "岸", bid, {step(Status::requested)}},
        {at(9, 5), "堤", "解除しました。", {step(Status::done)}},
    });
  };
  const auto one = talk("入口の柵はもう外していいですか。", "わかりました。解除してください。");
  ASSERT_THAT(one, SizeIs(1));
  EXPECT_THAT(one[0].statement.text, HasSubstr("入口の柵"));
  EXPECT_THAT(talk("入口の柵はもう外していいですか。", "警報を解除してください。"), SizeIs(2));
}

TEST(Steps, WhoTookItOnTellsHowItWent) {
  const auto found = actions_of({
      {at(9, 0), "岸", "発券機の再起動だ。", {step(Status::requested)}},
      {at(9, 1), "堤", "やってみます。", {}},
      {at(9, 4), "堤", "再起動したら「紙がありません」と出ます。", {step(Status::done)}},
      {at(9, 9), "堤", "残り3台も再起動します。", {step(Status::started)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].statement.events, ElementsAre(1, 2, 3));
}

TEST(Steps, WhoComesIsNoOutcome) {
  for (const auto& [said, tells] :
       std::vector<std::pair<const char*, bool>>{{"いま家に着きました。", false},
                                                 {"帰宅しました。", false},
                                                 {"だいぶ落ち着きました。", true}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "入口の棚を2番に替えました。", {step(Status::done)}},
        {at(9, 5), "堤", said, {tag(Tag::recovery)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].effect.has_value(), tells) << said;
  }
}

TEST(Steps, WhatWouldComeOfItCallsItOff) {
  struct Case {
    const char* asked;
    const char* answered;
    Status status;
  };
  for (const auto& [asked, answered, status] :
       {Case{"入口の柵を全部外して。", "それやると並んだ列が崩れます。", Status::rejected},
        Case{"入口の柵を全部外して。", "外すと順番がずれます。", Status::rejected},
        Case{"入口の柵を全部外して。", "外すということは列も動くんですね。", Status::requested},
        Case{"入口の柵を全部外して。", "外せば列が崩れなくなります。", Status::requested},
        Case{"入口の柵を全部外して。", "外さないと列が崩れます。", Status::requested},
        Case{"入口の柵を全部外して。", "外すと止まっていた列が動きます。", Status::requested},
        Case{"入口の柵を全部外して。", "外すといずれ直りますね。", Status::requested},
        Case{"入口の柵を全部外して。", "外すと列が崩れますが問題ありません。", Status::requested},
        Case{"入口の柵を全部外して。", "外すと列が崩れる心配はないです。", Status::requested},
        Case{"入口の柵を全部外して。", "それでは、落ちた札のほうから拾います。", Status::requested},
        Case{"入口の柵を全部外して。", "外すとエラーが消えます。", Status::requested},
        Case{"入口の柵を全部外して。", "そうすると早く進みそうです。", Status::requested}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 1), "堤", answered, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << answered;
    EXPECT_EQ(found[0].status, status) << answered;
  }
}

TEST(Steps, AReasonBesideAProposalCallsNothingOff) {
  const auto found = actions_of({
      {at(9, 0),
       "岸",
       "古い札を捨てていいですか。控えはいらないですよね。",
       {step(Status::proposed)}},
      {at(9, 2), "堤", "捨てました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
}

TEST(Steps, WhatIsCalledOffBehindAYesIsAnotherThing) {
  const auto found = actions_of({
      {at(9, 0), "岸", "台帳は復元できますか。", {step(Status::proposed)}},
      {at(9, 2),
       "堤",
       "伝票から作り直せる。控えのほうは古いので使いたくない。",
       {step(Status::rejected)}},
  });
  ASSERT_FALSE(found.empty());
  for (const Action& one : found) {
    const bool called_off = one.status == Status::rejected;
    EXPECT_FALSE(called_off && one.statement.text.find("復元") != std::string::npos);
  }
}

TEST(Steps, BothHalvesOfWhatCameOfItAreTold) {
  const auto found = actions_of({
      {at(9, 0), "岸", "入口の棚を2番に替えました。", {step(Status::done)}},
      {at(9, 5),
       "堤",
       "詰まりはしなくなった。でも列は相変わらず伸びています。",
       {tag(Tag::symptom)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "");
  ASSERT_TRUE(found[0].effect);
  EXPECT_THAT(found[0].effect->text, HasSubstr("しなくなった"));
  EXPECT_THAT(found[0].effect->text, HasSubstr("伸びている"));
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

TEST(Steps, ThePartThatIsProposedInsteadIsWhatWasDone) {
  const auto found = actions_of({
      {at(9, 0), "岸", "棚を全部入れ替えてよいですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "待って。客がまだいます。反対です。", {step(Status::rejected)}},
      {at(9, 2), "岸", "じゃあ1台だけ。入口の左", {tag(Tag::investigation)}},
      {at(9, 6), "岸", "入れ替えました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::rejected);
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_THAT(found[1].stages.back().statement.text, HasSubstr("1台だけ"));
}

TEST(Steps, WhatIsOnlySaidOfAPartIsNoOtherProposal) {
  const auto found = actions_of({
      {at(9, 0), "岸", "棚を全部入れ替えてよいですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "やめましょう。", {step(Status::rejected)}},
      {at(9, 2), "岸", "困っているのは2台だけですか。", {tag(Tag::investigation)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
}

TEST(Steps, WhoSetAboutItAndFallsShortCallsNothingOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "倉庫の棚を手で運んでください。", {step(Status::requested)}},
      {at(9, 9),
       "堤",
       "棚を運び始めました。これ全部は今日中は厳しいです。",
       {step(Status::started)}},
  });
  for (const Action& one : found) {
    EXPECT_NE(one.status, Status::rejected) << one.statement.text;
  }
}

TEST(Steps, TheNextProposalIsNoReasonOfARefusal) {
  const auto found = actions_of({
      {at(9, 0), "岸", "札を全部刷り直しますか。", {step(Status::proposed)}},
      {at(9, 1),
       "堤",
       "紙が足りません。やめましょう。先に倉庫の札を借りませんか。倉庫は9時に開きます。",
       {step(Status::rejected)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::rejected);
  EXPECT_THAT(found[0].statement.text, HasSubstr("紙が足り"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("借り")));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("9時")));
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

TEST(Steps, ABareNounOfTheDeedReportsIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "2番の機械を止めて。", {step(Status::requested)}},
      {at(9, 1), "堤", "停止。", {tag(Tag::impact)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  const auto other = actions_of({
      {at(9, 0), "岸", "2番の機械を止めて。", {step(Status::requested)}},
      {at(9, 1), "堤", "点灯。", {tag(Tag::impact)}},
  });
  ASSERT_THAT(other, SizeIs(1));
  EXPECT_EQ(other[0].status, Status::requested);
}

TEST(Steps, WhoWasAskedDoesItInOtherWords) {
  const std::vector<Told> talk = {
      {at(9, 0), "堤", "窓口は閉まっていて、入れません。", {tag(Tag::symptom)}},
      {at(9, 1), "岸", "裏口を案内してください。", {step(Status::requested)}},
      {at(9, 4), "堤", "葉書を200軒に配りました。", {tag(Tag::communication)}},
  };
  const auto found = actions_of(talk);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("葉書"));
  std::vector<Told> of_another = talk;
  of_another.back().speaker = "林";
  const auto open = actions_of(of_another);
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open[0].status, Status::requested);
}

TEST(Steps, WhatBothKnowAndWhatWasCountedIsNoStep) {
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "火曜に棚を入れ替えたやん。", {step(Status::done)}}}),
              IsEmpty());
  EXPECT_THAT(
      actions_of(
          {{at(9, 0), "岸", "200枚通して2枚。", {step(Status::requested), tag(Tag::recovery)}}}),
      IsEmpty());
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "火曜の棚を入れ替えました。", {step(Status::done)}}}),
              SizeIs(1));
}

TEST(Steps, WhatIsHeldYetMadeNoStepVain) {
  const auto verdict = [](const char* next) {
    const auto found = actions_of({
        {at(9, 0), "岸", "古い札を抜きました。", {step(Status::done)}},
        {at(9, 2), "岸", "まだ出ません。", {tag(Tag::symptom)}},
        {at(9, 3), "堤", next, {step(Status::started)}},
    });
    return found.empty() ? std::string("?") : found[0].verdict;
  };
  EXPECT_EQ(verdict("読み取り機が前の番号を覚えたままなので、消します。"), "");
  EXPECT_EQ(verdict("すみません、左の札を抜いていました。やり直します。"), "");
  EXPECT_NE(verdict("では電源を入れ直します。"), "");
}

TEST(Steps, ADeedWithoutItsVerbIsToldWithWhatCameOfIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "aをdrain。列がなくなるのを待って9:10に0になった", {step(Status::started)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("aをdrain"));
}

TEST(Steps, WhoSaysThatAStepDoesNoHarmDoesNotTakeIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "受付機の再起動ならいかがでしょう。", {step(Status::proposed)}},
      {at(9, 1), "堤", "再起動は列を残しますので、害はございません。", {step(Status::started)}},
      {at(9, 2), "岸", "では、やってみます。", {step(Status::started)}},
      {at(9, 5), "岸", "再起動しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_EQ(found[0].actor, "岸");
}

TEST(Steps, AReportOfAPartIsOfTheStepAndTheRestIsBegun) {
  const auto found = actions_of({
      {at(9, 0), "岸", "札を固定の番号に変えます。", {step(Status::started)}},
      {at(9, 9), "岸", "11枚変更済みです。残り3枚は現地で貼り直します。", {step(Status::started)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("11枚"));
}

TEST(Steps, WhoAsksWhetherAStepDoesHarmProposesNone) {
  EXPECT_THAT(
      actions_of({
          {at(9, 0), "岸", "入れ替えるとき棚の灯りが消えないか？", {step(Status::proposed)}},
          {at(9, 1), "堤", "お願いします。", {step(Status::requested)}},
      }),
      IsEmpty());
  EXPECT_THAT(actions_of({
                  {at(9, 0), "岸", "棚の灯りを消せないか？", {step(Status::proposed)}},
                  {at(9, 1), "堤", "お願いします。", {step(Status::requested)}},
              }),
              SizeIs(1));
}

TEST(Steps, WhatIsForbiddenIsCalledOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "外から鍵を開けるのはどうですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "外から開けるのは契約で禁止です。", {tag(Tag::impact)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
}

TEST(Steps, TheDaysThatAPartyTakesAreNoStep) {
  const auto found = actions_of({
      {at(9, 0),
       "堤",
       "札の作り直しは、最短でも2営業日を頂戴しております。",
       {step(Status::proposed)}},
      {at(9, 1), "岸", "それは無理でしょう。", {step(Status::rejected)}},
  });
  EXPECT_THAT(found, IsEmpty());
}

TEST(Steps, ANoToAQuestionCallsOffNoStepThatStoodBeforeIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "窓口を10時から1つ増やしましょう。", {step(Status::proposed)}},
      {at(9, 1), "林", "札を元に戻すのはダメなんですか。", {step(Status::proposed)}},
      {at(9, 2),
       "岸",
       "戻すと番号がずれるから無理です。戻さないでおきましょう。",
       {step(Status::rejected)}},
  });
  for (const Action& one : found) {
    const bool called_off = one.status == Status::rejected;
    EXPECT_FALSE(called_off && one.statement.text.find("増や") != std::string::npos)
        << one.statement.text;
  }
}

TEST(Steps, WhatAMachineUndidIsNoStep) {
  EXPECT_THAT(
      actions_of(
          {{at(9, 0), "岸", "と思ったら夜の処理に巻き戻されました。", {step(Status::done)}}}),
      IsEmpty());
}

// How long it takes, what follows if it is done wrong, and what has to be decided are no steps;
// what is announced in the reason of a length is one.
TEST(Steps, TheTimeToReckonWithIsNoStep) {
  struct Case {
    const char* text;
    Status status;
    std::size_t steps;
  };
  for (const auto& [text, status, steps] : {
           Case{"戻しに、まあ、20分ぐらい見てください。", Status::requested, 0},
           Case{"やり直す分があるから10分は見て。", Status::requested, 0},
           Case{"再構築は半日みておいてください。", Status::requested, 0},
           Case{"書き直すのに15分くらい、ください。", Status::requested, 0},
           Case{"積み替えに40分見込んでください。", Status::requested, 0},
           Case{"今日中に出すのか明日に延ばすのか、それだけ先に決めたい。", Status::proposed, 0},
           Case{"主電源を抜いて30秒待って挿してみて。", Status::requested, 1},
           Case{"20分だけ受付を止めてください。", Status::requested, 1},
           Case{"バルブを左に全開で回してください。", Status::requested, 1},
       }) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", "搬送が止まりました。", {tag(Tag::symptom)}},
                            {at(9, 5), "堤", text, {step(status)}}}),
                SizeIs(steps))
        << text;
  }
}

TEST(Steps, WhatAThingDidToAnotherIsNoStep) {
  struct Case {
    const char* text;
    std::size_t steps;
  };
  for (const auto& [text, steps] : {
           Case{"残りの32行を、サーバが、消しました。", 0},
           Case{"端末が古い一覧を握っています。", 0},
           Case{"プロキシが古い応答を返しています。", 0},
           Case{"サーバの設定を書き換えました。", 1},
           Case{"端末が固まるので電源を入れ直しました。", 1},
           Case{"許可を追加し、溜まっていた通知が3通出てきました。", 1},
       }) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", "値引きが効きません。", {tag(Tag::symptom)}},
                            {at(9, 5), "堤", text, {step(Status::done)}}}),
                SizeIs(steps))
        << text;
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

// The yes is to the question that was asked last, though that is no step.
TEST(Steps, AYesToANoticeAgreesToNoStepBeforeIt) {
  const auto found = actions_of({
      {at(9, 5), "岸", "鍵を作り直しましょうか。", {step(Status::proposed)}},
      {at(9, 8), "林", "お知らせに書いてもいいかな。", {tag(Tag::communication)}},
      {at(9, 9), "堤", "お願いします。", {step(Status::requested)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.events, ElementsAre(1));
}

TEST(Steps, WhoIsAgainstAPlanCallsItOff) {
  for (const char* no : {"一覧が開かなくなるので、賛成できません。", "私は反対です。",
                         "データが混ざるので、お勧めできません。", "それは許容できません。"}) {
    const auto found = actions_of({
        {at(9, 5), "岸", "昨晩の版を取り消しましょうか。", {step(Status::proposed)}},
        {at(9, 6), "堤", no, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << no;
    EXPECT_EQ(found[0].status, Status::rejected) << no;
  }
}

// How little there is of something is no plan; that there is nothing else to do is one.
TEST(Steps, HowLittleThereIsIsNoPlan) {
  for (const char* text : {"予備の円盤は空きが25%しかない。", "権限が支店にしかないんですよ。",
                           "予備の釜が2台しかありません。", "手袋は倉庫にしかないです。",
                           "水は残り40Lしかない。", "鍵は守衛室にしかないんです。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", text, {step(Status::proposed)}},
                            {at(9, 5), "堤", "釜を切り替えました。", {step(Status::done)}}}),
                SizeIs(1))
        << text;
  }
  for (const char* text : {"釜を切り替えるしかない。", "もう中継機を止めるしかないです。",
                           "版を戻すしかありません。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", text, {step(Status::proposed)}}}), SizeIs(1)) << text;
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

}  // namespace
}  // namespace tenmatsu::composition
