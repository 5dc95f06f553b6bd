// Which step a report is of, and who did it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

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

TEST(Steps, WhatOthersDidWasNotDoneByWhoTellsOfIt) {
  const auto found =
      actions_of({{at(9, 0), "岸", "警備さんがロックを外してくれました。", {step(Status::done)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].actor, "");
  EXPECT_EQ(found[0].stages.back().actor, "");
}

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

TEST(Steps, AReportIsToldBehindWhatAskedForItInAWord) {
  const auto found = actions_of({
      {at(9, 0), "岸", "堤さん、警報を解除していいです。", {}},
      {at(9, 1), "堤", "解除しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("警報"));
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

TEST(Steps, WhatAnotherVerbEndsIsNotDone) {
  const auto found = actions_of({
      {at(9, 0), "岸", "ロビーに案内を出してください。", {step(Status::requested)}},
      {at(9, 4), "堤", "つなぎ終わり。", {step(Status::done)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::requested);
}

TEST(Steps, WhatIsStillUnderWayIsTold) {
  for (const std::string said : {"バックアップから復元している途中です。",
                                 "予備系を起動している途中です。", "弁を交換している途中です。"}) {
    EXPECT_THAT(actions_of({{at(9, 0), "岸", said, {step(Status::started)}}}), SizeIs(1)) << said;
  }
}

TEST(Steps, WhatAThirdPartyDoesIsNotDoneByWhoTellsOfIt) {
  const auto found = actions_of(
      {{at(9, 0), "岸", "メーカーさんが遠隔で変換をかけ直しています。", {step(Status::started)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].actor, "");
}

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

TEST(Steps, AReportThatNamesItsObjectIsNoEndOfAnother) {
  const auto found = actions_of({
      {at(9, 0), "岸", "記録の値を入れ直します。", {step(Status::started)}},
      {at(9, 2), "堤", "LBに付けた。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::started);
}

TEST(Steps, AShortReportIsOfWhoSetAboutIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "在庫の表を書き換えます。", {step(Status::started)}},
      {at(9, 1), "堤", "見ました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found[0].status, Status::started);
}

TEST(Steps, WhatOthersDidIsNotOfWhoTellsIt) {
  for (const char* said : {"端末2台の設定も職員が済ませました。",
                           "保守から電話で、1号機に設定を適用できたそうです。"}) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].actor, IsEmpty()) << said;
  }
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

TEST(Steps, AReportOfAPartIsOfTheStepAndTheRestIsBegun) {
  const auto found = actions_of({
      {at(9, 0), "岸", "札を固定の番号に変えます。", {step(Status::started)}},
      {at(9, 9), "岸", "11枚変更済みです。残り3枚は現地で貼り直します。", {step(Status::started)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_THAT(found[0].stages.back().statement.text, HasSubstr("11枚"));
}

// What another told of in passing is done: the next report is of something else.
TEST(Steps, WhatIsToldInPassingAwaitsNoReport) {
  const auto after = [](const char* asked, const char* between) {
    return actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 2), "林", between, {tag(Tag::communication)}},
        {at(9, 5), "堤", "予備の釜に火を入れました。", {step(Status::done)}},
    });
  };
  const std::pair<const char*, const char*> told[] = {
      {"ラジオで延長を知らせてください。", "ラジオで流しました。"},
      {"アナウンスで順番を案内して。", "アナウンスを流しました。"},
      {"メールで締切を知らせてください。", "メールを出しました。"},
      {"カードで受け付けてください。", "カードを配りました。"},
      {"タグを付けてください。", "タグを渡しました。"},
      {"リストを回してください。", "リストを送りました。"},
  };
  for (const auto& [asked, between] : told) {
    for (const Action& one : after(asked, between)) {
      EXPECT_THAT(one.stages.back().statement.text, Not(HasSubstr("→"))) << between;
    }
  }
}

// 「その内容で進めて」 tells no plan.
TEST(Steps, APlanThatIsOnlyPointedAtIsNotTold) {
  for (const char* asked :
       {"その内容で設定してください。", "それで結構です。進めてください。",
        "その手順で作業してください。", "その条件で登録してください。",
        "それなら構いません。進めてください。", "その段取りで動かしてください。"}) {
    const auto found = actions_of({
        {at(9, 0), "岸", asked, {step(Status::requested)}},
        {at(9, 9), "堤", "窓口の札の設定変更が完了しました。", {step(Status::done)}},
    });
    ASSERT_FALSE(found.empty()) << asked;
    EXPECT_THAT(found.back().stages.back().statement.text, Not(HasSubstr("→"))) << asked;
  }
  const auto plan = actions_of({
      {at(9, 0), "岸", "窓口の札を古い版に戻してください。", {step(Status::requested)}},
      {at(9, 9), "堤", "完了しました。", {step(Status::done)}},
  });
  ASSERT_THAT(plan, SizeIs(1));
  EXPECT_THAT(plan[0].stages.back().statement.text, HasSubstr("古い版に戻"));
}

// A report in a word stands before what the message goes on to.
TEST(Steps, AReportInAWordMovesTheStepOnBeforeTheNext) {
  const auto status_of = [](const char* said) {
    const auto found = actions_of({
        {at(9, 0), "堤", "直した札を棚に出します。", {step(Status::started)}},
        {at(9, 14), "堤", said, {step(Status::proposed)}},
    });
    return found.empty() ? Status::none : found.front().status;
  };
  EXPECT_EQ(status_of("出ました。ランプも元に戻していいですか。"), Status::done);
  EXPECT_EQ(status_of("着きました。ランプも元に戻していいですか。"), Status::started);
  EXPECT_EQ(status_of("出ません。ランプも元に戻していいですか。"), Status::started);
}

}  // namespace
}  // namespace tenmatsu::composition
