// The clauses of one sentence of which each gives its own work to somebody.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/followups/followups_said.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::SizeIs;

struct Case {
  const char* said;
  std::vector<std::string> rows;  // what, who, until when
};

TEST(WorkClauses, EachClauseHasItsOwnPersonAndDay) {
  const std::vector<Case> cases = {
      {"再発防止は堤が温度計を足すのを今月中に、警報の配線は僕がやるよ",
       {"温度計を足す|堤|今月中", "警報の配線をやる|岸|"}},
      {"再発防止ですが、伝票を番号で読むのと空欄を弾くのを堤さん来週火曜まで、"
       "件数が半分を切ったら止めるのは今月中に自分がやります",
       {"伝票を番号で読むのと空欄を弾く|堤|来週火曜", "件数が半分を切ったら止める|岸|今月中"}},
      {"鍵は全部金庫に移すやつを6月中に自分が、貸出簿の棚卸しは 久我 が来週",
       {"鍵は全部金庫に移す|岸|6月中", "貸出簿の棚卸し|久我|来週"}},
      {"ご迷惑をかけた農家さんには朝いちで私から謝る 弁の交換は堤さん 来週の月曜まで",
       {"迷惑をかけた農家には謝る|岸|朝いち", "弁の交換|堤|来週の月曜"}},
      {"障害報告 私が 今日の18時までに出します 返す3件は 経理の課長さんと話して "
       "明日の振替に入れます",
       {"障害報告の作成|岸|今日の18時", "返す3件は 経理の課長と話して 明日の振替に入れる|岸|明日"}},
      {"運休の掲示の見直しは堤さんが来週、放送の文例は久我さんと私で月末までに",
       {"運休の掲示の見直し|堤|来週", "放送の文例|久我、岸|月末"}},
  };
  for (const auto& [said, rows] : cases) {
    EXPECT_THAT(rows_of(followups_of({{"岸", said}})), ElementsAreArray(rows)) << said;
  }
}

TEST(WorkClauses, AClauseThatGivesNothingGoesOnWithTheOther) {
  for (const char* said : {
           "再発防止として、配線図は堤さん、荷主に出すから明後日の昼な",            // a reason
           "再発防止の点検表は俺が作るから、堤さんは今日は休んで",                  // rest
           "再発防止の点検表は、堤さんから経緯をもらって、私が金曜までに作ります",  // a source
           "再発防止の点検表は堤さんに見せて、私が金曜までに作ります",              // a receiver
           "再発防止の弁の点検は私が今週中に直して、宛先に倉庫を足します",          // one person
           "再発防止の「鍵は堤、帳面は久我が持つ」という決めを私が今週書きます",    // quoted
       }) {
    EXPECT_THAT(followups_of({{"岸", said}}), SizeIs(1)) << said;
  }
}

TEST(WorkClauses, WhatStandsOverAListIsNoWork) {
  EXPECT_THAT(followups_of({{"岸",
                             "再発防止の対応。①弁の点検を週1回にする ②色見本を棚に置く。①は堤さん、"
                             "②は私で"}}),
              SizeIs(2));
  // What is to be done stands before the list as well.
  EXPECT_THAT(followups_of({{"岸",
                             "再発防止の掲示は堤さん、金曜までに。①弁の点検を週1回にする "
                             "②色見本を棚に置く"}}),
              SizeIs(3));
}

}  // namespace
}  // namespace tenmatsu::composition
