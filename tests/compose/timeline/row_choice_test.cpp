// Rows that a timeline can do without.

#include "compose/timeline/row_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compose/timeline/timeline.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Rows in their last wording, all of message 2 of a talk whose steps `incident` holds.
std::vector<std::string> chosen_of(const std::vector<std::string>& rows, const Incident& incident,
                                   const std::vector<Tag>& tags) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
      {at(9, 5), "堤", "釜を見ます。", {}},
  });
  std::vector<TimelineEntry> timeline;
  for (const std::string& row : rows) {
    timeline.push_back({at(9, 5), false, true, {row, {2}}, tags});
  }
  drop_weak_rows(Story(analysis, *shipped_rules()), incident, timeline);
  std::vector<std::string> left;
  for (const TimelineEntry& row : timeline) {
    left.push_back(row.statement.text);
  }
  return left;
}

TEST(Timeline, ARowThatOnlyAsksOrOnlyLooksGoes) {
  EXPECT_THAT(chosen_of({"静的の行を消せるか", "昨日の夜のデプロイが怪しくない？", "状況を確認する",
                         "全館が静か", "復旧したかどうか", "昨日のリリースが原因の可能性",
                         "ログに「応答なし」が並んでいることを確認する"},
                        {}, {Tag::investigation}),
              ElementsAre("全館が静か", "復旧したかどうか", "昨日のリリースが原因の可能性",
                          "ログに「応答なし」が並んでいることを確認する"));
}

TEST(Timeline, ARowThatOnlyPointsOrOnlyAnnouncesNewsToOthersGoes) {
  EXPECT_THAT(chosen_of({"それは遅い状態", "これは3番の釜の湯の量が多すぎたため",
                         "先方には私から連絡する", "先方に連絡した", "釜は緑なのに"},
                        {}, {Tag::investigation}),
              ElementsAre("これは3番の釜の湯の量が多すぎたため", "先方に連絡した"));
}

TEST(Timeline, AProposalThatNoActionTellsStaysAndAMereQuestionGoes) {
  const char* shall = "釜を3番だけで回してはどうか(提案)";
  EXPECT_THAT(chosen_of({shall, "釜を3番だけで回せるか(提案)", "中入れるか(提案)", "中入れる(提案)",
                         "戻してはどうか(提案)"},
                        {}, {Tag::action}),
              ElementsAre(shall));
}

TEST(Timeline, AVerbPutAsAQuestionByWhoThenDoesAnotherThingIsNoProposal) {
  const auto left_of = [](const char* asked, const char* who) {
    const Analysis analysis = analysis_of({
        {at(9, 0), "岸", "受付が止まっています。", {tag(Tag::symptom)}},
        {at(9, 5), "堤", asked, {tag(Tag::action, Status::proposed)}},
        {at(9, 7), who, "蓋を替えました。", {tag(Tag::action, Status::done)}},
    });
    std::vector<TimelineEntry> timeline{
        {at(9, 5), false, true, {"3番の釜の横の弁に火を入れる(提案)", {2}}, {Tag::action}}};
    drop_weak_rows(Story(analysis, *shipped_rules()), {}, timeline);
    return timeline.size();
  };
  EXPECT_EQ(left_of("3番の釜の横の弁に火を入れる？", "堤"), 0);
  EXPECT_EQ(left_of("3番の釜の横の弁に火を入れる？", "岸"), 1);
  EXPECT_EQ(left_of("3番の釜の横の弁に火を入れましょうか？", "堤"), 1);
}

TEST(Timeline, WhatOnlyGoesOnFromTheTalkPointsAtNothing) {
  EXPECT_THAT(chosen_of({"それでも冷めない", "それから火を消した", "それは消した"}, {},
                        {Tag::investigation}),
              ElementsAre("それでも冷めない", "それから火を消した"));
}

TEST(Timeline, TheFirstSentenceStaysWhereItIsTheNews) {
  EXPECT_THAT(chosen_of({"原因が分かった。蓋の割れ", "Hitachi。蓋を替えた", "hi。蓋を替えた"}, {},
                        {Tag::investigation}),
              ElementsAre("原因が分かった。蓋の割れ", "Hitachi。蓋を替えた", "蓋を替えた"));
}

TEST(Timeline, WhatFollowsAnArrivalIsTheNews) {
  EXPECT_THAT(chosen_of({"着いた。釜が冷めている", "湯が落ち着いた。42度",
                         "「着いた。釜が冷めている」との連絡", "釜が冷めている。客には私から言う"},
                        {}, {Tag::investigation}),
              ElementsAre("釜が冷めている", "湯が落ち着いた。42度",
                          "「着いた。釜が冷めている」との連絡", "釜が冷めている"));
}

TEST(Timeline, ABareReportTakesItsThingFromTheStep) {
  Incident incident;
  incident.actions.push_back({});
  incident.actions.back().status = Status::done;
  incident.actions.back().statement = {"3番の釜を止めた", {1, 2}};
  EXPECT_THAT(chosen_of({"止めた。湯はまだ熱い", "火を止めた"}, incident, {Tag::action}),
              ElementsAre("3番の釜を止めた。湯はまだ熱い", "火を止めた"));
  incident.actions.back().statement.text = "釜を直す → 止めた";
  EXPECT_THAT(chosen_of({"止めた。湯はまだ熱い"}, incident, {Tag::action}),
              ElementsAre("止めた。湯はまだ熱い"));
}

TEST(Timeline, WhatIsToldBeforeAQuestionOrALookStays) {
  EXPECT_THAT(chosen_of({"24件なら手でやれる。11時には終わるか",
                         "8台のうち5台だめ。増やせるか。どう", "繋がった。SYSOUTを見る"},
                        {}, {Tag::investigation}),
              ElementsAre("24件なら手でやれる", "8台のうち5台だめ", "繋がった"));
}

TEST(Timeline, ARowThatSaysTooLittleGoesUnlessItIsTheEndOrStandsNowhereElse) {
  EXPECT_THAT(chosen_of({"帰った"}, {}, {Tag::communication}), IsEmpty());
  EXPECT_THAT(chosen_of({"復旧"}, {}, {Tag::recovery}), ElementsAre("復旧"));
  EXPECT_THAT(chosen_of({"戻した"}, {}, {Tag::action}), ElementsAre("戻した"));
  Incident incident;
  incident.actions.emplace_back().statement = {"設定を戻した", {2}};
  EXPECT_THAT(chosen_of({"戻した"}, incident, {Tag::action}), IsEmpty());
}

TEST(Timeline, ABriefProposalIsToldAmongTheActionsWhereItStandsThere) {
  EXPECT_THAT(chosen_of({"予備の釜に火を入れる(提案)"}, {}, {Tag::action}),
              ElementsAre("予備の釜に火を入れる(提案)"));
  Incident incident;
  incident.actions.emplace_back().statement = {"予備の釜に火を入れる", {2}};
  EXPECT_THAT(chosen_of({"予備の釜に火を入れる(提案)", "釜を止めた",
                         "予備の釜に火を入れ、午後の受付に回す(提案)"},
                        incident, {Tag::action}),
              ElementsAre("釜を止めた", "予備の釜に火を入れ、午後の受付に回す(提案)"));
}

TEST(Timeline, WhatProvesATimeOfTheIncidentStays) {
  Incident incident;
  incident.times[static_cast<std::size_t>(Milestone::detected)] =
      MilestoneTime{at(9, 5), false, {2}};
  EXPECT_THAT(chosen_of({"受付が止まっていないか"}, incident, {Tag::symptom}),
              ElementsAre("受付が止まっていないか"));
}

}  // namespace
}  // namespace tenmatsu::composition
