// Words that are looked for in a text by the characters that they begin with.

#include "rules/words.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tenmatsu::rules {
namespace {

std::vector<std::string> met_in(const Words& words, std::string_view text) {
  std::vector<std::string> met;
  words.each_in(text::CharacterSet::of(text),
                [&](const std::string& word) { met.push_back(word); });
  return met;
}

TEST(Words, MeetsThoseWhoseFirstCharacterTheTextHas) {
  const Words words({"復旧", "遅い", "復元", "db"});
  using List = std::vector<std::string>;
  EXPECT_EQ(met_in(words, "復旧した"), (List{"復旧", "復元"}));
  EXPECT_EQ(met_in(words, "dbが遅い"), (List{"遅い", "db"}));
  EXPECT_EQ(met_in(words, ""), List());
}

TEST(Words, FindsOneAnywhereAtTheBeginningOrAsTheWhole) {
  const Words words({"復旧", "db"});
  EXPECT_TRUE(words.any_in("全面復旧です"));
  EXPECT_FALSE(words.any_in("復元です"));
  EXPECT_TRUE(words.any_begins("復旧です"));
  EXPECT_FALSE(words.any_begins("全面復旧"));
  EXPECT_TRUE(words.any_is("db"));
  EXPECT_FALSE(words.any_is("db1"));
}

}  // namespace
}  // namespace tenmatsu::rules
