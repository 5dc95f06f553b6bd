#include "compose/title.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  const char* said;
  const char* title;
};

constexpr Case kCases[] = {
    {"取引先から「注文サイトが開けない」とお電話をいただいています。", "注文サイトが開けない障害"},
    {"今朝の会員ページがすごく重いです。", "会員ページの遅延"},
    {"受取人の加入者さんから、チケットが買えませんと言われました。", "チケットが買えない障害"},
    {"ポイントが二重付与されています。", "ポイントの二重付与"},
    {"高田さんが請求書のPDFが届かないと言っています。", "請求書のPDFが届かない障害"},
};

TEST(Title, NamesTheTopicAndWhatIsWrong) {
  for (const auto& [said, expected] : kCases) {
    SCOPED_TRACE(said);
    const Analysis analysis =
        analysis_of({{at(9, 0), "岸", said, {tag(Tag::detection), tag(Tag::symptom)}}});
    EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, expected);
  }
}

TEST(Title, AFigureBesideItsUsualValueIsWorse) {
  Metric usual = metric(200, "ms", "在庫APIのレスポンスタイム", "200ms");
  usual.role = MetricRole::usual;
  const Analysis analysis =
      analysis_of({{at(9, 0),
                    "岸",
                    "在庫APIのレスポンスタイムが通常200msのところ5秒です。",
                    {tag(Tag::symptom)},
                    {usual, metric(5, "秒", "在庫APIのレスポンスタイム", "5秒")}}});
  const Statement found = title(Story(analysis, *shipped_rules()));
  EXPECT_EQ(found.text, "在庫APIのレスポンスタイム悪化");
  EXPECT_EQ(found.events, std::vector<int>{1});
}

}  // namespace
}  // namespace tenmatsu::composition
