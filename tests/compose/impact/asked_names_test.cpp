// A bare figure and the question that it answers.

#include "compose/impact/asked_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "compose/impact/heard.hpp"

namespace tenmatsu::composition {
namespace {

std::string answered(const char* asked, const char* answer) {
  const auto all =
      impact_of({{"改札が開きません。", {Tag::symptom}}, {asked, {}}, {answer, {Tag::impact}}});
  return all.empty() ? "" : all.front().text;
}

TEST(AskedFigures, StandBehindTheirQuestion) {
  EXPECT_EQ(answered("朝から閉じ込められた方は？", "9人です。ご高齢の方が2人です。"),
            "朝から閉じ込められた方は9人だ。高齢の人が2人だ");
  EXPECT_EQ(answered("ちなみに、まちがった札って何枚出ましたか？", "41枚です。"),
            "「まちがった札って何枚出ましたか」に対し41枚だ");
  EXPECT_EQ(answered("10:12から12:31に送れなかった通知は？", "870通です。うち至急が13通です。"),
            "「10:12から12:31に送れなかった通知は」に対し870通だ。うち至急が13通だ");
  EXPECT_EQ(answered("止まった店は全部で何店でしたっけ", "12店です。"), "止まった店は12店だ");
}

// How far it is, when and where; what asks whether it may be so; what is asked barely.
TEST(AskedFigures, StandBehindNoOtherQuestion) {
  for (const char* other : {"直るのは何分後になりそうですか？", "お客様の端末の入れ替えでは？",
                            "締め切りは何時でしたか？", "上限は何件に設定していましたか？",
                            "引き当ては何割まで済みましたか？"}) {
    EXPECT_THAT(answered(other, "41枚の誤りが出ています。"),
                testing::Not(testing::HasSubstr("に対し")))
        << other;
    EXPECT_THAT(answered(other, "41枚です。"), testing::Not(testing::HasSubstr("に対し"))) << other;
  }
  EXPECT_THAT(answered("朝から閉じ込められた方は？", "届け出は9人です。"),
              testing::Not(testing::HasSubstr("に対し")));
}

}  // namespace
}  // namespace tenmatsu::composition
