// What moved the incident, row by row.

#include "compose/timeline/timeline.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/times/milestones.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

// What the timeline tells of the talk, where its first message opened the incident.
std::vector<std::string> told_in_timeline(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  Milestones times;
  times[static_cast<std::size_t>(Milestone::declared)] =
      MilestoneTime{talk.front().minute, false, {1}};
  std::vector<std::string> told;
  for (const TimelineEntry& entry : timeline(Story(analysis, *shipped_rules()), times)) {
    told.push_back(entry.statement.text);
  }
  return told;
}

TEST(Timeline, WhoOpensTheIncidentDecidesWithWhatOthersPropose) {
  EXPECT_THAT(
      told_in_timeline({
          {at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
          {at(9, 5), "岸", "18時に受付を開けましょう。", {tag(Tag::action, Status::proposed)}},
          {at(9, 6), "堤", "予備の釜にも火を入れましょう。", {tag(Tag::action, Status::proposed)}},
          {at(9, 7), "岸", "釜を止めませんか。", {tag(Tag::action, Status::proposed)}},
      }),
      ElementsAre("受付が止まっている", "18時に受付を開ける(決定)", "予備の釜にも火を入れる(提案)",
                  "釜を止める(提案)"));
}

// The mark stands behind the last sentence: one that tells how things are is no proposal.
TEST(Timeline, NoProposalIsMarkedBehindASentenceThatTellsHowItIs) {
  const struct {
    const char* said;
    bool marked;
  } kCases[] = {
      {"窓口は閉められます。鍵は明日の朝8時に届くそうです。", false},
      {"水門を開けましょう。1門で40分かかります。", false},
      {"検札は手作業にしましょう。人手は足りるはずです。", false},
      {"冷蔵庫を替えましょう。ただ、昼の仕込みには間に合いません。", false},
      {"予備の炉に移せば、午後の分は助かると思います。", false},
      {"鍵は明日の朝8時に届くそうです。窓口を閉めましょう。", true},
      {"水門を開けるのに40分かかりますが、開けましょうか。", true},
      {"検札は手作業にしましょう。", true},
      {"昼の仕込みには間に合いません。冷蔵庫の扉を外しませんか。", true},
  };
  for (const auto& [said, marked] : kCases) {
    const auto told =
        told_in_timeline({{at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
                          {at(9, 5), "堤", said, {tag(Tag::action, Status::proposed)}}});
    EXPECT_EQ(told.back().ends_with("(提案)"), marked) << told.back();
  }
}

TEST(Timeline, NothingThatIsCalledOffWasDecided) {
  EXPECT_THAT(
      told_in_timeline({
          {at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
          {at(9, 5), "岸", "18時に受付を開けましょう。", {tag(Tag::action, Status::proposed)}},
          {at(9, 20), "堤", "受付を開けるのは中止します。", {tag(Tag::action, Status::rejected)}},
      }),
      Contains("18時に受付を開ける(提案)"));
}

TEST(Timeline, WhoOnlyClosesTheIncidentDoesNotDecide) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
      {at(9, 5), "堤", "18時に受付を開けましょう。", {tag(Tag::action, Status::proposed)}},
      {at(18, 5), "堤", "受付が元に戻りました。", {tag(Tag::recovery)}},
  });
  Milestones times;
  times[static_cast<std::size_t>(Milestone::resolved)] = MilestoneTime{at(18, 5), false, {3}};
  std::vector<std::string> told;
  for (const TimelineEntry& entry : timeline(Story(analysis, *shipped_rules()), times)) {
    told.push_back(entry.statement.text);
  }
  EXPECT_THAT(told, Contains("18時に受付を開ける(提案)"));
}

// What the timeline keeps of the talk, all of it recovered or not.
std::vector<std::string> kept_of(const std::vector<Told>& talk) {
  const Incident incident = compose(analysis_of(talk), shipped_rules());
  std::vector<std::string> told;
  for (const TimelineEntry& entry : incident.timeline) {
    told.push_back(entry.statement.text);
  }
  return told;
}

TEST(Timeline, HoldsWhatMovedTheIncidentWhereThatIsKnown) {
  const Told seen = {
      at(9, 0), "岸", "受付が止まっています。", {tag(Tag::detection), tag(Tag::symptom)}};
  const Told step = {at(9, 5), "岸", "釜を止めました。", {tag(Tag::action, Status::done)}};
  const Told untagged = {at(9, 7), "堤", "予備の釜は14台で湯は半分です。", {}};
  const Told asks = {at(9, 8), "堤", "釜は何台ありますか。", {}};
  const std::string seen_row = "受付が止まっている";
  EXPECT_THAT(kept_of({seen, step, untagged}), ElementsAre(seen_row, "釜を停止"));
  // The first notice proves a time and stays.
  EXPECT_THAT(kept_of({seen, step, moving(untagged), moving(asks)}),
              ElementsAre(seen_row, "予備の釜は14台で湯は半分"));
  EXPECT_THAT(kept_of({seen, moving(step), untagged}), ElementsAre(seen_row, "釜を停止"));
}

TEST(Timeline, WhoNamesTheOwnUnitIsIntroducedAndAPlaceIsTold) {
  EXPECT_THAT(
      told_in_timeline({
          {at(9, 0), "広報 岸", "広報です。問い合わせが20件来ています。", {tag(Tag::symptom)}},
          {at(9, 5), "北駅 堤", "北駅です。改札が開きません。", {tag(Tag::symptom)}},
      }),
      ElementsAre("問い合わせが20件来ている", "北駅。改札が開かない"));
}

}  // namespace
}  // namespace tenmatsu::composition
