// The summary: what it begins with, and what ended the incident.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string end_of(const std::vector<Told>& talk) {
  return compose(analysis_of(talk), shipped_rules()).summary.back().text;
}

const Told kTrouble = {
    at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}};
const Told kStep = {at(9, 20), "岸", "転送の設定を戻しました。", {tag(Tag::action, Status::done)}};

TEST(SummaryEnd, NamesTheStepThatStoppedTheHarm) {
  EXPECT_THAT(end_of({kTrouble,
                      kStep,
                      {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                      {at(9, 40), "堤", "では収束とします。", {tag(Tag::communication)}}}),
              HasSubstr("09:20の対応(転送の設定を戻した)の後、09:40に解決した"));
}

// Whoever closes it need not say that it is well again.
TEST(SummaryEnd, TellsAnEndThatWasOnlyStatedAsTheEndOfTheWork) {
  for (const char* words : {"では終了とします。", "これで解散です。"}) {
    const std::string end = end_of({kTrouble,
                                    kStep,
                                    {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
                                    {at(9, 40), "堤", words, {tag(Tag::communication)}}});
    EXPECT_THAT(end, AllOf(HasSubstr("09:40に対応を終えた"), Not(HasSubstr("解決")))) << words;
  }
}

TEST(SummaryEnd, TellsAStepAndALaterReliefApart) {
  const std::string end =
      end_of({kTrouble,
              kStep,
              {at(9, 50), "岸", "全店で決済が通りました。", {tag(Tag::recovery)}},
              {at(9, 59), "堤", "では収束とします。", {tag(Tag::communication)}}});
  EXPECT_THAT(end,
              AllOf(HasSubstr("09:20の対応(転送の設定を戻した)の後、09:50に緩和した(全店で決済が"),
                    HasSubstr("09:59に解決した")));
}

TEST(SummaryEnd, LeavesOutAStepAfterWhichItWasStillBad) {
  const std::string end =
      end_of({kTrouble,
              kStep,
              {at(9, 30), "岸", "まだ通りません。", {tag(Tag::symptom)}},
              {at(9, 50), "岸", "全店で決済が通りました。", {tag(Tag::recovery)}},
              {at(9, 59), "堤", "では収束とします。", {tag(Tag::communication)}}});
  EXPECT_THAT(end, AllOf(Not(HasSubstr("転送の設定")), HasSubstr("09:50に緩和した")));
}

TEST(SummaryEnd, SaysThatThereWasNoIncident) {
  const std::string end = end_of(
      {kTrouble,
       kStep,
       {at(9, 24), "岸", "決済が通りました。", {tag(Tag::recovery)}},
       {at(9, 40), "堤", "障害ではなかった、ということで閉じます。", {tag(Tag::communication)}}});
  EXPECT_THAT(end, AllOf(HasSubstr("障害ではなかった"), Not(HasSubstr("解決した"))));
}

TEST(SummaryEnd, SaysThatItGoesOn) {
  const std::string end =
      end_of({kTrouble,
              kStep,
              {at(9, 24), "岸", "東の店は決済が通りました。", {tag(Tag::recovery)}},
              {at(9, 40), "堤", "残りは明日です。障害は閉じません。", {tag(Tag::communication)}}});
  EXPECT_THAT(end, HasSubstr("この記録の終わりでは解決していない"));
}

Told harm(const char* text, std::vector<Metric> figures) {
  return {at(9, 30), "堤", text, {tag(Tag::impact)}, std::move(figures)};
}

std::string told(const std::vector<Told>& talk) {
  std::string all;
  for (const Statement& one : compose(analysis_of(talk), shipped_rules()).summary) {
    all += one.text + "|";
  }
  return all;
}

// Of a list the item that says whom it hit, and the first one.
TEST(Summary, CountsTwoItemsOfAListInOneSentence) {
  const std::string list = told(
      {kTrouble, kStep,
       harm(
           "集計です\n・失敗した決済 1,204件\n・返金した決済 62件\n・影響を受けた会員 約310人",
           {metric(1204, "件", "失敗した決済", "1,204件"), metric(62, "件", "返金した決済", "62件"),
            metric(310, "人", "影響を受けた会員", "約310人")})});
  EXPECT_THAT(list, HasSubstr("失敗した決済は1,204件、影響を受けた会員は約310人だった|"));
  EXPECT_THAT(list, Not(HasSubstr("62件")));
}

TEST(Summary, TellsHarmThatIsNoListAsItWasSaid) {
  const std::string one =
      told({kTrouble, kStep,
            harm("決済に失敗した会員は310人です。", {metric(310, "人", "会員", "310人")})});
  EXPECT_THAT(one, HasSubstr("決済に失敗した会員は310人だ|"));
}

// The title is a name of the trouble wherever it can be; a sentence is told in its own words.
TEST(Summary, BeginsWithTheTitle) {
  const auto first = [](const char* trouble) {
    return compose(
               analysis_of(
                   {{at(9, 10), "岸", trouble, {tag(Tag::detection), tag(Tag::symptom)}}, kStep}),
               shipped_rules())
        .summary.front()
        .text;
  };
  EXPECT_EQ(first("決済が通りません。"), "09:10に決済が通らない障害を検知した");
  EXPECT_EQ(first("決済が通らないのですが、何か変えましたか。"),
            "09:10に決済が通らない障害を検知した");
}

}  // namespace
}  // namespace tenmatsu::composition
