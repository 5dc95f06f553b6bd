#include "text/characters.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::text {
namespace {

TEST(Characters, HoldsScript) {
  EXPECT_TRUE(holds_script("db-02", Script::latin));
  EXPECT_FALSE(holds_script("->", Script::latin));
  EXPECT_TRUE(holds_script("券売機のP99", Script::kanji));
  EXPECT_FALSE(holds_script("券売機", Script::hiragana));
  EXPECT_FALSE(holds_script("", Script::mark));
}

}  // namespace
}  // namespace tenmatsu::text
