// What went out to those who were hit.

#include "compose/steps/notices.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> notices_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  std::vector<Action> all;
  add_notices(Story(analysis, *shipped_rules()), all);
  std::vector<std::string> told;
  for (const Action& one : all) {
    EXPECT_EQ(one.status, Status::done);
    EXPECT_FALSE(one.actor.empty());
    told.push_back(one.statement.text);
  }
  return told;
}

TEST(Notices, WhatWentOutIsPartOfTheResponse) {
  const std::pair<const char*, const char*> kCases[] = {
      {"各教室に休講のお知らせを出しました。", "各教室に休講のお知らせを出した"},
      {"乗客の皆様には駅の掲示で案内しています。", "乗客の皆様には駅の掲示で案内している"},
      {"保護者412人に一斉メールを送信済みです。", "保護者412人に一斉メールを送信済み"},
      {"保健所に第一報を入れました。", "保健所に第一報を入れた"},
      {"店頭にお詫びの貼り紙を貼りました。", "店頭にお詫びの貼り紙を貼った"},
  };
  for (const auto& [said, told] : kCases) {
    const auto found = notices_of({{at(9, 0), "岸", "湯が出ません。", {tag(Tag::symptom)}},
                                   {at(9, 5), "堤", said, {tag(Tag::communication)}}});
    EXPECT_THAT(found, ElementsAre(HasSubstr(std::string(told).substr(0, 12)))) << said;
  }
}

TEST(Notices, WhatIsPlannedOldOrOfOthersIsNone) {
  for (const char* said :
       {"各教室にお知らせを出しましょうか。", "お詫びの下書きを送りました。",
        "組合から案内が届いた。", "先月お知らせを出しました。", "一斉メールはまだ出していません。",
        "掲載しました。", "保健所に一報をお願いします。", "夜番の由良に伝えました。"}) {
    EXPECT_THAT(notices_of({{at(9, 0), "岸", "湯が出ません。", {tag(Tag::symptom)}},
                            {at(9, 5), "堤", said, {tag(Tag::communication)}}}),
                IsEmpty())
        << said;
  }
}

TEST(Notices, WhoReportsTheTroubleTellsOfNotices) {
  for (const Tag other : {Tag::detection, Tag::cause, Tag::investigation}) {
    EXPECT_THAT(notices_of({{at(9, 5),
                             "堤",
                             "駅の掲示に違う時刻を出しました。",
                             {tag(Tag::communication), tag(other)}}}),
                IsEmpty());
  }
}

TEST(Notices, ANoticeEndsNothing) {
  const auto told = compose(
      analysis_of({{at(9, 0), "岸", "湯が出ません。", {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 5), "岸", "弁を開けました。", {step(Status::done)}},
                   {at(9, 7), "堤", "館内に復旧の案内を出しました。", {tag(Tag::communication)}},
                   {at(9, 8), "岸", "湯が出ました。", {tag(Tag::recovery)}},
                   {at(9, 9), "堤", "では収束とします。", {tag(Tag::communication)}}}),
      shipped_rules());
  EXPECT_THAT(told.summary.back().text, Not(HasSubstr("案内")));
  EXPECT_THAT(told.actions.back().statement.text, HasSubstr("復旧の案内を出した"));
}

}  // namespace
}  // namespace tenmatsu::composition
