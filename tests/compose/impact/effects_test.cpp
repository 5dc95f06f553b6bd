// Which figures are effects, under which names they stand, and what goes on with what; the figures
// and their subjects are the analysis' own.

#include "compose/impact/effects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "compose/gaps/conflicts.hpp"
#include "compose/impact/effect_notes.hpp"
#include "compose/impact/impact.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

struct Heard {
  const char* text;
  std::vector<Tag> tags;
};

Analysis heard(const std::vector<Heard>& talk) {
  Transcript transcript;
  transcript.name = "talk.txt";
  for (const Heard& one : talk) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.line = message.n;
    message.time = Stamp{at(9, message.n) * 60, false, false, std::nullopt};
    message.speaker = message.n % 2 == 0 ? "岸" : "堤";
    message.text = one.text;
    transcript.messages.push_back(std::move(message));
  }
  Analysis analysis = analyse(std::move(transcript), shipped_rules());
  for (std::size_t i = 0; i < talk.size(); ++i) {
    std::vector<TagFinding> findings;
    for (const Tag one : talk[i].tags) {
      TagFinding finding = tag(one);
      share_out(analysis.events[i], finding);
      findings.push_back(std::move(finding));
    }
    analysis.events[i].tags = std::move(findings);
  }
  return analysis;
}

// 「subject: value → value; subject: value」
std::string rows_of(const std::vector<Heard>& talk) {
  const Analysis analysis = heard(talk);
  std::string all;
  for (const EffectRow& row : effects(Story(analysis, *shipped_rules()))) {
    all += (all.empty() ? "" : "; ") + row.subject + ":";
    for (std::size_t i = 0; i < row.readings.size(); ++i) {
      all += (i == 0 ? " " : " → ") + row.readings[i].text;
    }
  }
  return all;
}

std::vector<Statement> impact_of(const std::vector<Heard>& talk) {
  const Analysis analysis = heard(talk);
  const Story story(analysis, *shipped_rules());
  return impact(story, effects(story));
}

struct Case {
  std::vector<Heard> talk;
  const char* rows;
};

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

// How many there are of something is no effect by itself, nor that there was none of what should
// not be.
TEST(EffectRows, AreOfWhatWentWrongAndNotOfWhatThereIs) {
  const Case kCases[] = {
      {{{"ワーカーは24台です", {Tag::symptom}}}, ""},
      {{{"苦情は0件です", {Tag::impact}}}, ""},
      {{{"今朝から入った注文が0件です", {Tag::symptom}}}, "入った注文: 0件"},
      {{{"送信の失敗は24件です", {Tag::symptom}}}, "送信の失敗: 24件"},
      {{{"処理待ちは最長31分です", {Tag::impact}}}, "処理待ち: 最長31分"},
      {{{"センサーは-11.2℃です", {Tag::symptom}}}, "センサー: -11.2℃"},
      {{{"キューの長さが214です", {Tag::symptom}}, {"キューの長さが22です", {Tag::recovery}}},
       "キューの長さ: 214 → 22"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

TEST(EffectRows, JoinOnlyWhatMeasuresTheSame) {
  const Case kCases[] = {
      {{{"充電器138基のうち41基が応答なしです", {Tag::symptom}}}, "充電器: 138基のうち41基"},
      {{{"CPUは22〜25%です", {Tag::symptom}}}, "CPU: 22〜25%"},
      {{{"入電は27件です", {Tag::impact}}, {"入電は61件です", {Tag::impact}}}, "入電: 27件 → 61件"},
      // some time's share of them
      {{{"入電は61件です", {Tag::impact}}, {"入電は9時40分以降は2件です", {Tag::impact}}},
       "入電: 61件"},
      // fewer are a part, unless it is said that they became fewer
      {{{"未処理の伝票は61件です", {Tag::symptom}}, {"未処理の伝票は12件です", {Tag::symptom}}},
       "未処理の伝票: 61件"},
      {{{"順番待ちは61人です", {Tag::impact}}, {"順番待ちは12人まで減りました", {Tag::recovery}}},
       "順番待ち: 61人 → 12人"},
      {{{"search-api p99 latencyが11秒です", {Tag::symptom}}, {"p99は1秒です", {Tag::recovery}}},
       "search-api p99 latency: 11秒 → 1秒"},
      // another thing with the same beginning
      {{{"予約待ちは20件です", {Tag::symptom}}, {"予約待ちの取消は30件です", {Tag::symptom}}},
       "予約待ち: 20件; 予約待ちの取消: 30件"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

// What a web server answers with is a name, and a count of requests is none; a figure that was read
// up to the stem of its bound has the whole of it.
TEST(EffectRows, NameStatusesAndWriteBoundsOut) {
  const Case kCases[] = {
      {{{"orders-api 5xx 38%", {Tag::symptom}}, {"5xx 0.2%", {Tag::recovery}}},
       "orders-api 5xx: 38% → 0.2%"},
      {{{"504エラー率が38%です", {Tag::symptom}}, {"504エラー率は1%です", {Tag::recovery}}},
       "504エラー率: 38% → 1%"},
      {{{"4xx率は11.8%です", {Tag::symptom}}}, "4xx率: 11.8%"},
      {{{"ALERT edge 5xx ratio 31%", {Tag::symptom}}}, "edge 5xx ratio: 31%"},
      {{{"窓口の待ち人数は40人を超えました", {Tag::symptom}}}, "窓口の待ち人数: 40人超"},
      {{{"電話は30件は超えています", {Tag::impact}}}, "電話: 30件超"},
      {{{"受電の応答率が3割を切ってます", {Tag::symptom}}}, "受電の応答率: 3割未満"},
      {{{"成功率が9割を下回りました", {Tag::symptom}}}, "成功率: 9割未満"},
      {{{"待ち時間は5分以上です", {Tag::symptom}}}, "待ち時間: 5分以上"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

TEST(EffectRows, LeaveOutWhatIsNoEffect) {
  const Heard kNone[] = {
      {"検証環境ではエラー率が12%でした", {Tag::symptom}},         // a test
      {"30秒待ってタイムアウトしています", {Tag::symptom}},        // how long it waits
      {"このままだと損失は840万円です", {Tag::impact}},            // feared
      {"キャンセルが1割を超えると順位が落ちます", {Tag::impact}},  // a rule
      {"メールの配信先は21万人です", {Tag::impact}},               // who could be reached
      {"伝票は1日に900通です", {Tag::impact}},                     // how many there usually are
      {"5xx > 5%です", {Tag::symptom}},                            // a limit
      {"エラー率は12%ですか？", {Tag::symptom}},                   // a question
      {"ディスクは4割しか使ってないです", {Tag::symptom}},         // in order
      {"取込は312件です", {Tag::recovery}},                        // only what works
      {"列車が2本欠けたら間引きになります", {Tag::impact}},        // what would be
      {"窓口に聞いたらゼロ、受注も214件です", {Tag::impact}},      // no harm
  };
  for (const Heard& one : kNone) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(rows_of({one}), "");
  }
}

// An item of a list is called what it says, however alike the labels are.
TEST(EffectRows, OfAListOfTheHarmAreCalledByTheirLabels) {
  EXPECT_EQ(rows_of({{"集計です\n・失敗した注文の会員 310人\n・失敗した会員 12人\n・返金額: 38万円",
                      {Tag::impact}}}),
            "失敗した注文の会員: 310人; 失敗した会員: 12人; 返金額: 38万円");
  EXPECT_EQ(rows_of({{"・止まった端末 12台\n・止まった端末 40台", {Tag::impact}}}),
            "止まった端末: 12台");
  // no list, and no harm
  EXPECT_EQ(rows_of({{"集計です\n・窓口は12か所です\n・本日の受付 310件", {}}}), "");
}

// A figure behind which a condition stands was not read, unless the sentence tells that it was
// reached.
TEST(EffectRows, LeaveOutAtWhichFigureSomethingWouldHappen) {
  for (const char* text :
       {"給気が41℃いくと機器が勝手に落ち始める", "庫温が8℃を超えると全部廃棄です",
        "接続が500を超えたら止まります", "未送信が300件なら今日は諦めます",
        "残りが20件を切れば止まります", "待ちが40人になった場合は整理券です",
        "給気が41℃になりますと止まり始めます", "失敗が1,000件超えないと鳴らない"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(rows_of({{text, {Tag::symptom, Tag::impact}}}), "");
    EXPECT_THAT(impact_of({{text, {Tag::symptom, Tag::impact}}}), IsEmpty());
  }
  for (const char* text :
       {"失敗が300件になると落ち始めました", "失敗が300件まで増えたら落ちました",
        "失敗が300件出ているとの連絡です", "失敗が300件あると聞いています",
        "失敗が300件になっています", "失敗が300件並んでいます", "失敗が300件になると思います",
        "失敗は1割で300件になると", "失敗が300件です金額にすると4万円です",
        "失敗した300件は片方を消すと直りません"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(rows_of({{text, {Tag::symptom, Tag::impact}}}), HasSubstr("300件"));
  }
}

// What one thing costs, and how many there are, were not hit; firms that call are callers.
// How it was counted, or when, is no name of what was.
TEST(EffectRows, AreNotCalledByHowTheyWereCounted) {
  const auto row = [](const char* said) {
    return rows_of(
        {{"券売機が止まっています。", {Tag::detection, Tag::symptom}}, {said, {Tag::impact}}});
  };
  for (const char* said : {
           "買えなかったのは、会員番号でまとめると171人です。",
           "買えなかったのは、重なりを除くと159人です。",
           "買えなかったのは、のべで数えると318人です。",
       }) {
    for (const char* verb : {"まとめる", "除く", "数える"}) {
      EXPECT_EQ(row(said).find(verb), std::string::npos) << row(said);
    }
  }
}

TEST(EffectRows, LeaveOutRatesAndAllThereIs) {
  EXPECT_EQ(rows_of({{"1杯の原価が38円で、止まったレジは6台です", {Tag::symptom}}}),
            "止まったレジ: 6台");
  EXPECT_EQ(rows_of({{"全社は1,380台です", {Tag::symptom}}}), "");
  EXPECT_EQ(rows_of({{"いま41社からお電話をいただいています", {Tag::impact}},
                     {"影響は384社です", {Tag::impact}}}),
            "問い合わせ等: 41社; 影響を受けた数: 384社");
}

TEST(EffectRows, TellWhatIsRightInTheEnd) {
  const Case kCases[] = {
      {{{"影響を受けたのは58社です", {Tag::impact}},
        {"58社には連絡します", {Tag::communication}},
        {"訂正です、58社じゃなくて57社でした。1社は解約済み", {Tag::impact}}},
       "影響を受けた数: 57社"},
      {{{"割合が違っていたのは63人でした", {Tag::impact}},
        {"入ってました、すみません。手修正の17人を除いて46人です", {Tag::impact}}},
       "割合が違っていた数: 46人"},
      {{{"割合が違っていたのは63人でした", {Tag::impact}},
        {"店頭の17人を除いて46人には連絡済みです", {Tag::communication}}},
       "割合が違っていた数: 63人"},
      {{{"影響を受けたのは236社です", {Tag::impact}},
        {"ごめん訂正、236社はトライアル込みで、有料は171社でした", {Tag::communication}}},
       "影響を受けた数: 236社"},
      {{{"失敗した注文は6万件、いえ失礼しました、桁を見間違えました。6,140件です",
         {Tag::impact, Tag::symptom}}},
       "失敗した注文: 6,140件"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

TEST(EffectRows, LeaveOutWhatIsInOrderSetOrAnotherCount) {
  const Case kCases[] = {
      {{{"エンジンのサーバーはCPU 4%、メモリ 38%です。どれも余裕です", {Tag::symptom}}}, ""},
      {{{"電波は -55dBmです。電波のせいではありません", {Tag::symptom}}}, ""},
      {{{"加温機の出力は全部OFFです。設定は22時から8℃です", {Tag::symptom}}}, ""},
      {{{"ジョブが規定時間を超過しました 経過=22分", {Tag::symptom}}}, ""},
      {{{"クレームが2件です。かけ直しで済んだのが34件です", {Tag::impact}}}, "クレーム: 2件"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

TEST(EffectRows, AreNamedByWholeNounsOfWhatTheyCount) {
  const Case kCases[] = {
      {{{"現在お待ちの方が23名になりました", {Tag::impact}}}, "待ち人数: 23名"},
      {{{"すみません窓口いま38人待ちです", {Tag::impact}}}, "待ち人数: 38人"},
      {{{"「メール見て安心した」て電話が9件", {Tag::impact}}}, ""},
      {{{"本庁からの検索は1秒かかっておりません", {Tag::symptom}}}, ""},
      {{{"再開後の購入96件、付与漏れなしです", {Tag::impact}}}, ""},
      {{{"10分以上遅れた会議が4,112件です", {Tag::impact}}}, "10分以上遅れた会議: 4,112件"},
      {{{"手作業で待ち時間が最大70分になりました", {Tag::impact}}}, "待ち時間: 最大70分"},
      {{{"東のプールが使用率100%です", {Tag::symptom}}}, "東のプールの使用率: 100%"},
      {{{"荷物が緯度139度に並んでいます", {Tag::symptom}}}, ""},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

TEST(EffectRows, KeepWhatWasFoundByCounting) {
  EXPECT_EQ(rows_of({{"数えたらロックされた人が412人です", {Tag::impact}}}),
            "ロックされた人: 412人");
}

TEST(EffectRows, LeaveOutOnlyWhatStandsInTheBlockOfAProgram) {
  EXPECT_EQ(rows_of({{"```エラー率は12%です```", {Tag::symptom}}}), "");
  EXPECT_EQ(rows_of({{"失敗は38件です。\n```\nGET /cart\n```", {Tag::symptom}}}), "失敗: 38件");
}

TEST(EffectRows, TellAValueOnce) {
  EXPECT_EQ(rows_of({{"失敗が388件に増えました", {Tag::symptom}},
                     {"失敗が388件から19件に減りました", {Tag::recovery}}}),
            "失敗: 388件 → 19件");
}

TEST(EffectRows, NameWhoAsksAndWhoWasHit) {
  const Case kCases[] = {
      {{{"「開けない」というお問い合わせが届いていて、いま27件です", {Tag::impact}}},
       "問い合わせ: 27件"},
      {{{"影響は約1,300名です", {Tag::impact}}}, "影響を受けた数: 約1,300名"},
      {{{"採血できないので、2人で回しています", {Tag::impact}}}, ""},
      {{{"4人で3万2千円くらい損しました", {Tag::impact}}},
       "影響を受けた数: 4人; 損失: 3万2千円くらい"},
      {{{"アクセスは普段の6倍から7倍です", {Tag::symptom}}}, "アクセス: 通常の6倍から7倍"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
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
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].text, HasSubstr("(4,600通はのちに3,740通に訂正)"));
  EXPECT_THAT(found[1].text, Not(HasSubstr("のちに訂正")));
  const std::vector<Heard> both = {{"二重請求は62件、金額で48,300円です", {Tag::impact}},
                                   {"訂正です。正しくは60件、45,100円です", {}}};
  const auto told = impact_of(both);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told[0].text, HasSubstr("(62件、48,300円はのちに60件、45,100円に訂正)"));
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
  EXPECT_THAT(told[0].text, HasSubstr("1,947件に訂正"));
}

// A figure alone tells nothing; what it counts may stand in the sentence before.
// What follows is said by the words, however far away the wrong figure is.
TEST(Impact, SaysWhatIsRightByTheWordsThatPointToIt) {
  const struct {
    std::vector<Heard> talk;
    const char* told;
  } kCases[] = {
      {{{"年末指定のはずが1月になっているのが1,019件です", {Tag::impact}},
        {"書き出した。オードブルの87件抜いて、おせちだけだと932件です", {Tag::investigation}},
        {"あれオードブル込みでした、すみません", {Tag::investigation}}},
       "(1,019件はのちに932件に訂正)"},
      {{{"2名の方が投票なさらずにお帰りになりました", {Tag::impact}},
        {"お帰りになった方は2名でよろしいですか", {}},
        {"先ほどお一人が戻って投票してくださいましたので、1名でございます", {}}},
       "(2名はのちに1名に訂正)"},
      {{{"対象の融資実行が64件止まっています", {Tag::impact}},
        {"先ほど64件と申しましたが読み間違いで、正しくは46件です。うち31件は間に合います",
         {Tag::impact}}},
       "(64件はのちに46件に訂正)"},
      // a second figure of the same kind beside the wrong one
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"8,412件ではなく8,214件でした。失礼しました", {Tag::impact}}},
       "(8,412件はのちに8,214件に訂正)"},
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"訂正します。遅延件数は8,214件でした", {Tag::impact}}},
       "(8,412件はのちに8,214件に訂正)"},
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"先ほどの8,412件は誤りで、正しくは8,214件です", {Tag::impact}}},
       "(8,412件はのちに8,214件に訂正)"},
      {{{"遅延したのは8,412件、お問い合わせは3件です", {Tag::impact}},
        {"すみません、お問い合わせは3件ではなく4件でした", {Tag::impact}}},
       "(3件はのちに4件に訂正)"},
      {{{"止まったのは12台、積み残しは400台です", {Tag::impact}},
        {"12台じゃなくて14台でした", {Tag::impact}}},
       "(12台はのちに14台に訂正)"},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.told);
    const auto found = impact_of(one.talk);
    ASSERT_FALSE(found.empty());
    EXPECT_THAT(found.front().text, HasSubstr(one.told));
  }
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

TEST(EffectRows, LeaveOutWhatIsUsualAndWhoWorks) {
  struct RowsOf {
    std::vector<Heard> talk;
    const char* rows;
  };
  const RowsOf kCases[] = {
      {{{"待ち時間は3秒で変わりありません", {Tag::symptom}}}, ""},
      {{{"エラー率は0.3%で普段どおりです", {Tag::symptom}}}, ""},
      {{{"ログイン失敗率は40%です、入金は普段どおりです", {Tag::symptom}}}, "ログイン失敗率: 40%"},
      {{{"受付のスタッフ6人でお店に電話しています", {Tag::impact}}}, ""},
      {{{"那覇行きの412便と松山行きの310便に同じ札がついています", {Tag::symptom}}}, ""},
      {{{"端末9,200台のうち、届いていたのは4,100台だけです", {Tag::impact}}}, ""},
      {{{"駅前だけで9人が待たされています", {Tag::impact}}}, ""},
      {{{"CRIT web3.example: エラー率 6.8%", {Tag::symptom}},
        {"CRIT web4.example: エラー率 6.7%", {Tag::symptom}},
        {"OK web3.example: エラー率 0.1%", {Tag::symptom, Tag::recovery}}},
       "エラー率: 6.8% → 0.1%"},
      {{{"苦情19件のうち、つながらなかったというのは12件です", {Tag::impact}}}, "苦情: 19件"},
  };
  for (const RowsOf& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

TEST(EffectNotes, LeaveOutWhatALaterMessageOverturns) {
  const Analysis analysis = heard({{"止めたので患者さんには渡していません", {Tag::impact}},
                                   {"すでに17件が誤った量でお渡し済みでした", {Tag::impact}}});
  EXPECT_THAT(effect_notes(Story(analysis, *shipped_rules()), {}), IsEmpty());
}

TEST(EffectNotes, LeaveOutWhatGoesOnWithAForecast) {
  for (const auto& [said, told] :
       {std::pair{"1台止めると処理が3,600件から2,400件に落ちます。お客様の荷物が届かなくなります",
                  false},
        std::pair{"1台止めると処理が3,600件から2,400件に落ちます。お客様の荷物が届いていません",
                  true},
        std::pair{"1台止めたら処理が3,600件から2,400件に落ちました。お客様の荷物が届きません",
                  true}}) {
    SCOPED_TRACE(said);
    const Analysis analysis = heard({{said, {Tag::impact}}});
    EXPECT_EQ(!effect_notes(Story(analysis, *shipped_rules()), {}).empty(), told);
  }
}

TEST(EffectNotes, LeaveOutThatItIsWellAgain) {
  for (const auto& [said, told] :
       {std::pair{"お客様からも「完了になった」という方が出てきました", false},
        std::pair{"怒ってたお客様も「出ました」って連絡ありました", false},
        std::pair{"お客様から「エラーが出ました」という連絡がありました", true}}) {
    SCOPED_TRACE(said);
    const Analysis analysis = heard({{said, {Tag::impact}}});
    EXPECT_EQ(!effect_notes(Story(analysis, *shipped_rules()), {}).empty(), told);
  }
}

TEST(Conflicts, ValuesOverTimeAreNone) {
  const Analysis analysis = heard({{"エラー率は22%です。", {Tag::symptom}},
                                   {"エラー率は64%まで上がったんですか。", {Tag::symptom}},
                                   {"注文は0件 / 2分 (想定 40件/分)です。", {Tag::symptom}}});
  EXPECT_THAT(conflicts(Story(analysis, *shipped_rules()), Incident{}), IsEmpty());
}

TEST(Conflicts, TwoStatementsOfOneAmountAreOne) {
  const Analysis analysis =
      heard({{"対象者は914名です。", {Tag::impact}}, {"対象者は920名です。", {Tag::impact}}});
  EXPECT_THAT(conflicts(Story(analysis, *shipped_rules()), Incident{}), SizeIs(1));
}

TEST(EffectNotes, TellComplaintsAndNotThatThereWereNone) {
  for (const auto& [said, told] :
       {std::pair{"お客様が買えなくて、苦情はありました。", true},
        std::pair{"お客様が買えなくて、苦情はありませんでした。", false}}) {
    SCOPED_TRACE(said);
    const Analysis analysis = analysis_of({{at(9, 0), "堤", said, {tag(Tag::impact)}}});
    EXPECT_EQ(!effect_notes(Story(analysis, *shipped_rules()), {}).empty(), told);
  }
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

// A figure that is only held against the next one, of those who may be hit, or of what is well.
TEST(Effects, LeaveOutWhatShouldBe) {
  EXPECT_EQ(rows_of({{"実在庫500個なのに出荷指示が612件です", {Tag::symptom}}}), "");
  EXPECT_EQ(rows_of({{"うちは会員9,000人です", {Tag::impact}}}), "");
  EXPECT_EQ(rows_of({{"発番のAPIは平和です。成功率99.98%", {Tag::symptom}}}), "");
  EXPECT_THAT(rows_of({{"会員9,000人に影響が出ています", {Tag::impact}}}), HasSubstr("9,000人"));
  EXPECT_THAT(rows_of({{"決済のAPIが不調です。成功率61%", {Tag::symptom}}}), HasSubstr("61%"));
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

// Room enough is no harm; too little is.
TEST(Effects, LeaveOutRoomThatIsLeft) {
  EXPECT_EQ(rows_of({{"でもNASの空き見たら38%あるんですよ", {Tag::symptom}}}), "");
  EXPECT_THAT(rows_of({{"NASの空きが2%です", {Tag::symptom}}}), HasSubstr("2%"));
  EXPECT_THAT(rows_of({{"NASの使用率が98%です", {Tag::symptom}}}), HasSubstr("98%"));
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

// Nobody said nothing where somebody said that there was no harm.
TEST(ImpactLines, TellThatThereWasNoneWhereNobodyTellsOfAny) {
  EXPECT_THAT(impact_of({{"お客様への影響はありません", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({{"会員にもサービスにも被害なし", {Tag::impact}}}), SizeIs(1));
  EXPECT_THAT(impact_of({{"お客様への影響はありませんか", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"お客様への影響はないかもしれません", {Tag::impact}}}), IsEmpty());
  EXPECT_THAT(impact_of({{"社外への影響はなしで部長に伝えておきます", {Tag::impact}}}), IsEmpty());
}

// Without the bound more of them would have been counted.
TEST(Effects, KeepTheBoundBeforeAName) {
  EXPECT_THAT(rows_of({{"3回以上請求された会員が142人です", {Tag::impact}}}),
              HasSubstr("3回以上請求された会員"));
  EXPECT_THAT(rows_of({{"3回以上出ています。請求された会員が142人です", {Tag::impact}}}),
              Not(HasSubstr("3回以上")));
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
  EXPECT_THAT(told("すみません、230件でした"), HasSubstr("のちに230件に訂正"));
  EXPECT_THAT(told("失礼しました、230件です"), HasSubstr("のちに230件に訂正"));
  EXPECT_THAT(told("すみません、問い合わせは230件でした"), Not(HasSubstr("訂正")));
  EXPECT_THAT(told("230件のお客様にすみません"), Not(HasSubstr("訂正")));
}

std::vector<std::string> notes_of(const char* said) {
  const Analysis analysis = heard({{"注文が通りません。", {Tag::symptom}}, {said, {Tag::impact}}});
  std::vector<std::string> texts;
  for (const Statement& one : effect_notes(Story(analysis, *shipped_rules()), {})) {
    texts.push_back(one.text);
  }
  return texts;
}

// What is still to come, what people do about it and until when something is due is no effect.
TEST(EffectNotes, TellOnlyWhatIsSo) {
  for (const char* said : {"待って、書きかけの伝票が消える。", "その間の売上はゼロになる。",
                           "古い端末のお客様は使えなくなるよね。", "影響のある会員を数えています。",
                           "困る店があるので、先に電話します。", "これって漏えいになるんですかね。",
                           "間に合わなかったお客様がお礼に来られました。"}) {
    EXPECT_THAT(notes_of(said), IsEmpty()) << said;
  }
  for (const char* said :
       {"お客様の伝票が消えています。", "窓口が混雑していて、お客様から苦情が来ています。"}) {
    EXPECT_THAT(notes_of(said), Not(IsEmpty())) << said;
  }
}

// The clause says who is counted, and not the thing that it begins with.
TEST(EffectRows, AreCalledByWhomTheClauseCounts) {
  for (const auto& [said, name] : {
           std::pair("運賃を取られた方が61名います", "運賃を取られた方"),
           std::pair("カードがロックされた方が57名です", "カードがロックされた方"),
           std::pair("有償石を使った方が6,118人です", "有償石を使った方"),
           std::pair("列車を逃したお客様は12名です", "列車を逃したお客様"),
           std::pair("証明書が届かない会社が6社です", "証明書が届かない会社"),
           std::pair("ゲートを出られなかった会員は31名です", "ゲートを出られなかった会員"),
       }) {
    EXPECT_THAT(rows_of({{said, {Tag::symptom, Tag::impact}}}), HasSubstr(name)) << said;
  }
  for (const auto& [said, name] : {
           std::pair("入館できない人が40人います", "入館できない人"),
           std::pair("苦情が12件来ています", "苦情"),
           std::pair("待ち時間が40分になっています", "待ち時間"),
           std::pair("未処理の注文が300件です", "未処理の注文"),
           std::pair("影響店舗は14店舗です", "影響店舗"),
           std::pair("エラー率が12%です", "エラー率"),
       }) {
    EXPECT_THAT(rows_of({{said, {Tag::symptom, Tag::impact}}}), HasSubstr(name)) << said;
  }
}

// A part is no later value of the whole, and no time is counted.
TEST(EffectRows, TellNoPartAsAChange) {
  for (const char* said :
       {"今朝作ったのが4,386個、うち積んだのが1,152個です",
        "待っているのが300人、そのうち帰ったのが40人です", "412名中ずれているのが57名です"}) {
    EXPECT_EQ(rows_of({{said, {Tag::symptom, Tag::impact}}}).find("→"), std::string::npos) << said;
  }
  for (const char* said :
       {"週末で4割落ちています", "来週木曜なので1週間遅れです", "午前は900件止まりました"}) {
    const std::string rows = rows_of({{said, {Tag::symptom, Tag::impact}}});
    EXPECT_FALSE(rows.starts_with("週末:") || rows.starts_with("来週木曜:") ||
                 rows.starts_with("午前:"))
        << rows;
  }
  EXPECT_THAT(rows_of({{"待ち行列が300件から40件に減りました", {Tag::symptom, Tag::recovery}}}),
              HasSubstr("→"));
}

}  // namespace
}  // namespace tenmatsu::composition
