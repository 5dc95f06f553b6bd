// Which steps a document lists, and in how many words.

#include "compose/steps/step_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/steps/actions.hpp"
#include "compose/steps/proposals.hpp"
#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<Action> chosen_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  std::vector<Action> all = actions(story);
  drop_weak_steps(story, all);
  return all;
}

TEST(Steps, WhatNobodyTookUpIsNotListed) {
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}}}),
              IsEmpty());
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}},
                         {at(9, 1), "堤", "お願いします。", {}}}),
              SizeIs(1));
  EXPECT_THAT(
      chosen_of({{at(9, 0), "岸", "1番の釜を止めましょう。", {step(Status::proposed)}},
                 {at(9, 1), "堤", "だめです。お湯が足りません。", {step(Status::rejected)}}}),
      SizeIs(1));
}

TEST(Steps, ARequestThatNamesNoThingIsNotListed) {
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "もう一回流して。", {step(Status::requested)}}}),
              IsEmpty());
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "3番の湯を流して。", {step(Status::requested)}}}),
              SizeIs(1));
}

TEST(Steps, WhatWasCalledOffStandsBehindAllElse) {
  std::vector<Action> all(4);
  const Status kStatus[] = {Status::rejected, Status::done, Status::rejected, Status::started};
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].status = kStatus[i];
    all[i].minute = static_cast<Minute>(i);
  }
  put_declined_last(all);
  std::vector<Minute> order;
  for (const Action& action : all) {
    order.push_back(action.minute);
  }
  EXPECT_THAT(order, ElementsAre(1, 3, 0, 2));
}

std::string shortened(Status status, const std::string& text) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "釜が止まりました。", {}}});
  Action action;
  action.status = status;
  action.statement = {text, {1}};
  std::vector<Action> all{action};
  shorten_steps(Story(analysis, *shipped_rules()), all);
  return all.front().statement.text;
}

TEST(Steps, APlanIsToldWithoutItsReasons) {
  EXPECT_EQ(shortened(Status::requested, "釜が割れそうになる。2番の火を落とす"), "2番の火を落とす");
  EXPECT_EQ(shortened(Status::proposed, "先に窓口へかける。湯の量が分からなくなるため"),
            "先に窓口へかける");
  EXPECT_EQ(shortened(Status::done, "湯を抜く。10分かかる → 抜けた。湯は42度だった"),
            "湯を抜く → 抜けた。湯は42度だった");
  // A place is no reason, and what has no verb is no plan.
  EXPECT_EQ(shortened(Status::requested, "3番の蓋を替える。まず奥から"),
            "3番の蓋を替える。まず奥から");
  EXPECT_EQ(shortened(Status::requested, "蓋の交換は頼んである。見習いが15時から"),
            "蓋の交換は頼んである。見習いが15時から");
  // What begins it, what it points at and what names no thing stay.
  for (const char* whole : {"湯の入れ替えを始めた。毎分4リットル → 終わった",
                            "まず3台だけ。それを見てから残りを決める → やった",
                            "湯が冷めている。戻す → 入れた", "札を外した。湯はまだ冷たかった"}) {
    EXPECT_EQ(shortened(Status::done, whole), whole);
  }
}

TEST(Steps, WhatAReportTellsAgainIsToldOnce) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      // Of a question and its answer.
      {"3番の湯だけ止められるか → 3番の弁を閉じた", "3番の弁を閉じた"},
      {"3番の湯だけ止められるか → 閉じた", "3番の湯だけ止められるか → 閉じた"},
      {"3番の湯を止める → 3番の弁を閉じた", "3番の湯を止める → 3番の弁を閉じた"},
      // Of a plan.
      {"湯を作るのを先に止める → 湯を止めた", "湯を止めた"},
      {"3番の湯を先に止める → 湯を止めた", "3番の湯を先に止める → 湯を止めた"},
      // On the way.
      {"1号釜を外すことを提案 → 1号釜、外す → 列から釜を切り離し",
       "1号釜を外すことを提案 → 列から釜を切り離し"},
      {"1号釜を外す → 先に湯を抜く → 外し終わり", "1号釜を外す → 先に湯を抜く → 外し終わり"},
  };
  for (const auto& [told, shorter] : kCases) {
    SCOPED_TRACE(told);
    EXPECT_EQ(shortened(Status::done, told), shorter);
  }
}

TEST(Steps, WhatOnlyHappenedIsNotListed) {
  EXPECT_THAT(chosen_of({{at(9, 0), "岸", "残りの釜の湯も持ち直しました。", {step(Status::done)}}}),
              IsEmpty());
}

TEST(Steps, WhatAsksForTimeIsNotTold) {
  const auto found = actions_of({
      {at(9, 0),
       "岸",
       "プロキシを直して定義を取り直すので、20分見てください。",
       {step(Status::requested)}},
      {at(9, 9), "岸", "プロキシを直しました。", {step(Status::done)}},
  });
  for (const Action& action : found) {
    EXPECT_THAT(action.statement.text, Not(HasSubstr("20分"))) << action.statement.text;
  }
}

TEST(Steps, WhatOnlyTellsChangesNothing) {
  const Story story(analysis_of({}), *shipped_rules());
  for (const char* told :
       {"送った。楠本様あてに", "手順を送った", "取引先に連絡した", "ログを確認",
        "まず一覧がほしい → 営業店に電話した", "クラウドのサポートにケース上げた"}) {
    EXPECT_TRUE(only_tells(story, told)) << told;
  }
  for (const char* told :
       {"2号機を戻した", "cronも起動。掃除のバッチが動いたのも確認", "フラグ0%にする → 指さし確認",
        "抜いた。控えはチケットに貼った", "3回線分を申し込んだ", "40台全部入れ替え完了"}) {
    EXPECT_FALSE(only_tells(story, told)) << told;
  }
}

// How long it takes, how sure it is and how the speaker likes it stand beside the plan.
TEST(Steps, APlanIsToldWithoutWhatIsSaidBesideIt) {
  const std::pair<const char*, const char*> kPlans[] = {
      {"3番の水門を半分まで開ける。10分くらい → 開けた", "3番の水門を半分まで開ける → 開けた"},
      {"それは痛い。まず弁を閉める → 閉めた", "まず弁を閉める → 閉めた"},
      {"改札の表を先週の版に戻す。一発でいけるはず → 戻した", "改札の表を先週の版に戻す → 戻した"},
      {"構わない。配膳は紙の札で回す → 回した", "配膳は紙の札で回す → 回した"},
      {"先に1番の釜の火を落とそう。10時に終わる → 落とした",
       "先に1番の釜の火を落とそう。10時に終わる → 落とした"},
      {"湯は足りるはず → 足りた", "湯は足りるはず → 足りた"},
      {"予備の釜で20分 → 沸いた", "予備の釜で20分 → 沸いた"},
      {"水門は組合の承諾を取ってから開ける → 開けた",
       "水門は組合の承諾を取ってから開ける → 開けた"},
  };
  for (const auto& [plan, told] : kPlans) {
    EXPECT_EQ(shortened(Status::done, plan), told);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
