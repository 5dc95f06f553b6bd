// Which figures are effects, under which names they stand, and what goes on with what; the figures
// and their subjects are the analysis' own.

#include "compose/effects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/conflicts.hpp"
#include "compose/impact.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

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

struct Case {
  std::vector<Heard> talk;
  const char* rows;
};

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

// What one thing costs, and how many there are, were not hit; firms that call are callers.
TEST(EffectRows, LeaveOutRatesAndAllThereIs) {
  EXPECT_EQ(rows_of({{"1杯の原価が38円で、止まったレジは6台です", {Tag::symptom}}}),
            "止まったレジ: 6台");
  EXPECT_EQ(rows_of({{"全社は1,380台です", {Tag::symptom}}}), "");
  EXPECT_EQ(rows_of({{"いま41社からお電話をいただいています", {Tag::impact}},
                     {"影響は384社です", {Tag::impact}}}),
            "問い合わせ等: 41社; 影響を受けた数: 384社");
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

std::vector<Statement> impact_of(const std::vector<Heard>& talk) {
  const Analysis analysis = heard(talk);
  const Story story(analysis, *shipped_rules());
  return impact(story, effects(story));
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

}  // namespace
}  // namespace tenmatsu::composition
