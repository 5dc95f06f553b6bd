// How the summary tells the cause.

#include "compose/summary/cause_sentence.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

// The sentence of a cause that is told in these words.
std::string sentence_of(const std::string& told, Status status = Status::confirmed) {
  const Analysis analysis =
      analysis_of({{at(9, 0), "岸", "面が曇っています。", {tag(Tag::cause, status)}}});
  const Story story(analysis, *shipped_rules());
  Incident incident;
  Cause cause;
  cause.status = status;
  cause.main = true;
  cause.raised = {1};
  cause.statement = {told, {1}};
  incident.causes = {cause};
  return cause_sentence(story, incident).text;
}

TEST(CauseSentence, TakesTheShapeOfTheCause) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      // a clause, of what is over
      {"給湯の弁が逆に付いている", "給湯の弁が逆に付いていたことが原因だった"},
      {"荷札の版に新しい番号が入っていない",
       "荷札の版に新しい番号が入っていなかったことが原因だった"},
      {"木曜に改札の時計を1時間進めた", "木曜に改札の時計を1時間進めたことが原因だった"},
      {"8月の席の区画がない", "8月の席の区画がなかったことが原因だった"},
      // a state that ends as a name does
      {"改札の鍵が古いまま", "改札の鍵が古いままだったことが原因だった"},
      {"小数点がカンマだ", "小数点がカンマだったことが原因だった"},
      // a name
      {"配膳台の車輪の摩耗", "原因は配膳台の車輪の摩耗だった"},
      {"年度替わりの点検の遅れだ", "原因は年度替わりの点検の遅れだった"},
      // what calls itself so
      {"搬送の札の貼り間違いが原因だ", "搬送の札の貼り間違いが原因だった"},
      {"単位が「本」に変わっていたのが元凶なのは同じ", "単位が「本」に変わっていたのが元凶だった"},
      {"真因は冷却水の漏れだ", "真因は冷却水の漏れだ"},
      // several sentences, a line of a log, who it was
      {"6月に一時的にゆるめた。そのまま残っている",
       "確認された原因: 6月に一時的にゆるめた。そのまま残っている"},
      {"valve 3 closed", "確認された原因: valve 3 closed"},
      {"電源を抜いたのは清掃の業者だ", "確認された原因: 電源を抜いたのは清掃の業者だ"},
      {"弁が閉じる→圧が上がる→安全弁の作動", "確認された原因: 弁が閉じる→圧が上がる→安全弁の作動"},
  };
  for (const auto& [told, sentence] : kCases) {
    EXPECT_EQ(sentence_of(told), sentence);
  }
}

TEST(CauseSentence, LeavesOutWhatOnlyPointsOrBlames) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"同じ番号だと後の券売機で上書きされる。原因はこの重複と判断する",
       "同じ番号だと後の券売機で上書きされることが原因だった"},
      {"給湯の弁が逆に付いている。これで確定", "給湯の弁が逆に付いていたことが原因だった"},
      {"荷札の桁が一つ足りない。うちの不具合だ", "荷札の桁が一つ足りないことが原因だった"},
      {"原因がわかった。改札の時計を1時間進めた", "改札の時計を1時間進めたことが原因だった"},
      // what is wrong in kana alone stays
      {"点検で警報を止めた。戻し忘れている", "確認された原因: 点検で警報を止めた。戻し忘れている"},
  };
  for (const auto& [told, sentence] : kCases) {
    EXPECT_EQ(sentence_of(told), sentence);
  }
}

// The thing that it is called, where nothing else tells it; what was found before it tells more.
TEST(CauseSentence, NamesWhatItPointsAt) {
  EXPECT_EQ(sentence_of("経理の補正の作業だ。原因はこの未締めの伝票で間違いない"),
            "原因は経理の補正の作業の未締めの伝票だった");
  EXPECT_EQ(sentence_of("先月、点検の指摘で下げている。原因はその給湯の上限だ"),
            "原因は給湯の上限だった");
  EXPECT_EQ(sentence_of("配膳の札が二枚ずつ並んでいる。原因はこの二枚の札だ"),
            "配膳の札が二枚ずつ並んでいたことが原因だった");
  EXPECT_EQ(sentence_of("点検の札は後から並ぶ。原因は改札 + その前の長い点検だ"),
            "点検の札は後から並ぶ。原因は改札 + その前の長い点検だ");
}

// Of a cause told at length the sentence that tells what was wrong; what may be is none.
TEST(CauseSentence, IsShortWhereTheCauseIsLong) {
  EXPECT_EQ(
      sentence_of("いまは二桁と三桁が並ぶようにしてあり、どちらも同じところに置くことにしてある。"
                  "三桁の番号を登録したときに荷札の版の桁を広げ忘れている。"
                  "読取機の古い型では別の番号に見えるっぽい、似た話も去年の点検の記録にある"),
      "三桁の番号を登録したときに荷札の版の桁を広げ忘れていたことが原因だった");
  // A question and its answer belong together.
  const std::string both =
      "改札の時計を木曜に1時間進めていて、終電のあとの点検がそれより前に始まるからか。別の班か → "
      "点検の班の時計が1時間遅れていて、札の期限が切れた扱いになっていた";
  EXPECT_EQ(sentence_of(both), "確認された原因: " + both);
}

TEST(CauseSentence, SaysHowSureItIs) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"給湯の弁が逆に付いている", "原因は未確定で、給湯の弁が逆に付いていることが疑われている"},
      {"配膳台の車輪の摩耗", "原因は未確定で、配膳台の車輪の摩耗が疑われている"},
      {"荷札の桁が足りない可能性", "原因は未確定で、荷札の桁が足りない可能性がある"},
      {"荷札の桁が足りないとみられる", "原因は未確定だが、荷札の桁が足りないとみられる"},
      {"弁が冷えた。前にもあった", "原因は未確定で、次が疑われている: 弁が冷えた。前にもあった"},
  };
  for (const auto& [told, sentence] : kCases) {
    EXPECT_EQ(sentence_of(told, Status::suspected), sentence);
  }
  EXPECT_EQ(sentence_of("給湯の弁", Status::ruled_out), "");
}

}  // namespace
}  // namespace tenmatsu::composition
