// How the summary tells the cause.

#include "compose/summary/cause_sentence.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

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

// What came of it belongs to it, as far as there is room.
TEST(CauseSentence, TellsWhatItCameOf) {
  constexpr const char* kWhole[] = {
      "年度替わりに受付の版を新しくしたとき、休館日の表の年度の欄が空のまま移された。"
      "空の欄は全部の年度と読む作りなので、今年度の予約までいったん消えていた",
      "清掃の業者が排水の弁を閉めたまま帰った。そこへ朝の洗浄の水が一度に流れ込んで、"
      "地下の受水槽のふたの高さまで水が上がっていた",
      "荷札の番号は7桁までしか持てない。先週の増設で8桁の番号が出るようになった。"
      "それで頭の1桁が落ちて、別の棚の番号として読まれていた",
      "薬局から届く表の単位が先月からグラムに変わっている。こちらの取り込みは錠のままだ。"
      "だから1回分の量が千倍で印字されていた",
  };
  for (const char* told : kWhole) {
    EXPECT_EQ(sentence_of(told), std::string("確認された原因: ") + told);
  }
}

// How it was found, who it was and how things stand by now are no part of it.
TEST(CauseSentence, LeavesOutWhatStandsBesideIt) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"配膳の手順書を読んだ。給湯の弁が逆に付いている",
       "給湯の弁が逆に付いていたことが原因だった"},
      {"配膳車が止まった理由だ。改札の鍵が古いまま", "改札の鍵が古いままだったことが原因だった"},
      {"荷札の版の桁を広げ忘れている。組んだのは岸だ",
       "荷札の版の桁を広げ忘れていたことが原因だった"},
      {"荷札の版の桁を広げ忘れている。書いたのは昔の自分だ",
       "荷札の版の桁を広げ忘れていたことが原因だった"},
      {"荷札の版の桁を広げ忘れている。弊社の確認不足だ",
       "荷札の版の桁を広げ忘れていたことが原因だった"},
      {"SHOW TABLES した。改札の鍵が古いまま", "改札の鍵が古いままだったことが原因だった"},
      {"8月の席の区画がない。いまは7月の表で代わりに受けている",
       "8月の席の区画がなかったことが原因だった"},
      {"点検の表は無事だ。給湯の弁が逆に付いている", "給湯の弁が逆に付いていたことが原因だった"},
      {"給湯の弁が逆に付いている。業者が調査中とのことだ",
       "給湯の弁が逆に付いていたことが原因だった"},
      {"給湯の弁が逆に付いている。業者は20分で着く", "給湯の弁が逆に付いていたことが原因だった"},
      {"給湯の弁が逆に付いている。岸も現地へ向かう", "給湯の弁が逆に付いていたことが原因だった"},
      {"給湯の弁が逆に付いている。手順書の裏の表に書いてある",
       "給湯の弁が逆に付いていたことが原因だった"},
      {"しかも給湯の弁が逆に付いている", "給湯の弁が逆に付いていたことが原因だった"},
      // a look that tells whose it was, somebody who did it, a figure that was read
      {"給湯の弁を見た。逆に付いている", "確認された原因: 給湯の弁を見た。逆に付いている"},
      {"木曜に改札の時計を1時間進めた。戻し忘れたのは岸だ",
       "確認された原因: 木曜に改札の時計を1時間進めた。戻し忘れたのは岸だ"},
      {"受水槽の水が40%になったのが見えた。排水の栓が閉まっている",
       "確認された原因: 受水槽の水が40%になったのが見えた。排水の栓が閉まっている"},
      {"いまは使わない弁だ", "いまは使わない弁だったことが原因だった"},
  };
  for (const auto& [told, sentence] : kCases) {
    EXPECT_EQ(sentence_of(told), sentence);
  }
}

// That there is something is told by the sentence that says what.
TEST(CauseSentence, SaysNothingTwice) {
  const std::string missing =
      "貸出の検索で利用者の番号と貸出日の両方を見ているが、その二つをまとめた複合索引がどこにもな"
      "い";
  EXPECT_EQ(sentence_of("索引が効いていない検索がある。" + missing),
            "貸出の検索で利用者の番号と貸出日の両方を見ているが、その二つをまとめた複合索引がどこに"
            "もなかったことが原因だった");
  // another thing, how many, what happened to it
  for (const char* other :
       {"夜間に止まる券売機がある", "効かない索引が3本ある", "索引を作り直した"}) {
    EXPECT_EQ(sentence_of(std::string(other) + "。" + missing),
              "確認された原因: " + std::string(other) + "。" + missing);
  }
}

// The sentence of the first of the causes, which were found in these messages.
std::string sentence_of_all(const std::vector<std::pair<int, const char*>>& told,
                            const TagFinding& found = tag(Tag::cause, Status::confirmed)) {
  std::vector<Told> said;
  for (int n = 1; n <= 9; ++n) {
    said.push_back({at(9, n), "岸", "面が曇っています。", {found}});
  }
  const Analysis analysis = analysis_of(said);
  const Story story(analysis, *shipped_rules());
  Incident incident;
  for (const auto& [n, text] : told) {
    Cause cause;
    cause.status = Status::confirmed;
    cause.main = incident.causes.empty();
    cause.raised = {n};
    cause.statement = {text, {n}};
    incident.causes.push_back(cause);
  }
  return cause_sentence(story, incident).text;
}

// What was found just before it stands before it, what was found just behind it behind.
TEST(CauseSentence, TellsTheLinksOfItsChain) {
  constexpr const char* kLead = "新しい版では休館日の欄が空だ";
  EXPECT_EQ(sentence_of_all({{5, kLead}, {3, "昨夜、受付の版を上げた"}}),
            std::string("確認された原因: 昨夜、受付の版を上げた。") + kLead);
  EXPECT_EQ(sentence_of_all({{5, "給湯の弁が逆に付いている"}, {2, "水曜に厨房の配管を替えた"}}),
            "確認された原因: 水曜に厨房の配管を替えた。給湯の弁が逆に付いている");
  constexpr const char* kBehind =
      "空の欄は全部の年度と読む作りなので、夜の整理のときに今年度の予約まで消える対象に入っていた";
  EXPECT_EQ(sentence_of_all({{5, kLead}, {6, kBehind}}),
            std::string("確認された原因: ") + kLead + "。" + kBehind);
  // One link beside the cause is enough.
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "昨夜、受付の版を上げた"}, {7, kBehind}}),
            std::string("確認された原因: 昨夜、受付の版を上げた。") + kLead);
}

TEST(CauseSentence, IsNotLinkedToWhatIsToldElsewhere) {
  constexpr const char* kLead = "新しい版では休館日の欄が空だ";
  constexpr const char* kAlone = "新しい版では休館日の欄が空だったことが原因だった";
  // long before it, a remark behind it, the same again, a question, a guess that was borne out
  EXPECT_EQ(sentence_of_all({{8, kLead}, {3, "昨夜、受付の版を上げた"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {6, "受付の表も紛らわしい"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "休館日の欄が新しい版で空"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "受付の予約が2件だけ残るのはなぜだ"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "受付の予約の遅れか → のちに確定"}}), kAlone);
  // what breaks off, what is set against it, a line of a log, a guess
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "受付の版を夜のうちに上げておきたくて"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "でも受付の版は昨夜のうちに上げている"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "reception v8 started, calendar empty"}}), kAlone);
  EXPECT_EQ(sentence_of_all({{5, kLead}, {4, "受付の版を誰かが昨夜上げたらしい"}}), kAlone);
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
