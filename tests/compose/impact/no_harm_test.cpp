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

}  // namespace
}  // namespace tenmatsu::composition
