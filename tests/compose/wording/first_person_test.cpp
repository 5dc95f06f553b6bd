// Whose 「私」 a sentence speaks of, and where it is no word of its own.

#include "compose/wording/first_person.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

Analysis nothing_said() {
  return analysis_of({{at(9, 0), "岸", "はい。", {}}});
}

TEST(WithNameOfSelf, NamesWhoSpeaksWhereTheWordStandsAlone) {
  const Analysis analysis = nothing_said();
  const Story story(analysis, *shipped_rules());
  for (const auto& [said, told] : std::vector<std::pair<std::string, std::string>>{
           {"私に一声かける", "岸に一声かける"},
           {"来週私が直す", "来週岸が直す"},
           {"堤さんと僕で洗い出す", "堤さんと岸で洗い出す"},
           {"担当→俺", "担当→岸"},
           {"夜勤は俺ひとり", "夜勤は岸ひとり"},
           {"オレが替える", "岸が替える"},
           {"岸と私で洗い出す", "岸と私で洗い出す"},  // nobody does it twice
           {"公私を分ける", "公私を分ける"},
           {"私書箱の宛先と私的な鍵を替える", "私書箱の宛先と私的な鍵を替える"},
           {"私たちの棟を見る", "私たちの棟を見る"},
           {"鍵の引きわたしを直す", "鍵の引きわたしを直す"},
           {"鍵の手わたしを直す", "鍵の手わたしを直す"},
           {"たおれた機器を替える", "たおれた機器を替える"},
           {"カフェオレの在庫を見る", "カフェオレの在庫を見る"},
           {"ハワイの店を見る", "ハワイの店を見る"},
           {"「私が押した」を消す", "「私が押した」を消す"},
           {"自分の端末を見る", "自分の端末を見る"},  // may be anybody's
       }) {
    EXPECT_EQ(with_name_of_self(story, said, "岸"), told);
  }
}

TEST(WithNameOfSelf, LeavesTheWordWhereNobodyIsKnownToSpeak) {
  const Analysis analysis = nothing_said();
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(with_name_of_self(story, "私が直す", ""), "私が直す");
}

TEST(SelfSizeAt, IsNoPartOfALongerWord) {
  const Analysis analysis = nothing_said();
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(self_size_at(story, "俺やる", 0), std::string("俺").size());
  EXPECT_EQ(self_size_at(story, "自分、金曜", 0), std::string("自分").size());
  EXPECT_EQ(self_size_at(story, "公私", std::string("公").size()), 0U);
  EXPECT_EQ(self_size_at(story, "引きわたし", std::string("引き").size()), 0U);
}

}  // namespace
}  // namespace tenmatsu::composition
