// What is told of the harm, and is none.

#include "compose/impact/no_harm.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "compose/impact/heard.hpp"

namespace tenmatsu::composition {
namespace {

std::string told(const char* later) {
  std::string all;
  for (const Statement& one :
       impact_of({{"3台の改札が止まっています。", {Tag::symptom, Tag::impact}},
                  {"戻しました。", {Tag::recovery}},
                  {later, {Tag::impact}}})) {
    all += one.text + "|";
  }
  return all;
}

TEST(NoHarm, IsWhatWasFoundInOrder) {
  for (const char* well :
       {"残りの台も検品して400枚、欠けなしです。", "2名のお客様から直ったと返信がありました。",
        "受け取った方10名を見て、全部入っていました。", "始発前の点検、全41駅で漏れなしです。"}) {
    EXPECT_THAT(told(well),
                testing::AllOf(testing::HasSubstr("3台"),
                               testing::Not(testing::ContainsRegex("400|2名|10名|41駅"))))
        << well;
  }
}

// Beside what was hit, and where nothing else is told.
TEST(NoHarm, IsNotWhatAlsoTellsOfHarm) {
  for (const char* harm :
       {"欠けなしですが、12名が1時間遅れました。", "12名は直っていないとのことです。"}) {
    EXPECT_THAT(told(harm), testing::HasSubstr("12名")) << harm;
  }
  EXPECT_THAT(impact_of({{"改札が止まっています。", {Tag::symptom}},
                         {"全41駅で欠けなしです。", {Tag::impact}}}),
              testing::SizeIs(1));
}

// Why somebody should hurry is at stake, and was not lost.
TEST(NoHarm, IsWhyARequestIsMade) {
  for (const char* reason :
       {"17時台は1分に220件入るので早めに。", "お願いします。今日の便で410万円あるので。",
        "次の便に96箱載せますので、お急ぎを。", "お願いします、昼は340人来ますので。"}) {
    EXPECT_THAT(told(reason), testing::Not(testing::ContainsRegex("220件|410万|96箱|340人")))
        << reason;
  }
  for (const char* harm : {"お願いします。96箱が届いていません。", "止まったのは96箱なので早めに。",
                           "96箱が積み残しになっています。", "340人が待っていますので早めに。"}) {
    EXPECT_THAT(told(harm), testing::ContainsRegex("96箱|340人")) << harm;
  }
}

// What is counted before what would be more.
TEST(NoHarm, IsOnlyWhatWouldBe) {
  EXPECT_THAT(told("発券の失敗312件、離脱も入れたらもっとです。"), testing::HasSubstr("312件"));
  EXPECT_THAT(told("窓を2つ閉めたら312件です。"), testing::Not(testing::HasSubstr("312件")));
}

// What is right is told in the line that it puts right.
TEST(Impact, TellsAFigureThatWasPutRightOnce) {
  const auto all =
      impact_of({{"乗れなかった回が3,120件、会員の数ですと1,240人です。", {Tag::impact}},
                 {"すみません、1,240には試験の会員も入っていました。それを除くと870人です。",
                  {Tag::impact}}});
  ASSERT_THAT(all, testing::SizeIs(1));
  EXPECT_THAT(all.front().text, testing::HasSubstr("870人"));
}

}  // namespace
}  // namespace tenmatsu::composition
