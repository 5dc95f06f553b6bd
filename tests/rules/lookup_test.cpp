// Words looked up at a place of a text.

#include "rules/lookup.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace tenmatsu::rules {
namespace {

struct Row {
  std::string_view text;
  std::size_t place;
  int entry;         // -1: nothing is found
  std::size_t size;  // in bytes
};

void expect_hit(const std::optional<Lookup::Hit>& hit, const Row& row) {
  EXPECT_EQ(hit ? hit->entry : -1, row.entry) << row.text << " " << row.place;
  EXPECT_EQ(hit ? hit->size : 0, row.size) << row.text << " " << row.place;
}

Lookup some() {
  Lookup words;
  words.add({"時", "時間", "ms", "", "°"}, 0);
  words.add({"間", "時間帯", "s"}, 1);
  return words;
}

TEST(Lookup, FindsTheLongestThatBegins) {
  const Row rows[] = {
      {"時", 0, 0, 3},   {"時間", 0, 0, 6}, {"時間帯に", 0, 1, 9}, {"3時間", 1, 0, 6},
      {"時刻", 0, 0, 3}, {"刻", 0, -1, 0},  {"ms", 0, 0, 2},       {"m", 0, -1, 0},
      {"40°", 2, 0, 2},  {"ms", 2, -1, 0},  {"", 0, -1, 0},
  };
  const Lookup words = some();
  for (const Row& row : rows) {
    expect_hit(words.at(row.text, row.place), row);
  }
}

TEST(Lookup, FindsTheLongestThatEnds) {
  const Row rows[] = {
      {"時間", 6, 0, 6}, {"人間", 6, 1, 3}, {"時間帯", 9, 1, 9}, {"時間帯", 6, 0, 6},
      {"30ms", 4, 0, 2}, {"30s", 3, 1, 1},  {"時間", 0, -1, 0},  {"帯", 3, -1, 0},
  };
  const Lookup words = some();
  for (const Row& row : rows) {
    expect_hit(words.before(row.text, row.place), row);
  }
}

TEST(Lookup, TellsAWholeWord) {
  const Lookup words = some();
  EXPECT_EQ(words.exact("時間"), 0);
  EXPECT_EQ(words.exact("時間帯"), 1);
  EXPECT_EQ(words.exact("時間は"), std::nullopt);
  EXPECT_EQ(words.exact(""), std::nullopt);
}

TEST(Lookup, GivesAKnownWordToTheNewEntry) {
  Lookup words = some();
  words.add({"時間"}, 7);
  EXPECT_EQ(words.exact("時間"), 7);
  EXPECT_EQ(words.exact("時"), 0);
}

TEST(Lookup, ForgetsTheWordsOfAnEntry) {
  Lookup words = some();
  words.remove(0);
  EXPECT_EQ(words.exact("時間"), std::nullopt);
  EXPECT_EQ(words.exact("時間帯"), 1);
  expect_hit(words.at("時間帯", 0), {"時間帯", 0, 1, 9});
}

}  // namespace
}  // namespace tenmatsu::rules
