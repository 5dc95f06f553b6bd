// What only seems to tell of a step.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/steps/step_choice.hpp"
#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

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

TEST(Steps, TheEndOfAllIsTheEndOfNoStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1番の釜を止められませんか。", {step(Status::proposed)}},
      {at(9, 2), "堤", "湯も42度に戻っています。完了で。", {step(Status::done)}},
  });
  for (const Action& action : found) {
    EXPECT_NE(action.status, Status::done) << action.statement.text;
  }
}

TEST(Steps, ALaughAloneIsNoJoke) {
  EXPECT_THAT(actions_of({{at(9, 0), "岸", "上限を上げましたw", {step(Status::done)}}}), SizeIs(1));
  EXPECT_THAT(
      actions_of(
          {{at(9, 0), "岸", "入力のフォームはshowに戻しましょう。", {step(Status::proposed)}}}),
      SizeIs(1));
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

TEST(Steps, LeaveIsNoRequest) {
  const auto found =
      actions_of({{at(9, 0), "岸", "証明書を追加して差し支えない。", {step(Status::requested)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].stages.back().label, "承認");
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

TEST(Steps, AnArrowThatWasSaidIsNoWay) {
  const auto found = actions_of({
      {at(9, 0), "岸", "接続の上限を引き上げましょうか。", {step(Status::proposed)}},
      {at(9, 5), "岸", "接続の上限を変更しました。500 → 800 です。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("引き上げる → "));
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

// What all know to be done, in front of the question what came of it, is no news of a step.
TEST(Steps, AQuestionWhatCameOfAStepReportsNone) {
  for (const char* asked :
       {"窓口を閉めたし、もう並ばないね？", "弁を替えたから、もう漏れないですか？",
        "釜を止めたので、もう焦げませんか？", "札を外したから、もう鳴りませんよね？",
        "線を抜いたけど、まだ光ってますか？", "灯りを消したし、もう来ないよね？"}) {
    EXPECT_THAT(actions_of({{at(9, 5), "岸", asked, {step(Status::done)}}}), IsEmpty()) << asked;
  }
  for (const char* told :
       {"窓口を閉めました。もう並びませんか？", "弁を替えたので、もう漏れません。",
        "釜を止めたから大丈夫です。", "札を外したのに、まだ鳴ります。",
        "線を抜きました。まだ光ってますか？", "灯りを消したし、水も止めました。"}) {
    EXPECT_THAT(actions_of({{at(9, 5), "岸", told, {step(Status::done)}}}), Not(IsEmpty())) << told;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
