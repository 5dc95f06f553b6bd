// Measures for a time only, of which nobody says when they end.

#include "compose/gaps/stopgaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using Said = std::vector<std::pair<std::string, std::string>>;

std::vector<Stopgap> stopgaps_of(const Said& said) {
  std::vector<Told> talk{{at(9, 0), "久我", "釜の温度が上がりません。", {}}};
  Minute minute = at(9, 10);
  for (const auto& [speaker, text] : said) {
    talk.push_back({minute++, speaker, text, {}});
  }
  Transcript transcript = analysis_of(talk).transcript;
  const Analysis analysis = analyse(std::move(transcript), shipped_rules());
  return stopgaps(Story(analysis, *shipped_rules()));
}

TEST(Stopgaps, AreWhatHoldsForATimeWithoutAnEnd) {
  for (const char* said : {
           "釜の上限を一時的に500度から700度に上げました。",
           "当面は2号釜のみの運転です。",
           "配送は当面、二人一組の手作業で続けます。",
           "今日の受付が終わるまでは3,000枚でいいそうです。",
           "当分のあいだ、伝票は手作業で切ることになりました。",
           "旧い倉庫は当面そのまま残します。",
       }) {
    EXPECT_THAT(stopgaps_of({{"岸", said}}), SizeIs(1)) << said;
  }
}

TEST(Stopgaps, AreNoneWhereSomebodyPutsThemBackOrNothingWasDone) {
  const Said kTalks[] = {
      {{"岸", "釜の上限を一時的に500度から700度に上げました。"}, {"堤", "釜の上限を戻しました。"}},
      {{"岸", "当面は2号釜のみの運転です。明日の朝、1号釜に戻します。"}},
      {{"岸", "釜の上限を一時的に上げられませんか。"}},
      {{"岸", "報告書の暫定版は22日にお持ちします。"}},
      {{"岸", "電話が一時的につながりにくい状況です。"}},
      {{"岸", "先週、上限を一時的に上げたのが原因です。"}},
  };
  for (const Said& talk : kTalks) {
    EXPECT_THAT(stopgaps_of(talk), IsEmpty()) << talk.front().second;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
