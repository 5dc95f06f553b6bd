#include "compose/title/title.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "compose/speech/words.hpp"
#include "compose/title/sound.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Case {
  const char* said;
  const char* title;
};

std::string title_of(const char* said) {
  const Analysis analysis =
      analysis_of({{at(9, 0), "岸", said, {tag(Tag::detection), tag(Tag::symptom)}}});
  return title(Story(analysis, *shipped_rules())).text;
}

void expect_titles(std::span<const Case> cases) {
  for (const auto& [said, expected] : cases) {
    SCOPED_TRACE(said);
    EXPECT_EQ(title_of(said), expected);
  }
}

constexpr Case kCases[] = {
    {"取引先から「注文サイトが開けない」とお電話をいただいています。", "注文サイトが開けない障害"},
    {"今朝の会員ページがすごく重いです。", "会員ページの遅延"},
    {"受取人の加入者さんから、チケットが買えませんと言われました。", "チケットが買えない障害"},
    {"ポイントが二重付与されています。", "ポイントの二重付与"},
    // What stands between the thing and the verb is kept, but not what a title does without.
    {"正門の駐車ゲートが社員証をかざしても全然開かないです。",
     "正門の駐車ゲートが社員証をかざしても開かない障害"},
    {"倉庫アプリの棚番号が、さっき隣の倉庫の番号に入れ替わってます。",
     "倉庫アプリの棚番号が隣の倉庫の番号に入れ替わっている障害"},
    // Any negative tells of trouble, but neither one that asks nor one that is good news.
    {"夕方便の伝票が配送会社に回ってないそうです。", "夕方便の伝票が配送会社に回っていない障害"},
    // What somebody is quoted with is the best report.
    {"加盟店さまから「返金の画面に別の店の名前が出ている」とお電話です。",
     "返金の画面に別の店の名前が出ている障害"},
    // A number that only holds 「0件」, a word that only holds 「oom」, are no trouble.
    {"zoomの予約画面が固まると30件言われています。", "zoomの予約画面が固まる障害"},
    // Three tenths less is a fall, not a crash.
    {"通販の売上が3割落ちています。", "通販の売上低下"},
    {"高田さんが請求書のPDFが届かないと言っています。", "請求書のPDFが届かない障害"},
    // A first report says what is wrong in words that no rule knows, from where it happens on.
    {"配車係のタブレットに先週のコースが出てます。",
     "配車係のタブレットに先週のコースが出ている障害"},
    {"券売機が3台とも硬貨を受け付けません。", "券売機が3台とも硬貨を受け付けない障害"},
    {"検針のデータが先月の値で上書きされてしまいました。",
     "検針のデータが先月の値で上書きされた障害"},
    {"連絡アプリから欠席連絡が送れないと電話が殺到してます。",
     "連絡アプリから欠席連絡が送れない障害"},
    // Who asks whether it is not so has seen it.
    {"電子棚札、値段がゼロになってない？", "電子棚札の値段がゼロになっている障害"},
    // What a device shows.
    {"計量器が「記録なし 集荷不可」だと言うんです。", "計量器の「記録なし 集荷不可」表示"},
    // States, sounds and too much of something are closed each in its way.
    {"注文の画面がくるくるです。", "注文の画面がくるくるする障害"},
    {"窓口の呼び出し音が鳴りっぱなしです。", "窓口の呼び出し音が鳴りっぱなしになる障害"},
    {"テロップが10分前のニュースのまま切り替わりません。",
     "テロップが10分前のニュースのまま切り替わらない障害"},
    {"お惣菜がレジで定価のまま通って、お客様に言われました。", "惣菜がレジで定価のまま通る障害"},
    // To whom something does not belong is said in one word.
    {"請求書のボタンを押すと別の会社の請求書が出てくるそうです。",
     "請求書のボタンを押すと他社の請求書が出てくる障害"},
    // Dialects are written Japanese in a title.
    {"倉庫のシャッターが開かん。", "倉庫のシャッターが開かない障害"},
    {"電光板に値段が一桁少なく出とる。", "電光板に値段が一桁少なく出ている障害"},
    // Who breathes behind a particle goes on.
    {"発券機がね、動かないんですよ。", "発券機が動かない障害"},
    // 「立ち」 belongs to the verb.
    {"製図ソフトが立ち上がらないです。", "製図ソフトが立ち上がらない障害"},
    // No particle where one was said.
    {"精算おかしいと電話です。", "精算の異常"},
    {"整理券が二重に出てます。", "整理券が二重に出ている障害"},
    {"番地カードがきのうのものと合いません。", "番地カードがきのうのものと合わない障害"},
};

TEST(Title, NamesTheTopicAndWhatIsWrong) {
  expect_titles(kCases);
}

// Where nothing else is told, a title names neither what is well nor what somebody only feared.
TEST(Title, WhatIsDeniedIsNotWhatFailed) {
  constexpr Case kDenied[] = {
      {"配信サーバは落ちていません。会員証の画面が真っ黒です。", "会員証の画面が真っ黒になる障害"},
      {"決済は止まってません。", "障害"},
      {"残高がゼロになっていません。", "障害"},
      {"在庫が空になっていません。", "障害"},
      {"在庫が空ではないです。", "障害"},
      {"棚が空になったら補充します。会員証の画面が真っ黒です。", "会員証の画面が真っ黒になる障害"},
      {"「エラーは出ていません」とお客様が言っています。印刷が出ません。", "印刷が出ない障害"},
      {"不審なログインが止まりました。会員証の画面が真っ黒です。",
       "会員証の画面が真っ黒になる障害"},
  };
  expect_titles(kDenied);
}

TEST(Title, TellsNeitherWishesNorDeedsNorThatItWasNoticed) {
  constexpr Case kTold[] = {
      {"店外ATMの通信断を検知しました。", "店外ATMの通信断"},
      {"出稿が4倍になったなら嬉しいんですが。印刷が出ません。", "印刷が出ない障害"},
      {"クライアントのエラーコードを集めました。印刷が出ません。", "印刷が出ない障害"},
      {"6年1組の調査、いま問題の画面が白いままです。", "調査の問題の画面が白いままになる障害"},
  };
  expect_titles(kTold);
}

TEST(Title, ReadsWordsThatHoldWordsOfTroubleWhole) {
  constexpr Case kWhole[] = {
      {"人気の商品が売り切れてます。", "人気の商品が売り切れている障害"},
      {"夜中に何百通もメールが来ました。", "夜中に何百通もメールが来た障害"},
      {"お祝いの500ポイントが付きました。", "障害"},
      {"たこが空に舞っています。受付の画面が固まりました。", "受付の画面が固まる障害"},
      {"LBのタイムアウトを90秒にしました。受付の画面が固まりました。", "受付の画面が固まる障害"},
      {"印字がずれたものを検品で見つけました。", "印字がずれた障害"},
  };
  expect_titles(kWhole);
}

TEST(Title, NamesNoCustomer) {
  constexpr Case kCustomers[] = {
      {"会員の山田さんが予約できません。会員証の画面が真っ黒です。",
       "予約できず、会員証の画面が真っ黒になる障害"},
      {"会員の山田さんが予約できません。", "予約できない障害"},
      {"佐藤様邸の給湯器が動きません。", "給湯器が動かない障害"},
      {"佐藤様邸で給湯器が動きません。", "給湯器が動かない障害"},
      {"水野金属さんのサイトが開けません。", "サイトが開けない障害"},
      {"通話の声が切れて話せない席がいくつかあります。", "通話の声が切れて話せない障害"},
      // What somebody is says nothing of who it is.
      {"当館の係員さんから、係員の呼び出しが鳴らないと電話です。", "係員の呼び出しが鳴らない障害"},
  };
  expect_titles(kCustomers);
}

TEST(Title, HoldsWhatStoodAtTheEnd) {
  constexpr Case kSlips[] = {
      {"予約じゃなくて検索が遅いです。", "検索の遅延"},
      {"予約が遅いです、いや検索が遅いです。", "検索の遅延"},
      {"予約は停止じゃなくて遅延です。", "予約の遅延"},
      {"検索でもない、予約が開けないです。", "予約が開けない障害"},
      {"注文が500件…いや300件届いていません。", "注文が届かない障害"},
      // Words that only begin so.
      {"受付の端末がいやに重いです。", "受付の端末遅延"},
  };
  expect_titles(kSlips);
}

TEST(Title, WhatItIsComparedWithDidNotFail) {
  constexpr Case kCompared[] = {
      {"当選のメールの内容が会員ページと食い違っています。",
       "当選のメールの内容が会員ページと食い違っている障害"},
      {"東ラインより西ラインの検査が遅れています。", "西ラインの検査遅延"},
      {"停止というより会員ページの応答が遅い感じです。", "会員ページの応答遅延"},
      {"いつもなら朝5時に抜けるんですが、締めのバッチがまだ回っています。",
       "締めのバッチが終わらない障害"},
  };
  expect_titles(kCompared);
}

TEST(Title, WhatAMessageOpensWithIsWhereItHappens) {
  constexpr Case kOpenings[] = {
      {"答案の読み取り、空欄が異常に多いです。", "答案の読み取りの空欄が異常に多い障害"},
      {"本人確認、免許証がきれいに撮れた人まで落ちています。",
       "本人確認で免許証がきれいに撮れた人まで落ちる障害"},
      // The first of several.
      {"館内の電話、内線の端末が落ちています。", "内線の端末が落ちる障害"},
  };
  expect_titles(kOpenings);
}

// How a title never ends: a clause without a noun behind it.
// Where and whither stand beside the subject, which a title does not leave out.
TEST(Title, KeepsTheSubject) {
  constexpr Case kSubjects[] = {
      {"注文が倉庫の端末に1件も降りてこないです。", "注文が倉庫の端末に1件も降りてこない障害"},
      {"写真が管理画面に上がってきません。", "写真が管理画面に上がってこない障害"},
      {"ポイント付かないって電話が来てます。", "ポイントが付かない障害"},
      {"請求が二重です。", "請求の重複"},
      // Neither a part of a noun nor the rest of ぶんだけ is a verb.
      {"ギルド戦は入れないです。", "ギルド戦が入れない障害"},
      {"西館の漏れ警報の画面が固まります。", "西館の漏れ警報の画面が固まる障害"},
      {"関西ぶんだけ配送の画面が出ません。", "配送の画面が出ない障害"},
  };
  expect_titles(kSubjects);
}

TEST(Title, HearsTheWest) {
  constexpr Case kWest[] = {
      {"受付の画面が進まへんて電話きてます。", "受付の画面が進まない障害"},
      {"会員証のバーコードが読めへんねん。", "会員証のバーコードが読めない障害"},
      {"明細が出てけえへん。", "明細が出ない障害"},
      {"ミカンがぜんぶ「並」に落ちよる。", "ミカンが「並」に落ちる障害"},
  };
  expect_titles(kWest);
}

// What an alarm is called says what is wrong; that it rang does not.
TEST(Title, AnAlarmIsNamedByWhatItIsCalled) {
  constexpr Case kAlarms[] = {
      {"3階のサーバ室なんですが、31分に温度高の警報が出まして。", "サーバ室の温度高"},
      {"ポンプ室の水位低の警報が出ています。", "ポンプ室の水位低"},
      {"冷凍庫の温度異常のアラームが鳴っています。", "冷凍庫の温度異常"},
      {"監視画面が全部 No data です。", "監視画面のデータ欠測"},
  };
  expect_titles(kAlarms);
}

// Who counts the harm says what it was.
TEST(Title, CountedHarmTellsWhatFailed) {
  const auto title_with = [](const char* said) {
    const Analysis analysis =
        analysis_of({{at(9, 0), "岸", "見てください。", {tag(Tag::detection), tag(Tag::symptom)}},
                     {at(9, 9), "谷", said, {tag(Tag::impact)}}});
    return title(Story(analysis, *shipped_rules())).text;
  };
  EXPECT_EQ(title_with("打刻できなかった方はこちらの集計で約5,300人です。"), "打刻できない障害");
  EXPECT_EQ(title_with("予約を取れなかった患者さんが38名です。"), "予約を取れない障害");
  EXPECT_EQ(title_with("影響校は64校、遅れた帳票は約2万1千件でした。"), "帳票が遅れた障害");
  // No place, no trouble in front of a noun of its own, and nothing that is not counted.
  EXPECT_EQ(title_with("電波の届かない店舗は12店です。").find("電波の届かない障害"),
            std::string::npos);
}

TEST(Title, IsANounPhrase) {
  for (const char* said : {"検温の値がさっきからおかしいです。",
                           "カゴを置いて帰られたお客様がいます。レジが固まりました。",
                           "返金のメールが2通届いてます。", "写真が別の記事に差し込まれてる。"}) {
    SCOPED_TRACE(said);
    const std::string found = title_of(said);
    EXPECT_NE(found, "");
    EXPECT_NE(found, shipped_rules()->phrases.text("title.unnamed"));
    for (const char* ending : {"る", "た", "い", "です", "ます", "まま", "ん", "く", "か", "ず"}) {
      EXPECT_FALSE(found.ends_with(ending)) << found;
    }
  }
}

TEST(Title, WhatWouldHaveGoneWrongIsNotWhatFailed) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "受付で予約が見つかりません。", {tag(Tag::symptom)}},
      {at(9, 5),
       "堤",
       "戻すと今朝からの貸出の記録が消えますので、お勧めしません。",
       {tag(Tag::symptom), tag(Tag::impact), tag(Tag::action, Status::rejected)}},
  });
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text.find("貸出"), std::string::npos);
}

TEST(Title, ANegativeQuestionIsTurnedRoundOnlyWhereItAsksForTrouble) {
  EXPECT_EQ(title_of("電子棚札、値段がゼロになってない？"), "電子棚札の値段がゼロになっている障害");
  for (const char* said :
       {"予約の一覧が出てきません？", "値札が出とらん？", "控えの紙が出てません？"}) {
    const std::string found = title_of(said);
    EXPECT_EQ(found.find("出ている"), std::string::npos) << found;
    EXPECT_EQ(found.find("出といる"), std::string::npos) << found;
  }
}

TEST(Title, WhatIsNotShownIsNoDisplay) {
  for (const char* said :
       {"看板に「営業中」の表示が出ません。", "発券機が「準備中」になっていません。",
        "発券機が「正常」と出ています。"}) {
    const std::string found = title_of(said);
    EXPECT_FALSE(found.ends_with("」表示")) << found;
  }
}

// Half a quotation, a feeling, an amount of nothing.
TEST(Title, SaysNothingUnsound) {
  for (const auto& [said, torn] :
       {Case{
            "案内板も「運行情報なし」で、改札のお客様から「来ないのか」と電話です。券売機が止まって"
            "います。",
            "」で"},
        Case{"時々失敗します。会計の端末がエラーになります。", "時々の"},
        Case{"受付がなんだか遅い気がします。会計の端末が固まっています。", "気がする"},
        Case{"橋を渡れと言ってくる、危なすぎます。ナビの地図が表示されません。", "危なすぎ"}}) {
    SCOPED_TRACE(said);
    const std::string found = title_of(said);
    EXPECT_EQ(found.find(torn), std::string::npos) << found;
  }
}

TEST(Title, NounsThatAreNotThereHaveNoFormOfVerbs) {
  EXPECT_EQ(title_of("撮影サーバから応答なくて、保存ができません。").find("応答ず"),
            std::string::npos);
  EXPECT_EQ(title_of("撮影サーバに応答ない。"), "撮影サーバに応答がない障害");
}

TEST(Title, SinceWhenStandsBeforeWhatIsSo) {
  EXPECT_EQ(title_of("充填機、設定替えしてから袋がぱんぱん。").find("替えす"), std::string::npos);
  EXPECT_TRUE(title_of("充填機、袋がぱんぱん。").ends_with("ぱんぱんになる障害"));
}

TEST(Title, HowGraveAnAlertIsStandsBeforeIt) {
  Analysis analysis = analysis_of(
      {{at(9, 0), "監視BOT", "【緊急】揚水量低下 12基", {tag(Tag::detection), tag(Tag::symptom)}}});
  analysis.people.front().bot = true;
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text.find("】"), std::string::npos);
}

TEST(Title, LeavesOutOnlyWholeWords) {
  for (const auto& [said, kept] : {Case{"ゲートが一昨日から開きません。", "一昨日から"},
                                   Case{"ゲートが早朝から開きません。", "早朝から"},
                                   Case{"会員の画面がもしかして固まってます。", "もしかして"}}) {
    SCOPED_TRACE(said);
    const std::string found = title_of(said);
    EXPECT_EQ(found.find("一開"), std::string::npos) << found;
    EXPECT_EQ(found.find("早開"), std::string::npos) << found;
    EXPECT_NE(found.find(kept), std::string::npos) << found;
  }
}

TEST(Title, KeepsVerbsThatEndAsAnExplanationDoes) {
  EXPECT_EQ(title_of("売場の電源が飛んだと電話です。"), "売場の電源が飛んだ障害");
  EXPECT_EQ(title_of("売場の電源が飛んだそうです。"), "売場の電源が飛んだ障害");
}

// 「申し込む」 is what a button is called, 「申し込めない」 what a user says.
TEST(Title, AQuotedVerbBeforeAParticleIsALabel) {
  EXPECT_EQ(title_of("願書の「申し込む」が押せないと保護者の方が。"),
            "願書の「申し込む」が押せない障害");
  EXPECT_EQ(title_of("「願書が申し込めない」が3件来てます。"), "願書が申し込めない障害");
}

TEST(Title, WhoReportsIsNotWhatFails) {
  EXPECT_EQ(title_of("時間割のPDFだけ開けない、という先生がいらっしゃいます。"),
            "時間割のPDFだけ開けない障害");
}

// Where no rule hears trouble, the first report is told as it stands.
TEST(Title, ReportsAreToldWhereNothingElseIsHeard) {
  constexpr Case kReports[] = {
      {"掲示板のポスターが全部白紙なんですけど。", "掲示板のポスターが全部白紙になる障害"},
      {"売り場の時計が昨日の日付です。", "売り場の時計が昨日の日付になる障害"},
      {"どの店の伝票も誰が打っても1円なんですけど。", "伝票で誰が打っても1円になる障害"},
      {"お客様から「払ったのに券が出ない」というお電話が3件です。", "払ったのに券が出ない障害"},
      {"12食しか作れないのに注文が50個来てます。", "12食しか作れないのに注文が50個来ている障害"},
      {"同じ番号の荷物が2個棚に来てます。", "同じ番号の荷物が2個棚に来ている障害"},
      {"こっちの声が向こうに届いてないみたいだっていうのが、", "声が向こうに届いていない障害"},
      {"名札の青が緑に見えると写真が来ました。", "名札の青が緑に見える障害"},
  };
  expect_titles(kReports);
}

// That something came is no symptom, nor is what somebody felt, saw of people or was called for.
TEST(Title, WhatOnlyCameOrWasFeltIsNoTrouble) {
  for (const char* said :
       {"食堂の注文が50個来てます。", "予約が30件いっぺんに入りました。", "寒くて息が白いです。",
        "何人か手が挙がってまして。", "お客様の声が上がってます。"}) {
    SCOPED_TRACE(said);
    const std::string text = title_of(said);
    for (const char* word : {"来て", "入っ", "息", "手が", "声", "挙が", "上が"}) {
      EXPECT_THAT(text, Not(HasSubstr(word)));
    }
  }
}

// Who does not see it, how it is and what somebody does are not what failed.
TEST(Title, IsOfAThingThatFails) {
  constexpr Case kReports[] = {
      {"教室の生徒は読めないと思います。会員ページが開きません。", "会員ページが開かない障害"},
      {"早いのが3分、遅いので40分。検索が重いです。", "検索の遅延"},
      {"少し変なことがありまして。ログイン画面が真っ白です。", "ログイン画面が真っ白になる障害"},
      {"誰もいないです。受付の画面が固まってます。", "受付の画面が固まる障害"},
      {"名札は合っています。送り状の住所がずれてます。", "送り状の住所ずれ"},
      {"窓口の案内は私が出しました。整理券が出ません。", "整理券が出ない障害"},
      {"返し方も考えなければなりません。返金の画面が開きません。", "返金の画面が開かない障害"},
      {"触らないでください。配膳の端末が止まってます。", "配膳の端末停止"},
      {"鍵をもらうのに20分かかりました。発注の画面が遅いです。", "発注の画面遅延"},
      {"本人が電話出ないです。配車の画面が固まりました。", "配車の画面が固まる障害"},
  };
  expect_titles(kReports);
}

TEST(Title, SaysWholeWhatIsWrong) {
  constexpr Case kReports[] = {
      {"薬局の保険証の期限が切れてます。", "薬局の保険証の期限切れ"},
      {"返却したのに課金が止まんないです。", "返却したのに課金が止まらない障害"},
      {"請求書の宛名がうちの会社じゃないって電話です。", "請求書の宛名が別人のものになる障害"},
      {"会員ページの名前が自分のものではありません。", "会員ページの名前が別人のものになる障害"},
      {"講師の声が切れるって受講者のチャットが荒れてます。", "講師の声が切れる障害"},
      {"到着の予測が全部「0分」になってて乗客が怒ってます。", "到着の予測が全部「0分」になる障害"},
      {"「交換所の剣が0枚で交換できるんですけど仕様ですか」と来てます。",
       "交換所の剣が0枚で交換できる障害"},
      {"注文した商品と違う物が届いたと電話が3件です。", "注文した商品と違う物が届いた障害"},
      {"見積もりの合計が1桁少ないです。", "見積もりの合計が1桁少ない障害"},
      {"券売機が「接続できません」と出ます。", "券売機の「接続できません」表示"},
      {"相手に請求書のメールが届きません。", "相手に請求書のメールが届かない障害"},
      {"通販サイトの10倍の価格で表示されてます。", "通販サイトの10倍の価格で表示されている障害"},
      {"保存のボタンが押せん。", "保存のボタンが押せない障害"},
      {"「案内が閉じた林道を走れと言ってきた、危なすぎる」と電話です。",
       "案内が閉じた林道を走れと言ってきた障害"},
      {"「地図が閉じた林道を走れと表示している、危なすぎる」と電話です。",
       "地図が閉じた林道を走れと表示している障害"},
      {"RQ-3305の件です。請求書が届きません。", "請求書が届かない障害"},
  };
  expect_titles(kReports);
}

// A plain title says little, but nothing that is not so.
TEST(Title, NamesAtLeastTheThing) {
  EXPECT_EQ(title_of("クーポンのことでちょっと相談です。"), "クーポンの障害");
}

// What the users are told is told with care; that it is over, or what to do, is no trouble.
TEST(Title, AnnouncementsTellWhatIsWrong) {
  const auto title_with = [](const char* said) {
    const Analysis analysis =
        analysis_of({{at(9, 0), "岸", "見てください。", {tag(Tag::detection), tag(Tag::symptom)}},
                     {at(9, 9), "谷", said, {tag(Tag::communication)}}});
    return title(Story(analysis, *shipped_rules())).text;
  };
  EXPECT_EQ(title_with("トップに「写真の色が正しく出ないことがあります」と出しました。"),
            "写真の色が正しく出ない障害");
  EXPECT_EQ(title_with("「回数上限が一部機能しない事象、対応中」で掲示します。"),
            "回数上限が一部機能しない障害");
  EXPECT_EQ(title_with("「表示が遅れていましたが改善中」ってもう投げてもらいました。"),
            "表示が遅れていた障害");
  EXPECT_EQ(title_with("ステータスは「通知・未読の遅延」で黄色にしました。"), "通知・未読の遅延");
  EXPECT_EQ(title_with("お知らせに「ご注文が再開できない方はお待ちください」と出しました。"),
            "障害");
}

TEST(Title, HoldsNoPartOfAWord) {
  for (const auto& [said, part] :
       {Case{"工場の段取りで1,200個積まないのはまずいです。", "個積"},
        Case{"返品の箱に他社の品が混じっていたら困ります。", "混じってい障害"},
        Case{"夜間の取込 convert_failed 多数です。", "convert_の"},
        Case{"交換APIは生きてるので通ってしまいます。", "APIがてしまう"}}) {
    SCOPED_TRACE(said);
    EXPECT_EQ(title_of(said).find(part), std::string::npos) << title_of(said);
  }
}

TEST(Title, WhatMustBeDoneIsNotWhatFailed) {
  const std::string found = title_of("14時までに図面を送らなければならないのにCADが開きません。");
  EXPECT_EQ(found.find("なければならない"), std::string::npos) << found;
  EXPECT_NE(found.find("CADが開かない"), std::string::npos) << found;
}

TEST(Title, NamesNoNumberWithoutAThing) {
  const std::string found = title_of("契約の画面が、開始から一件も出ません。");
  EXPECT_EQ(found.find("一件が"), std::string::npos) << found;
}

// Each thing is weighed against what stands near it: a long line takes no longer than many short.
TEST(Title, ALongLineIsReadInOnePass) {
  std::string said;
  for (int i = 0; i < 120; ++i) {
    said += "サーバが落ちて画面が開けなくて注文が届かなくて、";
  }
  EXPECT_NE(title_of(said.c_str()), "");
}

TEST(Title, JoinsTwoTroublesAsOnePhrase) {
  const Analysis analysis = analysis_of({{at(9, 0),
                                          "岸",
                                          "入館証が読めません。ゲートが開かないです。",
                                          {tag(Tag::detection), tag(Tag::symptom)}},
                                         {at(9, 4),
                                          "辻",
                                          "ゲートのログが止まってます。",
                                          {tag(Tag::symptom), tag(Tag::investigation)}}});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, "入館証が読めず、ゲートが開かない障害");
}

TEST(Title, JoinsNoClausesOfTwoMessages) {
  const Analysis analysis =
      analysis_of({{at(9, 0),
                    "岸",
                    "アプリが充電器と通信できません。",
                    {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 2), "辻", "電話が鳴りっぱなしになりました。", {tag(Tag::symptom)}}});
  const Statement found = title(Story(analysis, *shipped_rules()));
  EXPECT_EQ(found.text, "アプリが充電器と通信できない障害");
  EXPECT_EQ(found.events, (std::vector<int>{1}));
}

TEST(Title, WhatCountsMostIsNamedBesideAnother) {
  const Analysis analysis = analysis_of(
      {{at(9, 0), "岸", "受付の画面が固まりました。", {tag(Tag::detection), tag(Tag::symptom)}},
       {at(9, 2), "辻", "診察券が読めません。", {main_one(tag(Tag::symptom))}}});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text,
            "受付の画面が固まる障害と診察券が読めない障害");
}

// The title of a talk in which `second` is said so many messages after `first`.
std::string title_with(const char* first, const char* second, int apart) {
  std::vector<Told> talk{{at(9, 0), "岸", first, {tag(Tag::detection), tag(Tag::symptom)}}};
  for (int n = 1; n < apart; ++n) {
    talk.push_back({at(9, n), "辻", "見ています。", {}});
  }
  talk.push_back({at(9, apart), "辻", second, {tag(Tag::symptom)}});
  const Analysis analysis = analysis_of(talk);
  return title(Story(analysis, *shipped_rules())).text;
}

// What comes up late is of the course, or of what was feared.
TEST(Title, WhatComesUpLateIsNoSecondHalf) {
  const char* kFirst = "受付の画面が固まりました。";
  for (const char* second : {"診察券の発行が遅延しています。", "会計のサーバが停止しています。",
                             "薬局の伝票が滞留しています。"}) {
    EXPECT_NE(title_with(kFirst, second, 2), "受付の画面が固まる障害") << second;
    EXPECT_EQ(title_with(kFirst, second, 14), "受付の画面が固まる障害") << second;
  }
}

// What somebody only guesses or promises, and what is hardly spoken of, is no second half.
TEST(Title, WhatIsGuessedIsNoSecondHalf) {
  const char* kFirst = "受付の画面が固まりました。";
  EXPECT_NE(title_with(kFirst, "集計が遅延しています。", 2), "受付の画面が固まる障害");
  for (const char* second : {"それ集計が遅延してるだけでは。", "集計の遅延してるだけじゃ？",
                             "昼の待ちにしては多すぎます。", "数字が良すぎて気味が悪い。"}) {
    EXPECT_EQ(title_with(kFirst, second, 2), "受付の画面が固まる障害") << second;
  }
}

// Two things at one time are no second one of a kind, and only what is measured rises and falls.
TEST(Title, NeitherMeetsNorRisesWhatIsNoMeasure) {
  EXPECT_EQ(title_of("給与の締めの控えが無いです。賞与と重なって今日が期限です。").find("重複"),
            std::string::npos);
  EXPECT_EQ(title_of("受付番号が重なっています。"), "受付番号の重複");
  EXPECT_EQ(title_of("会員の画面で写真が並ぶというのがXで上がっています。").find("上昇"),
            std::string::npos);
  EXPECT_THAT(title_of("釜の温度が上がっています。"), HasSubstr("温度の上昇"));
}

// 「火が点きません」 has a subject of its own: the lamp of the line before it was on.
TEST(Title, TakesNoSubjectFromTheLineBeforeWhereThereIsOne) {
  EXPECT_EQ(
      title_of("2号機の赤ランプが点いていました。3回とも火が点きません。").find("ランプが点かない"),
      std::string::npos);
}

// An alert that somebody pasted: a reading beside its bound, whatever unit the bound has.
TEST(Title, ReadsAnAlertThatSomebodyPasted) {
  for (const auto& [said, expected] :
       {Case{"[警報] 3棟 室温 9.6℃（下限 10.0℃）", "3棟 室温の低下"},
        Case{"[警報] 西丘配水池 残留塩素 0.18mg/L（下限 0.20）", "西丘配水池 残留塩素の低下"},
        Case{"[異常] 冷凍3号室 センサー3-1 -11.2℃（上限 -18℃）", "冷凍3号室 センサー3-1の上昇"},
        Case{"[注意] 2号釜 水温 84℃ (上限 80℃)", "2号釜 水温の上昇"}}) {
    EXPECT_EQ(title_of(said), expected) << said;
  }
}

TEST(Title, OneThingUnderTwoNamesIsToldOnce) {
  EXPECT_EQ(title_with("夜間バッチが失敗しました。", "在庫集計のバッチが異常終了しています。", 2),
            "夜間バッチの失敗");
  EXPECT_EQ(title_with("発注メールが滞留しています。", "会員の確認メールが届きません。", 2),
            "会員の確認メールが届かない障害");
  EXPECT_EQ(title_with("夜間バッチが失敗しました。", "在庫の画面が開けません。", 2),
            "夜間バッチの失敗と在庫の画面が開けない障害");
}

// 「編成には遅れると伝えました」: who is told; 「売上の低下」: what came of it.
TEST(Title, NeitherWhoIsToldNorWhatIsEarnedFails) {
  const char* kFirst = "動画の変換が止まっています。";
  const auto with = [&](const char* second, std::vector<TagFinding> tags) {
    const Analysis analysis =
        analysis_of({{at(9, 0), "岸", kFirst, {tag(Tag::detection), tag(Tag::symptom)}},
                     {at(9, 2), "辻", second, std::move(tags)}});
    return title(Story(analysis, *shipped_rules())).text;
  };
  const auto told = [&](const char* second) {
    return with(second, {tag(Tag::impact), tag(Tag::communication)});
  };
  EXPECT_EQ(told("編成には20時に遅れるおそれありと伝えました。").find("編成"), std::string::npos);
  EXPECT_EQ(told("営業部に配信が遅延すると連絡済みです。").find("営業部の"), std::string::npos);
  EXPECT_EQ(with("店の売上が低下しています。", {main_one(tag(Tag::impact))}).find("売上"),
            std::string::npos);
  EXPECT_NE(with("編成表の画面が遅延しています。", {tag(Tag::symptom)}).find("編成表"),
            std::string::npos);
}

TEST(Title, WhatIsAsItShouldBeIsNotWhatFailed) {
  constexpr Case kNormal[] = {
      {"予備電源の警報が鳴りました。商用受電は正常表示のままです。", "予備電源の警報"},
      {"窯の火が消えています。煙突の弁は正常のままです。", "窯の火が消えている障害"},
      {"貯水槽の水が濁っています。ポンプのランプは緑のままです。", "貯水槽の水が濁っている障害"},
  };
  for (const auto& [said, expected] : kNormal) {
    EXPECT_EQ(title_of(said).find("のまま"), std::string::npos) << title_of(said);
  }
  EXPECT_NE(title_of("受付の画面が真っ白のままです。").find("のまま"), std::string::npos);
}

// Who sees or calls is not whose it is.
TEST(Title, OnlyWhatBelongsToAnotherIsOfAnother) {
  EXPECT_NE(title_of("日記が知らない人から見えています。").find("知らない人から"),
            std::string::npos);
  EXPECT_NE(title_of("会員証に知らない人の名前が出ます。").find("別人の名前"), std::string::npos);
}

TEST(Title, NobodyIsDeliveredAndNoTimeIsAPlace) {
  constexpr Case kAsides[] = {
      {"夜勤の警備員が2人まだ来てません。勤務表の画面の日付がずれてます。",
       "勤務表の画面の日付ずれ"},
      {"昼休みの終わりに入館証が読めません。", "入館証が読めない障害"},
  };
  expect_titles(kAsides);
}

TEST(Title, ReadsTheWholeOfWhatWasSaid) {
  constexpr Case kWhole[] = {
      {"送り状がまだ出ないです。", "送り状が出ない障害"},
      {"注文の確認メールがいまだに届きません。", "注文の確認メールが届かない障害"},
      {"請求書の金額が違う。", "請求書の金額が違う障害"},
      {"ネットで注文を入れると「値幅外」って出るそうです。",
       "ネットで注文を入れると「値幅外」と出る障害"},
      {"納品先から、案内状の名前が違うと。", "案内状の名前が違う障害"},
      {"リモコンから曲送れないです。", "リモコンから曲送れない障害"},
      {"温室の暖房が回っとらんらしい。", "温室の暖房が回っていない障害"},
      {"今朝は分析機がバーコードを読まないものがたくさんあります。",
       "分析機がバーコードを読まない障害"},
      {"フロントの鍵が開かへんて。", "フロントの鍵が開かない障害"},
  };
  for (const auto& [said, titled] : kWhole) {
    SCOPED_TRACE(said);
    EXPECT_EQ(title_of(said), titled);
  }
  EXPECT_EQ(title_of("漢字の「雑巾」だと出ますね。検索で何も出ません。").find("雑巾"),
            std::string::npos);
  EXPECT_EQ(title_of("今日は生協さん向けなんで、ラインの金検が弾いてます。").find("向けない"),
            std::string::npos);
  EXPECT_EQ(title_of("LBのidle timeoutのデフォルトが60秒です。").find("タイムアウト"),
            std::string::npos);
}

TEST(Title, TakesTheSubjectFromTheLineBefore) {
  const Analysis analysis = analysis_of({{at(9, 0),
                                          "岸",
                                          "口座振替のジョブがですね。2時にアベンドしました。",
                                          {tag(Tag::detection), tag(Tag::symptom)}}});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, "口座振替のジョブ異常終了");
}

TEST(Title, NamesWhatAnAlertIsAbout) {
  struct Alert {
    const char* speaker;
    const char* said;
    const char* title;
  };
  for (const auto& [speaker, said, expected] : {
           Alert{"Alertmanager", "[FIRING] checkout-gateway 503 rate 6.2% (> 1%)",
                 "checkout-gatewayの503エラー"},
           Alert{"Datadog", "[P2] db-events01 filesystem /data 97.2% > 95%",
                 "db-events01のしきい値超過"},
           // What is measured or counted is no status, and marks are no name.
           Alert{"Datadog", "[P2] checkout latency p99 500 ms > 200 ms", "checkoutの遅延"},
           Alert{"Datadog", "[P2] queue-orders backlog 400 orders", "queue-ordersのアラート"},
           Alert{"Datadog", "[WARN] seat-proxy upstream_429_ratio 0.31 for 15m",
                 "seat-proxyの429エラー"},
           Alert{"Nagios", "[P1] node -> db-02 is down", "db-02のダウン"},
           Alert{"金庫監視", "【重大】応答なし 24台", "金庫の応答なし"},
           Alert{"Grafana", "[ALERT] 受注キュー 滞留数 が ５００件 を超えました",
                 "受注キュー 滞留数 のしきい値超過"},
           Alert{"Grafana", "[ALERT] 決済API エラー率 が 5% を超過",
                 "決済API エラー率 のしきい値超過"},
           Alert{"Grafana", "user-info: error rate 12% > 5%", "user-infoのエラー"},
           Alert{"Datadog", ":red_circle: checkout latency p99 500 ms > 200 ms", "checkoutの遅延"},
           // What a reading is compared with tells whether it rose or fell.
           Alert{"Datadog", "[Warn] seat.hold_success_rate 71% on region:east (warn < 80%)",
                 "seat.hold_success_rateの低下"},
           Alert{"Datadog", "ALERT edge-east REFUSED ratio 31% (baseline 6%)",
                 "edge-east REFUSED ratioの上昇"},
           Alert{"Datadog", "orders_created 直近60分 212件 (先週同時刻 731件)",
                 "orders_createdの急減"},
           Alert{"Datadog", "[CRITICAL] 大量ログイン試行 host=A-1 毎分841件 (しきい値 毎分50件)",
                 "大量ログイン試行のしきい値超過"},
           Alert{"監視", "[ALERT] 予約API 503 応答", "予約APIの503エラー"},
           Alert{"PagerDuty", "[#4120] TRIGGERED DiskPressureHot x3 (cluster: east)",
                 "DiskPressureHotのアラート"},
       }) {
    SCOPED_TRACE(said);
    Analysis analysis =
        analysis_of({{at(9, 0), speaker, said, {tag(Tag::detection), tag(Tag::symptom)}}});
    for (Person& person : analysis.people) {
      person.bot = true;
    }
    EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, expected);
  }
}

TEST(Title, HalfAQuotationIsTornAtEitherEnd) {
  const auto& pairs = shipped_rules()->phrases.cue("quotation_pairs");
  EXPECT_TRUE(brackets_close(pairs, "「送信」の失敗"));
  EXPECT_FALSE(brackets_close(pairs, "「送信の失敗"));
  EXPECT_FALSE(brackets_close(pairs, "送信」の失敗"));
  EXPECT_FALSE(brackets_close(pairs, "来た」「借りられない"));
}

TEST(Title, NamesNobody) {
  const Analysis analysis = analysis_of({{at(9, 0), "高田", "見ます。", {}},
                                         {at(9, 1),
                                          "岸",
                                          "発注画面が高田さんの端末で固まります。",
                                          {tag(Tag::detection), tag(Tag::symptom)}}});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, "発注画面が固まる障害");
}

TEST(Title, IsShort) {
  const Analysis analysis = analysis_of(
      {{at(9, 0),
        "岸",
        "港湾物流センターの夜間仕分け設備の監視画面にて、搬送用コンベヤ3号機と4号機の双方が"
        "停止しているのを確認しましたが、搬入口のシャッターも閉まらない状態です。",
        {tag(Tag::detection), tag(Tag::symptom)}}});
  EXPECT_LE(length_of(title(Story(analysis, *shipped_rules())).text), 40U);
}

TEST(Title, AFigureBesideItsUsualValueIsWorse) {
  Metric usual = metric(200, "ms", "在庫APIのレスポンスタイム", "200ms");
  usual.role = MetricRole::usual;
  const Analysis analysis =
      analysis_of({{at(9, 0),
                    "岸",
                    "在庫APIのレスポンスタイムが通常200msのところ5秒です。",
                    {tag(Tag::symptom)},
                    {usual, metric(5, "秒", "在庫APIのレスポンスタイム", "5秒")}}});
  const Statement found = title(Story(analysis, *shipped_rules()));
  EXPECT_EQ(found.text, "在庫APIのレスポンスタイム悪化");
  EXPECT_EQ(found.events, std::vector<int>{1});
}

Statement titled(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  return title(Story(analysis, *shipped_rules()));
}

// What an alarm was raised for that proved to be false is told with the verdict.
TEST(Title, TellsThatAnAlarmWasFalse) {
  const auto closed = [](const char* verdict) {
    return titled({{at(9, 0),
                    "岸",
                    "冷凍庫の温度が上がっています。",
                    {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 30), "堤", verdict, {tag(Tag::communication)}}});
  };
  const std::pair<const char*, const char*> verdicts[] = {
      {"ということで誤報でした。", "(誤報)"},
      {"誤検知と判断して閉じます。", "(誤検知)"},
      {"空振りでした、お疲れさま。", "(空振り)"},
      {"障害ではなかった、ということで閉じます。", "(障害ではなかった)"},
      {"障害ではない、で終わりにします。", "(障害ではなかった)"},
      {"障害ではなく、点検でした。", "(障害ではなかった)"},
  };
  for (const auto& [said, end] : verdicts) {
    const Statement told = closed(said);
    EXPECT_TRUE(told.text.ends_with(end)) << told.text;
    EXPECT_EQ(told.events.back(), 2) << said;
  }
  for (const char* said :
       {"復旧しました、終わりにします。", "誤報ではないです。", "誤報かもしれません。",
        "ほかの設備は異常なしです。", "障害対応を終了します。", "仕様ではなかった。"}) {
    EXPECT_EQ(closed(said).text.find('('), std::string::npos) << closed(said).text;
  }
  // A case, until somebody proves that it is a failure.
  EXPECT_EQ(titled({{at(9, 0), "岸", "残高が出せません。", {tag(Tag::symptom)}},
                    {at(9, 30), "堤", "障害ではなかったということで閉じます。", {}}})
                .text,
            "残高が出せない件(障害ではなかった)");
}

// That two things are spoken of makes the one none of the other.
TEST(Title, PutsNothingInFrontThatNobodySaysItIsOf) {
  const auto with = [](const char* more) {
    return titled({{at(9, 0), "岸", "画面が真っ白です。", {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 1), "堤", more, {}},
                   {at(9, 2), "岸", "速報は出ています。速報を見ます。", {}},
                   {at(9, 3), "堤", "速報ですね。", {}}})
        .text;
  };
  for (const char* apart : {"速報を流しました。", "速報は正常です。", "速報の部署を呼びます。"}) {
    EXPECT_EQ(with(apart).find("速報"), std::string::npos) << with(apart);
  }
}

// Who tells of the trouble is no place of it.
TEST(Title, NoDepartmentIsWhereItHappens) {
  for (const char* who :
       {"営業", "経理", "広報", "ヘルプデスク", "品質保証", "カスタマーサポート"}) {
    const std::string made =
        title_of((std::string(who) + "なんですけど、会員証が読めません。").c_str());
    EXPECT_EQ(made, "会員証が読めない障害") << who;
  }
  for (const char* where : {"予約サイト", "受付端末", "発券システム", "申請ページ"}) {
    const std::string made =
        title_of((std::string(where) + "なんですけど、会員証が読めません。").c_str());
    EXPECT_NE(made.find(where), std::string::npos) << made;
  }
}

// What would be dreadful, and what an apology gives as the reason, did not fail.
TEST(Title, TellsNothingThatIsOnlyDreadedOrExcused) {
  for (const char* said :
       {"端末が使えませんと困ります。", "資料が開けないと大変です。",
        "車が出せないと間に合いません。", "弊社の連絡不足によりご迷惑をおかけしました。",
        "確認の不足をお詫び申し上げます。", "手配の遅れによりご不便をおかけしました。"}) {
    const Statement made = titled({{at(9, 0), "岸", "会員証が読めません。", {tag(Tag::symptom)}},
                                   {at(9, 5), "堤", said, {tag(Tag::symptom), tag(Tag::impact)}}});
    EXPECT_EQ(made.text, "会員証が読めない障害") << said;
  }
}

TEST(Title, TellsAWordOnceThatTwoPartsHold) {
  EXPECT_EQ(titled({{at(9, 0),
                     "Datadog",
                     "[ALERT] 決済APIの5xx 12% (閾値 2%)",
                     {tag(Tag::detection), tag(Tag::symptom)}}})
                .text.find("5xxの5xx"),
            std::string::npos);
}

// 「自社のカードは通っています。拒否は…」
TEST(Title, OfWhatGoesWellNothingIsToldNext) {
  for (const char* well :
       {"自社カードは通っています。拒否は提携先だけです。",
        "店頭端末は動いています。停止は倉庫だけです。", "会員証は正常です。拒否は券だけです。"}) {
    const std::string made = titled({{at(9, 0), "岸", "改札が開きません。", {tag(Tag::symptom)}},
                                     {at(9, 1), "堤", well, {tag(Tag::symptom)}}})
                                 .text;
    EXPECT_EQ(made.find("自社カードの"), std::string::npos) << made;
    EXPECT_EQ(made.find("店頭端末の"), std::string::npos) << made;
    EXPECT_EQ(made.find("会員証の"), std::string::npos) << made;
  }
}

// 「移動は完了、傷みは見あたりません」: what another clause has for a topic stands before no
// subject.
TEST(Title, AClauseWithATopicOfItsOwnTakesNoOtherSubject) {
  for (const char* said : {"移動は完了、傷みは見あたりません。", "移動は完了、荷物は見あたりません。"}) {
    const std::string made =
        titled({{at(9, 0), "岸", said, {tag(Tag::symptom), tag(Tag::impact)}}}).text;
    EXPECT_EQ(made.find("完了が"), std::string::npos) << made;
    EXPECT_NE(made.find("見あたらない"), std::string::npos) << made;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
