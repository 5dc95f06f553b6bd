#include "render/text_width.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::document {
namespace {

TEST(TextWidth, AWideCharacterTakesItsSize) {
  EXPECT_EQ(text_width("検知", 12), 24);
  EXPECT_EQ(text_width("14:30", 10), 30);
  EXPECT_EQ(text_width("", 12), 0);
}

TEST(Shortened, EndsInAnEllipsisWhereItWouldNotFit) {
  EXPECT_EQ(shortened("田中", 12, 30), "田中");
  EXPECT_EQ(shortened("監視システム", 12, 60), "監視シス…");
  EXPECT_EQ(shortened("田中", 12, 5), "…");
}

}  // namespace
}  // namespace tenmatsu::document
