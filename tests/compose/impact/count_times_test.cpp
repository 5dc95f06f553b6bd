// Of which time a statement of the harm is.

#include "compose/impact/count_times.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "compose/impact/heard.hpp"

namespace tenmatsu::composition {
namespace {

std::string marked(const char* text, bool ends = true) {
  const Analysis analysis = heard({{"改札が止まっています。", {Tag::symptom}},
                                   {text, {Tag::impact}},
                                   {ends ? "全駅で通れるようになりました。" : "見ています。",
                                    ends ? std::vector<Tag>{Tag::recovery} : std::vector<Tag>{}}});
  const Story story(analysis, *shipped_rules());
  std::vector<Statement> told{{text, {2}}};
  mark_time(story, told);
  return told.front().text;
}

// What was so before it was well again.
TEST(MarkTime, OfWhatWasStillSo) {
  for (const char* still : {"1社だけまだエラーだ", "まだ26万人が入れていない",
                            "いまのペースだと毎分3万円余計にかかる", "依然として4駅で通れない"}) {
    EXPECT_EQ(marked(still), std::string(still) + "(09:02時点)") << still;
    EXPECT_EQ(marked(still, false), still) << still;
  }
}

TEST(MarkTime, OfNothingElse) {
  for (const char* other : {"貸出は0冊のままだ", "「まだ来ない」という電話が5件だ",
                            "9時の時点でまだ26万人だ", "駅員が9人で案内した"}) {
    EXPECT_EQ(marked(other), other) << other;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
