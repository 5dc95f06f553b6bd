#include "text/normalise.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::text {
namespace {

struct Case {
  const char* original;
  const char* expected;
};

constexpr Case kCases[] = {
    {"５００ｍｓ", "500ms"}, {"ＣＰＵ使用率", "cpu使用率"},
    {"300〜500", "300~500"}, {"300～500", "300~500"},
    {"−5℃", "-5°c"},         {"①確認", "①確認"},  // no figure is made of an enclosed number
    {"ｻｰﾊﾞｰ", "サーバー"},   {"", ""},
};

TEST(Normalise, FoldsWidthAndSpelling) {
  for (const auto& [original, expected] : kCases) {
    EXPECT_EQ(normalised(original), expected);
  }
}

TEST(Normalise, TakesTheShortWayToTheSameText) {
  for (const char* original : {"API", "エラー率", "切り戻し", "CPU使用率100%", "「DB」、他。", "々",
                               "か\u3099", "ヷ", "ａ", "①", "\u30FB", "ﾞ", "㈱", ""}) {
    EXPECT_EQ(normalised(original), normalise(original).text) << original;
  }
}

TEST(Normalise, MapsEveryByteBack) {
  const std::string original = "約５００ｍｓ①〜ｶﾞ";
  const Normalised normalised = normalise(original);
  ASSERT_EQ(normalised.origin.size(), normalised.text.size() + 1);
  const std::size_t at = normalised.text.find("500ms");
  ASSERT_NE(at, std::string::npos);
  const std::size_t begin = normalised.original(at);
  const std::size_t end = normalised.original(at + 5);
  EXPECT_EQ(original.substr(begin, end - begin), "５００ｍｓ");
  EXPECT_EQ(normalised.origin.back(), original.size());
  for (std::size_t i = 1; i < normalised.origin.size(); ++i) {
    EXPECT_LE(normalised.origin[i - 1], normalised.origin[i]);
  }
}

}  // namespace
}  // namespace tenmatsu::text
