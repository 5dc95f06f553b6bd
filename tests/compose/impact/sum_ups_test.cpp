// How long it lasted and how much of it there was, as somebody sums it up at the end.

#include "compose/impact/sum_ups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "compose/impact/heard.hpp"

namespace tenmatsu::composition {
namespace {

std::string summed_up(const char* last, bool main = false) {
  Analysis analysis = heard({{"改札が開きません。", {Tag::symptom}},
                             {"開くようになりました。", {Tag::recovery}},
                             {last, {Tag::impact, Tag::recovery}}});
  for (TagFinding& finding : analysis.events.back().tags) {
    finding.main = main && finding.tag == Tag::impact;
  }
  std::vector<Statement> told;
  add_sum_ups(Story(analysis, *shipped_rules()), told);
  return told.empty() ? "" : told.front().text;
}

TEST(SumUps, TellHowLongItLasted) {
  EXPECT_EQ(summed_up("改札が閉まったままだったのは7時12分から7時40分の28分です。"),
            "改札が閉まったままだったのは7時12分から7時40分の28分だ");
  EXPECT_EQ(summed_up("断水は5時から9時半まで、4時間半でした。"),
            "断水は5時から9時半まで、4時間半だった");
  EXPECT_EQ(summed_up("影響は9時半からで、75分くらいですかね。"), "影響は9時半からで、75分くらい");
  EXPECT_EQ(summed_up("古い時刻表を出していた時間は1時間52分だそうです。"),
            "古い時刻表を出していた時間は1時間52分だそうだ");
  EXPECT_EQ(summed_up("では終わりとします。停電は最長で90分ちょうどですかね1,460戸で"),
            "停電は最長で90分ちょうど、1,460戸で");
  EXPECT_EQ(summed_up("停止は10:02〜10:38の36分、でまとめます。"), "停止は10:02〜10:38の36分");
}

// A question to others, a forecast, what shrinks, a reason, a deed, a wait.
TEST(SumUps, TellNothingThatIsOpen) {
  for (const char* open :
       {"停止は何分でしたか。", "止まったのは20分と聞いていますが、そちらで記録と合っていますか。",
        "停止は30分の見込みです。", "遅れは6分まで縮みました。", "閉まったのは39分だったので。",
        "遅れは1時間とお客様に伝えます。", "直るまで20分待ってください。"}) {
    EXPECT_EQ(summed_up(open), "") << open;
  }
}

// Of counts only the main one; others are told by their figures.
TEST(SumUps, TellTheMainCount) {
  const char* count = "入れなかった人は約2,300人です。";
  EXPECT_EQ(summed_up(count, true), "入れなかった人は約2,300人だ");
  EXPECT_EQ(summed_up(count, false), "");
}

TEST(SumUps, TellNothingTwice) {
  Analysis analysis = heard({{"改札が開きません。", {Tag::symptom}},
                             {"停止は36分です。", {Tag::impact}},
                             {"停止は36分でした。", {Tag::impact}}});
  std::vector<Statement> told{{"停止は36分だ", {2}}};
  add_sum_ups(Story(analysis, *shipped_rules()), told);
  EXPECT_EQ(told.size(), 1U);
}

}  // namespace
}  // namespace tenmatsu::composition
