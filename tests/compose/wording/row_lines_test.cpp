#include "compose/wording/row_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/told.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;

// The sentences that a row tells of a message of which its tags tell the one at `told`.
std::vector<std::size_t> told_with(std::size_t told, const std::string& said) {
  const Analysis analysis = analysis_of({{at(9, 5), "堤", said, {}}});
  std::vector<Line> lines{{1, told}};
  add_what_stands_beside(Story(analysis, *shipped_rules()), 1, lines);
  std::vector<std::size_t> all;
  for (const Line line : lines) {
    all.push_back(line.index);
  }
  return all;
}

TEST(RowLines, AShortMessageIsToldWhole) {
  for (const char* said : {
           "窯の温度警報が鳴りました。主電源の電圧は正常のままです",
           "検針値が毎日800件はじかれています。本物の漏水は3件",
           "釉薬の棚に鍵がかかっていません。倉庫のほうは施錠ずみです",
           "契約が試用版に戻っています。それで出荷が止まりました",
           "北側の扉は開きます。南側だけが動きません",
           "先方の承諾を得ました。起動は先方の技師がするそうです",
       }) {
    EXPECT_THAT(told_with(1, said), ElementsAre(0, 1)) << said;
    EXPECT_THAT(told_with(0, said), ElementsAre(0, 1)) << said;
  }
}

// What is asked for, asked, felt, announced, broken off or only looked at is no news.
TEST(RowLines, WhatIsNoNewsIsNotToldBesideIt) {
  for (const char* said : {
           "窯の扉が開きません。鍵を持ってきてください",
           "窯の扉が開きません。誰か触りましたか？",
           "窯の扉が開きません。正直つらいです",
           "窯の扉が開きません。工具を取ってきます",
           "窯の扉が開きません。北側の扉を",
           "窯の扉が開きません。了解です",
           "窯の扉が開きません。記録を確認しました",
       }) {
    EXPECT_THAT(told_with(0, said), ElementsAre(0)) << said;
  }
}

TEST(RowLines, OfALongMessageWhatIsPointedAtIsToldWithWhatPoints) {
  const std::string last =
      "経路の一覧には本数のほかに停留所の順番と所要時間と運賃の区分が入っていて、"
      "どれも昨日の夕方に書き出したものと一字一句同じでした";
  EXPECT_THAT(told_with(1, "運賃表が去年の版に戻っています。それで券売機が止まりました。" + last),
              ElementsAre(0, 1));
  EXPECT_THAT(told_with(1, "運賃表が去年の版に戻っています。券売機も止まりました。" + last),
              ElementsAre(1));
}

// 「先生が」 would take over what is told of the two.
TEST(RowLines, WhatASubjectThatWasLeftAloneWouldTakeOverIsNotTold) {
  EXPECT_THAT(told_with(0, "部位は合っていたと先生が。残り2名も連絡ずみです"), ElementsAre(0));
  EXPECT_THAT(told_with(0, "部位は合っていました。残り2名も連絡ずみです"), ElementsAre(0, 1));
}

// 「止めましょう」 of who decides, 「消さないで」: what it came to is told beside why.
TEST(RowLines, WhatWasRefusedIsToldBesideWhy) {
  EXPECT_THAT(told_with(1, "それはやめましょう。窯には焼きかけの皿が230枚入っています"),
              ElementsAre(0, 1));
}

// The words of a statement that tells all of the message.
std::string told_of(const std::string& said, std::vector<TagFinding> tags) {
  const Analysis analysis = analysis_of({{at(9, 5), "堤", said, std::move(tags)}});
  const Story story(analysis, *shipped_rules());
  return event_statement(story, 1, story.lines(1)).text;
}

TEST(Telling, TellsAVerdictInOneWord) {
  const std::pair<const char*, const char*> cases[] = {
      {"東の窯に火を入れました。通ってます", "東の窯に火を入れた。通っている"},
      {"水位は12.9mです。下がっています", "水位は12.9m。下がっている"},
      {"鍵を替えました。まだ鳴ってます", "鍵を替えた。まだ鳴っている"},
  };
  for (const auto& [said, told] : cases) {
    EXPECT_EQ(told_of(said, {tag(Tag::symptom)}), told);
  }
}

TEST(Telling, WhatIsTakenBackAtOnceIsNotTold) {
  EXPECT_EQ(told_of("作業の届けはないです。いや、違うな。朝に弁を替えています", {tag(Tag::symptom)})
                .find("届けはない"),
            std::string::npos);
  EXPECT_EQ(told_of("弁は閉じてます。あ、違いました。半分だけ開いています", {tag(Tag::symptom)})
                .find("閉じている"),
            std::string::npos);
  // A verdict on what another said
  EXPECT_NE(told_of("水圧は0.4MPaで足りています。違うな。弁は無関係です", {tag(Tag::symptom)})
                .find("0.4MPa"),
            std::string::npos);
}

TEST(Telling, SaysTwiceWhatWasSaidTwiceOnlyOfFigures) {
  EXPECT_EQ(told_of("窯は動いてます。窯は動いてます", {tag(Tag::recovery)}), "窯は動いている");
}

TEST(Telling, TheEndOfTheTalkIsNoAside) {
  EXPECT_EQ(told_of("では終わりで。片付けの当番も私", {tag(Tag::recovery)}).substr(0, 9),
            "終わ"
            "り");
  EXPECT_EQ(told_of("窯は直りました。お疲れさまでした", {tag(Tag::recovery)}).find("お疲れ"),
            std::string::npos);
}

TEST(Telling, WhatWasRefusedIsTold) {
  EXPECT_NE(
      told_of("それはなしで。窯には皿が230枚入っています", {tag(Tag::action, Status::rejected)})
          .find("なし"),
      std::string::npos);
}

// What a thing came of is told with it; what only stands before it is not.
TEST(RowLines, WhatItCameOfIsToldWithIt) {
  const auto came_of = [](const std::string& said) {
    const Analysis analysis = analysis_of({{at(9, 5), "堤", said, {}}});
    std::vector<Line> lines{{1, 1}};
    add_what_it_came_of(Story(analysis, *shipped_rules()), 1, lines);
    return lines.size();
  };
  for (const char* said : {
           "契約が試用版に戻っています。それで出荷が止まりました",
           "温度計が外れていました。そのせいで窯が冷えました",
           "棚に札が2枚あります。その片方が去年のです",
           "弁が閉まっていました。そこに水圧がかかりました",
           "送り先は予備の窯…のはずが、本番の窯になっていました",
           "鍵が二本あります。そいつが合いませんでした",
       }) {
    EXPECT_EQ(came_of(said), 2U) << said;
  }
  for (const char* said : {
           "契約が試用版に戻っています。出荷が止まりました",
           "温度計が外れていましたか？それで窯が冷えました",
           "温度計を見てください。そのせいで窯が冷えました",
           "了解です。それで出荷が止まりました",
           "棚の札を明日替えます。その片方が去年のです",
           "札が2枚あります。これで確定です",
       }) {
    EXPECT_EQ(came_of(said), 1U) << said;
  }
}

// A question, which is told alone, is not told beside what is stated.
TEST(RowLines, NothingIsLostForIt) {
  EXPECT_THAT(told_with(0, "窯の扉は開きましたか？北側は動いています"), ElementsAre(0));
}

}  // namespace
}  // namespace tenmatsu::composition
