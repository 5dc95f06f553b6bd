#include <gtest/gtest.h>

#include "read/talk.hpp"

namespace tenmatsu {
namespace {

struct Case : TalkCase {
  std::optional<Date> first_day;
};

const Case kCases[] = {
    {"over midnight without dates", "[23:58] a: x\n[0:01] b: y\n[23:59] a: late\n[0:02] b: z",
     "23:58|a|x\n+1d00:01|b|y\n23:59|a|late\n+1d00:02|b|z\n", std::nullopt},
    {"days above the messages",
     "--- 2026年3月4日(水) ---\n[23:58] a: x\n--- 2026年3月5日(木) ---\n[0:01] b: y",
     "23:58|a|x\n+1d00:01|b|y\n", Date{2026, 3, 4}},
    {"a day between that the clock does not show", "[14:00] a: x\n\n■3/11\n[15:00] b: y",
     "14:00|a|x\n+1d15:00|b|y\n", std::nullopt},
    {"several days between", "2024/11/05\n\n15:12 a: x\n15:13 b: y\n\n## 2024-11-08\n\n09:00 a: z",
     "15:12|a|x\n15:13|b|y\n+3d09:00|a|z\n", Date{2024, 11, 5}},
    {"a title that ends in a day", "#proj-search  2025年9月3日(水)\n\n[11:02] a: x", "11:02|a|x\n",
     Date{2025, 9, 3}},
    {"a day under a label", "注文の障害\n日付：2026年7月8日\n参加者：a、b\n[10:52] a: x",
     "10:52|a|x\n", Date{2026, 7, 8}},
    {"a day and a span under a label", "日時: 2026/7/8 10:00〜11:00\n\n[10:52] a: x", "10:52|a|x\n",
     Date{2026, 7, 8}},
    {"the day of the talk before that of the trouble",
     "会議日時: 2026/7/8\n発生日時: 2026/7/5\n[10:52] a: x", "10:52|a|x\n", Date{2026, 7, 8}},
    {"the day of the trouble before that of the talk",
     "発生日時: 2026/7/5\n会議日時: 2026/7/8\n[10:52] a: x", "10:52|a|x\n", Date{2026, 7, 8}},
    {"the day of the trouble alone", "発生日: 2026/7/5\n[10:52] a: x", "10:52|a|x\n",
     Date{2026, 7, 5}},
    {"two days under labels of one kind", "開催日: 2026/7/8\n記録日: 2026/7/9\n[10:52] a: x",
     "10:52|a|x\n", Date{2026, 7, 8}},
    {"the day of the paper under a label", "注文の障害\n出力日時: 2026/7/9 10:00\n[10:52] a: x",
     "10:52|a|x\n", std::nullopt},
    {"the day comes late", "[23:58] a: x\n[0:10] b: y\n--- 2026-03-05 ---\n[0:20] a: z",
     "23:58|a|x\n+1d00:10|b|y\n+1d00:20|a|z\n", Date{2026, 3, 4}},
    {"days without a year over new year", "12/31 23:50 a: x\n1/1 0:10 b: y",
     "23:50|a|x\n+1d00:10|b|y\n", std::nullopt},
    {"messages of an earlier day come later", "2026-03-05 0:10 a: x\n2026-03-04 23:50 b: y",
     "00:10|a|x\n-1d23:50|b|y\n", Date{2026, 3, 5}},
    {"a day within a text", "[14:00] a: 期限は\n2026/03/10\nです\n[14:01] b: y",
     "14:00|a|期限は/2026/03/10/です\n14:01|b|y\n", std::nullopt},
};

TEST(Days, AreCountedFromTheFirstMessage) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    const Transcript transcript = read_talk(c.input);
    EXPECT_EQ(talk_of(transcript), c.talk);
    EXPECT_EQ(transcript.first_day, c.first_day);
  }
}

// The year is asked for; the day is known.
TEST(Days, AreNamedWithoutTheirYear) {
  const struct {
    const char* input;
    std::optional<Date> named;
  } kNamed[] = {
      {"7月8日(水)\n\n[10:52] a: x", Date{0, 7, 8}},
      {"#ec-alert　5月9日(土)\n[10:52] a: x\n[10:53] b: y", Date{0, 5, 9}},
      {"12/31 23:50 a: x\n1/1 0:10 b: y", Date{0, 12, 31}},
      {"7/8(水) 注文の障害\n[10:52] a: x", Date{0, 7, 8}},
      {"台数 5/8 の件\n[10:52] a: x", std::nullopt},
      {"2026年7月8日(水)\n\n[10:52] a: x", std::nullopt},
      {"[10:52] a: x", std::nullopt},
  };
  for (const auto& [input, named] : kNamed) {
    SCOPED_TRACE(input);
    EXPECT_EQ(read_talk(input).named_day, named);
  }
}

}  // namespace
}  // namespace tenmatsu
