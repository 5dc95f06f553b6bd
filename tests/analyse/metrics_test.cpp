// Figures in their context: subjects, units that were said before, roles, corrections.

#include <gtest/gtest.h>

#include "analyse/figure_support.hpp"

namespace tenmatsu {
namespace {

struct Case {
  const char* text;
  const char* expected;  // subject, value and unit of each figure
};

constexpr Case kSubjects[] = {
    {"CPU使用率が98%です", "CPU使用率: 98 %"},
    {"タイムアウトエラーが30%に増えました", "タイムアウトエラー: 30 %"},
    {"影響時間は約20分です", "影響時間: ~20 分"},
    {"機会損失 約200万円", "機会損失: ~2000000 円"},
    {"CPUは12%、セッションも380本です", "CPU: 12 %, セッション: 380 本"},
    {"7席の重複が見つかりました", "重複: 7 席"},
    {"利用できなかった時間は約35分です", "利用できなかった時間: ~35 分"},
    {"応答時間も改善しています。500msまで回復しました", "応答時間: 500 ms"},
    {"契約が1,200社あります", "契約: 1200 社"},  // 約 of 契約 is no hedge
    {"問い合わせは9時40分以降は2件です", "問い合わせ: 2 件"},
    {"リトライを1回から3回に増やします", "リトライ: 1 回, リトライ: 3 回"},
    {"20名に学内メールで再提出の案内をお送りしました", "再提出の案内: 20 人"},
    {"16本、下書きに戻しました", "下書きに戻し: 16 本"},
    {"刷り上がったのが3万1千通です", "刷り上がった: 31000 通"},
    {"同期のスクリプトを書きます。30分ください", "同期のスクリプトを書き: 30 分"},
    {"溜まった48件をいったん消します", "溜まった: 48 件"},
    {"3台は電話して止めてもらいました", "電話して止め: 3 台"},
    {"宛先を全員に流します。38,000件です", "宛先を全員に流し: 38000 件"},
    {"queue wait p90 > 300s on host01 (now: 742s)",
     "queue wait p90: >=300 秒, queue wait p90: 742 秒"},
    {"503が0.1%まで下がりました", "503: 0.1 %"},                 // a status of a web server
    {"エラーは直近10分で0件です", "直近: 10 分, エラー: 0 件"},  // since when, no error is so long
    {"発行の失敗、直近の20分で3件", "直近: 20 分, 発行の失敗: 3 件"},
    {"明日の予約9人ぶん再送しました", "明日の予約: 9 人"},  // 約 of 予約 is no hedge
    {"9組は午後に変更して、5組は中止しました", "変更: 9 組, 中止し: 5 組"},
    {"worker 24 desired, 9 ready", "worker: 24, ready: 9"},
    {"ビルドに15分、配布に5分です", "ビルド: 15 分, 配布: 5 分"},
    {"便は15分遅らせます", "便: 15 分"},
    {"14:30から20分止まりました", "止まり: 20 分"},
    {"影響時間は8:31から9:38の67分です", "影響時間: 67 分"},
    {"3台停止、2台追加です", "停止: 3 台, 追加: 2 台"},
    {"27台のうち21台が揃いました", "揃い: 27 台, 揃い: 21 台"},
    {"新型(去年配ったほう)は7件です", "新型: 7 件"},
    {"CPUが90%を超えたので、応答は4秒です", "CPU: >=90 %, 応答: 4 秒"},
    {"8台を順に再起動しています", "再起動: 8 台"},
    {"切り替わらなかったので、12台を再起動しました", "再起動: 12 台"},
    {"予約の解除、3本とも完了しました", "予約の解除: 3 本"},
    {"室温を見ました。25度台です", "室温: 25 度"},
    {"同じお問い合わせが入りました。2社目です", "お問い合わせが入り: 2 社"},
    {"倉庫で見つけて、残りの374枚は棚にあります", "残り: 374 枚"},
    {"cart-api 5xx rate is 38% (threshold 5%)", "cart-api 5xx rate: 38 %, threshold: 5 %"},
    {"重複のうち17件は本当に2度の取引でした", "重複: 17 件, 取引: 2 度"},
    {"試しても変わらず、1店舗さまはログイン情報まで消えました", "ログイン情報まで消え: 1 店舗"},
    {"C社の折り返しを待ち、54台は止めたままです", "止めたまま: 54 台"},
    {"書き込みの遅れ待ち、3台は明日戻します", "明日戻し: 3 台"},
    {"お待ちの方が多く、2名の方が投票なさらずにお帰りになりました",
     "方が投票なさらずにお帰りになり: 2 人"},
    // what is said of it in hiragana alone
    {"9台はつかんのや", "つかん: 9 台"},
    {"31人あぶれました", "あぶれ: 31 人"},
    {"14枚ながれました", "ながれ: 14 枚"},
    {"3通とどいてない", "とどいてない: 3 通"},
    {"7本おわり", "おわり: 7 本"},
    {"40個しかうごかない", ": 40 個"},
    // it is no more than so many
    {"9台です", ": 9 台"},
    {"9台だったかな", ": 9 台"},
    {"9台になった", ": 9 台"},
    {"9台のままだ", ": 9 台"},
    {"9台かな", ": ~9 台"},
    {"9台くらいです", ": ~9 台"},
};

TEST(Metrics, SayWhatTheyMeasure) {
  for (const auto& [text, expected] : kSubjects) {
    SCOPED_TRACE(text);
    EXPECT_EQ(subjects_said(text), expected);
  }
}

struct Talked {
  std::vector<std::string> messages;
  double value;
  const char* unit;
};

TEST(Metrics, TakeTheirUnitFromTheTalk) {
  const Talked kTalks[] = {
      {{"エラー率はどうですか？", "41。悪くなりました"}, 41, "%"},
      {{"エラー率は38%です", "エラー率は12まで下がりました"}, 12, "%"},
      {{"帯域は125MB/sで頭打ちです", "帯域は250まで上げられます"}, 250, "MB/s"},
      {{"普段は1時間に2400通なのに今80通です"}, 80, "通/時間"},
      {{"売上の取りこぼしはいくらですか？", "ざっくり300万です"}, 3000000, "円"},
      {{"接続数 500です"}, 500, ""},
      {{"CPUは98%です", "接続数は1,204です"}, 1204, ""},  // no percentage is that large
      {{"件数は1,204です"}, 1204, "件"},
      {{"注文は何件ですか？", "いま見えてるだけで86です"}, 86, "件"},
      {{"書き込み待ちが50ミリ秒。ふだん2。"}, 2, "ms"},
      {{"いま38万件、毎分1.4万増えてます"}, 14000, "件/分"},
      {{"応答は240msです", "送信も0になりました"}, 0, ""},
      {{"滞留は300件です", "滞留はゼロです"}, 0, "件"},
      {{"同時視聴は38万です"}, 380000, "人"},
      {{"該当は3万8,210物件です", "3万8千を非公開にします"}, 38000, "物件"},
      {{"誤配は340個です", "残りの340をどうしますか"}, 340, "個"},
      {{"残り31台です", "CPUは40%です", "残り12です"}, 12, "台"},
      {{"失敗した人は14万6千です"}, 146000, "人"},
      {{"重なっている組は0です"}, 0, "組"},
      {{"CTRは2.9くらいです"}, 2.9, "%"},
      {{"今日の呼び出しは490万回です", "先週まで800万/日でした"}, 8000000, "回/日"},
      {{"詫び石は300個です", "じゃあ500"}, 500, "個"},
      {{"1時間見てloadは12です"}, 12, ""},
      {{"回線は120呼までです。ピークは？", "午前なら100くらいです"}, 100, "呼"},
      {{"単価は3.84円です", "送ったのは3.84でした"}, 3.84, "円"},
      {{"公式の報告は4分で90です"}, 90, ""},  // nor here
      {{"rolloutが0/6から進みません"}, 6, ""},
      {{"交換回数 毎分2,300です"}, 2300, "回/分"},
      {{"リクエストだけ毎秒2.7万です"}, 27000, "リクエスト/秒"},
      {{"受付を秒50に絞ります"}, 50, "/秒"},
      {{"1kWhあたり30円のはずです"}, 30, "円/kWh"},
      {{"庫内は-18.2℃です", "-24.1まで下がりました"}, -24.1, "℃"},
      {{"うち課金者2,900です"}, 2900, "人"},
      {{"冷凍庫は-18℃です", "収支は-500です"}, -500, ""},
      {{"受付番号は1200です", "問い合わせは1200を超えました"}, 1200, "件"},
      {{"エラーコード500が出ています", "処理待ちは500くらいです"}, 500, ""},
      {{"昨日は2時間で終わりました", "オリジンを12→36に増やします"}, 36, ""},  // no span of time
      {{"18件とも配達中か完了です", "残り0です"}, 0, "件"},
      {{"対象は11,000人です", "許可し直したのは6,300/11,000"}, 11000, "人"},
      {{"podは24本です", "24/24です"}, 24, ""},  // of what, nobody said
      {{"検品は3,150枚まで来ました", "はい", "残り1,260"}, 1260, "枚"},
      {{"検品は3,150枚まで来ました", "上限1,260"}, 1260, ""},  // of what, nobody said
      {{"待ちは22頭です", "ゼロになりました"}, 0, "頭"},
      {{"応答は240msです", "ゼロになりました"}, 0, ""},  // no counter was spoken of
      {{"外部への送信ゼロになりました"}, 0, ""},
      {{"いまは429ゼロです"}, 0, ""},
      {{"Readyは3台、503は0.2%です"}, 0.2, "%"},
      {{"庫内は18.9度です", "2号庫18.2"}, 18.2, "度"},
      {{"水位は3.42メートルです", "画面は3.42のままです"}, 3.42, "メートル"},
      {{"吐出圧力は0.31MPaです", "水位は1.18メートルです", "吐出圧力 0.27に戻りました"},
       0.27,
       "MPa"},
      {{"注文は毎分95件です。普段は110件です"}, 110, "件/分"},
      {{"単価は1件9,312円、先月9,050円です"}, 9050, "円"},  // no rate of time
      {{"db-01 loadavg5 48.2 > 24"}, 24, ""},
      {{"db-01 filesystem.used% 91.3 > 90"}, 90, "%"},
      {{"庫内は9度です", "4号8.6、5号8.2"}, 8.2, "度"},
      {{"庫内は18.9度です", "評価は4.8でした"}, 4.8, ""},  // not of the gauge
      {{"水位は1.18メートルです", "装置の液晶は1.21を指しています"}, 1.21, "メートル"},
      {{"堰の水位は3.42mです", "画面は3.86mのままです"}, 3.86, "m"},
      {{"画面は3.86mのままです", "堰の水位は3.42mです"}, 3.42, "m"},
      {{"現場から400メートルです", "ズレは最大12mです"}, 12, "m"},
      {{"現場から400メートルです", "5m待ってください"}, 5, "分"},
      {{"現場から400メートルです", "5xx > 2% for 10m"}, 10, "分"},
      {{"応答は240msです", "ズレは最大12mです"}, 12, "分"},
      {{"バージョンは2.4です", "水位は2.4です"}, 2.4, "m"},
      {{"水位は3.42メートルです", "溝に5センチたまっています", "4.54です"}, 4.54, "メートル"},
      {{"2系統とも上がっています。受信は毎秒20です"}, 20, "/秒"},
      {{"クエリは毎秒3.1万です", "残り3,000です"}, 3000, ""},
      {{"警告は80%です。90と95のしきい値がありません"}, 95, "%"},
      {{"対象ゾーン 1,204"}, 1204, ""},
      {{"写真台帳は14現場あります"}, 14, "現場"},
      {{"水位は3.42メートルです", "倍率は1.2です"}, 1.2, ""},
      {{"成功率は91%です", "応答は99.4です"}, 99.4, ""},
      {{"接続数は増加、270、290……"}, 290, ""},
      {{"照会がいつも毎分900のところ、いま2,600出ています"}, 2600, "件/分"},
      {{"回線は10.0Mbpsで真っ平らです", "あとは10Mに逆戻りです"}, 10, "Mbps"},
      {{"空きは64Mです", "ログは10Mです"}, 10, "MB"},
      {{"回線は10.0Mbpsです", "ダンプの20Gを消しました"}, 20, "GB"},
      {{"回線の負荷を見ながらログを10G消しました"}, 10, "GB"},
      {{"回線の速さは見ています", "回線速度 100M"}, 100, "Mbps"},
      {{"transit-aは98Gbpsです", "transit-aは71Gになりました"}, 71, "Gbps"},
      {{"1通14円〜68円です"}, 68, "円/通"},
      {{"87箱中68配達済みです"}, 68, "箱"},
      {{"いま待ち呼37です"}, 37, ""},
      {{"応答は240msです", "お客さんは出てるので先に0でしょ"}, 0, ""},
      {{"成功率は91%です", "99.4まで来ました"}, 99.4, "%"},
      {{"起き始めました。22、えー、25台です"}, 25, "台"},
      {{"応答は240msです", "ロック待ちゼロ"}, 0, ""},
      {{"応答は240msです", "job failed 0 のまま"}, 0, ""},
      {{"応答は240msです", "残室0になってるんです"}, 0, ""},
      {{"受付は42台にしたい", "応答は240msです", "待ちは7分です", "受付42、揃いました"}, 42, "台"},
      {{"変換は7分です", "変換の遅い分は4,400増えています"}, 4400, ""},
      {{"失敗は2倍です", "失敗は8,000です"}, 8000, ""},
      {{"応答は240msです", "拭きました。光量76"}, 76, ""},
      {{"応答は240msです", "積み残し42です"}, 42, ""},
      {{"応答は240msです", "ping 92、遅くはない"}, 92, ""},
      {{"応答は240msです", "普段は18-25%です"}, 25, "%"},
      {{"応答は240msです", "5xx 12 → 0.1"}, 0.1, ""},
      // of the figures told just now the one that is as large
      {{"送気圧は335kPaです", "酸素は8床ぶんです", "325。まだ下がります"}, 325, "kPa"},
      {{"荷は650キロです", "残りは8床です", "はい", "12くらいです"}, 12, "床"},
      {{"反射は110Wです。反射に比べて進行は1kWです", "反射95"}, 95, "W"},
      {{"残留塩素は0.18mg/Lです", "出口も0.35まで落ちてます"}, 0.35, "mg/L"},
      // what is counted gives the unit
      {{"入電が10分で640です"}, 640, "件"},
      {{"入電は12本です", "入電が640です"}, 640, "本"},
      {{"端末は120万です"}, 1200000, "台"},
      {{"失敗は200です"}, 200, ""},  // tests and steps fail as well
      {{"応答は240msです", "照合しました、差異ゼロ"}, 0, "件"},
      {{"滞留は31,000です", "滞留ゼロ"}, 0, ""},
      {{"庫内は18度です", "室温は21.5です"}, 21.5, "度"},
      {{"庫内は18℃です", "室温は21.5です"}, 21.5, "℃"},
      {{"受付は毎分900です", "2号機のセッションは8,900です"}, 8900, ""},
      {{"受付は毎秒200です", "1,000に上げます"}, 1000, "/秒"},
      {{"予算は1日50万です"}, 500000, "円/日"},
      {{"流量は20.5L/hです"}, 20.5, "L/時間"},
      {{"流量の指示は20.5L/h、FB 20.3"}, 20.3, "L/時間"},
      {{"残留塩素は0.18mg/Lです", "出口0.30→0.52。上がり調子です"}, 0.52, "mg/L"},
      {{"吐出は1.51MPaです", "吐出1.42で安定"}, 1.42, "MPa"},
      {{"送気圧は335kPaです", "えー、350、355です"}, 355, "kPa"},
      {{"庫温計 -21.4です"}, -21.4, "℃"},
      {{"品温-22です"}, -22, "℃"},
      {{"庫内は-18度です", "2号庫-25.1。通常です"}, -25.1, "度"},
      {{"応答は240msです", "CPU100で張り付いてます"}, 100, "%"},
      {{"圏外の申告が210です"}, 210, "件"},
      {{"叩いても0件です", "はい", "はい", "はい", "はい", "まだ0です"}, 0, "件"},
      {{"影響テナント1,312／遅れ52分です"}, 52, "分"},
  };
  for (const Talked& talk : kTalks) {
    SCOPED_TRACE(talk.messages.back());
    const Analysis analysis = talked(talk.messages);
    ASSERT_FALSE(analysis.events.back().metrics.empty());
    EXPECT_EQ(analysis.events.back().metrics.back().value, talk.value);
    EXPECT_EQ(analysis.events.back().metrics.back().unit, talk.unit);
  }
}

TEST(Metrics, AreNoNumbersOfThings) {
  const std::vector<std::string> kTalks[] = {
      {"待ちは30人です", "701から709まで全部開きません"},   // rooms
      {"応答は240msです", "修正は5.11に混ざっていました"},  // a version
      {"「4012」ってエラー番号が90件出ています", "新規の方が4012でした"},
      {"待ちは30人です", "外形監視が8時45分と46分に失敗しました"},
      {"待ちは30人です", "18時10分か15分からグラフが落ちています"},
      {"残りは3つです", "NotReadyだったのもReadyに戻って、503が出ています"},
      {"待ちは30人です", "冗長性ゼロになるところでした"},
      {"待ちは30人です", "販売ゼロになったら困ります"},
      {"水位は3.42メートルです", "3.8で直したはずです"},  // a version
      {"待ちは30人です", "緑台2-8-3に変わりました"},
      {"待ちは30人です", "口座 末尾4471。止めてください"},
      {"待ちは30人です", "ドライバは4.2→4.3です"},
      {"待ちは30人です", "Android 14、再現もできました"},
      {"待ちは30人です", "スロット17、見えません"},
      {"待ちは30人です", "払い出しは10.8.65.0/24からです"},
      {"成功率は91%です", "修正は5.11に混ざっていました"},
      {"待ちは30人です", "二段階認証を入れます"},
      {"水位は3.42メートルです", "3.71を入れたのは先週です"},
      {"室温は24.5度です", "Ubuntu 22.04のままです"},
      {"水位は3.42メートルです", "7章3.4を見てください"},
      {"水位は2.45メートルです", "アプリは2.5を表示しています"},
      {"水位は2.45メートルです", "画面のバージョンは2.4です。右下に2.4と出ています"},
      {"室温は24.5度です", "24.4が最新版です。24.4に上げます"},
      {"待ちは30人です", "払い出しは10.8.65.0/24 からです"},
      {"待ちは30人です", "41)見始めております"},  // the minute of the message
      {"待ちは30人です", "select status from jobs where id=$1 and status='pending'"},
      {"待ちは30人です", "もう16連勤目です"},
      {"待ちは30人です", "枠も/22に広げます"},
      {"待ちは30人です", "POST /v1/me -> 401 not_yet_valid"},
      {"待ちは30人です", "ライブラリを2.1→2.3にしました"},
  };
  for (const std::vector<std::string>& talk : kTalks) {
    SCOPED_TRACE(talk.back());
    const Analysis analysis = talked(talk);
    for (const Metric& metric : analysis.events[1].metrics) {
      ADD_FAILURE() << metric.text;
    }
  }
}

TEST(Metrics, KeepWhatASlashSeparates) {
  EXPECT_EQ(subjects_said("影響1,312／遅れた通知21万8千／最悪52分"),
            "影響: 1312, 遅れた通知: 218000, 最悪: 52 分");
}

TEST(Metrics, OfAnAlertNumberNoPlaces) {
  const Analysis alert = told_by("監視Bot", "[警報] 3棟 室温 9.6℃");
  ASSERT_EQ(alert.events[0].metrics.size(), 1U);
  EXPECT_EQ(alert.events[0].metrics[0].unit, "℃");
  EXPECT_EQ(told_by("環境制御", "[警報] 3棟 室温 9.6℃").events[0].metrics.size(), 1U);
  const Analysis count = told_by("監視Bot", "[警報] 3台 応答なし");
  ASSERT_EQ(count.events[0].metrics.size(), 1U);
  EXPECT_EQ(count.events[0].metrics[0].unit, "台");
}

TEST(Metrics, TakeTheirSubjectFromTheQuestion) {
  const Analysis analysis = talked({"ヒット率はいまどうですか？", "97%くらいです"});
  ASSERT_EQ(analysis.events[1].metrics.size(), 1U);
  EXPECT_EQ(analysis.events[1].metrics[0].subject, "ヒット率");
}

TEST(Metrics, TakeBackWhatWasWrong) {
  const Analysis analysis = talked({"差分は13件です", "先ほどの13件は誤りで、正しくは3件です"});
  EXPECT_TRUE(analysis.events[0].metrics.at(0).corrected);
  ASSERT_EQ(analysis.events[1].metrics.size(), 1U);
  EXPECT_EQ(analysis.events[1].metrics[0].value, 3);
  EXPECT_FALSE(analysis.events[1].metrics[0].corrected);
}

// What is said instead counts what the wrong one counted, unless the message says what.
TEST(Metrics, TakeTheSubjectOfWhatTheyPutRight) {
  const auto subject = [](const char* correction) {
    const Analysis analysis = talked({"遅延したのは8,412件、お問い合わせは3件です", correction});
    return analysis.events[1].metrics.empty() ? "" : analysis.events[1].metrics[0].subject;
  };
  EXPECT_EQ(subject("8,412件ではなく8,214件でした"), "遅延した");
  EXPECT_EQ(subject("失礼、8,412件じゃなくて8,214件でした"), "遅延した");
  EXPECT_EQ(subject("お問い合わせは3件ではなく4件でした"), "お問い合わせ");
}

TEST(Metrics, TakeBackWhatALaterMessageRestates) {
  const std::vector<std::string> kTalks[] = {
      {"影響は2万3千人です", "すみません訂正です。2万3千はセッションの数で、人数だと6,850人です"},
      {"損失は520万円です", "損失は訂正します。正しくは386万円です"},
      {"再送は48万件です", "再送は48万件じゃなくて4万8千件です"},
      {"影響は3,000件です", "さっきの3,000件は誤りで、30件でした"},
      {"見た人の4割くらいです", "ごめん訂正、36%だった"},
      {"呼び出しは4,600通です", "すみません、4,600通には控えも入っています。届いたのは3,740通です"},
  };
  for (const std::vector<std::string>& talk : kTalks) {
    SCOPED_TRACE(talk.back());
    const Analysis analysis = talked(talk);
    EXPECT_TRUE(analysis.events[0].metrics.at(0).corrected);
    ASSERT_FALSE(analysis.events[1].metrics.empty());
    EXPECT_FALSE(analysis.events[1].metrics.back().corrected);
  }
}

// Side by side the second falls with the first, however long ago both were told.
TEST(Metrics, TakeBackWhatWasToldBesideAWrongFigure) {
  const auto corrected = [](const char* correction) {
    const Analysis analysis = talked({"二重請求は62件、金額で48,300円、店舗数は7店です", "了解です",
                                      "照合します", "お願いします", correction});
    std::string all;
    for (const Metric& metric : analysis.events[0].metrics) {
      all += metric.corrected ? metric.text + " " : "";
    }
    return all;
  };
  EXPECT_EQ(corrected("訂正です。正しくは60件、45,100円です"), "62件 48,300円 ");
  EXPECT_EQ(corrected("62件ではなく60件(45,100円)、6店です"), "62件 48,300円 7店 ");
  // another thing that is told in the same message, and what does not go the same way
  EXPECT_EQ(corrected("62件ではなく60件です。45,100円は返金しました"), "62件 ");
  EXPECT_EQ(corrected("62件ではなく60件、手数料込みで45,100円です"), "62件 ");
  EXPECT_EQ(corrected("62件ではなく60件、52,000円です"), "62件 ");
}

// The figures of a message that it takes back itself.
std::string corrected_in(const char* said) {
  std::string all;
  const Analysis analysis = talked({said});
  for (const Metric& metric : analysis.events[0].metrics) {
    all += metric.corrected ? metric.text + " " : "";
  }
  return all;
}

TEST(Metrics, TakeBackWhatTheirOwnMessagePutsRight) {
  const struct {
    const char* said;
    const char* taken_back;
  } kCases[] = {
      {"影響は53件です。正しくは51件です", "53件 "},
      {"影響は53件です。すみません、51件でした", "53件 "},
      {"53件エラーになっています。もとい、51件です", "53件 "},
      {"停止は40分です。間違えました、14分です", "40分 "},
      {"対象は230人…ではなく203人です", "230人 "},
      {"対象は230人です。203人の間違いでした", "230人 "},
      {"対象は230人です。桁を間違えました、203人です", "230人 "},
      {"53件、61,800円です。訂正、51件、59,400円です", "53件 61,800円 "},
  };
  for (const auto& [said, taken_back] : kCases) {
    EXPECT_EQ(corrected_in(said), taken_back) << said;
  }
}

TEST(Metrics, KeepWhatStandsBesideAnotherFigureOfTheirMessage) {
  const char* const kSaid[] = {
      "影響は53件です。うち正しく届いたのは51件です",
      "影響は53件です。それとは別に51件の遅れがあります",
      "影響は53件です。すみません、51件は別の件です",
      "影響は53件です。いえ、51件まで減ったと聞いています",
      "工場の210名は別なので、850ではなく640名です",
      "A社は53件、B社は20件です。正しくは51件です",  // of which?
      "影響は53件です。原因は設定の間違いでした。51件を再送しました",
      "影響は53件だけではなく51件も増えています",
      "対象は53件です。3件の誤りが見つかりました",
      "影響は53件です。返信が遅れてすみません、51件です",
      "影響は53件です。正しくは51件ですか?",
  };
  for (const char* said : kSaid) {
    EXPECT_EQ(corrected_in(said), "") << said;
  }
}

TEST(Metrics, KeepWhatAMistakeOfAnotherKindLeaves) {
  const std::vector<std::string> kTalks[] = {
      {"差分は13件です", "原因は設定の間違いでした。差分は2件に減りました"},
      {"差分は13件です", "間違いありません。差分は13件です"},
      {"停止は30分です", "手順を間違えて再起動しました。停止は20分のびます"},
  };
  for (const std::vector<std::string>& talk : kTalks) {
    SCOPED_TRACE(talk.back());
    EXPECT_FALSE(talked(talk).events[0].metrics.at(0).corrected);
  }
}

TEST(Metrics, KnowWhetherTheirClauseNamesThem) {
  const Analysis analysis =
      talked({"エラー率は38%です", "あと2時間くらいです", "センターには13台です"});
  EXPECT_TRUE(analysis.events[0].metrics.at(0).named);
  EXPECT_FALSE(analysis.events[1].metrics.at(0).named);
  EXPECT_FALSE(analysis.events[2].metrics.at(0).named);  // a place
}

TEST(Metrics, LeaveOutWhatIsRecastAtOnce) {
  EXPECT_EQ(subjects_said("問い合わせが35件、いや47件です"), "問い合わせ: 47 件");
  EXPECT_EQ(subjects_said("問い合わせが35件、いえ失礼しました、桁を見間違えました。350件です"),
            "問い合わせ: 350 件");
  EXPECT_EQ(subjects_said("登録は2万6千…2万6,310件です"), "登録: 26310 件");
  EXPECT_EQ(subjects_said("登録は64,000…えー、63,872件です"), "登録: 63872 件");
  EXPECT_EQ(subjects_said("登録は2万…えー、2万件です"), "登録: 20000 件");
  EXPECT_EQ(subjects_said("2万…えー、2万件です"), ": 20000 件");
  EXPECT_EQ(metrics_said("登録は300…えー、412件です"), "300, 412 件");  // another figure
  EXPECT_EQ(subjects_said("モデム431台中オフライン38です"), "モデム: 431 台, オフライン: 38");
  EXPECT_EQ(subjects_said("問い合わせが35件、いえ、10分で終わりました").substr(0, 21),
            subjects_said("問い合わせが35件").substr(0, 21));
}

TEST(Metrics, KeepWhatIsOnlySaidAgain) {
  const Analysis analysis = talked({"差分は13件です", "先ほどの13件は確認が終わりました"});
  EXPECT_FALSE(analysis.events[0].metrics.at(0).corrected);
}

TEST(Metrics, HaveTheirRoleFromTheWordsBefore) {
  const struct {
    const char* text;
    MetricRole role;
  } kCases[] = {
      {"応答は5秒です", MetricRole::reading},
      {"普段の応答は200msです", MetricRole::usual},
      {"しきい値は5%です", MetricRole::threshold},
      {"復旧まで残り20分です", MetricRole::estimate},
  };
  for (const auto& [text, role] : kCases) {
    SCOPED_TRACE(text);
    const Analysis analysis = talked({text});
    ASSERT_EQ(analysis.events[0].metrics.size(), 1U);
    EXPECT_EQ(analysis.events[0].metrics[0].role, role);
  }
}

// A monitor names a series, its reading and the limit that it left, in few words.
TEST(Metrics, OfAnAlertAreReadingsAndLimits) {
  struct Figure {
    const char* subject;
    double value;
    const char* unit;
    MetricRole role;
  };
  const struct {
    const char* text;
    std::vector<Figure> figures;
  } kCases[] = {
      {"[FIRING:1] start_failure{platform=\"tv\"} 31.6% > 5%",
       {{"start_failure", 31.6, "%", MetricRole::reading},
        {"start_failure", 5, "%", MetricRole::threshold}}},
      {"CRITICAL: agv_online  41 / threshold 70 / host=wcs01",
       {{"agv_online", 41, "", MetricRole::reading}, {"threshold", 70, "", MetricRole::threshold}}},
      {"PROBLEM: Reject ratio > 2% on cam-l2 (last=17.8) Severity: High",
       {{"Reject ratio", 2, "%", MetricRole::threshold},
        {"Reject ratio", 17.8, "%", MetricRole::reading}}},
      {"WARNING: loadavg5 12.3 > 8.0",
       {{"loadavg5", 12.3, "", MetricRole::reading}, {"loadavg5", 8, "", MetricRole::threshold}}},
      {"ingested_bytes anomaly: 22.4x of weekly baseline",
       {{"ingested_bytes anomaly", 22.4, "倍", MetricRole::reading}}},
      {"deploy app=web version=2.4 build=118 finished", {}},
  };
  for (const auto& [text, figures] : kCases) {
    SCOPED_TRACE(text);
    const Analysis analysis = told_by("Grafana", text);
    const std::vector<Metric>& found = analysis.events[0].metrics;
    ASSERT_EQ(found.size(), figures.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].subject, figures[i].subject);
      EXPECT_EQ(found[i].value, figures[i].value);
      EXPECT_EQ(found[i].unit, figures[i].unit);
      EXPECT_EQ(found[i].role, figures[i].role);
    }
  }
}

TEST(Metrics, ShowWhatWasSaidWithItsPlace) {
  const std::string text = "影響は約１万２０００ユーザーです";
  const Analysis analysis = talked({text});
  ASSERT_EQ(analysis.events[0].metrics.size(), 1U);
  const Metric& metric = analysis.events[0].metrics[0];
  EXPECT_EQ(metric.text, "約１万２０００ユーザー");
  EXPECT_EQ(text.substr(metric.span.begin, metric.span.end - metric.span.begin), metric.text);
}

}  // namespace
}  // namespace tenmatsu
