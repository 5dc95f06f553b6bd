// The parts of the incident, each on a talk of a few messages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/causes/causes.hpp"
#include "compose/followups/author.hpp"
#include "compose/followups/followups.hpp"
#include "compose/gaps/conflicts.hpp"
#include "compose/gaps/missing.hpp"
#include "compose/impact/effects.hpp"
#include "compose/steps/actions.hpp"
#include "compose/story/products.hpp"
#include "compose/timeline/row_choice.hpp"
#include "compose/timeline/timeline.hpp"
#include "compose/times/milestones.hpp"
#include "compose/told.hpp"
#include "compose/wording/clock_text.hpp"
#include "support/trouble.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Actions, AProposalAndItsEndAreOneStep) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "検索機能をフラグで止められますか？", {tag(Tag::action, Status::proposed)}},
      {at(9, 1), "堤", "はい、検索機能のフラグを切ります。", {tag(Tag::action, Status::started)}},
      {at(9, 3), "堤", "検索機能のフラグを切りました。", {tag(Tag::action, Status::done)}},
      {at(9, 5), "岸", "エラーが収まりました。", {tag(Tag::recovery)}},
  });
  const auto found = actions(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::done);
  EXPECT_EQ(found[0].actor, "堤");
  EXPECT_EQ(found[0].proposed, at(9, 0));
  EXPECT_EQ(found[0].done, at(9, 3));
  EXPECT_EQ(found[0].effect_minute, at(9, 5));
  EXPECT_FALSE(found[0].failed);
}

TEST(Actions, ARejectedProposalStaysRejected) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "DBを再起動しましょうか？", {tag(Tag::action, Status::proposed)}},
      {at(9, 1), "堤", "DBの再起動はやめましょう。", {tag(Tag::action, Status::rejected)}},
  });
  const auto found = actions(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::rejected);
  EXPECT_EQ(found[0].done, std::nullopt);
}

TEST(Actions, AStepWithoutEffectFailed) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "APサーバを再起動しました。", {tag(Tag::action, Status::done)}},
      {at(9, 4), "堤", "変わりません、遅いままです。", {tag(Tag::symptom)}},
  });
  const auto found = actions(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_TRUE(found[0].failed);
  EXPECT_EQ(found[0].effect_minute, at(9, 4));
}

TEST(Causes, ASuspicionIsFollowedToItsConfirmation) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "証明書の期限切れかもしれません。", {tag(Tag::cause, Status::suspected)}},
      {at(9, 5), "堤", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}},
      {at(9, 6), "堤", "ネットワークは関係ありません。", {tag(Tag::cause, Status::ruled_out)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto found = causes(story, guesses(story));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].raised, ElementsAre(1));
  EXPECT_THAT(found[0].supported, ElementsAre(2));
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, AGuessDoesNotUndoWhatWasEstablished) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}},
      {at(9, 5), "堤", "証明書の期限切れかもしれません。", {tag(Tag::cause, Status::suspected)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto found = causes(story, guesses(story));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Effects, OneFigureIsFollowedOverTime) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "CPUが98%です。", {tag(Tag::symptom)}, {metric(98, "%", "CPU", "98%")}},
      {at(9, 5),
       "岸",
       "CPU使用率は70%です。",
       {tag(Tag::recovery)},
       {metric(70, "%", "CPU使用率", "70%")}},
      {at(9, 6),
       "岸",
       "空き容量は70%です。",
       {tag(Tag::symptom)},
       {metric(70, "%", "空き容量", "70%")}},
  });
  const auto rows = effects(Story(analysis, *shipped_rules()));
  ASSERT_THAT(rows, SizeIs(2));
  ASSERT_THAT(rows[0].readings, SizeIs(2));
  EXPECT_EQ(rows[0].readings[1].text, "70%");
}

TEST(Effects, AllValuesOfARowAreInOneUnitAndLimitsStandApart) {
  Metric usual = metric(200, "ms", "応答時間", "200ms");
  usual.role = MetricRole::usual;
  Metric limit = metric(1, "秒", "応答時間", "1秒");
  limit.role = MetricRole::threshold;
  const Analysis analysis = analysis_of({
      {at(9, 0),
       "岸",
       "応答時間は通常200msのところ5秒です。",
       {tag(Tag::symptom)},
       {usual, metric(5, "秒", "応答時間", "5秒")}},
      {at(9, 5),
       "岸",
       "応答時間は700msです。",
       {tag(Tag::recovery)},
       {metric(700, "ms", "応答時間", "700ms")}},
      {at(9, 6), "岸", "応答時間のしきい値は1秒です。", {}, {limit}},
  });
  const auto rows = effects(Story(analysis, *shipped_rules()));
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].unit, "秒");
  ASSERT_THAT(rows[0].readings, SizeIs(3));
  EXPECT_EQ(rows[0].readings[0].value, 0.2);
  EXPECT_EQ(rows[0].readings[1].value, 5);
  EXPECT_EQ(rows[0].readings[2].value, 0.7);
  ASSERT_THAT(rows[0].thresholds, SizeIs(1));
  EXPECT_EQ(rows[0].thresholds[0].value, 1);
}

TEST(Effects, AProductShowsItsFormula) {
  const Analysis analysis = analysis_of(
      {{at(9, 0),
        "岸",
        "分間10万円で20分なので200万円の損失です。",
        {tag(Tag::impact)},
        {metric(100000, "円/分", "売上", "分間10万円"), metric(20, "分", "影響時間", "20分"),
         metric(2000000, "円", "損失", "200万円")}}});
  const auto rows = effects(Story(analysis, *shipped_rules()));
  ASSERT_THAT(rows, SizeIs(2));  // the rate stands in the formula alone
  EXPECT_EQ(rows[1].formula, "分間10万円 × 20分 = 200万円");
}

TEST(Conflicts, AProductThatDoesNotComeOutIsOne) {
  const Analysis analysis = analysis_of(
      {{at(9, 0),
        "岸",
        "分間10万円で20分なので300万円の損失です。",
        {tag(Tag::impact)},
        {metric(100000, "円/分", "売上", "分間10万円"), metric(20, "分", "影響時間", "20分"),
         metric(3000000, "円", "損失", "300万円")}}});
  const auto found = conflicts(Story(analysis, *shipped_rules()), Incident{});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].id, "conflict.sum");
}

TEST(Conflicts, ALengthThatDiffersFromTheTimesIsOne) {
  const Analysis analysis = analysis_of({{at(10, 0),
                                          "岸",
                                          "影響時間は20分です。",
                                          {tag(Tag::impact)},
                                          {metric(20, "分", "影響時間", "20分")}}});
  const Story story(analysis, *shipped_rules());
  Incident incident;
  incident.times[static_cast<std::size_t>(Milestone::started)] =
      MilestoneTime{at(9, 0), false, {1}};
  incident.times[static_cast<std::size_t>(Milestone::resolved)] =
      MilestoneTime{at(9, 25), false, {1}};
  EXPECT_THAT(conflicts(story, incident), SizeIs(1));
  incident.times[static_cast<std::size_t>(Milestone::resolved)] =
      MilestoneTime{at(9, 21), false, {1}};  // times are said without their seconds
  EXPECT_THAT(conflicts(story, incident), IsEmpty());
}

struct AuthorCase {
  const char* said;
  const char* owner;  // of the follow-up that the message was tagged with
  const char* author;
};

constexpr AuthorCase kAuthors[] = {
    {"ポストモーテムは私が書きます。", "", "岸"},
    {"手順書は堤さん、来週までに。報告書は私が書きます。", "堤", "岸"},
    {"報告書は堤さんお願いします。", "堤", "堤"},
    {"後ほどポストモーテムをお願いします。", "", ""},
    {"監視は私が追加します。", "岸", ""},
    {"ふりかえりは木曜、書くのも僕", "", "岸"},
    {"報告書は堤さんに書いていただいて、私が目を通します。", "", "堤"},
    {"報告書は堤さんじゃなくて私が書きます。", "", "岸"},
    {"堤くん、報告書つくっといて、月曜まで", "", "堤"},
    {"先方の報告書を待ってから私が判断します。", "", ""},
    {"部長への報告は私がします。", "", ""},
    {"報告書を書くかどうかは私が月曜に決めます。", "", ""},
    {"堤さん、報告書は要りませんが、注意の文を書いてください。", "", ""},
    {"・堤：ふりかえり、木曜まで", "", "堤"},
    {"ポスモの下書きは堤さん…がいいけど徹夜になるから俺が書くわ", "", "岸"},
    {"ポスモは堤さんが適任だけど私が書きます", "", "岸"},
    {"報告書は堤さんの記録をもとに私が明日までに", "", "岸"},
    {"報告書は堤さんに…。手順書は私が書きます", "", "堤"},
    {"堤さん、顛末を紙にまとめてください。", "", "堤"},
    {"堤さん、報告書は明日でいいです。", "", "堤"},
    {"報告書は2件まとめて私が書きます。", "", "岸"},
    {"レポート書きます。", "", "岸"},
    {"障害報告書は私が持参します。堤さんには経緯書の部分をお願いします。", "", "岸"},
    {"反省会の紙は私が。", "", "岸"},
    {"紙代は私が出します。", "", ""},
    {"堤さんは振り返り、木曜の朝会まで", "", "堤"},
    {"堤さんは振り返りを読んでから決めてください。", "", ""},
    {"堤さん、確認表に欄を足すのを今週いっぱいでお願い。報告書もあわせて", "", "堤"},
    {"I'll write the postmortem tomorrow", "", "岸"},
    {"今日のまとめ、私が書いとく。", "", "岸"},
    {"堤、今日のことA4一枚にまとめといてくれ。", "", "堤"},
    {"ドキュメントは堤さんお願いしていい？", "", "堤"},
    {"経緯をA4一枚にまとめて、水曜までに送りますね。", "岸", "岸"},
    {"ふりかえりの資料は私が書きます、木曜に読み合わせ。堤さんは変更の経緯だけメモください", "",
     "岸"},
    {"障害報告は堤さんと私で分担…と言いたいところですが、私が書きます", "", "岸"},
};

TEST(Author, IsWhoTakesOnTheReport) {
  for (const auto& [said, owner, expected] : kAuthors) {
    SCOPED_TRACE(said);
    const Analysis analysis = analysis_of({
        {at(9, 0), "堤", "復旧しました。", {tag(Tag::recovery)}},
        {at(9, 1), "岸", said, {followup(owner)}},
    });
    EXPECT_EQ(author(Story(analysis, *shipped_rules())).text, expected);
  }
}

struct Answered {
  const char* about;
  std::vector<std::pair<const char*, const char*>> said;  // speaker and words
  const char* writer;
};

const Answered kAnswered[] = {
    {"an answer to a question", {{"岸", "ポスモは？"}, {"堤", "ぼくが書きます。"}}, "堤"},
    {"a question that names nobody", {{"岸", "報告書は誰が書く？"}, {"堤", "書いときます"}}, "堤"},
    {"who asked takes it on at last",
     {{"岸", "報告書とか要りますか？"}, {"堤", "要るよ"}, {"岸", "はい、まかないのあと書きます"}},
     "岸"},
    {"nobody answers", {{"岸", "ポスモは？"}, {"堤", "月曜に決めましょう"}}, ""},
    {"the longer of two names",
     {{"岸", "はい"}, {"岸本", "はい"}, {"堤", "報告書は岸本さんにお願いします"}},
     "岸本"},
    {"another paper of somebody else's, later",
     {{"岸", "報告書は岸本さん、来週水曜までに"},
      {"岸本", "はい"},
      {"堤", "記録は弊社から出します"}},
     "岸本"},
    {"a task of the same message",
     {{"岸", "振り返りは火曜にやる。資料は堤くん頼んでいい？"}, {"堤", "いいですよ"}},
     "堤"},
    {"another is made to write",
     {{"岸", "報告書は月曜の昼までにください。午後に役員に出すんで"},
      {"岸本", "承知しました、堤に書かせます"}},
     "堤"},
    {"the one whom the message names before",
     {{"堤", "ロックを入れます"}, {"岸", "堤さんは監視も見ておいて。報告書も頼む"}},
     "堤"},
    {"what goes on with one's own work",
     {{"岸", "お客様には月曜に私から電話します。そのあと報告書も"}, {"堤", "はい"}},
     "岸"},
    {"who takes it off another",
     {{"岸本", "報告書、私が書きたいです"}, {"岸", "いやいや、俺が書くよ。休んで"}},
     "岸"},
    {"who is only thanked for it",
     {{"岸本", "報告書、私が書きたいです"}, {"岸", "いやあ、助かる"}},
     "岸本"},
    {"who is called behind the form it has",
     {{"岸", "振り返りのドキュメントは……堤書いて〜"}, {"堤", "言うと思った。書く"}},
     "堤"},
    {"the shorter of two names",
     {{"岸本", "はい"}, {"岸", "はい"}, {"堤", "岸さん、報告書は明日でいいです"}},
     "岸"},
};

TEST(Author, IsWhoAnswers) {
  for (const Answered& one : kAnswered) {
    SCOPED_TRACE(one.about);
    std::vector<Told> told{{at(9, 0), "堤", "復旧しました。", {tag(Tag::recovery)}}};
    for (const auto& [speaker, words] : one.said) {
      told.push_back({at(9, 1), speaker, words, {}});
    }
    EXPECT_EQ(author(Story(analysis_of(told), *shipped_rules())).text, one.writer);
  }
}

TEST(FollowUps, WhatAClosingAsksForIsTheWorkAndNotTheClosing) {
  const Analysis analysis = analysis_of({
      {at(9, 0),
       "堤",
       "では収束とします。後ほどポストモーテムをお願いします。",
       {tag(Tag::recovery), followup("")}},
  });
  const auto found = followups(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, ::testing::HasSubstr("ポストモーテム"));
  EXPECT_EQ(found[0].category, Category::repair);
}

TEST(FollowUps, AnAnswerTakesOnTheWorkNamedBeforeIt) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "堤", "バッチの二重起動を防ぐロックが必要です。", {followup("")}},
      {at(9, 1), "岸", "3/31までにやります。", {followup("岸", "3/31")}},
  });
  const auto found = followups(Story(analysis, *shipped_rules()));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].owner, "岸");
  EXPECT_EQ(found[0].due, "3/31");
  EXPECT_THAT(found[0].statement.events, ElementsAre(1, 2));
}

TEST(ClockText, NamesTheDayWhereItIsAnother) {
  Analysis analysis = analysis_of({{at(23, 50), "岸", "エラーです。", {tag(Tag::symptom)}}});
  {
    const Story story(analysis, *shipped_rules());
    EXPECT_EQ(clock_text(story, at(23, 50)), "23:50");
    EXPECT_EQ(clock_text(story, at(24, 10), true), "翌日00:10頃");
    EXPECT_EQ(clock_text(story, -10), "前日23:50");
  }
  analysis.transcript.first_day = Date{2026, 2, 28};
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(clock_text(story, at(24, 10)), "3/1 00:10");
  EXPECT_EQ(date_text(story, at(24, 10)), "2026-03-01");
}

TEST(Missing, AsksForTheYearAloneWhereTheDayIsKnown) {
  Analysis analysis = analysis_of({{at(9, 0), "岸", "エラーです。", {tag(Tag::symptom)}}});
  const auto asked = [&] {
    return missing(Story(analysis, *shipped_rules()), Incident{}).front().question;
  };
  EXPECT_EQ(asked(), "発言に日付がない。いつの出来事か");
  analysis.transcript.named_day = Date{0, 7, 8};
  EXPECT_EQ(asked(), "7月8日とあるが、年がない。何年の出来事か");
}

TEST(SpanText, CountsDaysAndHours) {
  const Analysis analysis = analysis_of({{0, "岸", "エラーです。", {tag(Tag::symptom)}}});
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(span_text(story, 21), "21分");
  EXPECT_EQ(span_text(story, 60), "1時間");
  EXPECT_EQ(span_text(story, 75, true), "約1時間15分");
}

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

TEST(Compose, ATalkWithoutTroubleIsNoIncident) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "おはようございます。", {}}});
  EXPECT_THAT(
      support::trouble_of(Failure::no_incident, [&] { return compose(analysis, shipped_rules()); }),
      ::testing::StartsWith("talk.txt: no incident found in 1 message;"));
}

TEST(Compose, EveryMessageIsUsedOrHasAReason) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
      {at(9, 1), "堤", "了解です。", {}},
      moving({at(9, 2), "堤", "釜を見に行きます。", {}}),
  });
  const Incident incident = compose(analysis, shipped_rules());
  ASSERT_THAT(incident.uses, SizeIs(3));
  EXPECT_THAT(incident.uses[0].sections, ::testing::Contains("timeline"));
  EXPECT_THAT(incident.uses[1].sections, IsEmpty());
  const auto& phrases = shipped_rules()->phrases;
  EXPECT_EQ(incident.uses[1].left_out, phrases.text("left_out.acknowledgement"));
  EXPECT_EQ(incident.uses[2].left_out, phrases.text("left_out.nothing_new"));
}

TEST(Compose, WhatTheUserGivesNeedsNoMessage) {
  const Analysis analysis =
      analysis_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}}});
  ComposeOptions options;
  options.title = "決済障害";
  options.author = "佐久間";
  options.created = "2026-01-02";
  const Incident incident = compose(analysis, shipped_rules(), options);
  EXPECT_EQ(incident.title.text, "決済障害");
  EXPECT_THAT(incident.title.events, IsEmpty());
  EXPECT_EQ(incident.author.text, "佐久間");
  EXPECT_EQ(incident.created, "2026-01-02");
}

}  // namespace
}  // namespace tenmatsu::composition
