// How a piece of work is told whose sentence breaks off, asks, or gives a reason behind it, and the
// days of the sentences beside it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "compose/followups/followups_said.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> told(const char* said) {
  return rows_of(followups_of({{"岸", said}}));
}

TEST(TaskEnds, AReasonBehindTheWorkIsNoPartOfIt) {
  for (const auto& [said, text] : {
           std::pair{
               "窯の手順に、灰の掃除を入れときます。えー、次の火入れが来月10日なんで、それまでに",
               "灰の掃除を入れる|"},
           std::pair{"再発防止です。改札の表は番号つきに替えます。祭りの枠が来週なので来週",
                     "番号つきに替える|"},
           std::pair{"再発防止です。水門の盤は1番から4番まで新型に替えます。部品くるのが木曜なんで"
                     "金曜の夜勤で",
                     "新型に替える|"},
           std::pair{"再発防止です。釣り船の無線は予備と入れ替えます。台風の枠が来月なので来月",
                     "予備と入れ替える|"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
  // What is to be done stays, whatever stands before it, and so does a reason within the sentence.
  for (const auto& [said, text] : {
           std::pair{"再発防止として、札が紙なので、棚の札を樹脂に替えます", "札が紙なので"},
           std::pair{"再発防止として、窯の温度計を増やします。煙突の点検口も毎月掃除します",
                     "煙突の点検口も毎月掃除"},
           std::pair{"再発防止として、「急がないので」で始まる文例を直します", "急がないので"},
           std::pair{"再発防止として、無線は電池を抜いてから替えます", "電池を抜いてから替える"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
}

TEST(TaskEnds, WhoIsAskedDoesNotAsk) {
  for (const auto& [said, text] : {
           std::pair{"組合への正式な回答は堤さん、明日中にお願いします", "組合への正式な回答|堤|"},
           std::pair{"再発防止として、窯を止める手順を増やす改修、堤さん来週お願いしたい",
                     "窯を止める手順を増やす改修|堤|"},
           std::pair{"堤さん、仕入先への謝罪の段取り頼む。今日中に", "仕入先への謝罪の段取り|堤|"},
           std::pair{"堤さん、再発防止の標語の見直しをお願いする。来週までに", "標語の見直し|堤|"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
  for (const auto& [said, text] : {
           std::pair{"再発防止として、桶の検査を私から組合に来週頼みます", "組合に"},
           std::pair{"再発防止の見積もりは私が業者に来週依頼します", "依頼"},
           std::pair{"返品の受付は私が本店に来週頼んでおきます", "本店に"},
           std::pair{"再発防止として、依頼の受付簿を私が来週作ります", "依頼の受付簿を"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
}

TEST(TaskEnds, WhatIsNamedBesideOtherWorkIsNamed) {
  for (const auto& [said, text] : {
           std::pair{"再発防止として、灰の掃除を私が来週直します。窯の下限の点検表も",
                     "窯の下限の点検表|"},
           std::pair{"再発防止として、刷り機を私が来週直します。荷札の番号の重複チェックも",
                     "荷札の番号の重複チェック|"},
           std::pair{"再発防止として、毎晩うちの売上と組合の売上を突き合わせるのも",
                     "組合の売上を突き合わせる|"},
           std::pair{"再発防止として、満潮の前に水門を閉める仕組みも", "水門を閉める仕組み|"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
  for (const auto& [said, text] : {
           std::pair{"再発防止として、灰の掃除を私が来週直します。窯の点検表も炉の点検表も",
                     "窯の点検表も炉の点検表も|"},
           std::pair{"再発防止として、窯の点検も足します", "窯の点検も足す"},
           std::pair{"再発防止として、誰でも水門を閉められるようにします", "誰でも"},
           std::pair{"再発防止として、荷札は何度でも刷り直せるようにします", "何度でも"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
}

TEST(TaskEnds, AStateIsBroughtAbout) {
  for (const auto& [said, text] : {
           std::pair{"再発防止として、窯の下限を0に。堤さん、来週までに", "窯の下限を0にする|"},
           std::pair{"再発防止として、棚の鍵を個人ではなく組合の持ち物に。堤さん来週",
                     "組合の持ち物にする|"},
           std::pair{"再発防止として、荷札の印字を二重に。来週私が", "荷札の印字を二重にする|"},
           std::pair{"再発防止として、無線の届かない船は欠航扱いに。堤さん来週", "欠航扱いにする|"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
  for (const char* said : {"再発防止として、予備の鍵を総務に。堤さん来週",
                           "再発防止として、荷札の控えを各店に。堤さん来週",
                           "再発防止として、窯の点検を始業前に。堤さん来週",
                           "再発防止として、水門の閉め忘れを当番に。堤さん来週"}) {
    EXPECT_THAT(told(said), Not(Contains(HasSubstr("にする")))) << said;
  }
}

// A day is that of its own sentence.
TEST(TaskEnds, TheDayOfOneIsNotThatOfTheNext) {
  for (const auto& [said, text, due] : {
           std::tuple{"今日獲れた40箱は札を直した新しい版で作り直して、明日の朝6時に並べ直します。"
                      "今度は全箱の数を突き合わせてからやります",
                      "全箱の数", ""},
           std::tuple{"再発防止ですが、堤さん、荷札の桁検査を戻してください。11月5日の夜間までに。"
                      "あわせて久我さん、火入れの番号を必ず二人で見る手順にしてください。",
                      "火入れの番号", ""},
           std::tuple{"失敗の通知は全員に回すよう、本日変更いたします。"
                      "あわせて半年ごとに放水訓練をご提案します",
                      "放水訓練", ""},
           std::tuple{
               "記録は私が金曜まで書きます。荷札と台帳の番号を刷る前に突き合わせるのもわたし",
               "荷札と台帳の番号", ""},
           // It goes with it
           std::tuple{"再発防止の窯の点検表は私が来週作ります。温度の早見表も一緒に作ります",
                      "早見表", "来週"},
           std::tuple{"再発防止の窯の点検表は私が来週作ります。温度の早見表もあわせて作ります",
                      "早見表", "来週"},
       }) {
    const auto found = followups_of({{"岸", said}});
    const auto one = std::ranges::find_if(found, [what = text](const FollowUp& item) {
      return item.statement.text.find(what) != std::string::npos;
    });
    ASSERT_NE(one, found.end()) << said;
    EXPECT_EQ(one->due, due) << said;
  }
}

// A wish that nobody takes on is told as whose it is.
TEST(TaskEnds, AWishIsOfWhoWishes) {
  for (const auto& [said, text] : {
           std::pair{"水門の下限を見る検査も再発防止に入れたいです", "(岸の提案)||"},
           std::pair{"窯の温度が下がったら鳴る警報がほしい", "警報(岸の提案)||"},
           std::pair{"再発防止として、荷札の番号は二人で見る決まりにしたいです", "(岸の提案)||"},
           std::pair{"再発防止として、釣り船の無線は別の周波数に分けたい。", "分ける(岸の提案)||"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
  for (const char* said : {
           "水門の下限を見る検査も再発防止に入れたいです。私が来週やります",
           "再発防止として、荷札の番号は二人で見る決まりにします",
           "再発防止として、釣り船の無線は別の周波数に分けてください",
           "窯の温度が下がったら鳴る警報がほしい。堤さん、来週までに",
       }) {
    EXPECT_THAT(told(said), Not(Contains(HasSubstr("提案")))) << said;
  }
}

// A lone verb is told with the words that it goes on from or answers.
TEST(TaskEnds, ALoneVerbIsToldWithItsContext) {
  for (const auto& [said, text] : {
           std::pair{
               "釜の圧の警報がなくて40分気づけなかったのが反省点。堤さん、来週の金曜までに追加を",
               "追加 — 「釜の圧の警報がなくて40分気づけなかったのが反省点」|堤|来週の金曜"},
           std::pair{"荷札が読めない時に止まる設定がありました。入れておきます、今日",
                     "「荷札が読めない時に止まる設定がありました」|岸|今日"},
           std::pair{"水門の待機料は組合の経費で落とす。稟議は自分が今週中に",
                     "稟議 — 「水門の待機料は組合の経費で落とす」|岸|今週中"},
           std::pair{"釣り船の網代は全額を組合で持つことになりました。支払いは来週までに私が",
                     "支払い — 「釣り船の網代は全額を組合で持つことになりました」|岸|来週"},
       }) {
    EXPECT_THAT(told(said), Contains(HasSubstr(text))) << said;
  }
  const auto answer = rows_of(
      followups_of({{"岸", "旧式の機械は止めてもらえますか。"}, {"堤", "月曜に撤去いたします。"}}));
  EXPECT_THAT(answer, Contains(HasSubstr("撤去 — 「旧式の機械は止めてもらえますか」|堤|月曜")));
  // What says what is done to what, and a report, need none.
  for (const char* said : {
           "釜の圧の警報がありませんでした。堤さん、来週の金曜までに温度の警報も追加を",
           "釜の圧の警報がありませんでした。報告書は堤さん、来週の金曜まで",
           "釜の圧の警報がありませんでした。堤さん、振り返りを来週までに",
           "釜の圧の警報がありませんでした。台帳の直しは堤さん、金曜まで",
       }) {
    EXPECT_THAT(told(said), Not(Contains(HasSubstr(" — 「")))) << said;
  }
}

// What says only why and until when is no work of its own, and dates the work before it.
TEST(TaskEnds, WhyAndUntilWhenDateTheWorkBefore) {
  for (const auto& [said, text] : {
           std::pair{"報告書は私が書きます。組合の総会が来週火曜なのでそれまでに",
                     "報告書の作成|岸|来週火曜"},
           std::pair{"顛末書は私が書きます。漁協の会議が来週木曜なので、それまでに",
                     "顛末書の作成|岸|来週木曜"},
           std::pair{"経過の報告書は堤さん、落ち着いたらお願いします。議会の質問が来る前に",
                     "報告書の作成|堤|"},
           std::pair{"再発防止として、釜の版は今後、1基だけ先に当てて一日おくようにします。"
                     "来月の更新から",
                     "1基だけ先に当てて一日おく|岸|"},
       }) {
    const auto found = told(said);
    ASSERT_THAT(found, ::testing::SizeIs(1)) << said;
    EXPECT_THAT(found[0], HasSubstr(text)) << said;
  }
  for (const char* said : {
           "報告書は私が書きます。再発防止として、釜の温度計の点検手順を作り直します",
           "報告書は私が書きます。荷札の様式を祭りの前に直します",
           "報告書は私が書きます。堤さんは水門の点検表を台風の前に",
           "報告書は私が書きます。水門の警報の洗い出しは堤さん、お盆明けでお願いします",
       }) {
    EXPECT_THAT(told(said), ::testing::SizeIs(2)) << said;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
