// The first report as a title.

#include "compose/title/first_reports.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "compose/title/title.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

const Told reported(const char* said) {
  return {at(9, 0), "岸", said, {tag(Tag::detection), main_one(tag(Tag::symptom))}};
}

std::string first(const char* said) {
  const Analysis analysis = analysis_of({reported(said)});
  const auto report = first_report(Story(analysis, *shipped_rules()));
  return report ? report->title : "";
}

TEST(FirstReport, IsTheClauseThatItMakes) {
  for (const auto& [said, told] :
       {std::pair{"10時の会議室に来客が二組入っているとのことです。",
                  "10時の会議室に来客が二組入っている障害"},
        std::pair{"検品の札が箱の中に収まりきらんです。", "検品の札が箱の中に収まりきらない障害"},
        std::pair{"3番と7番の台車が同時に外へ押し出された。",
                  "3番と7番の台車が同時に外へ押し出された障害"},
        std::pair{"管理会社から、別の棟の荷物が並んでいると電話がありました。",
                  "別の棟の荷物が並んでいる障害"},
        std::pair{"入口でうちの端末を開いたら「準備中」と出たんですが、今日って点検でした？",
                  "入口で端末を開いたら「準備中」と出た障害"},
        std::pair{"履修していない科目の成績が付いていると窓口に申し出がありました。",
                  "履修していない科目の成績が付いている障害"}}) {
    EXPECT_EQ(first(said), told) << said;
  }
}

// What a thing is instead of what it should be.
TEST(FirstReport, TellsWhatAThingIsInstead) {
  for (const auto& [said, told] :
       {std::pair{"採血管のラベルが前の患者さんの名前でした。",
                  "採血管のラベルが前の患者の名前になる障害"},
        std::pair{"棚札の値段が先月の価格です。", "棚札の値段が先月の価格になる障害"},
        std::pair{"駅の表示がぜんぶ英語だそうです。", "駅の表示が英語になる障害"}}) {
    EXPECT_EQ(first(said), told) << said;
  }
  for (const char* none : {"棚札の担当が堤さんです。", "受付の時間が9時から17時です。"}) {
    EXPECT_EQ(first(none), "") << none;
  }
}

// How it came to be known is left out, as is who says it; of what is too long the last clauses.
TEST(FirstReport, TellsWhatWasToldAndNotHow) {
  for (const auto& [said, told] :
       {std::pair{"夜中に通知の音が続けて鳴るというレビューがいくつも付いています。",
                  "夜中に通知の音が続けて鳴る障害"},
        std::pair{"棚の前で札が赤く光っているってDMが40件です。", "棚の前で札が赤く光っている障害"},
        std::pair{
            "えらいことになってまして、会員の画面を開いたら知らない人の住所が出るっていうのがXで"
            "広がっています。",
            "会員の画面を開いたら知らない人の住所が出る障害"},
        std::pair{"レジの森さんが、みかん一袋が1500円と出ると言っています。",
                  "みかん一袋が1500円と出る障害"},
        std::pair{
            "春の講習のアンケートに答えて送信を押したところ、確認の画面が先に出て、よその子の志望校"
            "が全部見えました。",
            "確認の画面が先に出て、よその子の志望校が全部見えた障害"}}) {
    EXPECT_EQ(first(said), told) << said;
  }
}

// A question, a greeting, what is well, who it was told by, what goes on with something else.
TEST(FirstReport, IsNothingThatTellsNoFailure) {
  for (const char* none : {"予約の画面って消してます？", "すみません、少しよろしいですか。",
                           "予備の線に切り替わり、お客様への影響はありません。",
                           "岸が荷物を2個持ってきた。", "荷台は箱ひとつだよ"}) {
    EXPECT_EQ(first(none), "") << none;
  }
}

// What is said by the way of another message makes no title, where the first report makes one.
TEST(FirstReport, StandsBeforeWhatIsSaidByTheWay) {
  const auto titled = [](const Told& later) {
    const Analysis analysis =
        analysis_of({reported("検品の札が箱の中に収まりきらんです。"), later});
    return title(Story(analysis, *shipped_rules())).text;
  };
  EXPECT_EQ(
      titled(
          {at(9, 5), "堤", "片方を消すと会員証の予約が飛ぶので触れません。", {tag(Tag::impact)}}),
      "検品の札が箱の中に収まりきらない障害");
  // Who sums it up says it best.
  EXPECT_EQ(titled({at(9, 5),
                    "堤",
                    "会議室の予約の重複が42件あります。",
                    {main_one(tag(Tag::symptom)), tag(Tag::detection)}})
                .find("収まり"),
            std::string::npos);
}

// In what people tell of it is no failure.
TEST(FirstReport, StandsBeforeWhereItIsToldOf) {
  const Analysis analysis =
      analysis_of({reported("夜中に通知の音が続けて鳴るというレビューが立て続けに付いています。")});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, "夜中に通知の音が続けて鳴る障害");
}

// 「おかしい」 says little beside what is told right after it.
TEST(FirstReport, ThatSomethingIsOddSaysLess) {
  const auto titled = [](const char* first, const char* next, int minute) {
    const Analysis analysis =
        analysis_of({reported(first),
                     {at(9, 0), "岸", "見ています。", {tag(Tag::investigation)}},
                     {at(9, minute), "堤", next, {tag(Tag::detection), tag(Tag::symptom)}}});
    return title(Story(analysis, *shipped_rules())).text;
  };
  EXPECT_EQ(titled("検索の結果がおかしいです。", "検索の結果が1件も出ません。", 1),
            "検索の結果が1件も出ない障害");
  EXPECT_EQ(titled("検索の結果が遅いです。", "検索の結果がおかしいです。", 1).find("おかしい"),
            std::string::npos);
}

}  // namespace
}  // namespace tenmatsu::composition
