// Layouts in which name, time and text do not stand on one line in their usual order.

#include <gtest/gtest.h>

#include "read/talk.hpp"

namespace tenmatsu {
namespace {

struct Case {
  const char* what;
  const char* input;
  const char* talk;
};

constexpr const char* kTalk = "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n";

constexpr Case kCases[] = {
    {"the time below, as Messenger has it",
     "田中\n遅いです\n14:35\n\n佐藤\n見ます\n14:36\n\n田中\n直りました\n14:37\n", kTalk},
    {"the firm below the name, as Chatwork has it",
     "田中\n株式会社さくら\n遅いです\n14:35\n\n佐藤\n株式会社さくら\n見ます\n14:36\n\n"
     "田中\n株式会社さくら\n直りました\n14:37\n",
     kTalk},
    {"the time above the name",
     "14:35\n田中\n遅いです\n\n14:36\n佐藤\n見ます\n\n14:37\n田中\n直りました\n", kTalk},
    {"the time above the turns",
     "14:35\n田中：遅いです\n14:36\n佐藤：見ます\n■14:37\n田中：直りました\n", kTalk},
    {"quoted", "> 14:35 田中: 遅いです\n> 14:36 佐藤: 見ます\n> 14:37 田中: 直りました\n", kTalk},
    {"four digits",
     "1435 田中: 遅いです\n1436 佐藤: 見ます\n1437 田中: 直りました\n1440 佐藤: はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:40|佐藤|はい\n"},
    {"a table with more columns",
     "| No | 時刻 | 発言者 | 内容 |\n|---|---|---|---|\n| 1 | 14:35 | 田中 | 遅いです |\n"
     "| 2 | 14:36 | 佐藤 | 見ます |\n| 3 | 14:37 | 田中 | 直りました |\n",
     kTalk},
    {"mails",
     "From: 田中 <t@example.com>\nDate: 2026/03/04 14:35\n\n遅いです\n\n"
     "差出人: 佐藤\n送信日時: 2026年3月4日水曜日 14:36\n件名: RE: 遅延\n\n見ます\n\n"
     "2026年3月4日(水) 14:37 田中 <t@example.com>:\n直りました\n",
     kTalk},
    {"counts of emoji",
     "[14:35] 田中: 遅いです\n👍 3\n[14:36] 佐藤: 見ます\n:eyes: 2\n"
     "[14:37] 田中: 直りました (編集済み)\n",
     kTalk},
};

TEST(Layouts, AreReadRightly) {
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.what);
    EXPECT_EQ(talk_of(read_talk(one.input)), one.talk);
  }
}

}  // namespace
}  // namespace tenmatsu
