// Whether work is to prevent, to detect, to mitigate or to put right.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/followups/followups_said.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

struct Case {
  const char* said;
  Category category;
};

void expect_class(const char* said, Category category) {
  const auto found = followups_of({{"岸", said}});
  ASSERT_THAT(found, Not(IsEmpty())) << said;
  EXPECT_EQ(found.front().category, category) << said;
}

// The class that is asked about is that of the answer, and of no other message.
TEST(WorkClass, IsThatOfTheQuestion) {
  for (const auto& [asked, category] : {
           Case{"検知のほうはどうですか。", Category::detect},
           Case{"検出については何かありますか。", Category::detect},
           Case{"緩和のところはいかがですか。", Category::mitigate},
           Case{"復旧の早さについては、どうでしょうか。", Category::mitigate},
           Case{"予防の面ではどうですか。", Category::prevent},
           Case{"検知はどうですか。", Category::detect},
       }) {
    const auto found = followups_of(
        {{"岸", asked}, {"堤", "焼き場の温度計を二つに増やします。来週中にやります。"}});
    ASSERT_THAT(found, Not(IsEmpty())) << asked;
    EXPECT_EQ(found.front().category, category) << asked;
  }
  for (const char* other : {
           "検知はできていました。",
           "検知までは何分でしたか。",
           "緩和したのは何時でしたか。",
           "異常検知システムはどうですか。",
           "誤検知のほうはどうですか。",
           "検知したのは堤さんですか。",
       }) {
    const auto found = followups_of(
        {{"岸", other}, {"堤", "焼き場の温度計を二つに増やします。来週中にやります。"}});
    ASSERT_THAT(found, Not(IsEmpty())) << other;
    EXPECT_EQ(found.front().category, Category::repair) << other;
  }
}

// The class that heads the work is its own; what only passes is no heading.
TEST(WorkClass, IsThatOfItsHeading) {
  for (const auto& [said, category] : {
           Case{"緩和のところで言うと、売り場ごとに止める札を堤さん来週までに。",
                Category::mitigate},
           Case{"まず予防。焼き場の温度計を堤さんが来週までに二つに増やします。",
                Category::prevent},
           Case{"検知については、焼き場の温度計を堤さんが来週までに二つに増やします。",
                Category::detect},
           Case{"緩和は、冷蔵車をもう一台堤さんが来週までに借ります。", Category::mitigate},
           Case{"復旧の早さですが、鍵を堤さんが来週までに二本に増やします。", Category::mitigate},
           Case{"検知のところですが、焼き場の温度計を堤さんが来週までに二つに増やします。",
                Category::detect},
       }) {
    expect_class(said, category);
  }
  for (const char* said : {
           "検知のほうは良かった。焼き場の温度計を堤さんが来週までに二つに増やします。",
           "検知のところは良かったです。焼き場の温度計を堤さんが来週までに二つに増やします。",
       }) {
    const auto found = followups_of({{"岸", said}});
    ASSERT_THAT(found, Not(IsEmpty())) << said;
    EXPECT_NE(found.front().category, Category::detect) << rows_of(found).front();
  }
}

// Work without any word of its class, in a list headed by what it is for.
TEST(WorkClass, OfAnItemIsThatOfTheWholeListAtLeast) {
  const auto found = followups_of({{"岸",
                                    "再発防止です\n・焼き場の温度計を二つに増やす　堤さん\n"
                                    "・冷蔵車をもう一台借りる　久我さん"}});
  ASSERT_THAT(found, ::testing::SizeIs(2));
  EXPECT_EQ(found[0].category, Category::prevent);
  EXPECT_EQ(found[1].category, Category::prevent);
}

TEST(WorkClass, IsToldByWords) {
  for (const auto& [said, category] : {
           Case{"号車別に遅れを見る仕組みを堤さんが来週までに作ります。", Category::detect},
           Case{"苦情が3件続いたら堤さんに回します、来週から。", Category::detect},
           Case{"売り場の温度を棚ごとに見られるようにします、来週までに。", Category::detect},
           Case{"入れ替えの前に戻しの試験を来週までにやります。", Category::prevent},
           Case{"倉庫の読み取りのタイムアウトを堤さんが来週までに入れます。", Category::prevent},
           Case{"「電源を切らない」という貼り紙を堤さんが来週までに作ります。", Category::prevent},
           Case{"工事の前に検査をする、と堤さんが来週までに決めます。", Category::prevent},
       }) {
    expect_class(said, category);
  }
}

// What is paid or told to people mends nothing that failed; the report of the incident is where
// the repairs are settled.
TEST(WorkClass, IsNoneOfPapersMoneyAndTalk) {
  for (const char* said : {
           "お客様へのお詫びの手紙は堤さん、来週までにお願いします。",
           "運賃の払い戻しは堤さんが来週までにやります。",
           "延着した荷主には私から明日電話します。",
           "保健所への届出は堤さん、金曜までにお願いします。",
           "来季の席の割引は来週の理事会で決めます。",
       }) {
    expect_class(said, Category::none);
  }
  for (const auto& [said, category] : {
           Case{"障害報告書は堤さん、来週までにお願いします。", Category::repair},
           Case{"焼き場の壊れた扇風機の交換は堤さん、来週までにお願いします。", Category::repair},
           Case{"二重に刷れた伝票の削除は堤さんが来週までにやります。", Category::repair},
           Case{"消えた予約の入れ直しは私が明日やります。", Category::repair},
           Case{"在庫が0の品は自動の対象外にします、来週までに。", Category::prevent},
           Case{"型を替えるときは前後の重さを比べます、来週から。", Category::prevent},
           Case{"冷蔵車の鍵は事務所に移す形にします、来週までに。", Category::prevent},
       }) {
    expect_class(said, category);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
