#include "text/matcher.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace tenmatsu::text {
namespace {

using Hits = std::vector<std::pair<std::uint32_t, std::size_t>>;

Hits prefixes(const std::vector<std::string>& words, std::string_view text) {
  Hits hits;
  Matcher(words).visit_prefixes(
      text, [&](std::uint32_t word, std::size_t size) { hits.emplace_back(word, size); });
  return hits;
}

TEST(Matcher, FindsEveryWordThatATextBeginsWith) {
  const std::vector<std::string> words = {"切替え", "切替", "切り替え", "切", "", "切替"};
  EXPECT_EQ(prefixes(words, "切替えます"), (Hits{{3, 3}, {1, 6}, {5, 6}, {0, 9}}));
  EXPECT_EQ(prefixes(words, "切り替"), (Hits{{3, 3}}));
  EXPECT_EQ(prefixes(words, "替え"), Hits{});
  EXPECT_EQ(prefixes(words, ""), Hits{});
}

TEST(Matcher, FindsNothingWithoutWords) {
  EXPECT_EQ(prefixes({}, "切替"), Hits{});
  EXPECT_TRUE(Matcher().empty());
}

TEST(Matcher, AgreesWithAPlainSearch) {
  // All words of up to four letters over a small alphabet that end in 'b', each third left out.
  std::vector<std::string> words;
  for (unsigned bits = 1; bits < 64; ++bits) {
    std::string word;
    for (unsigned rest = bits; rest > 1; rest /= 2) {
      word += rest % 2 == 0 ? 'a' : 'b';
    }
    if (bits % 3 != 0) {
      words.push_back(word);
    }
  }
  const Matcher matcher(words);
  for (const std::string text : {"abbababbab", "aaaaaaa", "bbbbbb", "b"}) {
    std::size_t expected = 0;
    for (const std::string& word : words) {
      expected += !word.empty() && text.starts_with(word) ? 1 : 0;
    }
    std::size_t found = 0;
    matcher.visit_prefixes(text, [&](std::uint32_t word, std::size_t size) {
      EXPECT_EQ(words[word], text.substr(0, size));
      ++found;
    });
    EXPECT_EQ(found, expected) << text;
  }
}

}  // namespace
}  // namespace tenmatsu::text
