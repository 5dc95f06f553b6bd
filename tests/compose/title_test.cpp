#include "compose/title.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"
#include "compose/words.hpp"

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
    // What stands between the thing and the verb is kept, but not what a title does without.
    {"正門の駐車ゲートが社員証をかざしても全然開かないです。",
     "正門の駐車ゲートが社員証をかざしても開かない障害"},
    {"倉庫アプリの棚番号が、さっき隣の倉庫の番号に入れ替わってます。",
     "倉庫アプリの棚番号取り違え"},
    // Any negative tells of trouble, but neither one that asks nor one that is good news.
    {"夕方便の伝票が配送会社に回ってないそうです。", "夕方便の伝票が配送会社に回っていない"},
    // What somebody is quoted with is the best report.
    {"加盟店さまから「返金の画面に別の店の名前が出ている」とお電話です。",
     "返金の画面に別の店の名前が出ている"},
    // A number that only holds 「0件」, a word that only holds 「oom」, are no trouble.
    {"zoomの予約画面が固まると30件言われています。", "zoomの予約画面が固まる障害"},
    // Three tenths less is a fall, not a crash.
    {"通販の売上が3割落ちています。", "通販の売上低下"},
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

TEST(Title, WhatIsDeniedIsNotWhatFailed) {
  const Analysis analysis = analysis_of({{at(9, 0),
                                          "岸",
                                          "配信サーバは落ちていません。会員証の画面が真っ黒です。",
                                          {tag(Tag::detection), tag(Tag::symptom)}}});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, "会員証の画面が真っ黒");
}

TEST(Title, NamesNobody) {
  const Analysis analysis = analysis_of({{at(9, 0), "高田", "見ます。", {}},
                                         {at(9, 1),
                                          "岸",
                                          "発注画面が高田さんの端末で固まります。",
                                          {tag(Tag::detection), tag(Tag::symptom)}}});
  EXPECT_EQ(title(Story(analysis, *shipped_rules())).text, "発注画面が固まる障害");
}

TEST(Title, IsShort) {
  const Analysis analysis = analysis_of(
      {{at(9, 0),
        "岸",
        "港湾物流センターの夜間仕分け設備の監視画面にて、搬送用コンベヤ3号機と4号機の双方が"
        "停止しているのを確認しましたが、搬入口のシャッターも閉まらない状態です。",
        {tag(Tag::detection), tag(Tag::symptom)}}});
  EXPECT_LE(length_of(title(Story(analysis, *shipped_rules())).text), 40U);
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
