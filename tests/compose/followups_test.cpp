// Work for after the incident, with its owner and day wherever they are said.

#include "compose/followups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// The analysis' own tags and assignments, at the end of a talk.
std::vector<FollowUp> followups_of(const std::vector<std::pair<std::string, std::string>>& said) {
  std::vector<Told> talk{{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                         {at(9, 20), "堤", "復旧しました。", {tag(Tag::recovery)}},
                         {at(9, 21), "久我", "了解です。", {}}};
  Minute minute = at(9, 30);
  for (const auto& [speaker, text] : said) {
    talk.push_back({minute++, speaker, text, {}});
  }
  Analysis analysis = analysis_of(talk);
  Transcript transcript = analysis.transcript;
  const Analysis own = analyse(std::move(transcript), shipped_rules());
  for (std::size_t i = 3; i < talk.size(); ++i) {
    analysis.events[i] = own.events[i];
  }
  return followups(Story(analysis, *shipped_rules()));
}

TEST(FollowUps, TakeOwnerAndDayOfTheNextSentence) {
  const auto found = followups_of(
      {{"岸",
        "再発防止ですが、監視のしきい値を見直す作業が必要です。これは堤さん、来週水曜までに。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
  EXPECT_EQ(found[0].due, "来週水曜");
}

TEST(FollowUps, TakeTheirDaysFromAList) {
  const auto found = followups_of({{"岸", "恒久対応として監視のアラートを追加します。"},
                                   {"岸", "切り戻しの手順をランブックに追加します。"},
                                   {"岸", "アラートが来月末、ランブックは今週中で。"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].due, "来月末");
  EXPECT_EQ(found[1].due, "今週中");
}

TEST(FollowUps, TakeTheirOwnersByNumber) {
  const auto found = followups_of({{"岸",
                                    "再発防止は、①本番前の負荷テスト、②例外リストの整備。①は俺が今"
                                    "週、②は堤さんが来月末までに"}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_EQ(found[0].due, "今週");
  EXPECT_EQ(found[1].owner, "堤");
  EXPECT_EQ(found[1].due, "来月末");
}

TEST(FollowUps, AreTakenOnByWhoAnswers) {
  const auto found =
      followups_of({{"岸", "再発防止で、監視の宛先を共用アドレスに変える、これも頼む。"},
                    {"堤", "承知しました"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "堤");
}

TEST(FollowUps, AFaultIsNone) {
  for (const FollowUp& work : followups_of({{"岸",
                                             "急増を知らせる監視が無かったため、気づくのが遅れまし"
                                             "た。監視の追加をお願いしたいです。"}})) {
    EXPECT_THAT(work.statement.text, Not(HasSubstr("無かった")));
    EXPECT_THAT(work.statement.text, HasSubstr("監視の追加"));
  }
}

TEST(FollowUps, HoldWhatWasPromisedForADayAhead) {
  const auto found = followups_of({{"岸", "解析結果は明日10時にメーカーと確認します。"}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_THAT(found[0].due, HasSubstr("明日"));
}

TEST(FollowUps, AWordOfTodayIsNone) {
  EXPECT_THAT(followups_of({{"岸", "今日はここまでにします。"}}), IsEmpty());
}

}  // namespace
}  // namespace tenmatsu::composition
