#include "compose/wording/deed_words.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

struct Case {
  const char* plan;
  const char* report;
  const char* told;  // nothing where they stay two
};

constexpr Case kCases[] = {
    {"警報を止める", "止めた", "警報を止めた"},
    {"湯を抜いてもよろしいだろうか", "抜いた", "湯を抜いた"},
    {"3号釜を再起動する", "再起動完了", "3号釜の再起動完了"},
    {"3号釜を再起動する", "再起動したが失敗", "3号釜を再起動したが失敗"},
    {"棚の札を外すのが早い", "外した。5枚", "棚の札を外した。5枚"},
    {"釜が熱い。今すぐ火を落とす", "もう落とした", "火を落とした"},
    {"棚の札を緑に戻すよう依頼", "戻した", "棚の札を緑に戻した"},
    // Two verbs: 上げる and 上がる, 落とす and 落ちる, 切る and 切れる.
    {"湯の量を上げてもらう", "上がった", nullptr},
    {"火を落とす", "落ちた", nullptr},
    {"釜を切る", "切れたはず", nullptr},
    // The report tells which thing, and the plan which of several or under what condition.
    {"湯の表を作り直す", "作り直した表が出た", nullptr},
    {"火を止めるか蓋を外す", "外した", nullptr},
    {"湯が足りなければ蓋を外す", "外した", nullptr},
    {"どの札を外す", "外した", nullptr},
    // More than the verb is left.
    {"札を外して棚を閉める", "外した", nullptr},
    {"外す", "外した", nullptr},
    {"札を「表」にする", "表", nullptr},
    // The plan speaks against it; 「ないか」 and 「なら」 do not.
    {"釜の火は切らない", "切った", nullptr},
    {"火を止めるな", "止めた", nullptr},
    {"火を止めなくてよい", "止めた", nullptr},
    {"釜を戻すのはまだ早い", "戻した", nullptr},
    {"火を止めないか", "止めた", "火を止めた"},
    {"火を止めるなら", "止めた", "火を止めた"},
    {"火を止めても構わない", "止めた", "火を止めた"},
    {"火を止めるので問題ない", "止めた", "火を止めた"},
    {"これから火を止める", "止めた", "火を止めた"},
    {"これからの受付を止める", "止めた", "これからの受付を止めた"},
};

TEST(DeedWords, AReportTakesTheThingThatItLeavesOutFromThePlan) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "釜が止まりました。", {}}});
  const Story story(analysis, *shipped_rules());
  for (const auto& [plan, report, told] : kCases) {
    SCOPED_TRACE(std::string(plan) + " / " + report);
    const auto found = told_with_its_thing(story, plan, report);
    EXPECT_EQ(found.value_or(""), told == nullptr ? "" : told);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
