// Which figures are effects, under which names they stand, and what goes on with what; the figures
// and their subjects are the analysis' own.

#include "compose/impact/effects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/impact/heard.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

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

// A figure that is only held against the next one, of those who may be hit, or of what is well.
TEST(Effects, LeaveOutWhatShouldBe) {
  EXPECT_EQ(rows_of({{"実在庫500個なのに出荷指示が612件です", {Tag::symptom}}}), "");
  EXPECT_EQ(rows_of({{"うちは会員9,000人です", {Tag::impact}}}), "");
  EXPECT_EQ(rows_of({{"発番のAPIは平和です。成功率99.98%", {Tag::symptom}}}), "");
  EXPECT_THAT(rows_of({{"会員9,000人に影響が出ています", {Tag::impact}}}), HasSubstr("9,000人"));
  EXPECT_THAT(rows_of({{"決済のAPIが不調です。成功率61%", {Tag::symptom}}}), HasSubstr("61%"));
}

// Room enough is no harm; too little is.
TEST(Effects, LeaveOutRoomThatIsLeft) {
  EXPECT_EQ(rows_of({{"でもNASの空き見たら38%あるんですよ", {Tag::symptom}}}), "");
  EXPECT_THAT(rows_of({{"NASの空きが2%です", {Tag::symptom}}}), HasSubstr("2%"));
  EXPECT_THAT(rows_of({{"NASの使用率が98%です", {Tag::symptom}}}), HasSubstr("98%"));
}

// Without the bound more of them would have been counted.
TEST(Effects, KeepTheBoundBeforeAName) {
  EXPECT_THAT(rows_of({{"3回以上請求された会員が142人です", {Tag::impact}}}),
              HasSubstr("3回以上請求された会員"));
  EXPECT_THAT(rows_of({{"3回以上出ています。請求された会員が142人です", {Tag::impact}}}),
              Not(HasSubstr("3回以上")));
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

// Who was hit is named by the clause that counts them; what the clause says of others, or does not
// say, names nobody.
TEST(EffectRows, AreNamedByTheClauseThatCounts) {
  const Case kCases[] = {
      {{{"カードキーで入れなかった方は実人数で914名、入電は143件です", {Tag::impact}}},
       "カードキーで入れなかった方: 914名; 入電: 143件"},
      {{{"打刻できなかった方はこちらの集計で約530人、今朝の分です", {Tag::impact}}},
       "打刻できなかった方: 約530人"},
      {{{"結果が遅れた患者様は外来・入院合わせて412名でした", {Tag::impact}}},
       "結果が遅れた患者: 412名"},
      {{{"影響は延べ2,930名です", {Tag::impact}}}, "影響を受けた数: 延べ2,930名"},
      {{{"お客様3社、止まってます", {Tag::impact}}}, "影響を受けた数: 3社"},
      {{{"失敗したのが延べ388回、会員IDでまとめると171人です", {Tag::impact}}},
       "失敗した数: 延べ388回; 影響を受けた数: 171人"},
      // whom it is about, hit or not
      {{{"対象は1.5万人です", {Tag::impact}}}, "対象: 1.5万人"},
      {{{"提携カードの会員様、およそ62万人が対象です", {Tag::impact}}}, "対象: およそ62万人"},
      // who waits
      {{{"お待ちの方は今7名です。窓口が止まっています", {Tag::impact}}}, "待ち人数: 7名"},
      // another clause tells of those who were hit
      {{{"送ったのは1,180社。途中で落ちてるから届いてないのがあります", {Tag::impact}}}, ""},
      {{{"止まっている間に、5社にも届いたのを確認しました", {Tag::impact}}}, ""},
      {{{"落ちた分を除いて7,886件です", {Tag::impact}}}, ""},
      {{{"2番で4人撮って全部届いています。止まったのは9分です", {Tag::impact}}}, ""},
      // a part of those who were counted
      {{{"入居者様4名から締め出されたと電話です。1名はパジャマで締め出されています",
         {Tag::impact}}},
       "入居者: 4名"},
      {{{"お客様2社から電話です。1社は物件の登録が止まっているそうです", {Tag::impact}}},
       "問い合わせ等: 2社"},
      // what each of them said
      {{{"「やっと入れた」が12人、「もう諦めた」が5人です", {Tag::impact}}}, "影響を受けた数: 5人"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

// What was counted where the harm is told stands in the table, though no word of it says so.
TEST(EffectRows, TellWhatIsCountedWithTheHarm) {
  const Case kCases[] = {
      {{{"古い運賃で売れちゃったのが612枚です", {Tag::impact}}}, "古い運賃で売れた数: 612枚"},
      {{{"庫の外に出してしまったケースが20個です", {Tag::impact}}}, "ケース: 20個"},
      {{{"納品書を印刷しちゃった伝票が96件あります", {Tag::impact}}}, "伝票: 96件"},
      {{{"ケースの注文が1,926件です。普段は20件です", {Tag::impact}}}, "ケースの注文: 1,926件"},
      {{{"ストアのレビューが31件です", {Tag::impact}}}, "ストアのレビュー: 31件"},
      {{{"翌日に回った納品は最終で22件です", {Tag::impact}}}, "翌日に回った納品: 22件"},
      // all of them, of whom a part is told
      {{{"出した証明書は最終で518通です。うち金額の変わる方は37通です", {Tag::impact}}}, ""},
      // where, and not what
      {{{"用賀、最終で11店です", {Tag::impact}}}, ""},
      {{{"仙台で最終120枚です", {Tag::impact}}}, ""},
      {{{"転居は最終で14です", {Tag::impact}}}, ""},
      {{{"ケースの注文が26件です。普段は20件です", {Tag::impact}}}, ""},
      // how well it went
      {{{"古い運賃で売れちゃったのはなし、検算は612枚です", {Tag::recovery}}}, ""},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

// What so many would come to, and how much one of them takes, was not hit.
TEST(EffectRows, LeaveOutWhatIsReckoned) {
  for (const char* text :
       {"失敗の伝票は260件だと520枚で、4時間以上かかります", "欠品は40箱だとトラック2台です",
        "待ちは12人なら20分です", "遅れは3便とすると荷物420個です",
        "失敗した会員は90人だったら10万円です", "失敗の診断書は1件2枚なんです"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(rows_of({{text, {Tag::symptom, Tag::impact}}}), "");
  }
  for (const char* text :
       {"失敗の伝票は260件だそうです", "失敗の伝票は260件だったそうです",
        "失敗の伝票は260件だと分かりました", "失敗の伝票は260件、1件800円だと20万円です",
        "失敗の伝票は260件、1件は2枚です", "失敗の伝票が260件なので、止めました"}) {
    SCOPED_TRACE(text);
    EXPECT_THAT(rows_of({{text, {Tag::symptom, Tag::impact}}}), HasSubstr("260件"));
  }
}

// A share by which something fell or rose is told with its base and its verb; a level is not.
TEST(EffectRows, KeepTheBaseAndTheVerbOfAShare) {
  const Case kCases[] = {
      {{{"売上が前週比で3割落ちているお店もあります", {Tag::impact}}}, "売上: 前週比3割減"},
      {{{"来店の数が昨年比で37%減っています", {Tag::symptom}}}, "来店の数: 昨年比37%減"},
      {{{"検索流入が4割くらい落ちています", {Tag::symptom}}}, "検索流入: 4割くらい減"},
      {{{"廃棄の量が普段より2割増えています", {Tag::symptom}}}, "廃棄の量: 普段より2割増"},
      {{{"乳量が前日比で1割下がりました", {Tag::symptom}}}, "乳量: 前日比1割減"},
      {{{"誤配の率が先週比で5%上がっています", {Tag::symptom}}}, "誤配の率: 先週比5%増"},
      {{{"成功率が3割に落ちました", {Tag::symptom}}}, "成功率: 3割"},
      {{{"成功率が42%まで下がりました", {Tag::symptom}}}, "成功率: 42%"},
      {{{"欠品率が3割です", {Tag::symptom}}}, "欠品率: 3割"},
      {{{"第2スイッチへのpingが7割落ちています", {Tag::symptom}}}, "第2スイッチへのping: 7割"},
      {{{"音声のパケットが6%落ちています", {Tag::symptom}}}, "音声のパケット: 6%"},
      {{{"欠席率が3割を超えました", {Tag::symptom}}}, "欠席率: 3割超"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

// How long it may last, how many there were to be, who they are, and what somebody quotes.
TEST(EffectRows, LeaveOutWhatIsNoneOfTheHarm) {
  for (const char* text :
       {"メールが全部届くのに4時間くらいかかるかもです", "検査の遅れは2時間かもしれません",
        "入れない方がいます。今日の来館予定は680人です",
        "今日の便に積む予定の48箱が2番の棚の分でした", "3人とも顔を出して配信している方です",
        "12台とも去年入れたものです"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(rows_of({{text, {Tag::impact}}}), "");
  }
  EXPECT_EQ(rows_of({{"「請求書が2通来た」と電話が3社です", {Tag::impact}}}), "電話: 3社");
  EXPECT_EQ(rows_of({{"検査の遅れは2時間です", {Tag::impact}}}), "検査の遅れ: 2時間");
  EXPECT_EQ(rows_of({{"予定は680人でしたが、入れなかった方が38人です", {Tag::impact}}}),
            "影響を受けた数: 38人");
  EXPECT_EQ(rows_of({{"停止した端末は12台とも2階です", {Tag::symptom}}}), "停止した端末: 12台");
  EXPECT_EQ(rows_of({{"影響が出たのは引き継ぎした412人のうち起動した260人です", {Tag::impact}}}),
            "起動した数: 260人");
}

// A bare number is no name; what is usual stands between a reading and its change.
TEST(EffectRows, NameWhatAServerAnswered) {
  const Case kCases[] = {
      {{{"429が全体の30%出ています", {Tag::symptom}}}, "429応答: 30%"},
      {{{"503が18%です", {Tag::symptom}}, {"503は0.2%です", {Tag::recovery}}},
       "503応答: 18% → 0.2%"},
      {{{"5xxが12%です", {Tag::symptom}}}, "5xx応答: 12%"},
      {{{"429エラーが30%です", {Tag::symptom}}}, "429エラー: 30%"},
      {{{"412を含めて2人が入れません", {Tag::impact}}}, ""},  // a room
      {{{"失敗率が34%、普段は3%です", {Tag::symptom}}, {"失敗率は34→21%です", {Tag::symptom}}},
       "失敗率: 34% → 通常3% → 21%"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.talk.back().text);
    EXPECT_EQ(rows_of(one.talk), one.rows);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
