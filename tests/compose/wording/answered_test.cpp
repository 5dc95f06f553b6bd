#include "compose/wording/answered.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>

#include "compose/told.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;

// The first sentence of the answer, as a row tells it.
Statement told(const std::string& asked, const std::string& answer) {
  const Analysis analysis =
      analysis_of({{at(9, 4), "岸", asked, {}}, {at(9, 5), "堤", answer, {}}});
  const Story story(analysis, *shipped_rules());
  Statement statement = event_statement(story, 2, story.lines(2));
  supply_topic(story, statement);
  return statement;
}

TEST(Answered, ABareFigureIsToldWithWhatItCounts) {
  for (const auto& [asked, answer, text] : {
           std::tuple{"窯の温度は？", "1,180度です。いつもは1,250度です",
                      "窯の温度は1,180度。いつもは1,250度"},
           std::tuple{"堤さん、欠航した便はいま何便ですか", "14便です", "欠航した便は14便"},
           std::tuple{"ちなみに、漁協の冷蔵庫って何台ありましたっけ？", "約30台です",
                      "漁協の冷蔵庫は約30台"},
           std::tuple{"待ってる人の数はどうです？", "9,400人。先週は2,100人",
                      "待ってる人の数は9,400人。先週は2,100人"},
       }) {
    const Statement found = told(asked, answer);
    EXPECT_EQ(found.text, text) << asked;
    EXPECT_THAT(found.events, ElementsAre(2, 1)) << asked;
  }
}

TEST(Answered, WhatSaysAgainWhatWasAskedIsToldOfIt) {
  for (const auto& [asked, answer, text] : {
           std::tuple{"水門はまだ動いてる？", "動いてます。弁も平気です",
                      "水門は動いている。弁も平気"},
           std::tuple{"じゃあ、予備の鍵は入ってるよね？", "入ってません。棚は空です",
                      "予備の鍵は入っていない。棚は空"},
           std::tuple{"つまり、搾った乳は無事？", "無事です。桶も洗いました",
                      "搾った乳は無事。桶も洗った"},
           std::tuple{"釣り船の無線は止めた？", "止めた。岸の分も切った",
                      "釣り船の無線は止めた。岸の分も切った"},
       }) {
    EXPECT_EQ(told(asked, answer).text, text) << asked;
  }
}

TEST(Answered, ANameIsToldOfWhatItWasAskedFor) {
  for (const auto& [asked, answer, text] : {
           std::tuple{"釜の鍵はどこの持ち物？", "蔵の組です。当番は久我",
                      "釜の鍵は蔵の組。当番は久我"},
           std::tuple{"ちなみに、水門の弁は何号機？", "北側の2号です", "水門の弁は北側の2号"},
           std::tuple{"札が違う荷はどれ？", "青い箱全部。136箱です",
                      "札が違う荷は青い箱全部。136箱"},
           std::tuple{"搾乳機の型は何ですか", "古い手回し式です", "搾乳機の型は古い手回し式"},
       }) {
    EXPECT_EQ(told(asked, answer).text, text) << asked;
  }
  for (const auto& [asked, answer] : {
           std::pair{"釜の鍵はどこの持ち物？", "中身、番号が連番です"},
           std::pair{"釜の鍵は要る？", "蔵の組です"},
           std::pair{"久我さんはどこ？", "北側の水門です"},
           std::pair{"これは何ですか", "古い手回し式です"},
       }) {
    EXPECT_THAT(told(asked, answer).events, ElementsAre(2)) << asked;
  }
}

// What names something itself, does something else, or answers another question stays as it is.
TEST(Answered, WhatNamesItselfOrAnswersNothingStays) {
  for (const auto& [asked, answer] : {
           std::pair{"窯の温度は？", "煙突が詰まっています。"},
           std::pair{"水門はまだ動いてる？", "弁が動いてます。"},
           std::pair{"それはまだ動いてる？", "動いてます。"},
           std::pair{"堤さんは動いてる？", "動いてます。"},
           std::pair{"止まるというのは何も出ないということですか", "出ないです。"},
           std::pair{"窯の温度は？", "200本見た。"},
           std::pair{"窯の温度を見てください。", "1,180度です。"},
           std::pair{"窯の温度は誰が見てる？", "窯の温度は1,180度です。"},
           std::pair{"窯の温度はどう？", "3人で見ています。"},
       }) {
    const Analysis analysis =
        analysis_of({{at(9, 4), "岸", asked, {}}, {at(9, 5), "堤", answer, {}}});
    const Story story(analysis, *shipped_rules());
    EXPECT_EQ(told(asked, answer).text, event_statement(story, 2, story.lines(2)).text) << asked;
  }
  // Who asks and who answers are two.
  const Analysis analysis =
      analysis_of({{at(9, 4), "岸", "窯の温度は？", {}}, {at(9, 5), "岸", "1,180度です。", {}}});
  const Story story(analysis, *shipped_rules());
  Statement statement = event_statement(story, 2, story.lines(2));
  supply_topic(story, statement);
  EXPECT_THAT(statement.events, ElementsAre(2));
}

}  // namespace
}  // namespace tenmatsu::composition
