#include <gtest/gtest.h>

#include "compose/told.hpp"
#include "compose/troubles/gone.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  const char* said;
  bool gone;
};

constexpr Case kCases[] = {
    {"エラーは消えました。", true},
    {"5xxのエラー率が減ってます", true},
    {"エラーはもう消えましたね", true},
    {"再起動したら警報が止まった。", true},
    {"受付の行列がなくなりました", true},
    {"列がほぼなくなった", true},
    {"音切れが出なくなりました", true},
    {"音が切れなくなった。", true},
    {"夜中に落ちなくなりました", true},
    {"詰まりはしなくなった", true},
    // What goes away is what there should be.
    {"売場の電気が消えました", false},
    {"問い合わせ画面が消えた", false},
    {"色の配列が消えた", false},
    {"搬入口の鍵が開かなくなりました", false},
    {"エラーが続いて、売場の電気が消えました", false},
    {"在庫が減った", false},
    // It has not come about.
    {"エラーが消えません", false},
    {"警報が止まるはずです", false},
};

TEST(TroubleGone, IsWhatTheVerbIsSaidOf) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "見ます。", {}}});
  const Story story(analysis, *shipped_rules());
  for (const auto& [said, gone] : kCases) {
    SCOPED_TRACE(said);
    EXPECT_EQ(trouble_is_gone(story, said), gone);
  }
}

TEST(TroubleGone, HarmStandsBesideItOrDoesNot) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "見ます。", {}}});
  const Story story(analysis, *shipped_rules());
  const auto& harm = story.phrases().cue("harm_if");
  const auto& none = story.phrases().cue("no_harm_if");
  EXPECT_FALSE(holds_beside_relief(story, "外すとタイムアウトが消えます", harm, none));
  EXPECT_FALSE(holds_beside_relief(story, "戻せば苦情の電話も止まります。", harm, none));
  EXPECT_TRUE(holds_beside_relief(story, "外すと売場の電気が消えます", harm, none));
  EXPECT_TRUE(holds_beside_relief(story, "外すと全部の端末が止まり、警報が消えます", harm, none));
}

}  // namespace
}  // namespace tenmatsu::composition
