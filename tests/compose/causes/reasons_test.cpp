// Who denies a guess and tells only why.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/causes/told_causes.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  const char* asker;
  const char* guess;
  const char* denial;
};

std::vector<Cause> causes_of_case(const Case& one) {
  return causes_of({{at(9, 0), one.asker, one.guess, {cause(Status::suspected)}},
                    {at(9, 2), "堤", one.denial, {cause(Status::ruled_out)}}});
}

TEST(Causes, AReasonAloneDeniesTheGuessBeforeIt) {
  constexpr Case kCases[] = {
      {"岸", "昨夜の配膳の表の入れ替えが怪しくない？",
       "差分を見ました。品名の表示だけなんで関係ないです。"},
      {"岸", "先週の月曜に替えた搬送の札ではないでしょうか。",
       "あれは北側の棚だけで、南側は手書きです。関係ないです。"},
      {"岸", "夏の点検の部品の影響は？", "6番の機械は手を入れていませんので、無関係です。"},
      // who raised it looked
      {"堤", "昼に受付の版の入れ替えがあったな。", "差分を見た。文言だけ。関係なし。"},
  };
  for (const Case& one : kCases) {
    const auto found = causes_of_case(one);
    ASSERT_EQ(found.size(), 1U) << one.denial;
    EXPECT_EQ(found[0].status, Status::ruled_out) << one.denial;
    EXPECT_EQ(found[0].raised, std::vector<int>{1}) << one.denial;
    EXPECT_EQ(found[0].opposed, std::vector<int>{2}) << one.denial;
  }
}

TEST(Causes, ADenialThatNamesItsOwnLeavesTheGuess) {
  constexpr Case kCases[] = {
      // names what it denies
      {"岸", "昨夜の配膳の表の入れ替えが怪しくない？",
       "電波の強さは平常どおりなので、回線は無関係です。"},
      {"岸", "夏の点検の部品の影響は？", "停電の記録もないので、電源は無関係です。"},
      {"岸", "先週の月曜に替えた搬送の札ではないでしょうか。",
       "倉庫の温度は18度で一定でした。空調は関係ないです。"},
      // nobody asked
      {"岸", "夜は便が少ないので誰も気がつけなかったようです。",
       "弊社の受付の記録は平常どおりで、無関係です。"},
  };
  for (const Case& one : kCases) {
    for (const Cause& found : causes_of_case(one)) {
      const bool raised = found.raised == std::vector<int>{1};
      EXPECT_FALSE(raised && found.status == Status::ruled_out) << one.denial;
    }
  }
}

}  // namespace
}  // namespace tenmatsu::composition
