#include "compose/timeline/row_steps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;

// The row of the report, where the action holds what was asked for and what was reported.
TimelineEntry row_of(const std::string& asked, const std::string& report, const std::string& row,
                     Status status = Status::done) {
  const Analysis analysis =
      analysis_of({{at(9, 4), "岸", asked, {tag(Tag::action, Status::proposed)}},
                   {at(9, 9), "堤", report, {tag(Tag::action, Status::done)}}});
  const Story story(analysis, *shipped_rules());
  Action action;
  action.status = status;
  action.statement = {asked + " → " + report, {1, 2}};
  std::vector<TimelineEntry> timeline{{at(9, 9), false, true, {row, {2}}, {Tag::action}}};
  tell_steps(story, {action}, timeline);
  return timeline.front();
}

TEST(RowSteps, ABareReportIsToldWithItsStep) {
  for (const auto& [asked, report, row, text] : {
           std::tuple{"北側の水門の弁を閉める", "閉めた", "閉めた。流れは止まった",
                      "北側の水門の弁を閉める → 閉めた。流れは止まった"},
           std::tuple{"釜の上限を300度にする", "入れた", "入れた",
                      "釜の上限を300度にする → 入れた"},
           std::tuple{"荷札の様式を前の版に差し替える", "反映", "反映。刷り直した",
                      "荷札の様式を前の版に差し替える → 反映。刷り直した"},
           std::tuple{"搾乳機はいったん全部停止で", "止めた", "止めた",
                      "搾乳機はいったん全部停止で → 止めた"},
       }) {
    const TimelineEntry found = row_of(asked, report, row);
    EXPECT_EQ(found.statement.text, text);
    EXPECT_THAT(found.statement.events, ElementsAre(2, 1));
  }
}

TEST(RowSteps, WhatDoesNotTellTheStepIsNotPutThere) {
  for (const auto& [asked, report] : {
           std::pair{"入場の規制をかける", "解除した"},                // the opposite
           std::pair{"荷札は久我さんにも紙で渡す", "変えた"},          // something else
           std::pair{"釜を冷やせば直る", "冷やした"},                  // a condition
           std::pair{"水門は閉められるが、船は出られない", "閉めた"},  // weighs it
           std::pair{"水門の弁を閉める。船は止める", "閉めた"},        // more than one
           std::pair{"どれが先に閉まるかは運", "閉めた"},              // no deed
       }) {
    EXPECT_EQ(row_of(asked, report, report).statement.text, report) << asked;
  }
  // What names its thing, and what was not done.
  EXPECT_EQ(row_of("水門の弁を閉める", "北の弁を閉めた", "北の弁を閉めた").statement.text,
            "北の弁を閉めた");
  EXPECT_EQ(row_of("水門の弁を閉める", "閉めた", "閉めた", Status::started).statement.text,
            "閉めた");
}

}  // namespace
}  // namespace tenmatsu::composition
