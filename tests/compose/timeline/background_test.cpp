#include "compose/timeline/background.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What stands before the timeline where the talk tells this cause.
std::vector<std::string> before(const std::string& told, Status status = Status::confirmed) {
  const Analysis analysis = analysis_of({{at(9, 5), "堤", "窯が止まりました", {tag(Tag::symptom)}},
                                         {at(9, 30), "岸", told, {tag(Tag::cause, status)}}});
  const Story story(analysis, *shipped_rules());
  Incident incident;
  Cause cause;
  cause.status = status;
  cause.statement = {told, {2}};
  incident.causes = {cause};
  incident.timeline = {{at(9, 5), false, true, {"窯が止まった", {1}}, {Tag::symptom}}};
  add_background(story, incident);
  std::vector<std::string> rows;
  for (const TimelineEntry& entry : incident.timeline) {
    if (!entry.timed) {
      rows.push_back(entry.statement.text);
    }
  }
  EXPECT_TRUE(incident.timeline.back().timed);
  return rows;
}

TEST(Background, AChangeOfADayBeforeStandsFirst) {
  for (const char* told : {
           "先月、消防の指摘で窯の上限を300度に下げた",
           "水門の弁は去年の更新工事で2号から3号に変わっている",
           "3月末に漁協が無線の周波数を引っ越した",
           "先週の水曜に搾乳機の部品を新しいものに入れ替えた",
           "11月22日に荷札の様式を変更したとのこと",
           "昨日の夜に改札機の札を貼り替えていた",
           "2年前に急ぎで予備の釜へ切り替えたままだった",
       }) {
    EXPECT_THAT(before(told), ElementsAre(told)) << told;
  }
  EXPECT_THAT(before("先月、窯の上限を300度に下げた。負荷は見ていない"),
              ElementsAre("先月、窯の上限を300度に下げた"));
  EXPECT_THAT(before("昨日の夜に窯の弁を外した", Status::suspected),
              ElementsAre("昨日の夜に窯の弁を外した(疑い)"));
}

TEST(Background, WhatIsOfTheDayOrChangesNothingIsNone) {
  for (const char* told : {
           "窯の上限を300度に下げた",              // whenever
           "今日の9時に窯の上限を300度に下げた",   // today
           "先月は窯の火が弱かった",               // nothing was changed
           "来週、窯の上限を300度に下げる予定だ",  // not yet
           "先月から窯の弁は替えていない",         // not done
           "7月分の荷札は手で作り直した",          // which thing
           "昨日の売上の表を直した",               // which thing
           "先月の入れ替えのときからだとのこと",   // since when
           "窯の上限を300度に下げたのは先月",      // breaks off
       }) {
    EXPECT_THAT(before(told), IsEmpty()) << told;
  }
  EXPECT_THAT(before("先月、窯の上限を300度に下げた", Status::ruled_out), IsEmpty());
}

// A day that the analysis knows to be the one of the incident is none before it.
TEST(Background, TheDayOfTheIncidentIsNoneBeforeIt) {
  for (const auto& [minutes, rows] : {std::pair{-30, 0U}, std::pair{-2 * 24 * 60, 1U}}) {
    const char* said = "9/29に窯の上限を300度に下げた";
    Told told = {at(9, 30), "岸", said, {tag(Tag::cause, Status::confirmed)}};
    Analysis analysis = analysis_of({{at(9, 5), "堤", "窯が止まりました", {}}, told});
    TimeMention time;
    time.minute = at(9, 5) + minutes;
    time.text = "9/29";
    analysis.events.back().times = {time};
    const Story story(analysis, *shipped_rules());
    Incident incident;
    Cause cause;
    cause.status = Status::confirmed;
    cause.statement = {said, {2}};
    incident.causes = {cause};
    incident.timeline = {{at(9, 5), false, true, {"窯が止まった", {1}}, {Tag::symptom}}};
    add_background(story, incident);
    EXPECT_EQ(incident.timeline.size(), 1U + rows) << minutes;
  }
}

// Of two messages that name the day the one that tells of the change.
TEST(Background, CitesWhoTellsOfIt) {
  const Analysis analysis =
      analysis_of({{at(9, 5), "堤", "金曜から窯が止まります", {tag(Tag::symptom)}},
                   {at(9, 30), "岸", "金曜に窯の弁を18台とも交換しています", {tag(Tag::cause)}}});
  const Story story(analysis, *shipped_rules());
  Incident incident;
  Cause cause;
  cause.status = Status::confirmed;
  cause.statement = {"金曜に窯の弁を18台とも交換した", {1, 2}};
  incident.causes = {cause};
  incident.timeline = {{at(9, 5), false, true, {"窯が止まった", {1}}, {Tag::symptom}}};
  add_background(story, incident);
  ASSERT_FALSE(incident.timeline.front().timed);
  EXPECT_THAT(incident.timeline.front().statement.events, ElementsAre(2, 1));
}

}  // namespace
}  // namespace tenmatsu::composition
