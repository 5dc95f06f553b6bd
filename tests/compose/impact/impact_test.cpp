// What is told of the harm.

#include "compose/impact/impact.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "compose/impact/effects.hpp"
#include "compose/impact/heard.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// A message that holds a list tells each item by itself; a bare figure answers a question.
TEST(Impact, NewsOfRecoveryArgumentsAndWhatAStepWouldHitAreNoHarm) {
  for (const Heard& said :
       {Heard{"待って、その便は1日に40万円くらい売れるんです。", {Tag::impact}},
        Heard{"止めると、旧型の伝票が刷れなくなるかもしれません。朝から240件あります。",
              {Tag::impact}},
        Heard{"1万2千人で、控えと合わせて2万4千ですね。足ります。", {Tag::impact}},
        Heard{"お電話の方お一人、予約できたとのことです。", {Tag::impact, Tag::recovery}}}) {
    const Analysis analysis = heard({{"予約が通りません。", {Tag::symptom}},
                                     {"いったん止めていいですか？", {Tag::action}},
                                     said});
    const Story story(analysis, *shipped_rules());
    EXPECT_THAT(impact(story, effects(story)), IsEmpty()) << said.text;
  }
  for (const Heard& said :
       {Heard{"待って、誤配送が12件出ています。", {Tag::impact}},
        Heard{"待っている人が42人います。", {Tag::impact}},
        Heard{"伝票が240件刷れませんでした。戻すと直るかもしれません。", {Tag::impact}}}) {
    const Analysis analysis = heard({{"予約が通りません。", {Tag::symptom}}, said});
    const Story story(analysis, *shipped_rules());
    EXPECT_THAT(impact(story, effects(story)), Not(IsEmpty())) << said.text;
  }
}

TEST(Impact, TellsAtLastWhatItComesTo) {
  const auto told = [](const char* last, Phase phase) {
    Analysis analysis = heard({{"3社の注文が通りません。", {Tag::symptom, Tag::impact}},
                               {"戻りました。", {Tag::recovery}},
                               {last, {Tag::impact}}});
    analysis.events.back().phase = phase;
    const Story story(analysis, *shipped_rules());
    std::string all;
    for (const Statement& one : impact(story, effects(story))) {
      all += one.text;
    }
    return all;
  };
  constexpr const char* kMissed = "停止は約40分、SLAの99.9%を割るので違約金になりそうです。";
  EXPECT_THAT(told(kMissed, Phase::over), HasSubstr("99.9%"));
  EXPECT_THAT(told("停止は約40分、SLAの99.9%を割りますか？", Phase::over), Not(HasSubstr("99.9%")));
  EXPECT_THAT(told("約40分の停止で、稼働率99.95%に届きませんでした。", Phase::over),
              HasSubstr("99.95%"));
  EXPECT_THAT(told("来期はSLAの99.9%になりそうです。", Phase::over), Not(HasSubstr("99.9%")));
  EXPECT_THAT(told("SLAの99.9%は割らずに済みそうです。", Phase::over), Not(HasSubstr("99.9%")));
  EXPECT_THAT(told(kMissed, Phase::noticed), Not(HasSubstr("99.9%")));
}

TEST(Impact, IsNoBareFigureWithWhatWasLeftOfItsDoubt) {
  for (const char* last : {"いや70かな。", "いや、約70かな。"}) {
    const Analysis analysis = heard({{"入口が開きません。", {Tag::symptom}},
                                     {"並んでいる人は50人くらい。", {Tag::symptom}},
                                     {last, {Tag::impact}}});
    const Story story(analysis, *shipped_rules());
    EXPECT_THAT(impact(story, effects(story)), IsEmpty()) << last;
  }
}

TEST(ImpactLines, AreOneForEachItemOfAList) {
  const auto told = [](const std::vector<Heard>& talk) {
    const Analysis analysis = heard(talk);
    const Story story(analysis, *shipped_rules());
    std::string all;
    for (const Statement& one : impact(story, effects(story))) {
      all += (all.empty() ? "" : " | ") + one.text;
    }
    return all;
  };
  EXPECT_EQ(
      told({{"集計でました。\n・失敗した注文 1,204件\n・影響したユーザー 約310人", {Tag::impact}}}),
      "失敗した注文 1,204件 | 影響したユーザー 約310人");
  EXPECT_EQ(told({{"預かった紙は最終何枚ですか", {}}, {"58枚です", {Tag::impact}}}),
            "預かった紙は58枚だ");
}

TEST(Impact, ShowsTheLastOfACountThatWentOn) {
  const auto found =
      impact_of({{"入電は27件です。", {Tag::impact}}, {"入電は143件でした。", {Tag::impact}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].text, HasSubstr("143件"));
}

TEST(Impact, LeavesOutWhatIsFearedOrDoneAboutIt) {
  EXPECT_THAT(impact_of({{"このままだと840万円の損失です。", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"対象の6万8千名には明細の遅れを伝えます。", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"たまっていた430件、印刷が始まっています。", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"ラベルは430件とも正常です。", {Tag::impact, Tag::recovery}}}),
              IsEmpty());
  EXPECT_THAT(impact_of({{"15分なら配達には響かないです。", {Tag::impact}}}), IsEmpty());
}

TEST(Impact, TellsTheSameOnce) {
  EXPECT_THAT(impact_of({{"ログインできなかった会員は318人です。", {Tag::impact}},
                         {"ログインできなかった会員は318人でした。", {Tag::impact}}}),
              SizeIs(1));
}

TEST(Impact, MarksAFigureThatIsTakenBack) {
  const auto found = impact_of({{"呼び出しが4,600通、影響は310店舗です。", {Tag::impact}},
                                {"訂正です。呼び出しは3,740通でした。", {Tag::impact}}});
  ASSERT_THAT(found, SizeIs(1));  // what is right is told with what was wrong
  EXPECT_THAT(found[0].text, HasSubstr("呼び出しが3,740通"));
  EXPECT_THAT(found[0].text, HasSubstr("(当初の4,600通はのちに訂正)"));
  const std::vector<Heard> both = {{"二重請求は62件、金額で48,300円です", {Tag::impact}},
                                   {"訂正です。正しくは60件、45,100円です", {}}};
  const auto told = impact_of(both);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0].text, HasSubstr("二重請求は60件、金額で45,100円"));
  EXPECT_THAT(told[0].text, HasSubstr("(当初の62件、48,300円はのちに訂正)"));
  EXPECT_THAT(rows_of(both), HasSubstr("金額: 45,100円"));
}

TEST(Impact, TellsThePartWithItsWholeAndNoChecks) {
  const auto part = impact_of({{"刷った伝票は19件です。うち6件は明日必着です", {Tag::impact}}});
  ASSERT_THAT(part, SizeIs(1));
  EXPECT_THAT(part[0].text, HasSubstr("19件"));
  const auto checked = impact_of({{"20人ほど済んで、名前はみんな合っています。待ちは50分でした",
                                   {Tag::impact, Tag::recovery}}});
  ASSERT_THAT(checked, SizeIs(1));
  EXPECT_THAT(checked[0].text, Not(HasSubstr("20人")));
  // what came on top, before the count
  const auto added = impact_of(
      {{"追加で2人が入れません", {Tag::impact}}, {"入れない方は67人です", {Tag::impact}}});
  ASSERT_THAT(added, SizeIs(1));
  EXPECT_THAT(added[0].text, HasSubstr("67人"));
}

TEST(Impact, SaysWhatIsRightInstead) {
  const auto told =
      impact_of({{"影響は2,111件、384社です", {Tag::impact}},
                 {"2,111件は二重に足していました。正しくは1,947件です", {Tag::impact}}});
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0].text, HasSubstr("影響は1,947件、384社だ(当初の2,111件はのちに訂正)"));
}

// A figure alone tells nothing; what it counts may stand in the sentence before.
// What follows is said by the words, however far away the wrong figure is.
TEST(Impact, SaysWhatIsRightByTheWordsThatPointToIt) {
  const struct {
    std::vector<Heard> talk;
    const char* right;
    const char* told;
  } kCases[] = {
      {{{"年末指定のはずが1月になっているのが1,019件です", {Tag::impact}},
        {"書き出した。オードブルの87件抜いて、おせちだけだと932件です", {Tag::investigation}},
        {"あれオードブル込みでした、すみません", {Tag::investigation}}},
       "932件",
       "(当初の1,019件はのちに訂正)"},
      {{{"2名の方が投票なさらずにお帰りになりました", {Tag::impact}},
        {"お帰りになった方は2名でよろしいですか", {}},
        {"先ほどお一人が戻って投票してくださいましたので、1名でございます", {}}},
       "1名",
       "(当初の2名はのちに訂正)"},
      {{{"対象の融資実行が64件止まっています", {Tag::impact}},
        {"先ほど64件と申しましたが読み間違いで、正しくは46件です。うち31件は間に合います",
         {Tag::impact}}},
       "46件",
       "(当初の64件はのちに訂正)"},
      // a second figure of the same kind beside the wrong one
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"8,412件ではなく8,214件でした。失礼しました", {Tag::impact}}},
       "8,214件",
       "(当初の8,412件はのちに訂正)"},
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"訂正します。遅延件数は8,214件でした", {Tag::impact}}},
       "8,214件",
       "(当初の8,412件はのちに訂正)"},
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"先ほどの8,412件は誤りで、正しくは8,214件です", {Tag::impact}}},
       "8,214件",
       "(当初の8,412件はのちに訂正)"},
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"すみません、お問い合わせは3件ではなく4件でした", {Tag::impact}}},
       "4件",
       "(当初の3件はのちに訂正)"},
      {{{"止まったのは12台、積み残しは400台です", {Tag::impact}},
        {"12台じゃなくて14台でした", {Tag::impact}}},
       "14台",
       "(当初の12台はのちに訂正)"},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.told);
    const auto found = impact_of(one.talk);
    ASSERT_FALSE(found.empty());
    EXPECT_THAT(found.front().text, HasSubstr(one.right));
    EXPECT_THAT(found.front().text, HasSubstr(one.told));
  }
}

// What is right of its length does not fit the span that was told with it.
TEST(Impact, KeepsAWrongLengthWithItsSpan) {
  for (const auto& [said, span] :
       {std::pair("影響は14:08〜14:26の21分です", "14:08〜14:26の21分"),
        std::pair("影響は9:00から9:18の21分です", "9:00から9:18の21分")}) {
    const auto found =
        impact_of({{said, {Tag::impact}}, {"21分ではなく18分でした", {Tag::impact}}});
    ASSERT_FALSE(found.empty());
    EXPECT_THAT(found.front().text, HasSubstr(span));
    EXPECT_THAT(found.front().text, HasSubstr("18分"));
  }
}

// What is right does not fit the parts of what was wrong.
TEST(Impact, KeepsAWrongFigureWithItsParts) {
  const auto found = impact_of({{"割合の違う会計は63人、うち取りすぎが21人です", {Tag::impact}},
                                {"訂正です。会計は63人ではなく46人でした", {Tag::impact}}});
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.front().text, HasSubstr("(63人はのちに46人に訂正)"));
}

// The line that puts a figure right is told only where it says more than the line with it.
TEST(Impact, TellsACorrectionOnce) {
  const auto told = [](const char* text) {
    return impact_of({{"在庫のない注文は720件です", {Tag::impact}}, {text, {Tag::impact}}});
  };
  EXPECT_THAT(told("正しくは698件です"), SizeIs(1));
  EXPECT_THAT(told("先ほど720件と申しましたが読み間違いで、正しくは698件です"), SizeIs(1));
  EXPECT_THAT(told("正しくは698件、在庫の足りないお客様は231人でした"), SizeIs(2));
}

TEST(Impact, SaysNothingOfACorrectionThatIsNone) {
  const std::vector<Heard> kTalks[] = {
      {{"影響は236社です", {Tag::impact}},
       {"ごめん訂正、236社はトライアル込みで、有料は171社でした", {Tag::communication}}},
      {{"失敗した注文は63件です", {Tag::impact}},
       {"取消の17件を除いて46件を再送しました", {Tag::action}}},
      {{"2名の方がお帰りになりました", {Tag::impact}},
       {"電話番は2名でよろしいですか", {}},
       {"いえ、3名でお願いします", {}}},
  };
  for (const auto& talk : kTalks) {
    SCOPED_TRACE(talk.back().text);
    const auto found = impact_of(talk);
    ASSERT_FALSE(found.empty());
    EXPECT_THAT(found.front().text, Not(HasSubstr("訂正")));
  }
}

TEST(Impact, LeavesOutWhatIsNoHarm) {
  for (const char* text :
       {"再開後の購入96件、付与漏れなしです", "「メール見て安心した」との電話が9件です",
        "受注画面には1,264件あります", "今日予約だけで640人です",
        "あと1社、三ツ浜製網様、これは渉外が直接行っています", "それだと2日遅れます",
        "2千万円飛ぶところでした"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), IsEmpty());
  }
  for (const char* text : {"受注画面では1,264件が失敗しています", "復旧後も96件が漏れていました",
                           "それだと影響は384社です", "苦情の電話が9件です"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), SizeIs(1));
  }
}

TEST(Impact, TellsAnEstimateOnlyWhereNothingTellsItExactly) {
  const Heard guess{"大阪の着は1時間半くらい遅れます", {Tag::impact}};
  EXPECT_THAT(impact_of({guess}), SizeIs(1));
  EXPECT_THAT(impact_of({guess, {"大阪便90分遅れです", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({guess, {"大阪便40分遅れです", {Tag::impact}}}), SizeIs(2));
}

TEST(Impact, DropsWhatOnlyAnnouncesTheFigure) {
  const auto found = impact_of({{"数えました。対象は316人です", {Tag::impact}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found.front().text, Not(HasSubstr("数え")));
}

TEST(Impact, TellsWhatAFigureCounts) {
  TagFinding counted = tag(Tag::impact);
  counted.sentences = {1};
  const Analysis analysis = analysis_of({{at(9, 10),
                                          "岸",
                                          "記事が一覧に出ず使えませんでした。190本くらいです。",
                                          {counted},
                                          {metric(190, "本", "", "190本くらい")}}});
  const Story story(analysis, *shipped_rules());
  const auto named = impact(story, effects(story));
  ASSERT_THAT(named, SizeIs(1));
  EXPECT_THAT(named[0].text, HasSubstr("一覧に出"));
  EXPECT_THAT(impact_of({{"いま14になりました", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"6時以降で214件です", {Tag::impact}}}), IsEmpty());
  const auto joined =
      impact_of({{"出金が次々に拒否されています。6時以降で214件です", {Tag::impact}}});
  ASSERT_THAT(joined, SizeIs(1));
  EXPECT_THAT(joined[0].text, AllOf(HasSubstr("拒否"), HasSubstr("214件")));
  EXPECT_THAT(impact_of({{"まずい。1230万円ぶん", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({{"クレームは今のところ0件です", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"代理店9社に一次報告しました", {Tag::impact, Tag::communication}}}),
              IsEmpty());
}

TEST(Impact, LeavesOutWhatIsAsItShouldBeOrIsPlanned) {
  for (const char* text : {"薬袋の200枚のほうは正しく出ています", "始発が5時、5時台に12本あります",
                           "応援8人で片っ端から電話しています", "代わりの30席を押さえてあります",
                           "失敗が累計40万通あるので、評判が下がった可能性があります"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), IsEmpty());
  }
  for (const char* text : {"予約できない方が40人いて、片っ端から電話しています",
                           "8本のうち3本が開始できませんでした"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), SizeIs(1));
  }
}

TEST(Impact, LeavesOutACountOnTheWay) {
  const auto found = impact_of({{"いま二重に売れたのが580枚です", {Tag::impact}},
                                {"出てしまったのは640枚でした", {Tag::impact}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].text, HasSubstr("640枚"));
}

// How far it has fallen happened, whatever is feared or expected of it in the same breath.
TEST(Impact, TellsAFallBeforeWhatIsExpectedOfIt) {
  for (const char* text :
       {"仕分けの能力が毎時3,600個から2,400個に落ちていて、便に間に合わない見込みです。",
        "仕分けの能力が3,600個から2,400個に下がっており、このままだと便が遅れます。",
        "仕分けの能力が毎時2,400個に落ちていて、夕方の便に間に合いません。"}) {
    const auto found = impact_of({{text, {Tag::impact}}});
    ASSERT_THAT(found, SizeIs(1)) << text;
    EXPECT_THAT(found[0].text, HasSubstr("2,400個")) << text;
  }
  EXPECT_THAT(impact_of({{"このままだと2,400個が遅れる見込みです。", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"毎時2,400個に落とすので、便に間に合わない見込みです。", {Tag::impact}}}),
              IsEmpty());
}

// How much is done on such a day was hit by nothing.
TEST(Impact, LeavesOutHowMuchBusinessThereIs) {
  for (const char* text : {"今日は出荷8,400件です。", "本日の入荷は1,200箱です。",
                           "今日の予約は214件あります。", "平日の受注数はおよそ3,000件です。"}) {
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), IsEmpty()) << text;
  }
  for (const char* text : {"今日の受注は1,100件止まっています。", "本日の予約が15件消えています。",
                           "今日の出荷は310件遅れています。"}) {
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), SizeIs(1)) << text;
  }
}

// What was lost is said beside what was done, by one who does not speak of impact.
TEST(Impact, TellsTheLossOfTheEnd) {
  const auto found = impact_of({{"印刷が止まっています", {Tag::symptom}},
                                {"原因を見ます", {Tag::investigation}},
                                {"最後の便が出ました。遅れは35分です。", {Tag::recovery}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].text, HasSubstr("遅れは35分"));
  EXPECT_THAT(impact_of({{"印刷が止まっています", {Tag::symptom}},
                         {"このままだと35分遅れです", {Tag::recovery}}}),
              IsEmpty());
}

// What speaks against a step, and what would follow from one, did not come to pass.
TEST(ImpactLines, LeaveOutWhatWouldBe) {
  for (const char* text : {
           "夕方まで閉じると1時間あたり400万円の売上が消えます",
           "17時までに直らないと、260件が明日の着金に間に合わないです",
           "このまま自動で出ると、3,000個を余計に買うことになります",
           "ただ外すと次の20人に殺到するだけかも",
       }) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), IsEmpty());
  }
  for (const char* text : {
           "夕方まで閉じたので1時間あたり400万円の売上が消えました",
           "カートに入れられないと260件の連絡が来ています",
           "重複を除くと、870人に影響が出ています",
           "人数にしますと1,240人が買えませんでした",
       }) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), SizeIs(1));
  }
}

TEST(ImpactLines, LeaveOutWhatLiesAhead) {  // the first message is of 9:01
  EXPECT_THAT(impact_of({{"10時半にスーパー向けが11台出ます", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"この時間は、多くても3,000人です", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"直らないとどのくらい影響が出ますか", {}},
                         {"お客様は2,600社ほどです", {Tag::impact}}}),
              IsEmpty());
  EXPECT_THAT(impact_of({{"10時半の便が11台止まっています", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({{"8時半にスーパー向けが11台出ました", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(
      impact_of({{"どのくらい影響が出ていますか", {}}, {"お客様は2,600社ほどです", {Tag::impact}}}),
      SizeIs(1));
}

// How it is to get well, how many were left before it was over, what the answer says is none, and
// what was done about it, are no harm.
TEST(ImpactLines, LeaveOutOutlooksAndDeeds) {
  for (const char* text : {
           "いま420万件あるので、2時間くらいで全部埋まると思います",
           "伝票が1万件あるんで、昼までには捌ける見込みです",
           "夕方までに6,000通を送り終わる予定です",
           "残りの800件も30分で追いつくはずです",
           "棚の40箱も今日中に戻ると思います",
           "待っている90台は17時ごろ解消する見込みです",
       }) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), IsEmpty());
  }
  for (const char* text : {
           "伝票が1万件止まっています",
           "6,000通が届いていません",
           "待っている90台に荷物を積めませんでした",
           "二重に届いた方が800件いらっしゃいました",
           "棚の40箱が届いていません",
           "注文が420万件失敗していたと思います",
       }) {
    SCOPED_TRACE(text);
    EXPECT_THAT(impact_of({{text, {Tag::impact}}}), SizeIs(1));
  }
}

TEST(ImpactLines, LeaveOutWhatTheAnswerDenies) {
  const Heard asked{"欠測は36分間です。後から埋まらないという理解でよかったですか", {Tag::impact}};
  EXPECT_THAT(impact_of({asked, {"いや、順番に送られてきます。欠測にはならないです", {}}}),
              IsEmpty());
  EXPECT_EQ(rows_of({asked, {"いや、順番に送られてきます。欠測にはならないです", {}}}), "");
  EXPECT_THAT(impact_of({asked, {"はい、欠測です", {}}}), SizeIs(1));
  EXPECT_THAT(impact_of({asked, {"いや、もう少し長いです", {}}}), SizeIs(1));
}

TEST(ImpactLines, TellTheVerdictOfTheEnd) {
  const Heard harm{"注文が12件失敗しています", {Tag::impact}};
  const auto last = [&](const char* said) {
    const auto all = impact_of({harm, {"見ています", {}}, {said, {}}});
    return all.back().text;
  };
  for (const auto& [said, told] : {
           std::pair{"店舗側の影響なしってことでいいな", "店舗側の影響なし"},
           std::pair{"下書きは端末に残っているので消えてはいません",
                     "下書きは端末に残っているので消えてはいない"},
           std::pair{"名簿を全部突き合わせました。欠けなし", "名簿を全部突き合わせた。欠けなし"},
           std::pair{"お客様の情報の流出はありませんでした", "お客様の情報の流出はなかった"},
           std::pair{"朝7時の配送には間に合いました", "朝7時の配送には間に合った"},
           std::pair{"隣の倉庫の出荷に影響はありません", "隣の倉庫の出荷に影響はない"},
       }) {
    EXPECT_EQ(last(said), told);
  }
  for (const char* said : {
           "店舗側の影響なしでいいですか",
           "今のところ出荷に影響はありません",
           "影響なしのはずです",
           "「間に合いました」というお電話がありました",
           "報告書は会議に間に合いました",
           "欠けなし",
       }) {
    EXPECT_THAT(last(said), HasSubstr("12件")) << said;
  }
}

// Those who would have been hit were not, where it was in time.
TEST(ImpactLines, LeaveOutWhatWasAtStakeWhereItWasInTime) {
  const Heard stake{"お客様は今朝が2万3千人分です", {Tag::impact}};
  EXPECT_THAT(impact_of({stake, {"見ています", {}}, {"7時の公開に間に合いました", {}}}), SizeIs(1));
  EXPECT_THAT(impact_of({stake, {"見ています", {}}, {"7時に公開しました", {}}}), SizeIs(1));
  EXPECT_THAT(
      impact_of({stake, {"見ています", {}}, {"7時の公開に間に合いました", {}}}).front().text,
      HasSubstr("間に合った"));
  EXPECT_THAT(impact_of({{"お客様2万3千人に遅れて届きました", {Tag::impact}},
                         {"見ています", {}},
                         {"残りは7時の公開に間に合いました", {}}}),
              SizeIs(2));
}

TEST(ImpactLines, LeaveOutWhatSpeaksAgainstAStep) {
  const auto told = [](const char* text) {
    Analysis analysis = heard({{text, {Tag::impact}}});
    TagFinding refused = tag(Tag::action, Status::rejected);
    share_out(analysis.events[0], refused);
    analysis.events[0].tags.push_back(std::move(refused));
    const Story story(analysis, *shipped_rules());
    return impact(story, effects(story));
  };
  EXPECT_THAT(told("それはなしで。残り18万件の指示が消えます"), IsEmpty());
  EXPECT_THAT(told("全社は待ってください。今日締めのお客様が2,900社あるんです"), IsEmpty());
  EXPECT_THAT(told("切り戻しは見送ります。いま3,200人がログインできません"), SizeIs(1));
  EXPECT_THAT(told("再起動はしません。さきほど12件の注文が消えました"), SizeIs(1));
}

// Where nobody counts whom it hit, the harm that counts most is told, and who knows the figure is
// asked all the same.
TEST(Impact, TellsTheMainHarmWhereNothingIsCounted) {
  const auto told = [](const char* words) {
    return compose(analysis_of({{at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
                                {at(9, 5), "堤", "別の話です。", {}},
                                {at(9, 9), "堤", words, {main_one(tag(Tag::impact))}}}),
                   shipped_rules());
  };
  for (const auto& [words, row] : std::vector<std::pair<const char*, const char*>>{
           {"どの窓口もお客様が待たされています。", "どの窓口もお客様が待たされている"},
           {"3部門とも朝から仕事が止まっています。", "3部門とも朝から仕事が止まっている"}}) {
    const Incident incident = told(words);
    ASSERT_THAT(incident.impact, SizeIs(1)) << words;
    EXPECT_EQ(incident.impact.front().text, row);
    EXPECT_TRUE(std::ranges::any_of(incident.missing, [](const Missing& one) {
      return one.id == "missing.impact";
    })) << words;
  }
  for (const char* words :
       {"お客様は待たされていますか。", "配信は7時なのでお客様には影響が出ません。",
        "お客様が待たされるところでした。", "締めは明日の18時です。"}) {
    EXPECT_THAT(told(words).impact, IsEmpty()) << words;
  }
}

// The impact of a talk of which `words` tell the harm best, beside a count that is told anyway.
std::string told_beside(const char* words, bool main = true) {
  Analysis analysis = heard({{"受付が止まっています。", {Tag::symptom}},
                             {"会員310人が予約できませんでした。", {Tag::impact}},
                             {words, {Tag::impact}}});
  analysis.events.back().tags.front().main = main;
  const Story story(analysis, *shipped_rules());
  std::string all;
  for (const Statement& one : impact(story, effects(story))) {
    all += one.text + "|";
  }
  return all;
}

// What tells the harm best is told in any case, but for how well it ended.
TEST(Impact, TellsTheMainHarmInAnyCase) {
  for (const char* words :
       {"窓口は8時半から9時29分まで、だいたい1時間ご迷惑をかけました",
        "止まっていたのは実質2日です", "お客様の前で列が2階まで伸びて、苦情になりそうです",
        "学生からの電話が当直室に回っています"}) {
    const std::string front = std::string(words).substr(0, 12);
    EXPECT_THAT(told_beside(words), HasSubstr(front)) << words;
    EXPECT_THAT(told_beside(words, false), Not(HasSubstr(front))) << words;
  }
  for (const char* words :
       {"遅れた荷物は全部お届けできました", "苦情は0件です", "画面のエラーは消えました",
        "学生からの電話はどこに回っていますか", "窓口の列が伸びたら2階も開けましょう"}) {
    EXPECT_THAT(told_beside(words), Not(HasSubstr(std::string(words).substr(0, 12)))) << words;
  }
}

// Of the message that tells the harm best, the sentences that go on counting, of whatever they are
// besides.
TEST(ImpactLines, GoOnCountingInTheMainMessage) {
  const auto told = [](const char* words, bool main) {
    Analysis analysis =
        heard({{"違う宛名で届いています。", {Tag::symptom}}, {words, {Tag::impact}}});
    TagFinding& finding = analysis.events.back().tags.front();
    finding.sentences = {0};
    finding.main = main;
    const Story story(analysis, *shipped_rules());
    std::string all;
    for (const Statement& one : impact(story, effects(story))) {
      all += one.text;
    }
    return all;
  };
  for (const char* words :
       {"宛名が重なったのは57通です。突き合わせて、違う宛名で届いたのは31通です。",
        "誤配は57通でした。うち31通は開封されています。"}) {
    EXPECT_THAT(told(words, true), AllOf(HasSubstr("57通"), HasSubstr("31通"))) << words;
    EXPECT_THAT(told(words, false), AllOf(HasSubstr("57通"), Not(HasSubstr("31通")))) << words;
  }
  for (const char* words :
       {"誤配は57通でした。封筒の在庫は31通です。", "誤配は57通でした。届かないのは31通ですか？"}) {
    EXPECT_THAT(told(words, true), AllOf(HasSubstr("57通"), Not(HasSubstr("31通")))) << words;
  }
}

// How many there are at all is no harm.
TEST(ImpactLines, LeaveOutHowManyThereAre) {
  EXPECT_THAT(impact_of({{"同接18.6万人", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"会員数は4万2千人です", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"同接18.6万人のうち、落ちたのは4万人です", {Tag::impact}}}),
              Not(IsEmpty()));
}

// Nobody said nothing where somebody said that there was no harm.
TEST(ImpactLines, TellThatThereWasNoneWhereNobodyTellsOfAny) {
  EXPECT_THAT(impact_of({{"お客様への影響はありません", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({{"会員にもサービスにも被害なし", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({{"お客様への影響はありませんか", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"お客様への影響はないかもしれません", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"社外への影響はなしで部長に伝えておきます", {Tag::impact}}}), IsEmpty());
}

// The count of the end stands before what is planned.
TEST(ImpactLines, TellTheLastCountBeforeAPlan) {
  EXPECT_THAT(impact_of({{"お客様の問い合わせは最終で63件、うち5件は別で調べます", {Tag::impact}}}),
              SizeIs(1));
  EXPECT_THAT(impact_of({{"お客様の問い合わせは、明日63件まで調べます", {Tag::impact}}}),
              IsEmpty());
}

// What had to be done again counts beside what somebody did, and machines that are set up again do
// not; nor is a count harm.
TEST(ImpactLines, CountWhatIsDoneAgain) {
  const auto late = [](const char* text, Tag tag_of_it) {
    return impact_of({{"ラインが止まっています", {}}, {text, {tag_of_it}}});
  };
  EXPECT_THAT(late("ラベルは620箱ぜんぶ貼り替えました", Tag::recovery), SizeIs(1));
  EXPECT_THAT(late("620箱は再検査に回します", Tag::communication), SizeIs(1));
  EXPECT_THAT(late("朝からの分で620箱です。これは仕分けし直します", Tag::communication), SizeIs(1));
  EXPECT_THAT(late("サーバ4台を作り直しました", Tag::recovery), IsEmpty());
  EXPECT_THAT(late("44組のうち39組は回収できました", Tag::recovery), IsEmpty());
  EXPECT_THAT(late("朝の分は620箱です。箱は青です", Tag::communication), IsEmpty());
}

// What is asked for and answered is told with what was asked; what is put off, done or still to
// come is no answer to it.
TEST(ImpactLines, TellWhatAnswersWhoAsksForTheHarm) {
  const auto answer = [](const char* asked, const char* answered) {
    const auto told =
        impact_of({{"伝票が印刷できません", {Tag::symptom}}, {asked, {}}, {answered, {}}});
    return told.empty() ? std::string() : told.back().text;
  };
  EXPECT_EQ(answer("影響は？", "特にありません"), "影響は特にない");
  EXPECT_EQ(answer("影響ありますか？", "なしです"), "影響はなしだ");
  EXPECT_EQ(answer("お客様への影響は？", "5分ほど遅くなったくらいです"),
            "お客様への影響は5分ほど遅くなったくらいだ");
  EXPECT_EQ(answer("損失はどのくらいですか", "約600ショット、12万円程度です"),
            "損失は約600ショット、12万円程度だ");
  EXPECT_EQ(answer("影響範囲はどこまでですか？", "大阪の拠点だけです"),
            "影響範囲は大阪の拠点だけだ");
  EXPECT_EQ(answer("何通ですか", "2,318通です"), "「何通ですか」に対し2,318通だ");
  EXPECT_EQ(answer("どのくらい止まってました？", "15分です"),
            "「どのくらい止まってました」に対し15分だ");
  EXPECT_EQ(answer("対象は300名くらいですか？", "はい、そうです"),
            "「対象は300名くらいですか」に対し「はい」");
  EXPECT_EQ(answer("影響は？", "確認中です"), "");
  EXPECT_EQ(answer("影響は？", "これから集計します"), "");
  EXPECT_EQ(answer("お客様影響は？", "切り戻しました"), "");
  EXPECT_EQ(answer("明日の影響は？", "ありません"), "");
  EXPECT_EQ(answer("あと何台ですか", "3台です"), "");
  EXPECT_EQ(answer("何分で直りますか", "10分です"), "");
  EXPECT_EQ(answer("テストは何人に送りました？", "8人です"), "");
  EXPECT_EQ(answer("タイムアウトは何秒？", "30秒です"), "");
}

// Whom it hit counts also where nobody counts them.
TEST(ImpactLines, TellThatItHitAllOrHalfOfThem) {
  const auto scope = [](const char* text) {
    return impact_of({{"レジが動きません", {Tag::symptom}}, {text, {Tag::symptom}}});
  };
  EXPECT_THAT(scope("全店舗で発生しています"), SizeIs(1));
  EXPECT_THAT(scope("全社員が使えない状態です"), SizeIs(1));
  EXPECT_THAT(scope("約半数の端末でエラーです"), SizeIs(1));
  EXPECT_THAT(scope("全店舗で使えないですか？"), IsEmpty());
  EXPECT_THAT(scope("全店舗で使えなければ止めます"), IsEmpty());
  EXPECT_THAT(scope("2号機が使えない状態です"), IsEmpty());
}

// An excuse and a figure, and nothing more.
TEST(Impact, PutsAFigureRightThatIsExcused) {
  const auto told = [](const char* text) {
    const auto all = impact_of({{"影響は200件です", {Tag::impact}}, {text, {Tag::impact}}});
    return all.empty() ? std::string() : all.front().text;
  };
  EXPECT_THAT(told("すみません、230件でした"), HasSubstr("影響は230件だ(当初の200件はのちに訂正)"));
  EXPECT_THAT(told("失礼しました、230件です"), HasSubstr("影響は230件だ(当初の200件はのちに訂正)"));
  EXPECT_THAT(told("すみません、問い合わせは230件でした"), Not(HasSubstr("訂正")));
  EXPECT_THAT(told("230件のお客様にすみません"), Not(HasSubstr("訂正")));
}

}  // namespace
}  // namespace tenmatsu::composition
