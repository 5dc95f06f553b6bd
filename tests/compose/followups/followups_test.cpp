// Work for after the incident, with its owner and day wherever they are said.

#include "compose/followups/followups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "compose/followups/followups_said.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(FollowUps, TheDayAndWhoDoesItStandBesideTheWorkAlone) {
  struct Case {
    const char* said;
    const char* text;
  };
  for (const auto& [said, text] : {
           Case{"再発防止ですが、監視のしきい値の見直しは堤さん、来週中に。",
                "監視のしきい値の見直し"},
           Case{"再発防止として、手順書の見直しは今週中に私が直します。", "手順書の見直しを直す"},
           Case{"再発防止として、二重に走らない仕組みを来週までに入れます。",
                "二重に走らない仕組みを入れる"},
           Case{"再発防止として、失敗したら電話が鳴るようにします、金曜までに。",
                "失敗したら電話が鳴るようにする"},
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr(text)) << said;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("堤"))) << said;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("までに"))) << said;
    EXPECT_NE(found[0].due, "") << said;
  }
}

TEST(FollowUps, TheRowBehindAListSpeaksOfAllItsItems) {
  for (const char* tail :
       {"を堤さん主担当で来週中にお願いします", "以上、堤さんが来週中にお願いします",
        "については堤さん、来週中にお願いします", "上記2点は堤さんに来週中でお願いします"}) {
    const auto found =
        followups_of({{"岸", "再発防止です\n・型番の照合を必須にする\n・出荷前に重さを測る\n" +
                                 std::string(tail)}});
    ASSERT_THAT(found, SizeIs(2)) << tail;
    for (const FollowUp& item : found) {
      EXPECT_EQ(item.owner, "堤") << tail;
      EXPECT_EQ(item.due, "来週中") << tail;
    }
  }
}

TEST(FollowUps, ARowBehindAListThatNamesWorkOfItsOwnIsNoTail) {
  const auto found = followups_of({{"岸",
                                    "再発防止です\n・型番の照合を必須にする\n・出荷前に重さを測る\n"
                                    "堤さん、報告書を来週中にお願いします"}});
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_NE(found.front().owner, "堤");
  EXPECT_THAT(found.back().statement.text, HasSubstr("報告書"));
}

TEST(FollowUps, WhereItIsSettledWhoDoesItIsNoDay) {
  for (const char* said : {"誰がやるかは来週の設備会議で", "だれが直すかは月曜の朝礼で決めます",
                           "どの班が持つかは次の定例で", "担当は来週の定例で決めましょう"}) {
    const auto found =
        followups_of({{"岸", "再発防止ですが、台帳の全面見直しもやります。" + std::string(said)}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr("台帳")) << said;
    EXPECT_EQ(found[0].due, "") << said;
  }
  const auto dated = followups_of({{"岸",
                                    "再発防止ですが、台帳の全面見直しを来週の会議までに"
                                    "やります。"}});
  ASSERT_THAT(dated, SizeIs(1));
  EXPECT_NE(dated[0].due, "");
}

TEST(FollowUps, AnAlarmAskedForBesideAReportIsWork) {
  for (const char* said :
       {"空きが1割を切ったら鳴るようにしといて。", "返品が10件を超えたら通知が来るようにして。",
        "温度が5度を超えたら警報が出るようにしてください。"}) {
    const auto found = followups_of({{"岸", std::string(said) + "報告書は堤、水曜の定例まで"}});
    ASSERT_THAT(found, SizeIs(2)) << said;
    EXPECT_EQ(found[0].category, Category::detect) << said;
    EXPECT_EQ(found[1].owner, "堤") << said;
  }
  // No alarm, but how it is.
  EXPECT_THAT(
      followups_of({{"岸", "空きが1割を切ったら鳴るようになってます。報告書は堤、水曜まで"}}),
      SizeIs(1));
}

TEST(FollowUps, ToWhomAnAlarmGoesIsOfDetection) {
  const auto category = [](const char* before) {
    const auto found =
        followups_of({{"堤", before}, {"岸", "それ宛先をチームのMLに変えて。堤、明日の昼までに"}});
    return found.empty() ? Category::none : found.back().category;
  };
  EXPECT_EQ(category("警告は出てましたが、去年辞めた人のアドレス宛でした"), Category::detect);
  EXPECT_NE(category("請求書は出てましたが、去年辞めた人のアドレス宛でした"), Category::detect);
}

TEST(FollowUps, WhoWishedForItIsToFileIt) {
  const auto owner = [](const char* answer) {
    const auto found = followups_of(
        {{"堤", "再発防止に、設定が24時間で勝手に戻る仕組みがほしいです"}, {"岸", answer}});
    return found.empty() ? std::string("none") : found.front().owner;
  };
  EXPECT_EQ(owner("いいね、チケットだけ切っといて"), "堤");
  EXPECT_EQ(owner("いいですね。起票お願いします"), "堤");
  EXPECT_EQ(owner("いいですね。いったんバックログに積みましょう"), "");
}

TEST(FollowUps, WhatIsNotToBeDoneIsNoWork) {
  const auto found =
      followups_of({{"岸", "再発防止に監視を来週追加します。超過した料金は請求しない方針です。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("監視"));
}

TEST(FollowUps, ANameBehindTheDayOfOtherWorkStays) {
  const auto found = followups_of(
      {{"岸", "再発防止です。今日中に修正版を出して、監視は堤さんが追加します"}, {"堤", "はい"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("今日中に"));
  EXPECT_THAT(found[0].statement.text, HasSubstr("堤さん"));
}

TEST(FollowUps, ADayThatOtherWorkIsBoundToStays) {
  const auto found = followups_of(
      {{"岸",
        "再発防止ですが、障害の報告は木曜の品質会議に間に合わせます。試験は再発防止に足します。"}});
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found[0].statement.text, HasSubstr("会議に間に合わせる"));
}

TEST(FollowUps, WhatIsMissingStandsInTheSentenceBefore) {
  const auto found = followups_of(
      {{"岸", "再発防止ですが、通知の宛先が退職者のままでした…直しておきます、今日中に。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("通知の宛先"));
  EXPECT_EQ(found[0].due, "今日中");
}

TEST(FollowUps, WhoAnswersByNumberTakesOnThatPiece) {
  const auto found = followups_of({{"岸",
                                    "宿題です。\n1) 複製で予約を引き継がないように直す → "
                                    "堤、明日リリースできる？\n2) 承認を二人にする監視を入れる"},
                                   {"堤", "1はもう直しました。明日の午前に出します"}});
  const auto first = std::ranges::find_if(found, [](const FollowUp& item) {
    return item.statement.text.find("複製") != std::string::npos;
  });
  ASSERT_NE(first, found.end());
  EXPECT_EQ(first->owner, "堤");
  EXPECT_EQ(first->due, "明日の午前");
  EXPECT_THAT(first->statement.text, Not(HasSubstr("1)")));
}

TEST(FollowUps, AReportThatIsAskedForIsTakenOnInFewWords) {
  const auto found = followups_of({{"岸", "報告書は？本社から来いと言われています"},
                                   {"堤", "記録係なので私が書きます、火曜までに"}});
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found.back().owner, "堤");
  EXPECT_EQ(found.back().due, "火曜");
  EXPECT_THAT(found.back().statement.text, HasSubstr("作成"));
}

TEST(FollowUps, WhoWritesMayAskOthersForTheirParts) {
  for (const char* answer : {"1本でいいよ。私が書くから、監視側の時系列だけちょうだい",
                             "分けなくていいです。僕が書くから、今日中にログだけ送ってください"}) {
    const auto found = followups_of({{"岸", "ポストモーテム、2本に分けます？"}, {"堤", answer}});
    ASSERT_THAT(found, SizeIs(1)) << answer;
    EXPECT_EQ(found[0].owner, "堤") << answer;
    EXPECT_EQ(found[0].due, "") << answer;
    EXPECT_THAT(found[0].statement.text, HasSubstr("作成")) << answer;
  }
}

TEST(FollowUps, WhoWritesOtherThingsDoesNotWriteTheReport) {
  const auto found =
      followups_of({{"岸", "報告書はどうしますか？"},
                    {"堤", "再発防止の手順は私が書くから、監視の追加だけ久我さんお願い"}});
  ASSERT_THAT(found, Not(IsEmpty()));
  for (const FollowUp& item : found) {
    EXPECT_FALSE(item.owner == "堤" && item.statement.text.find("報告書") != std::string::npos);
  }
}

TEST(FollowUps, TakeOwnerAndDayOfTheNextSentence) {
  const auto found = followups_of(
      {{"岸",
        "再発防止ですが、監視のしきい値を見直す作業が必要です。これは堤さん、来週水曜までに。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
  EXPECT_EQ(found[0].due, "来週水曜");
}

TEST(FollowUps, AreNotAskedForInJest) {
  const auto found = followups_of(
      {{"岸",
        "再発防止ですが、監視のしきい値を見直す作業が必要です。これは堤さん、来週水曜までに。"},
       {"岸", "再発防止ですが、次は堤さんを縛っておきましょう(笑)"},
       {"岸", "来週ビールおごってくださいww"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("しきい値"));
}

TEST(FollowUps, ADayOfBothIsTheDayOfEach) {
  const auto found = followups_of(
      {{"岸",
        "再発防止として、クエリを自動で切る設定を入れます。集計の向き先を変える手順も作ります。"
        "どっちも来週中に。"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].due, "来週中");
  EXPECT_EQ(found[1].due, "来週中");
}

TEST(FollowUps, TheDayAndTheMannerOfTheNextSentenceAreOfTheWorkBeforeIt) {
  const auto found = followups_of({{"岸",
                                    "堤さん、全局のBNGラックの給電系統を確認してください。今月末ま"
                                    "でに、PDUの写真つきでお願いします。"},
                                   {"堤", "やります。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
  EXPECT_EQ(found[0].due, "今月末");
}

TEST(FollowUps, AnotherDayThatWasAskedForIsTheDay) {
  const std::vector<Told> talk{{at(9, 0),
                                "岸",
                                "報告書の起案は堤さん、昼までにお願いできますか。",
                                {followup("堤", "昼まで")}},
                               {at(9, 1), "堤", "夜勤明けなので夕方でもいいですか。", {}},
                               {at(9, 2), "岸", "では夕方で。", {followup("岸", "夕方")}}};
  const auto found = followups(Story(analysis_of(talk), *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
  EXPECT_EQ(found[0].due, "夕方");
}

TEST(FollowUps, WhoIsToldToDoItByWhoeverAnswersDoesIt) {
  const auto found = followups_of({{"岸", "報告書は月曜の昼までにください。"},
                                   {"久我", "承知いたしました。堤に書かせます。"},
                                   {"堤", "はい。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
}

TEST(FollowUps, WhatWasAskedForIsToldAsTheWorkOnceItIsTakenOn) {
  const auto found =
      followups_of({{"岸", "再発防止ですが、堤さん、チェック表の案を明日までに作れますか。"},
                    {"堤", "作ります。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("作る"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("作れるか")));
}

TEST(FollowUps, StandWhereTheyHelp) {
  struct Case {
    const char* said;
    Category category;
  };
  for (const auto& [said, category] : {
           Case{"再発防止として、銀行からの通知は必ず開発に回す運用にします。今週中に。",
                Category::prevent},
           Case{"再発防止として、同期を止める安全弁を来週までに入れます。", Category::prevent},
           Case{"再発防止として、適用の結果も集めて配信の画面に出すようにします。今月中に。",
                Category::detect},
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].category, category) << said;
  }
}

TEST(FollowUps, TakeTheirDaysFromAList) {
  const auto found =
      followups_of({{"岸", "決済が通りません。エラー率が30%です。"},
                    {"堤", "前の版に戻しました。エラー率が0%に戻りました。復旧です。"},
                    {"岸", "恒久対応として監視のアラートを追加します。"},
                    {"岸", "切り戻しの手順をランブックに追加します。"},
                    {"岸", "アラートが来月末、ランブックは今週中で。"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].due, "来月末");
  EXPECT_EQ(found[1].due, "今週中");
}

TEST(FollowUps, TakeTheirOwnersByNumber) {
  const auto found = followups_of({{"岸",
                                    "再発防止は、①本番前の負荷テスト、②例外リストの整備。①は俺が今"
                                    "週、②は堤さんが来月末までに"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_EQ(found[0].due, "今週");
  EXPECT_EQ(found[1].owner, "堤");
  EXPECT_EQ(found[1].due, "来月末");
}

TEST(FollowUps, AreTakenOnByWhoAnswers) {
  const auto found =
      followups_of({{"岸", "再発防止で、監視の宛先を共用アドレスに変える、これも頼む。"},
                    {"堤", "承知しました"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
}

TEST(FollowUps, AFaultIsNone) {
  for (const FollowUp& work : followups_of({{"岸",
                                             "急増を知らせる監視が無かったため、気づくのが遅れまし"
                                             "た。監視の追加をお願いしたいです。"}})) {
    EXPECT_THAT(work.statement.text, Not(HasSubstr("無かった")));
    EXPECT_THAT(work.statement.text, HasSubstr("監視の追加"));
  }
}

TEST(FollowUps, HoldWhatWasPromisedForADayAhead) {
  const auto found = followups_of({{"岸", "解析結果は明日10時にメーカーと確認します。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_THAT(found[0].due, HasSubstr("明日"));
}

// In a sentence with several days, the one that the work is due on.
struct DueCase {
  std::string text;
  std::string due;
};

const DueCase kDues[] = {
    {"残りが30日を切ったらチャットに出す設定、今週中に入れます。", "今週中"},
    {"朝5時に店へ知らせる機能を、来月末までに作ります。", "来月末"},
    {"月初の8時台は配布を止める設定を、明日入れます。", "明日"},
    {"「3日たったら消す」方式に直します、来週。", "来週"},
    {"来週は棚卸があるんで手順書を木曜までに直します。", "木曜"},
    {"来月の監査のため手順書を今週中に直します。", "今週中"},
    {"今夜の点検の手順を見直します。", ""},
    // 45 days are when it warns, the second day which one
    {"再発防止として、期限の45日前ではなく60日で警告を出すようにします、今週末までに。", "今週末"},
    {"再発防止として、残り30日で通知が出るように直します。", ""},
    {"再発防止として、点検の2日目だけ手順書を変えます。", ""},
    {"再発防止として、保守の窓口を7月の点検で直します。", "7月"},
    {"再発防止として、止めておいた配布を昼に再開します。", "昼"},
    {"再発防止として、点検を朝5時に移します。", ""},
    {"再発防止として、役所への連絡は朝イチ、私がやります。", "朝イチ"},
};

TEST(FollowUps, TakeTheDayThatASentenceOfItsOwnGives) {
  for (const std::string day : {"業者と相談になるので年度内でお願いします。",
                                "年度内を目標とします。", "年度内の予定です。"}) {
    const auto found = followups_of({{"岸", "再発防止として検針の様式を書き改めます。" + day}});
    ASSERT_THAT(found, SizeIs(1)) << day;
    EXPECT_EQ(found[0].due, "年度内") << day;
    EXPECT_EQ(found[0].owner, "岸") << day;
  }
  // Other work of the same message keeps its own day.
  EXPECT_THAT(followups_of({{"岸",
                             "再発防止として検針の様式を書き改めます。手順書の改訂は年度内でお願い"
                             "します。"}}),
              SizeIs(2));
}

TEST(FollowUps, ADayOfSomethingElseIsNoDue) {
  for (const std::string said : {"再発防止として、ログを7日保持に戻します。",
                                 "再発防止として、今夜の手数料をいただかない形に変えます。"}) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].due, "") << said;
  }
  const auto found = followups_of({{"岸", "再発防止として、来月の改修で検査を足します。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].due, "来月の改修");
}

TEST(FollowUps, ClosingWordsVisitsAndAgreementAreNone) {
  for (const std::string said :
       {"本日の作業はここまでとさせていただき、明朝7時に再開いたします。",
        "暑い中、配送の皆様にもよろしくお伝えください。", "明日10時に御社へ伺います。"}) {
    EXPECT_THAT(followups_of({{"岸", said}}), IsEmpty()) << said;
  }
  EXPECT_THAT(followups_of({{"岸", "監視のしきい値を今週中に見直します。"}, {"堤", "監視 ok"}}),
              SizeIs(1));
  EXPECT_THAT(followups_of({{"岸", "今日はここまでにして、明日、端末の設定を直します。"}}),
              SizeIs(1));
}

TEST(FollowUps, AreOwnedByWhoDoesThem) {
  struct Case {
    std::string said;
    std::string owner;
  };
  for (const auto& [said, owner] : std::vector<Case>{
           {"今後の対策として、切り替わったときは受付にも電話が来るようにしてほしいです。", ""},
           {"再発防止として、代替の手順書は堤さんと久我さんで来月までに整えます。", "堤、久我"},
           {"再発防止として、代替の手順書は私と久我さんで来月までに整えます。", "岸、久我"},
           {"再発防止として、変換の改修を堤さんに見積もってもらいます。", "岸"},
           {"再発防止として、手順書の見直しは堤さん・久我さんでお願いします。", "堤、久我"},
           {"再発防止として、手順書を直します。堤さんと久我さんで意見が割れています。", "岸"},
           {"再発防止、在庫が減ったら鳴るやつ、わたし作る", "岸"},
           {"再発防止、私用の端末での作業は禁止にしてください", ""},
           {"再発防止として、堤さんと久我さんでなく、岸さんが手順書を来月直します。", "岸"},
           {"再発防止として、点検表の見直しは堤さんと久我さんでお願いします。", "堤、久我"},
           {"再発防止です。監視を足すべきです、私迷惑かけたので。", ""},
           {"再発防止、在庫が減ったら鳴るやつを足すべき、わたし見落としたので", ""},
           {"再発防止、在庫が減ったら鳴るやつ、わたし作りますから", "岸"},
           {"再発防止として、2割落ちたら鳴るやつ、わたし作ってみたいです", "岸"},
           {"再発防止として、手順書を直す案は来週に私から", "岸"}}) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].owner, owner) << said;
  }
}

TEST(FollowUps, AreOwnedByWhoTheyAreHandedToOnceTheySayYes) {
  for (const auto& [handed, answer, owner] : std::vector<std::array<std::string, 3>>{
           {"変換の改修を堤さんに見積もってもらいます。", "了解です。", "堤"},
           {"監視の見直しは堤さんに頼みます。", "承知しました。", "堤"},
           {"監視の見直しは堤さんに頼みます。", "お疲れさまでした。", "堤"},
           {"監視の見直しは堤さんに頼みます。", "いや、それは難しいです。", "岸"},
           {"監視の見直しは堤さんに頼んで進めます。", "お疲れさまでした。", "岸"},
           {"監視の見直しは堤さんに振ります。", "お疲れさまでした。", "岸"},
           {"監視の見直しは堤さんに頼んでいいですか。", "お疲れさまでした。", "堤"}}) {
    const auto found = followups_of({{"岸", "再発防止として、" + handed}, {"堤", answer}});
    ASSERT_FALSE(found.empty()) << handed;
    EXPECT_EQ(found[0].owner, owner) << handed << answer;
  }
}

TEST(FollowUps, AreOwnedByNobodyWhoIsNamedBesideThem) {
  const auto found = followups_of({{"岸本", "お疲れさまでした。"},
                                   {"久我",
                                    "気づいたのは岸本さんと堤さんです。再発防止として、手順書の見直"
                                    "しは岸が今月中にやります。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "岸");
}

TEST(FollowUps, AThingWithTheNameOfSomebodyCallsNobody) {
  for (const auto& [asked, owner] : std::vector<std::pair<std::string, std::string>>{
           {"再発防止として、岸壁の照明の交換をお願いします。", "堤"},
           {"再発防止として、岸さん、照明の交換をお願いします。", "岸"}}) {
    const auto found = followups_of(
        {{"久我", "お疲れさまでした。"}, {"久我", asked}, {"堤", "はい、来週やります。"}});
    ASSERT_LE(found.size(), 1U) << asked;
    EXPECT_EQ(found.empty() ? "" : found[0].owner, owner) << asked;
  }
}

TEST(FollowUps, TellToWhomAndWhat) {
  const auto found = followups_of(
      {{"岸",
        "今後の対策ですが、同じ版を納めた病院様が31施設ございます。明日中に全てへご連絡します。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("31施設"));
  EXPECT_THAT(found[0].statement.text, HasSubstr("連絡"));
}

TEST(FollowUps, WordToComeGivesNoDay) {
  for (const std::string beside : {"明日ご連絡いたします。", "明日連絡します。"}) {
    const auto found =
        followups_of({{"岸", "再発防止として、窓口を共有の宛先に改めます。" + beside}});
    ASSERT_THAT(found, SizeIs(1)) << beside;
    EXPECT_EQ(found[0].due, "") << beside;
  }
}

TEST(FollowUps, AYesThatGivesLeaveTakesNothingOn) {
  const auto found =
      followups_of({{"岸", "TODO: 締め切りの案内を三日延ばしてもよろしいでしょうか。"},
                    {"堤", "もちろんです。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NE(found[0].owner, "堤");
}

TEST(FollowUps, AreDueOnTheDayOfTheWork) {
  for (const auto& [text, due] : kDues) {
    SCOPED_TRACE(text);
    const auto found = followups_of({{"岸", text}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].due, due);
  }
}

TEST(FollowUps, TellWhatIsToBeDoneAndNotWhatWasWrong) {
  const auto found = followups_of(
      {{"岸",
        "開閉の記録にアラートがなくてお客さんに教えてもらう羽目になりました。開閉が止まったら鳴"
        "る監視を、明日足します。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("足す"));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_EQ(found[0].due, "明日");
}

TEST(FollowUps, AreNotTakenOnByWhoWillThinkOfIt) {
  const auto found = followups_of(
      {{"岸", "再発防止として、入荷の前に重さの検査を追加できますか。"}, {"堤", "考えときます。"}});
  ASSERT_THAT(found, Not(IsEmpty()));
  for (const FollowUp& one : found) {
    EXPECT_NE(one.owner, "堤") << one.statement.text;
  }
}

TEST(FollowUps, AWordOfTodayIsNone) {
  EXPECT_THAT(followups_of({{"岸", "今日はここまでにします。"}}), IsEmpty());
}

// --- what stands beside the work ---

struct BesideCase {
  const char* about;
  std::vector<std::pair<std::string, std::string>> said;
  std::vector<std::vector<const char*>> found;  // a part of the text, the owner, the day
};

const BesideCase kBeside[] = {
    {"a thing and its day say more of the work",
     {{"岸", "在庫の監視はわたしやる。百個を切ったら鳴るやつ、来週"}},
     {{"監視", "岸", "来週"}}},
    {"a wish and the plan for it",
     {{"岸",
       "本番のイメージに試験の部品を混ぜるのをやめたい。別イメージに切り出すわ、次のスプリントで"}},
     {{"混ぜる", "岸", "次のスプリント"}}},
    {"in time for a change of the rules",
     {{"岸", "再発防止として、図面の審査に設備課を必ず入れる。堤、来月の規程改正に間に合わせて"}},
     {{"審査", "堤", "来月"}}},
    {"who does it in a sentence of its own",
     {{"岸", "通知が止まったら電話が鳴る死活監視を追加します。担当は開発の森です。"}},
     {{"死活監視", "開発の森", ""}}},
    {"the day that is given as a reason",
     {{"岸", "切り替えの手順に古い設定の掃除を追加します。工事が来月10日なので、それまでに"}},
     {{"掃除", "岸", "来月10日"}}},
    {"an end that is no date",
     {{"岸", "空欄を見る項目を点検表に追加します。雪が消えるまでに"}},
     {{"点検表", "岸", "雪が消える"}}},
    {"two in one sentence",
     {{"岸", "監視の追加は私が月曜までにやります、あと端末の試験を項目に追加するのを来月末までに"}},
     {{"監視", "岸", "月曜"}, {"試験", "岸", "来月末"}}},
    {"a list of arrows",
     {{"岸", "再発防止。キャッシュの監視を追加→堤 来週末、証明書の監視を追加→久我 今日"}},
     {{"キャッシュ", "堤", "来週末"}, {"証明書", "久我", "今日"}}},
    {"the same by the same and until the same",
     {{"岸",
       "再発防止に、堤さん、装置の監視の追加を今週中にやってください。退職者の権限の棚卸しもな"}},
     {{"装置", "堤", "今週中"}, {"棚卸し", "堤", "今週中"}}},
    {"handed to who told of it",
     {{"岸", "再発防止で、監視の宛先を変えるのは堤さんに頼みます。堤さんが気づきました。"}},
     {{"監視", "堤", ""}}},
    {"handed over by the next",
     {{"岸", "再発防止に、長い取引を十分で切る設定を追加したいです。"}, {"久我", "それ堤さんで。"}},
     {{"設定", "堤", ""}}},
    {"an answer of little but a verb",
     {{"岸", "区分を変えるときの確認を手順書に追加してほしいです。"}, {"堤", "足しときます"}},
     {{"手順書", "堤", ""}}},
    {"of two names that begin alike the longer",
     {{"岸本", "はい"},
      {"岸", "再発防止。キャッシュの監視を追加→岸本さん 来週末、証明書の監視を追加→岸 今日"}},
     {{"キャッシュ", "岸本", "来週末"}, {"証明書", "岸", "今日"}}},
    {"a name that begins like a day to come",
     {{"岸", "通知が止まったら電話が鳴る死活監視を追加します。担当は後藤です。"}},
     {{"死活監視", "後藤", ""}}},
    {"asked of anybody beside one's own",
     {{"岸",
       "再発防止です。使ってない壁の口は今週つぶしときます。あと「勝手に機器つながない」ってしおり"
       "に書く"
       "の"
       "誰かお願い、入社初日の人に渡すやつ"}},
     {{"口", "岸", "今週"}, {"しおり", "", ""}}},
    {"what is wrong, and what is done about it in a word",
     {{"岸", "再発防止です。時間帯を既定に戻す古いポリシーが残ってました。今日中に外します。"}},
     {{"外す", "岸", "今日中"}}},
    {"nobody yet",
     {{"岸", "再発防止に死活監視の追加が必要です。担当は後で決めましょう。"}},
     {{"死活監視", "", ""}}},
    {"a short yes",
     {{"岸", "再発防止で、監視の宛先を共用アドレスに変えてください。"}, {"堤", "りょ、"}},
     {{"宛先", "堤", ""}}},
    {"the letters of a short yes within other words",
     {{"岸", "再発防止で、監視の宛先を共用アドレスに変えてください。"},
      {"堤", "そういうことですね"}},
     {{"宛先", "", ""}}},
    {"other words that begin like a short yes",
     {{"岸", "再発防止で、監視の宛先を共用アドレスに変えてください。"}, {"堤", "りょうほうかな"}},
     {{"宛先", "", ""}}},
    {"a day in wide figures as written",
     {{"岸", "再発防止。キャッシュの監視を追加 ２月３日まで→堤さん、証明書の監視を追加→久我 今日"}},
     {{"キャッシュ", "堤", "２月３日"}, {"証明書", "久我", "今日"}}},
    {"a short time left is no other work",
     {{"岸", "再発防止で、あと少しで満杯になるときの警告を追加します。"}},
     {{"あと少し", "岸", ""}}},
    {"a greeting marks no topic, and a topic behind it is one",
     {{"岸",
       "再発防止で、証明書の一覧を作るのは私がやります。おはよう、ディスクの監視の設定は来週追加し"
       "ま"
       "す。"}},
     {{"一覧", "岸", ""}, {"ディスク", "岸", "来週"}}},
    {"a second deed names a thing of its own and keeps its day",
     {{"岸", "再発防止で、流量の制限は残して常設にします。来週に負荷試験をやります。"}},
     {{"流量の制限", "岸", ""}, {"負荷試験", "岸", "来週"}}},
    {"what was wrong is no work beside the deed",
     {{"岸", "命令に期限がないのがほんとの問題です。TTL30秒を来週入れます。"}},
     {{"TTL30秒", "岸", "来週"}}},
    {"a thing and a day are given to whom they begin with",
     {{"岸", "堤は古い値の打ち切りの追加を今週。ふりかえりは私が金曜に書きます。"}},
     {{"古い値の打ち切り", "堤", "今週"}, {"ふりかえり", "岸", "金曜"}}},
};

TEST(FollowUps, TakeWhatStandsBesideThem) {
  for (const BesideCase& one : kBeside) {
    SCOPED_TRACE(one.about);
    const auto found = followups_of(one.said);
    EXPECT_THAT(found, SizeIs(one.found.size()));
    for (std::size_t i = 0; i < std::min(found.size(), one.found.size()); ++i) {
      EXPECT_THAT(found[i].statement.text, HasSubstr(one.found[i][0]));
      EXPECT_EQ(found[i].owner, one.found[i][1]);
      EXPECT_THAT(found[i].due, HasSubstr(one.found[i][2]));
      EXPECT_EQ(found[i].due.empty(), *one.found[i][2] == '\0');
      EXPECT_THAT(found[i].statement.text, Not(HasSubstr("２月３日")));
    }
  }
}

TEST(FollowUps, OfAListEachHaveTheirOwnCategory) {
  const Analysis analysis =
      analysis_of({{at(9, 0), "堤", "復旧しました。", {tag(Tag::recovery)}},
                   {at(9, 1),
                    "岸",
                    "対応は①アラートの通知先の変更、②お客様への返金、③負荷テストの実施です。",
                    {followup("")}}});
  const auto found = followups(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(3));
  EXPECT_EQ(found[0].category, Category::detect);
  EXPECT_NE(found[1].category, Category::detect);
  EXPECT_EQ(found[2].category, Category::prevent);
  EXPECT_EQ(found[2].statement.text, "負荷テストの実施");
}

TEST(FollowUps, MealsAndLeaveAreNoWork) {
  const auto found_in = [](const char* text) {
    const Analysis analysis = analysis_of({{at(9, 0), "堤", "復旧しました。", {tag(Tag::recovery)}},
                                           {at(9, 1), "岸", text, {followup("岸")}}});
    return followups(Story(analysis, *shipped_rules()));
  };
  EXPECT_THAT(found_in("明日はフレックス使います"), SizeIs(0));
  EXPECT_THAT(found_in("来週は代休を取ります"), SizeIs(0));
  const auto found = found_in("昼は食べてください。復元の手順書に一行足します");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].statement.text.find("食べ"), std::string::npos);
  EXPECT_THAT(found_in("予約画面に昼休みの表示を足します"), SizeIs(1));
}

TEST(FollowUps, PiecesOfOneMessageKeepTheirOwnersAndDays) {
  struct Case {
    const char* said;
    std::vector<std::string> rows;
  };
  for (const auto& [said, rows] : {
           Case{"やること：旧版の手順を消す（俺、いますぐ）／掃除は定時の処理にする（俺、来週頭）／"
                "控えの復活（堤さん？）",
                {"旧版の手順を消す|岸|いますぐ", "掃除は定時の処理にする|岸|来週頭",
                 "控えの復活|堤|"}},
           Case{"再発防止です。二重起動を止める（堤、来週中）、起動の権限を当番全員に渡す（ぼく、今"
                "日）",
                {"二重起動を止める|堤|来週中", "起動の権限を当番全員に渡す|岸|今日"}},
           Case{"再発防止\n・古い命令を禁止する→自分、月曜\n・負荷試験に二十万件の型を入れる→堤さん"
                "と一緒に",
                {"古い命令を禁止|岸|月曜", "負荷試験に二十万件の型を入れる|堤、岸|"}},
           Case{"宿題\n・期限の台帳の作成：堤さん（今月中）\n・空き容量の監視の追加：久我さん",
                {"期限の台帳の作成|堤|今月中", "空き容量の監視の追加|久我|"}},
           Case{"堤さんは台帳の更新を７日までに、私は試験の追加を８日までにやります",
                {"台帳の更新|堤|７日", "試験の追加をやる|岸|８日"}},
           Case{"再発防止は報告書は堤さん、取引先向けの説明資料は久我さんと私で正午まで",
                {"報告書の作成|堤|", "取引先向けの説明資料|久我、岸|正午まで"}},
           Case{"堤さんには配布の改修を7月18日までに、久我さんには契約更新日の一覧作成をお願いしま"
                "す",
                {"配布の改修|堤|7月18日", "契約更新日の一覧作成|久我|"}},
       }) {
    const std::vector<std::string> found = rows_of(followups_of({{"岸", said}}));
    EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(rows)) << said;
  }
}

TEST(FollowUps, WhoOnlyListsThemIsNotTheirOwner) {
  const auto found = followups_of({{"岸",
                                    "このあとの再発防止\n①鍵の配信先を毎分見張る監視　堤\n"
                                    "②入れ替えは休みの前日にやらない\n③時計の確認を起動画面に出す"},
                                   {"堤", "①は今日中にやります"}});
  EXPECT_THAT(rows_of(found),
              ::testing::UnorderedElementsAre("鍵の配信先を毎分見張る監視|堤|今日中",
                                              "入れ替えは休みの前日にやらない||",
                                              "時計の確認を起動画面に出す||"));
}

TEST(FollowUps, OfAListAreTakenByTheirName) {
  const auto found =
      followups_of({{"岸",
                     "宿題です\n• 遅延の警報を増加率で鳴らす → 久我さん 金曜\n"
                     "• 受信側の負荷試験をやり直す → 堤さん\n• 設定値の棚卸し → 誰か"},
                    {"堤", "負荷試験は来週中にやります"},
                    {"久我", "棚卸しと、報告書も自分で。週明けまでに"}});
  EXPECT_THAT(rows_of(found),
              ::testing::UnorderedElementsAre(
                  "遅延の警報を増加率で鳴らす|久我|金曜", "受信側の負荷試験をやり直す|堤|来週中",
                  "設定値の棚卸し|久我|週明け", "報告書の作成|久我|週明け"));
}

TEST(FollowUps, TwoVerbsAreTwoPiecesOfWork) {
  const auto found = followups_of(
      {{"堤",
        "再発防止として、承認を二人にするのと、設定が抜けたら落ちる試験を足します。どっちも"
        "来週中に"}});
  EXPECT_THAT(rows_of(found),
              ::testing::UnorderedElementsAre("承認を二人にする|堤|来週中",
                                              "設定が抜けたら落ちる試験を足す|堤|来週中"));
}

TEST(FollowUps, ADayBehindBothIsThatOfBoth) {
  const auto found = followups_of(
      {{"堤",
        "再発防止として、手順書に両系の確認を足します。あと試験の宛先を二百に増やします。"
        "明後日までに"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].due, "明後日");
  EXPECT_EQ(found[1].due, "明後日");
}

TEST(FollowUps, WhoTakesTheReportOffAnotherWritesIt) {
  const auto taken = followups_of(
      {{"堤", "報告書は私が書きます"}, {"岸", "いやいや、俺が書くよ。堤さんは悪くない"}});
  ASSERT_THAT(taken, SizeIs(1));
  EXPECT_EQ(taken[0].owner, "岸");
  const auto thanked = followups_of({{"堤", "報告書は私が書きます"}, {"岸", "いや助かる"}});
  ASSERT_THAT(thanked, SizeIs(1));
  EXPECT_EQ(thanked[0].owner, "堤");
}

TEST(FollowUps, AMeetingOwnsNothing) {
  for (const char* said :
       {"再発防止として、期限つきの遮断を開発に相談しましょう。担当は朝会で",
        "再発防止として、期限つきの遮断を開発に相談しましょう。担当は定例で",
        "再発防止として、期限つきの遮断を開発に相談しましょう。担当は週次の会議で"}) {
    const auto found = followups_of({{"岸", said}, {"堤", "了解です"}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].owner, "") << said;
  }
}

TEST(FollowUps, AreTakenOnByWhoIsAskedForAnother) {
  const auto found = followups_of({{"久我", "再発防止の案を一枚にまとめて金曜までにお願いします"},
                                   {"岸", "堤さん頼んでいい？"},
                                   {"堤", "いいよ、そっちは書く"}});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].owner, "堤");
}

TEST(FollowUps, AreToldInPlainWords) {
  struct Case {
    const char* said;
    const char* text;
  };
  for (const auto& [said, text] : {
           Case{"再発防止として、入力の確認を直すのわたしがやります、今週中", "入力の確認を直す"},
           Case{"再発防止として、承認を必須にするのを私がやります、来週まで", "承認を必須にする"},
           Case{"再発防止として、件数が三割動いたら知らせるやつ入れます、来週水曜まで",
                "件数が三割動いたら知らせる仕組みを入れる"},
           Case{"再発防止として、二つの店で混ざりを見る外形監視も欲しい",
                "二つの店で混ざりを見る外形監視(岸の提案)"},
           Case{"再発防止として、私の方は空き容量の警報を足します、今週中", "空き容量の警報を足す"},
           Case{"再発防止として、鍵を変えるときは私に一声かける決まりを金曜までに作ります",
                "鍵を変えるときは岸に一声かける決まりを作る"},
           Case{"再発防止として、岸と私で鍵を来週洗い出します", "岸と私で鍵を洗い出す"},
           Case{"再発防止として、来週、私から見積もりの窓口に連絡します", "見積もりの窓口に連絡"},
           Case{"再発防止として、私からの連絡が遅れない手順を作ります",
                "岸からの連絡が遅れない手順を作る"},
           Case{"再発防止として、私書箱と私的な鍵の棚卸しを来週します", "私書箱と私的な鍵の棚卸し"},
           Case{"再発防止として、鍵の引きわたしの手順を直します", "鍵の引きわたしの手順を直す"},
           Case{"再発防止として、たおれた機器の交換を来週やります", "たおれた機器の交換をやる"},
           Case{"再発防止として、弊社のほうで、監視を来週足します", "監視を足す"},
           Case{"再発防止として、弊社で使う鍵を来週替えます", "弊社で使う鍵を替える"},
           Case{"再発防止として、予備の古いのを私がやります、来週", "予備の古いのをやる"},
           Case{"再発防止として、鍵の台帳に書いておいて、堤さん、来週", "鍵の台帳に書く"},
           Case{"再発防止として、古い鍵は消さないでくれ、堤さん、来週", "古い鍵は消さない"},
           Case{"再発防止として、鳴らないもの、消す、来週までに", "鳴らないものを消す"},
           Case{"再発防止として、止めるやつ消しといて、堤さん、来週", "止めるやつを消す"},
           Case{"再発防止として、管理画面からは触れないようにします、今月中",
                "管理画面からは触れないようにする"},
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text, text) << said;
  }
}

using Said = std::vector<std::pair<std::string, std::string>>;

TEST(FollowUps, WhoIsAskedAndWhoAnswersAreHeard) {
  struct Case {
    Said said;
    std::vector<std::string> rows;
  };
  const std::string estimate = "再発防止として、予備の見積もりを堤さんに調べてもらいます";
  const std::string numbered =
      "再発防止、案です\n①料金が5%以上動いたら更新を止める\n"
      "②お知らせの宛先を共有のものに替える\n③停止のボタンを作る\n"
      "①は今週金曜までに私がやります";
  const std::string begged = "経緯の報告書を金曜までにください。理事会に出します";
  for (const auto& [said, rows] : std::vector<Case>{
           // a yes behind a cry
           {{{"岸", estimate}, {"堤", "えっ はい"}}, {"予備の見積もりを堤さんに調べてもらう|堤|"}},
           {{{"岸", estimate}, {"堤", "あ、はい"}}, {"予備の見積もりを堤さんに調べてもらう|堤|"}},
           {{{"岸", estimate}, {"堤", "えっ 聞いてないです"}},
            {"予備の見積もりを堤さんに調べてもらう|岸|"}},
           // a habit of the speaker
           {{{"岸", "再発防止として、文面を変えるときは堤さんに見てもらうようにします"},
             {"堤", "はい"}},
            {"文面を変えるときは堤さんに見てもらう|岸|"}},
           {{{"岸", "再発防止として、設定を変える前に堤さんに確認してもらうようにする"},
             {"堤", "承知です"}},
            {"設定を変える前に堤さんに確認してもらう|岸|"}},
           {{{"岸", "再発防止として、台帳の棚卸しは堤さんに手伝ってもらいます"}, {"堤", "はい"}},
            {"台帳の棚卸しは堤さんに手伝ってもらう|岸|"}},
           // asked for, with what it is for
           {{{"岸", begged}, {"堤", "承知しました。"}}, {"報告書の作成|堤|金曜"}},
           {{{"岸", begged}, {"堤", "報告書は金曜の正午までに提出します"}},
            {"報告書の作成|堤|金曜の正午まで"}},
           // by number, one item a line
           {{{"岸", numbered}, {"堤", "②は私。今日中に宛先を替えます"}},
            {"料金が5%以上動いたら更新を止める|岸|今週金曜",
             "お知らせの宛先を共有のものに替える|堤|今日中", "停止のボタンを作る||"}},
           {{{"岸", numbered}, {"堤", "②と③は私が来週やります"}},
            {"料金が5%以上動いたら更新を止める|岸|今週金曜",
             "お知らせの宛先を共有のものに替える|堤|来週", "停止のボタンを作る|堤|来週"}},
           // who is denied
           {{{"岸", "再発防止として、監視の追加は私ではなく堤さんが来週やります"}},
            {"監視の追加をやる|堤|来週"}},
           // what was wrong is no work beside the deed
           {{{"岸", "命令に期限がないのがほんとの問題です。TTL30秒を来週入れます。"}},
            {"TTL30秒を入れる|岸|来週"}},
           // whoever is spoken to
           {{{"堤", "復旧の見落としでした"}, {"岸", "お前は経過の報告書な、来週中"}},
            {"報告書の作成|堤|来週中"}},
           {{{"堤", "見落としでした"},
             {"岸", "堤さんから再発防止の手順書を今週中に配ってください"}},
            {"堤さんから再発防止の手順書を配る|堤|今週中"}},
           // the report of others
           {{{"岸", "再発防止として、ベンダーに報告書を出し直してもらいます"}},
            {"ベンダーに報告書を出し直してもらう|岸|"}},
           // both
           {{{"岸", "再発防止として、取引先への説明は堤さんと私で、金曜までに"}},
            {"取引先への説明は堤さんと岸で|堤、岸|金曜"}},
           {{{"岸", "再発防止として、台帳の棚卸しは堤さんと僕で来週やります"}},
            {"台帳の棚卸しは堤さんと岸でやる|堤、岸|来週"}},
           {{{"岸", "再発防止として、手順書は堤さんと私で見つけた誤りを来週直します"}},
            {"手順書は堤さんと岸で見つけた誤りを直す|岸|来週"}},
           {{{"岸", "報告書は堤さんと私で分担と言いたいですが、私が書きます、来週"}},
            {"報告書の作成|岸|来週"}},
           {{{"岸", "報告書は堤さんと私で分担…と言いたいところですが、私が書きます。来週です"}},
            {"報告書の作成|岸|来週"}},
           // with another
           {{{"岸", "再発防止として、停止の条件を足すのは堤さんと相談"}},
            {"停止の条件を足すのは堤さんと相談|岸|"}},
           // what an event tells is not the day of what is done
           {{{"岸", "再発防止として、閉館後に流す設定を来週入れます"}},
            {"閉館後に流す設定を入れる|岸|来週"}},
           {{{"岸", "再発防止として、月末に落ちる処理を来週直します"}},
            {"月末に落ちる処理を直す|岸|来週"}},
           {{{"岸", "再発防止です。確認の結果は金曜までに出ます"}}, {"確認の結果は出る|岸|金曜"}},
       }) {
    EXPECT_THAT(rows_of(followups_of(said)), ::testing::UnorderedElementsAreArray(rows))
        << said.back().second;
  }
}

TEST(FollowUps, WhoseAThingIsStaysToldWhereAnotherDoesTheWork) {
  const auto found =
      followups_of({{"岸", "再発防止です。私の端末の設定を直してください、来週までに"},
                    {"堤", "はい、私がやります"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
  EXPECT_EQ(found[0].statement.text, "岸の端末の設定を直す");
}

// What says more of the work before it, and is none of its own.
TEST(FollowUps, ASentenceOfTheDayTheMeansOrTheMannerIsNoWork) {
  struct Case {
    Said said;
    std::vector<std::string> rows;
  };
  for (const auto& [said, rows] : std::vector<Case>{
           {{{"岸", "再発防止として、校正まで止める仕組みを入れます。来春のバージョンで。"}},
            {"校正まで止める仕組みを入れる|岸|来春のバージョン"}},
           {{{"岸", "再発防止として、日報に確認の欄を足します。これ今日から"}},
            {"日報に確認の欄を足す|岸|今日から"}},
           {{{"岸", "再発防止として、予備の回線を1本足しましょう。予算は来月の会議で"}},
            {"予備の回線を1本足す。予算は来月の会議で||"}},
           {{{"岸", "再発防止として、予備の回線を1本足します。稟議は今週中に出します"}},
            {"予備の回線を1本足す|岸|", "稟議を出す|岸|今週中"}},
           {{{"岸", "報告書は私が月曜までに書きます。人の名前を出さずに書きますね"}},
            {"報告書の作成|岸|月曜"}},
           {{{"岸", "始末書は堤さん、と言いたいところですが、事故報告書で。明日の昼まで"},
             {"堤", "はい"}},
            {"事故報告書の作成|堤|明日の昼まで"}},
           {{{"岸", "手順書が古いのがまずい。次回までに品質の人に相談します"}},
            {"手順書が古いのがまずい。品質の人に相談|岸|次回"}}}) {
    EXPECT_THAT(rows_of(followups_of(said)), ::testing::UnorderedElementsAreArray(rows))
        << said.back().second;
  }
}

TEST(FollowUps, AreOwnedByWhoIsToldToDoThemAtTheEnd) {
  struct Case {
    Said said;
    std::vector<std::string> rows;
  };
  for (const auto& [said, rows] : std::vector<Case>{
           {{{"岸", "報告書は私が水曜に書きます。配布の条件に試験を足すのは堤さん"}},
            {"報告書の作成|岸|水曜", "配布の条件に試験を足す|堤|"}},
           {{{"岸", "報告書は私が水曜に書きます。最初に見つけたのは堤さん"}},
            {"報告書の作成|岸|水曜"}},
           {{{"岸", "報告書は私が水曜に書きます。古い手順を知っているのは堤さん"}},
            {"報告書の作成|岸|水曜"}},
           {{{"岸", "お待たせした方へのお詫びの連絡は、こちらで明日の午前中に"}},
            {"待たせた人へのお詫びの連絡|岸|明日の午前中"}},
           // nobody yet
           {{{"岸", "台帳との突き合わせが要ります。担当は明朝決めましょう"}, {"堤", "はい"}},
            {"台帳との突き合わせ — 「担当は明朝決めましょう」||"}},
           // a thing that comes to somebody
           {{{"岸", "再発防止として、通知の書面が堤さんに直接来るように変えます"}},
            {"通知の書面が堤さんに直接来るように変える|岸|"}}}) {
    EXPECT_THAT(rows_of(followups_of(said)), ::testing::UnorderedElementsAreArray(rows))
        << said.back().second;
  }
}

// A reason, a question about what happened and a good night are no work beside what is.
TEST(FollowUps, WhatOnlyTellsWhyOrAsksWhoIsNoWork) {
  for (const char* said : {
           "再発防止として、監視のしきい値を来週直します。昨夜は担当にメールが飛んだだけだったので"
           "。",
           "再発防止として、監視のしきい値を来週直します。僕が作った手順なので…",
           "再発防止として、監視のしきい値を来週直します。点検は2人でやるはずだけど誰が見た？",
           "再発防止として、監視のしきい値を来週直します。あの値はいつ決めたんでしたっけ？",
           "再発防止として、監視のしきい値を来週直します。久我さんありがとう、今日は早くあがって。",
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr("しきい値")) << said;
  }
}

// 「30日前」 is no day until when, nor is 60 a day of a month.
TEST(FollowUps, ASpanBeforeAnotherDayIsNoDeadline) {
  struct Case {
    const char* said;
    const char* due;
  };
  for (const auto& [said, due] : {
           Case{"期限の30日前と7日前に一覧を出す仕掛けを、10月中に入れます。", "10月中"},
           Case{"写しの保管を7日→60日に変えます。", ""},
           Case{"ログの保管を90日に伸ばします。", ""},
           Case{"手順書の見直しを20日までに出します。", "20日"},
       }) {
    const auto found = followups_of({{"岸", std::string("再発防止として、") + said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].due, due) << said;
  }
}

// Who gets it or is told does not do it.
TEST(FollowUps, WhoIsGivenItDoesNotDoIt) {
  for (const char* said : {"再発防止として、明細の一覧を今夜作って堤さんに渡します。",
                           "再発防止として、点検の記録を来週まとめて堤さんに送ります。"}) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].owner, "岸") << said;
  }
  const auto own = followups_of({{"岸", "電源が落ちても席を消さないようにするのは俺やな。"}});
  ASSERT_THAT(own, SizeIs(1));
  EXPECT_EQ(own[0].owner, "岸");
}

// A verdict, a look back, an apology and a question about a number stand beside the work.
TEST(FollowUps, WhatJudgesOrLooksBackIsNoWork) {
  for (const char* said : {
           "監視のしきい値を来週直します。九年も替えていない部品が危ないです。",
           "監視のしきい値を来週直します。夕方の通知では遅いですね。",
           "監視のしきい値を来週直します。一つの列で全部が止まるのがそもそも弱い。",
           "監視のしきい値を来週直します。三時間も誰も知らないのはまずいです。",
           "監視のしきい値を来週直します。月初の処理が怖いんで。",
           "監視のしきい値を来週直します。五人目まで待たずに申し上げるべきでした。",
           "監視のしきい値を来週直します。先に止めておけばよかったです。",
           "監視のしきい値を来週直します。六時間近く九十人を止めたことになる、申し訳ない。",
           "監視のしきい値を来週直します。刷り直したのは何枚ですか。",
       }) {
    const auto found = followups_of({{"岸", std::string("再発防止として、") + said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr("しきい値")) << said;
  }
}

TEST(FollowUps, AWishAPledgeAndAnOrderAreWorkWhateverStandsBesideThem) {
  for (const char* said : {
           "監視のしきい値を来週直します。弁の点検も増やしたいです。",
           "監視のしきい値を来週直します。受付の手順書も直しておきます、申し訳ない。",
           "監視のしきい値を来週直します。夜の巡回の記録も残してください。",
           "監視のしきい値を来週直します。在庫の数え方も変えるべきです。",
           "監視のしきい値を来週直します。部品の台帳も見直してもらえますか。",
           "監視のしきい値を来週直します。予備の電池も買い足します。",
       }) {
    EXPECT_THAT(followups_of({{"岸", std::string("再発防止として、") + said}}), SizeIs(2)) << said;
  }
}

// 「宛先の棚卸しは堤さん」: a thing and whose it is, and no verb.
TEST(FollowUps, AThingWithNothingButAPersonIsWork) {
  for (const auto& [said, row] : {
           std::pair{"取引先のお知らせの宛先棚卸しは堤さん", "取引先のお知らせの宛先棚卸し|堤|"},
           std::pair{"お知らせ文は堤さん、今夜よろしく", "お知らせ文|堤|今夜"},
           std::pair{"弁の型番の点検は堤さんで", "弁の型番の点検|堤|"},
           std::pair{"名簿の照合は堤さんお願いします", "名簿の照合|堤|"},
           std::pair{"計器の校正は堤さん、来週中に", "計器の校正|堤|来週中"},
           std::pair{"出荷票の見直しは堤さんに", "出荷票の見直し|堤|"},
       }) {
    const auto found =
        rows_of(followups_of({{"岸", std::string("再発防止として、監視を足します。") + said}}));
    EXPECT_THAT(found, ::testing::Contains(row)) << said;
  }
  for (const char* said : {"今日の当番は堤さん", "窓口は堤さん", "今日のお手柄は堤さん",
                           "次は堤さん", "倉庫の鍵は堤さんが持っていました", "前の担当は堤さん"}) {
    const auto found =
        followups_of({{"岸", std::string("再発防止として、監視を足します。") + said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].owner, "岸") << said;
  }
}

// Whom another sentence gives something else does not do this.
TEST(FollowUps, WhoIsGivenAnotherThingBehindItDoesNotDoTheFirst) {
  const auto found = rows_of(followups_of(
      {{"岸",
        "再発防止として、明日もう一度部品を全店に配ります。お知らせ文は堤さん今夜よろしく"}}));
  EXPECT_THAT(found, ::testing::Contains(HasSubstr("部品を全店に配る|岸|")));
  const auto thanked = rows_of(followups_of(
      {{"岸", "堤さんありがとう、今日は早くあがって。ふりかえりは私が来週の火曜に持ってきます"}}));
  ASSERT_THAT(thanked, SizeIs(1));
  EXPECT_THAT(thanked[0], HasSubstr("|岸|来週の火曜"));
}

// Who asks leave and gets it does it; who gives it takes nothing on.
TEST(FollowUps, WhoAsksLeaveAndGetsItDoesIt) {
  for (const char* yes : {"もちろんです。", "はい、それで。", "どうぞ。", "いいと思います。",
                          "構いません。", "お願いします。"}) {
    const auto found = rows_of(followups_of(
        {{"岸",
          "再発防止として、まだの方には明日メールを送ります。割引が今日までですので、三日延ばして案"
          "内してもよろしいでしょうか。"},
         {"堤", yes}}));
    ASSERT_THAT(found, SizeIs(2)) << yes;
    EXPECT_THAT(found[1], HasSubstr("案内|岸|")) << yes;
    EXPECT_THAT(found[1], Not(HasSubstr("今日|"))) << yes;
    EXPECT_FALSE(found[1].ends_with("今日")) << yes;
  }
  for (const char* other :
       {"うーん、どうかな。", "それは部長に聞いてください。", "明日の会議で決めましょう。"}) {
    const auto found = rows_of(followups_of(
        {{"岸",
          "再発防止として、まだの方には明日メールを送ります。三日延ばして案内してもよろしいでしょう"
          "か。"},
         {"堤", other}}));
    for (const std::string& row : found) {
      EXPECT_THAT(row, Not(HasSubstr("案内|岸"))) << other;
    }
  }
}

// The document names one writer of the report.
TEST(FollowUps, TheReportIsItsAuthorsAlone) {
  for (const auto& [said, owner] : {
           std::pair{"ポストモーテムは堤さんに書いていただいて、私が目を通します。", "堤"},
           std::pair{"再発防止として、監視を足します。報告書も引き受けます。堤さんは寝て", "岸"},
           std::pair{"障害報告は堤さんと私で分担…と言いたいところですが、私が書きます。", "岸"},
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, Not(IsEmpty())) << said;
    EXPECT_EQ(found.back().owner, owner) << said;
  }
}

// Who goes on to what he does himself does not take on what others wished for.
TEST(FollowUps, WhatIsSaidFirstInAnAnswerIsNoYes) {
  const auto found = rows_of(followups_of(
      {{"岸", "再発防止として、窓口で三件続いたら、こちらに知らせてもらう形にしたいです。"},
       {"堤",
        "五人目まで待たずに申し上げるべきでした。再発防止として、窓口の手順書を直しておきます"
        "。"}}));
  EXPECT_THAT(found, ::testing::Contains("窓口の手順書を直す|堤|"));
  EXPECT_THAT(found, ::testing::Contains(HasSubstr("知らせてもらう形にする(岸の提案)||")));
}

// The first form of a report is the report, by its day; another paper is not.
TEST(FollowUps, ADraftIsTheReport) {
  for (const char* draft : {
           "一次版を明日の昼まで、解析結果が出たら最終版で",
           "初版を明日の昼までに出します",
           "第一報を明日の昼まで、詳しいものは解析のあとで",
           "ドラフトを明日の昼までにお送りします",
           "たたき台を明日の昼まで、残りは部長と詰めて",
           "速報を明日の昼までに出します",
       }) {
    const auto found =
        followups_of({{"岸", std::string("顧客向けの障害報告書は私がまとめます。") + draft}});
    ASSERT_THAT(found, SizeIs(1)) << draft;
    EXPECT_EQ(found[0].owner, "岸") << draft;
    EXPECT_THAT(found[0].due, HasSubstr("明日の昼")) << draft;
  }
  for (const char* other : {
           "夜間の連絡表を明日の昼までに作ります",
           "入荷の手順書を明日の昼までに直します",
           "予備の電源を明日の昼までに買います",
           "取引先の名簿を明日の昼までに洗います",
           "予備の電池を明日の昼までに買います",
           "夜間の巡回表を明日の昼までに作ります",
       }) {
    EXPECT_THAT(
        followups_of({{"岸", std::string("顧客向けの障害報告書は私がまとめます。") + other}}),
        SizeIs(2))
        << other;
  }
}

// What is said to last of one piece of a list is not said of the others.
TEST(FollowUps, TheHorizonIsThatOfItsOwnPiece) {
  const auto found = followups_of({{"岸",
                                    "再発防止として、型番の照合を恒久的に外すのは堤さん、出荷前に重"
                                    "さを測るのは久我さん。どちらも"
                                    "金曜まで"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].horizon, FollowUp::Horizon::lasting);
  EXPECT_EQ(found[1].horizon, FollowUp::Horizon::unsaid);
}

// What says yes to the question before, and what says that work is now listed, are no work beside
// it.
TEST(FollowUps, AYesAndAnOpeningAreNone) {
  for (const char* first :
       {"全然大丈夫です。", "問題ないです。", "助かります。", "アクションアイテムを整理します。",
        "再発防止を洗い出しましょう。", "フォローアップを決めましょう。"}) {
    const auto found = rows_of(followups_of(
        {{"岸",
          std::string(first) + "堤さん、売り場の手順書を来週の水曜までに書き直してもらえますか。"},
         {"堤", "はい、やっておきます。"}}));
    ASSERT_THAT(found, SizeIs(1)) << first;
    EXPECT_THAT(found[0], HasSubstr("売り場の手順書")) << first;
    EXPECT_THAT(found[0], HasSubstr("|堤|来週の水曜")) << first;
  }
  for (const char* work :
       {"倉庫の棚番を整理します、来週の月曜までに。", "棚札の在庫を確認します、月曜までに。",
        "店ごとの当番を決めます、月曜までに。"}) {
    const auto found = followups_of(
        {{"岸",
          std::string(work) + "堤さん、売り場の手順書を来週の水曜までに書き直してもらえますか。"},
         {"堤", "はい、やっておきます。"}});
    EXPECT_THAT(found, SizeIs(2)) << work;
  }
}

// Where it is said that it is decided later who does it, who says so does not do it, and the
// day of the decision is not that of the work.
TEST(FollowUps, AnOwnerThatIsDecidedLaterIsLeftOpen) {
  for (const char* open : {
           "誰がやるかは来週の会議で",
           "担当は火曜の定例で決めましょう",
           "どの班が持つかは来週の朝会で決めます",
           "こちらは担当が決められないので、次の定例で決めましょう",
           "薬局と病棟で、担当は明朝決めましょう",
           "割り振りは来週の打ち合わせで",
       }) {
    const auto found =
        followups_of({{"岸", std::string("再発防止として、予備の鍵の台帳を見直します。") + open}});
    ASSERT_THAT(found, SizeIs(1)) << open;
    EXPECT_EQ(found[0].owner, "") << open;
    EXPECT_EQ(found[0].due, "") << open;
    EXPECT_THAT(found[0].statement.text, HasSubstr(open)) << open;
  }
  for (const char* settled : {
           "担当は堤さんです",
           "担当は朝会で堤さんに決まりました",
           "誰が見ても分かるように、あとで図も足します",
           "誰がやったかは分かりません",
           "担当者の名前も書きます",
           "来週の会議で報告します",
       }) {
    const auto found = followups_of(
        {{"岸", std::string("再発防止として、予備の鍵の台帳を見直します。") + settled}});
    ASSERT_THAT(found, Not(IsEmpty())) << settled;
    EXPECT_NE(found[0].owner, "") << settled;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("「"))) << settled;
  }
}

// Who was to write the report asks another to, and that person says yes.
TEST(FollowUps, TheReportIsWrittenByWhoTookItOver) {
  const auto written = [](const char* passes, const char* answer) {
    const auto found = followups_of(
        {{"岸", "ポストモーテムは堤さんにお願いします"}, {"堤", passes}, {"久我", answer}});
    return found.empty() ? "" : found[0].owner;
  };
  for (const auto& [passes, answer] : {
           std::pair{"今週休みなので久我さんお願いできますか", "いいですよ"},
           std::pair{"私は明日から出張なので、久我さんに頼めますか", "了解です"},
           std::pair{"手がいっぱいで…久我さん代わりに書いてもらえますか", "承知しました"},
           std::pair{"すみません、久我さんにお願いしてもいいですか", "はい、大丈夫です"},
           std::pair{"久我さん、やってもらえますか", "もちろんです"},
           std::pair{"現場にいなかったので久我さんに任せてもいいですか", "わかりました"},
       }) {
    EXPECT_EQ(written(passes, answer), "久我") << passes;
  }
  for (const auto& [passes, answer] : {
           std::pair{"今週休みなので久我さんお願いできますか", "すみません、私も手がいっぱいです"},
           std::pair{"数字のところは久我さんにお願いします", "承知しました"},
           std::pair{"一覧を久我さん、送ってもらえますか", "はい"},
           std::pair{"はい、書きます。久我さん、ありがとう", "いえいえ"},
           std::pair{"久我さんにも見てもらいます", "了解です"},
           std::pair{"承知しました。久我さんは休んでください", "はい"},
       }) {
    EXPECT_EQ(written(passes, answer), "堤") << passes;
  }
}

// What tells how things are is told with the sentence behind it that says what is to be done.
TEST(FollowUps, AreToldByWhatIsToBeDone) {
  struct Case {
    const char* said;
    const char* deed;
  };
  for (const auto& [said, deed] : {
           Case{"警報が平均で見てたんで、鳴るのが遅かったんです。前の週の同じ時刻と比べて鳴らす"
                "よう"
                "に変え"
                "ます。明後日までに私がやります",
                "変える"},
           Case{"出荷済みの新しい基板はあと70枚。全部に新ファームを配ります、20日までに", "配る"},
           Case{"控えは手元にまだ残ってます。明日その一覧を送りますね", "一覧を送る"},
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, Not(IsEmpty())) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr(deed)) << said;
  }
}

// The class under which the talk puts a thing is that of the document.
TEST(FollowUps, AreOfTheClassThatTheTalkNames) {
  for (const auto& [said, category] : {
           std::pair{"まず予防。本番と同じ棚で試してから出す手順を来月までに作ります",
                     Category::prevent},
           std::pair{"検知のほうは、室温の記録を毎朝見る表を来週作ります", Category::detect},
           std::pair{"緩和のところで言うと、予備のポンプを来月までに買います", Category::mitigate},
           std::pair{"予防としては、釜の弁を来週取り替えます", Category::prevent},
           std::pair{"検出については、庫内の記録を来週から印刷します", Category::detect},
           std::pair{"次に緩和ですが、紙の伝票を各売場に来週配ります", Category::mitigate},
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, Not(IsEmpty())) << said;
    EXPECT_EQ(found[0].category, category) << said;
  }
  for (const char* said : {
           "検知のほうは合格。釜の弁を来週までに取り替えます",
           "予防接種の名簿を来週直します",
           "検知は問題なし。あと、紙の伝票を来週までに直します",
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, Not(IsEmpty())) << said;
    EXPECT_NE(found.back().category, Category::detect) << said;
  }
  const auto asked = followups_of({{"岸", "検知のほうはどうですかね？"},
                                   {"堤", "室温の記録を5度に下げて、来週までに直します"}});
  ASSERT_THAT(asked, SizeIs(1));
  EXPECT_EQ(asked[0].category, Category::detect);
}

// Who takes off another what that one wished for has it to do.
TEST(FollowUps, AWishIsTakenByWhoPointsAtIt) {
  const auto found =
      followups_of({{"岸", "再発防止ですが、鍵の貸出を知らせる表示も入れたいです"},
                    {"堤", "それはうちの台で作れます。こっちで持ちますよ、今月中に"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
  EXPECT_EQ(found[0].due, "今月中");
  const auto reasoned =
      followups_of({{"岸", "鍵の貸出を知らせる表示も入れたいです。あれば昨夜のうちに気づけました"},
                    {"堤", "それは受付で作れます。こっちで持ちますよ、今月中に"}});
  ASSERT_THAT(reasoned, SizeIs(1));
  EXPECT_EQ(reasoned[0].owner, "堤");
}

// What the talk turns to, and what is said of how something is, is no work.
TEST(FollowUps, WhatTheTalkTurnsToIsNoWork) {
  for (const char* said : {"アクションアイテム整理します。釜の弁を来週までに取り替えます",
                           "宿題を整理します。釜の弁を来週までに取り替えます",
                           "全然大丈夫です。釜の弁を来週までに取り替えます"}) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0].statement.text, HasSubstr("釜の弁")) << said;
  }
}

// A report that nobody wants is no work.
TEST(FollowUps, AReportThatIsNotWantedIsNotWritten) {
  for (const char* none :
       {"始末書はいらん。", "報告書までは要らないです。", "報告書は不要です。",
        "経緯書とかはなくていいです。", "ふりかえりは必要ない。", "報告書は書かなくていいです。"}) {
    const auto found = followups_of(
        {{"岸", std::string(none) + "釜の弁の手順は堤さんが今週中に足しておいてください"}});
    for (const FollowUp& one : found) {
      EXPECT_THAT(one.statement.text, Not(HasSubstr("作成"))) << none;
    }
  }
  const auto other =
      followups_of({{"岸", "報告書は要りませんが、全館あてに注意の文を書いてください"}});
  ASSERT_THAT(other, SizeIs(1));
  EXPECT_THAT(other[0].statement.text, HasSubstr("注意の文"));
  for (const char* some :
       {"報告書は私が書きます。", "始末書は堤さんお願いします。", "報告書は金曜までに要ります。"}) {
    EXPECT_THAT(followups_of({{"岸", some}}), Not(IsEmpty())) << some;
  }
}

// 「今日のまとめ」 is of today, and not due then.
TEST(FollowUps, TheDayThatAThingIsOfIsNotItsDue) {
  for (const auto& [said, due] : {
           std::pair{"今日のまとめは私が書きます。明日までに", "|明日"},
           std::pair{"本日の報告書は私が金曜までに出します", "|金曜"},
           std::pair{"今週の経緯は来週の月曜までに私がまとめます", "|来週の月曜"},
           std::pair{"今日の振り返りは私が木曜に書きます", "|木曜"},
           std::pair{"昨日の記録の清書は私が今週中にやります", "|今週中"},
           std::pair{"今日の不具合の一覧は私が月末までに作ります", "|月末"},
           // 今日中 and 今日の夕方 are
           std::pair{"報告書は私が今日中に書きます", "|今日中"},
           std::pair{"報告書は私が今日の夕方までに書きます", "|今日の夕方"},
       }) {
    const auto found = rows_of(followups_of({{"岸", said}}));
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found[0], HasSubstr(due)) << said;
  }
}

TEST(FollowUps, WhatIsOnlyAskedOrPassedOnIsNoWorkUntilAnybodyAgrees) {
  const std::vector<std::pair<std::string, std::string>> kTalk[] = {
      {{"岸", "再発防止として、予備の発電機は借りられないでしょうか。"}, {"堤", "お茶どうぞ。"}},
      {{"岸", "再発防止として、検品の前に色見本と並べる、というのもできませんか。"},
       {"堤", "カレーが届きました。"}},
      {{"岸", "再発防止の非常灯は一台6万円だそうです。"}, {"堤", "高いな。"}},
      {{"岸", "再発防止として、切符の裏に注意を刷れませんか。"}},
      {{"岸", "再発防止として、夜の放牧もカメラで見られないですか。"}, {"岸", "寝ます。"}},
      {{"岸", "再発防止として、伝票の控えは二枚にできませんか。"}, {"堤", "高くつくな。"}},
  };
  for (const auto& talk : kTalk) {
    EXPECT_THAT(followups_of(talk), IsEmpty()) << talk.front().second;
  }
  const std::vector<std::pair<std::string, std::string>> kAgreed[] = {
      {{"岸", "再発防止として、温度計を二つに増やすのはどうでしょう。"}, {"堤", "賛成です。"}},
      {{"岸", "再発防止として、検品の前に色見本と並べる手順を足しませんか。"},
       {"堤", "いいですね。"}},
      {{"岸", "再発防止の非常灯の交換は堤さん、お願いできますか。"}, {"堤", "はい。"}},
      {{"岸", "再発防止の非常灯の点検は、どなたか来週までにお願いできますか。"}},
      {{"岸", "再発防止として、伝票の控えは二枚にします。"}},
      {{"岸", "再発防止として、切符の裏に注意を刷れませんか。刷る係は堤さんにお願いします。"},
       {"堤", "はい。"}},
  };
  for (const auto& talk : kAgreed) {
    EXPECT_THAT(followups_of(talk), Not(IsEmpty())) << talk.front().second;
  }
}

// Who takes the report on has it among the work, though no other row tells of it.
TEST(FollowUps, TheReportThatSomebodyTakesOnIsWorkToo) {
  const auto rows = [](const char* said) {
    std::string all;
    for (const std::string& row : rows_of(followups_of({{"堤", said}}))) {
      all += row + "\n";
    }
    return all;
  };
  EXPECT_THAT(rows("電池は2台とも明日換えます。報告は僕が書きますわ。"),
              HasSubstr("ポストモーテムの作成|堤|\n"));
  EXPECT_THAT(rows("窓の鍵は来週足します。報告は私が書きます。水曜に出します。"),
              HasSubstr("ポストモーテムの作成|堤|水曜"));
  EXPECT_THAT(rows("報告書は私が書きます。"), Not(HasSubstr("ポストモーテムの作成")));
  // nobody takes one on
  EXPECT_THAT(rows("電池は2台とも明日換えます。"), Not(HasSubstr("ポストモーテムの作成")));
}

// Who wishes for it and takes something on in the same breath sees to it, and so does who tells
// what is to be done until when and asks nobody.
TEST(FollowUps, WhoTellsOfItAsAPlanOfOnesOwnDoesIt) {
  const auto rows = [](const std::vector<std::pair<std::string, std::string>>& said) {
    std::string all;
    for (const std::string& row : rows_of(followups_of(said))) {
      all += row + "\n";
    }
    return all;
  };
  EXPECT_THAT(rows({{"堤", "再発防止として配管に保温を巻きたい。組合に相談しときます。"}}),
              HasSubstr("保温を巻く|堤|"));
  EXPECT_THAT(rows({{"堤", "再発防止として、警報の数を監視に載せる、今週。"}}),
              HasSubstr("|堤|今週"));
  EXPECT_THAT(rows({{"堤", "再発防止として窓の鍵の交換は私、昼に手配。あと点検表も直します。"}}),
              HasSubstr("手配|堤|"));
  EXPECT_THAT(rows({{"堤", "再発防止として、警報の数は誰かが今週中に載せる。"}}),
              Not(HasSubstr("|堤|")));
  // a wish that others are to fulfil
  EXPECT_THAT(rows({{"堤", "再発防止として、配管に保温を巻きたいですね。"}}),
              Not(HasSubstr("|堤|")));
  // a wish that names whom it is for
  EXPECT_THAT(rows({{"堤", "書きます。岸さんには点検表の見直しをお願いしたいです。"},
                    {"岸", "やります。"}}),
              HasSubstr("見直し|岸|"));
}

// What is taken on is not what another spoke of before where it has a name of its own; and a reason
// is no work.
TEST(FollowUps, AnotherThingThatIsTakenOnIsWorkOfItsOwn) {
  const auto found = followups_of({
      {"岸", "再発防止として、鉄塔の上段は4月まで棒で叩くことにします。"},
      {"堤", "障害票は私が今週中に。窓の警報も監視に足します。"},
  });
  for (const FollowUp& one : found) {
    EXPECT_FALSE(one.owner == "堤" && one.statement.text.find("叩く") != std::string::npos);
  }
  for (const FollowUp& one :
       followups_of({{"堤", "経緯書は私。設定を触った手前。観点の表も月曜までに足します。"}})) {
    EXPECT_THAT(one.statement.text, Not(HasSubstr("手前")));
  }
}

// How a thing stands is no work beside what is to be done.
TEST(FollowUps, HowAThingStandsIsNoWork) {
  for (const char* state :
       {"工事の日取りは先方次第です。", "釜の割れは原因不明。", "部品は回答待ちです。"}) {
    const auto found = followups_of(
        {{"堤", "再発防止として、配線を別の盤に移す依頼を来週出します。" + std::string(state)}});
    ASSERT_THAT(found, SizeIs(1)) << state;
    EXPECT_THAT(found.front().statement.text, HasSubstr("配線")) << state;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
