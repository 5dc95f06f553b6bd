#include "text/as_shown.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::text {
namespace {

TEST(AsShown, LettersAndTheirMarksAreOneCharacter) {
  EXPECT_EQ(as_shown("\u304B\u3099こわれた\u30CF\u309Aス"), "がこわれたパス");
  EXPECT_EQ(as_shown("Jose\u0301"), "José");
  EXPECT_EQ(as_shown("\u1100\u1161\u11A8"), "각");
}

TEST(AsShown, BlanksOfAPageAreSpaces) {
  EXPECT_EQ(as_shown("2:35\u202FPM\u00A0岸:\u2003復旧"), "2:35 PM 岸: 復旧");
  EXPECT_EQ(as_shown("全角\u3000の空白"), "全角\u3000の空白");
}

TEST(AsShown, WhatShowsNothingGoes) {
  EXPECT_EQ(as_shown("\u200E[14:35]\u200B 岸\u00AD: \u202A復旧\u202C"), "[14:35] 岸: 復旧");
}

TEST(AsShown, WhatIsShownStays) {
  const std::string text = "1行目\n👩\u200D💻 と ❤\uFE0F と ゛ は①のまま\r\n";
  EXPECT_EQ(as_shown(text), text);
  EXPECT_EQ(as_shown("\xFF broken \xE3\x81"), "\xFF broken \xE3\x81");
  EXPECT_EQ(as_shown(""), "");
}

}  // namespace
}  // namespace tenmatsu::text
