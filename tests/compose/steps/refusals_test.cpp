// What speaks against steps, and what becomes of them then.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

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

TEST(Steps, WhatANoIsGivenForIsNoStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "新しい鍵を作って移しましょうか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "やめよう。台帳も同じ所で、どのみち動かない。", {step(Status::proposed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
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

TEST(Steps, AQuestionAboutARiskRefusesNothing) {
  const auto found = actions_of({
      {at(9, 0), "岸", "上限を1,000に上げていいですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "上げて2号機まで落ちる危険は", {step(Status::rejected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::proposed);
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

TEST(Steps, WhatIsForbiddenIsCalledOff) {
  const auto found = actions_of({
      {at(9, 0), "岸", "外から鍵を開けるのはどうですか。", {step(Status::proposed)}},
      {at(9, 1), "堤", "外から開けるのは契約で禁止です。", {tag(Tag::impact)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
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

// Who calls a plan off decides it, however it is put; what else he asks for he asks for.
TEST(Steps, WhatIsCalledOffIsNotToldAsAProposal) {
  const std::pair<const char*, const char*> cases[] = {
      // what is not to be done
      {"全部の窓を閉めるのはやめておきましょう。", "→ 見送り: 全部の窓を閉めるのはやめておく"},
      {"閉めるのはやめましょう。苦情が増えます。", "→ 見送り: 閉めるのはやめる"},
      {"乗客が降りるまでは扉を閉めないでください。", "→ 見送り: 乗客が降りるまでは扉を閉めない"},
      {"検印が済むまでは荷を出さないでください。", "→ 見送り: 検印が済むまでは荷を出さない"},
      {"棚卸しの最中なので、やめておきましょう。", "→ 見送り: 棚卸しの最中なので、やめておく"},
      {"釜の点検が終わるまで待ちましょう。", "→ 見送り: 釜の点検が終わるまで待つ"},
      // a bare no beside its reason
      {"やめてください。中に人が残っています。", "→ 見送り: 中に人が残っている"},
      {"やめましょう。まだ患者さんがいます。", "→ 見送り: まだ患者がいる"},
  };
  for (const auto& [said, told] : cases) {
    SCOPED_TRACE(said);
    const auto found = actions_of({
        {at(9, 0), "岸", "いったん全部閉めましょうか。", {step(Status::proposed)}},
        {at(9, 1), "堤", said, {step(Status::rejected)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::rejected);
    EXPECT_THAT(found[0].stages.back().statement.text,
                AllOf(HasSubstr(told), Not(HasSubstr("提案")), Not(HasSubstr("依頼"))));
  }
}

// 「だめなら」 and 「停止なしで」 agree to it.
TEST(Steps, AYesWithAWordOfRefusalCallsNothingOff) {
  for (const char* yes :
       {"アリ。だめなら切ります。", "停止なしでできます。", "無理なら手で配ります。",
        "うん。だめなら外します。", "再起動なしで入れられます。", "中止なしで流せます。"}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "新しい札に替えましょうか。", {step(Status::proposed)}},
        {at(9, 1), "堤", yes, {step(Status::rejected)}},
    });
    for (const Action& one : found) {
      EXPECT_NE(one.status, Status::rejected) << yes << one.statement.text;
    }
  }
  for (const char* no : {"それはだめです。", "無理です。人が足りません。", "勝手には戻せません。",
                         "夜の便が止まるので、なしで。", "まだ早いです。", "危ないです。"}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "新しい札に替えましょうか。", {step(Status::proposed)}},
        {at(9, 1), "堤", no, {step(Status::rejected)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << no;
    EXPECT_EQ(found[0].status, Status::rejected) << no;
  }
}

// Who offered it is to do something else.
TEST(Steps, AnOfferThatWasDeclinedIsNoStep) {
  const auto found_after = [](const char* offer, const char* answer, Status status) {
    return actions_of({
        {at(9, 0), "岸", offer, {step(Status::proposed)}},
        {at(9, 1), "堤", answer, {step(status)}},
    });
  };
  const std::pair<const char*, const char*> declined[] = {
      {"札の張り替え、私がやりましょうか。",
       "いや、岸さんは番号を控えてください。札は私が張ります。"},
      {"排水弁、私が開けましょうか。",
       "いえ、岸さんは裏の口を塞いでください。排水弁は私が開けます。"},
      {"窓口の案内、僕が書きましょうか。",
       "いや、岸さんは電話に出てください。案内は私が書きます。"},
  };
  for (const auto& [offer, answer] : declined) {
    for (const Action& one : found_after(offer, answer, Status::started)) {
      EXPECT_THAT(one.stages.back().statement.text, Not(HasSubstr("→"))) << answer;
      EXPECT_THAT(one.statement.events, Not(Contains(1))) << answer << one.statement.text;
    }
  }
  // agreed to, or no offer
  const std::pair<const char*, const char*> kept[] = {
      {"札の張り替え、私がやりましょうか。", "はい、岸さん札の張り替えをお願いします。"},
      {"札を張り替えましょうか。", "いや、札の張り替えは私がやります。"},
      {"水門を閉めましょうか。", "うん、水門を閉めてください。"},
  };
  for (const auto& [offer, answer] : kept) {
    const auto found = found_after(offer, answer, Status::requested);
    ASSERT_FALSE(found.empty()) << answer;
    EXPECT_THAT(found[0].statement.events, Contains(1)) << answer;
  }
}

// What somebody only wondered about was meant as a step where another calls it off.
TEST(Steps, WhatIsCalledOffIsWhatWasAskedJustBefore) {
  const auto told = [](const char* asked, const char* no) {
    std::string all;
    for (const Action& one : actions_of({
             {at(9, 0), "岸", asked, {step(Status::proposed)}},
             {at(9, 1), "堤", no, {step(Status::rejected)}},
         })) {
      all += one.stages.back().statement.text + "\n";
    }
    return all;
  };
  const std::pair<const char*, const char*> cases[] = {
      {"給水を止めれば床は乾くのでは？", "給水を止め"},
      {"回線を切れば雑音は消えるのでは？", "回線を切"},
      {"釜を止めれば匂いは消えるのでは？", "釜を止め"},
      {"配信を止めれば列は減るのでは？", "配信を止め"},
      {"電源を切れば警報は止むのでは？", "電源を切"},
      {"照明を切れば虫は来ないのでは？", "照明を切"},
  };
  for (const auto& [asked, what] : cases) {
    EXPECT_THAT(told(asked, "検査の人が困ります。なしで。"),
                AllOf(HasSubstr(what), HasSubstr("見送り: ")))
        << asked;
  }
  // asks which of them, and for how much
  for (const char* other :
       {"どちらを止めれば匂いは消えるのでは？", "どこまで切れば雑音は消えるのでは？",
        "何台止めれば列は減るのでは？", "いくつ切れば警報は止むのでは？",
        "どれくらい止めれば床は乾くのでは？", "どっちを切れば虫は来ないのでは？"}) {
    EXPECT_THAT(told(other, "検査の人が困ります。なしで。"), Not(HasSubstr("→"))) << other;
  }
}

// Of what nobody proposed it is told that it is not to be done.
TEST(Steps, ABanOfOnesOwnIsNotToldAsAProposal) {
  for (const char* no : {"今日の便はやめておきましょう。", "夜の積み込みはやめましょう。",
                         "裏口の工事は見送りましょう。", "屋根の塗り替えはやめときましょう。",
                         "今夜の洗車はやめましょう。", "棚の入れ替えはやめておきましょう。"}) {
    for (const Action& one : actions_of({{at(9, 1), "堤", no, {step(Status::rejected)}}})) {
      EXPECT_THAT(one.stages.back().statement.text, Not(HasSubstr("提案"))) << no;
    }
  }
}

// How far one dares go, a call that was made and praise of the plan refuse nothing.
TEST(Steps, WhatOnlySeemsToRefuseCallsNothingOff) {
  struct Case {
    const char* plan;
    const char* answer;
    std::vector<TagFinding> tags;
  };
  const Case cases[] = {
      {"予備の釜の火を強くしましょう。", "釜は78度。これ以上は怖い。", {step(Status::rejected)}},
      {"先方に電話できる人？",
       "つながった。止めていいけど捨てないでほしい、と。",
       {step(Status::requested)}},
      {"弁を全部閉めて区画ごとに開けていきませんか。",
       "4万台の名乗りが詰まりの正体なんで、絞れば捌けます。",
       {}},
  };
  for (const auto& [plan, answer, tags] : cases) {
    for (const Action& one : actions_of({
             {at(9, 0), "岸", plan, {step(Status::proposed)}},
             {at(9, 1), "堤", answer, tags},
         })) {
      EXPECT_NE(one.status, Status::rejected) << answer << one.statement.text;
    }
  }
}

// A no answers what was asked last in a message, and not what was asked for before that.
TEST(Steps, ANoToAWayThatWasAskedForLeavesTheRestOfTheMessage) {
  const auto refused = [](const char* asked) {
    const auto found = actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 1), "堤", "規則なんで、それはちょっと。", {}},
    });
    return std::ranges::any_of(found,
                               [](const Action& one) { return one.status == Status::rejected; });
  };
  EXPECT_FALSE(refused("読み上げは続けてください。で、札なしで通す手はないの。"));
  EXPECT_TRUE(refused("読み上げは続けてください。"));
}

// What another has just proposed is called off, not what one is at work on oneself.
TEST(Steps, WhatAnotherProposedIsCalledOffBeforeOnesOwn) {
  const auto found = actions_of({
      {at(9, 0), "堤", "各社の荷を積み直しています。", {step(Status::started)}},
      {at(9, 1), "岸", "台車を倍にするか", {step(Status::proposed)}},
      {at(9, 2),
       "堤",
       "倍にしても扉が1つなので頭打ち。やめたほうがいい。",
       {step(Status::rejected)}},
  });
  for (const Action& one : found) {
    if (one.status == Status::rejected) {
      EXPECT_THAT(one.stages.back().statement.text, HasSubstr("台車を倍にする"));
    } else {
      EXPECT_THAT(one.statement.text, HasSubstr("積み直"));
    }
  }
}

// Whether to do it was asked in words that mark no step.
TEST(Steps, WhatWasAskedAndDeclinedIsToldByTheQuestion) {
  const auto told = [](const char* asked) {
    std::string all;
    for (const Action& one : actions_of({
             {at(9, 0), "岸", asked, {}},
             {at(9, 1),
              "堤",
              "いや今それを鳴らしたら火に油でしょ。やめとこう。",
              {step(Status::rejected)}},
         })) {
      all += one.stages.back().statement.text + "\n";
    }
    return all;
  };
  EXPECT_THAT(told("お詫びの通知を送りますか？"), HasSubstr("通知を送"));
  EXPECT_THAT(told("まだ鳴っていますか？"), Not(HasSubstr("鳴ってい")));  // how it is
}

}  // namespace
}  // namespace tenmatsu::composition
