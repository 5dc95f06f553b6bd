#include "text/emoji_code.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace tenmatsu::text {
namespace {

using namespace std::string_view_literals;

TEST(EmojiCode, BeginsWhereAColonNamesOne) {
  EXPECT_EQ(emoji_code_size(":tada: 直った"sv, 0), 6U);
  EXPECT_EQ(emoji_code_size("直った :+1_x:"sv, 10), 6U);
  EXPECT_EQ(emoji_code_size(U":eyes:"sv, 0), 6U);
  EXPECT_EQ(emoji_code_size(U":対応中: 再起動"sv, 0), 5U);
  EXPECT_EQ(emoji_code_size(":対応中:"sv, 0), ":対応中:"sv.size());
}

// A clock, a word behind a colon, one colon alone, and the end of the text.
TEST(EmojiCode, IsNoneWhereTheColonsMeanSomethingElse) {
  for (const std::string_view none :
       {"10:30:45"sv, ":30:"sv, ":a b:"sv, ": :"sv, "::"sv, ":"sv, ""sv}) {
    SCOPED_TRACE(none);
    EXPECT_EQ(emoji_code_size(none, 0), 0U);
  }
  EXPECT_EQ(emoji_code_size(":eyes:"sv, 6), 0U);
  EXPECT_EQ(emoji_code_size("12:30:00"sv, 2), 0U);
  EXPECT_EQ(emoji_code_size("user:session:prod"sv, 4), 0U);
}

}  // namespace
}  // namespace tenmatsu::text
