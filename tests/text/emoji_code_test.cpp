#include "text/emoji_code.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::text {
namespace {

TEST(EmojiCode, BeginsWhereAColonNamesOne) {
  using namespace std::string_view_literals;
  EXPECT_EQ(emoji_code_size(":tada: 直った"sv, 0), 6U);
  EXPECT_EQ(emoji_code_size("直った :+1_x:"sv, 10), 6U);
  EXPECT_EQ(emoji_code_size(U":eyes:"sv, 0), 6U);
  // A clock, a word behind a colon, one colon alone, and the end of the text.
  for (const std::string_view none : {"10:30:45", ":30:", "注意: これ", ": :", "::", ":", ""}) {
    EXPECT_EQ(emoji_code_size(none, 0), 0U) << none;
  }
  EXPECT_EQ(emoji_code_size(":eyes:"sv, 6), 0U);
  EXPECT_EQ(emoji_code_size("12:30:00"sv, 2), 0U);
}

}  // namespace
}  // namespace tenmatsu::text
