// What is learnt from an incident: suggestions, lessons, the way of suspicions, the stages.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "compose/causes/causes.hpp"
#include "compose/causes/hypotheses.hpp"
#include "compose/followups/followups.hpp"
#include "compose/learning/lessons.hpp"
#include "compose/learning/suggestions.hpp"
#include "compose/times/durations.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const Told kCertificate{
    at(9, 5), "堤", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}};

std::vector<Suggestion> suggested(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  Incident incident;
  incident.causes = causes(story, guesses(story));
  incident.followups = followups(story);
  return suggestions(story, incident);
}

std::vector<std::string> texts_of(const std::vector<Suggestion>& all, Category category) {
  std::vector<std::string> texts;
  for (const Suggestion& one : all) {
    if (one.category == category) {
      texts.push_back(one.text);
    }
  }
  return texts;
}

TEST(Suggestions, ComeFromTheConfirmedCauseInEveryClass) {
  const auto all = suggested({kCertificate});
  for (const Category category :
       {Category::prevent, Category::detect, Category::mitigate, Category::repair}) {
    EXPECT_THAT(texts_of(all, category), SizeIs(1)) << name_of(category);
  }
  EXPECT_EQ(all.front().playbook, "expired-certificate");
  EXPECT_THAT(all.front().events, ElementsAre(1));
  EXPECT_THAT(all.front().because, HasSubstr("証明書の期限切れ"));
  EXPECT_FALSE(all.front().suspected);
}

TEST(Suggestions, RepeatNothingThatWasSaid) {
  const auto all =
      suggested({kCertificate,
                 {at(9, 30), "岸", "証明書の残り日数を監視に入れます。", {followup("岸")}},
                 {at(9, 31), "堤", "差し替えの手順書も直しておきます。", {followup("堤")}}});
  EXPECT_THAT(texts_of(all, Category::detect), IsEmpty());
  EXPECT_THAT(texts_of(all, Category::mitigate), IsEmpty());
  EXPECT_THAT(texts_of(all, Category::prevent), Not(IsEmpty()));
}

// What is missing was not said to be done.
TEST(Suggestions, ADeniedWatchIsNoneThatWasSaid) {
  const auto all = suggested(
      {kCertificate,
       {at(9, 6), "堤", "証明書の期限は監視していませんでした。", {tag(Tag::investigation)}}});
  EXPECT_THAT(texts_of(all, Category::detect), SizeIs(1));
}

TEST(Suggestions, SayWhereTheCauseIsOnlySuspected) {
  const auto all = suggested(
      {{at(9, 0), "岸", "証明書の期限切れかもしれません。", {tag(Tag::cause, Status::suspected)}}});
  ASSERT_THAT(all, Not(IsEmpty()));
  EXPECT_TRUE(all.front().suspected);
}

TEST(Suggestions, AreNoneForWhatWasRuledOutOrIsUnknown) {
  EXPECT_THAT(suggested({{at(9, 0),
                          "岸",
                          "証明書の期限切れではありません。",
                          {tag(Tag::cause, Status::ruled_out)}}}),
              IsEmpty());
  EXPECT_THAT(suggested({{at(9, 0), "岸", "応答が遅いです。", {tag(Tag::symptom)}}}), IsEmpty());
}

TEST(Suggestions, AConfirmedCauseSilencesGuesses) {
  const auto all = suggested(
      {{at(9, 0), "岸", "メモリリークかもしれません。", {tag(Tag::cause, Status::suspected)}},
       kCertificate});
  for (const Suggestion& one : all) {
    EXPECT_EQ(one.playbook, "expired-certificate");
  }
}

// --- lessons ---

std::vector<std::string> learnt(const std::vector<Told>& talk, Lesson::Kind kind,
                                const Incident& incident = {}) {
  const Analysis analysis = analysis_of(talk);
  std::vector<std::string> texts;
  for (const Lesson& one : lessons(Story(analysis, *shipped_rules()), incident)) {
    if (one.kind == kind) {
      texts.push_back(one.statement.text);
    }
  }
  return texts;
}

struct Said {
  const char* text;
  std::optional<Lesson::Kind> kind;
};

const Said kSaid[] = {
    {"アラートが鳴りませんでした。", Lesson::Kind::went_wrong},
    {"検証環境では再現できませんでした。", Lesson::Kind::went_wrong},
    {"手順書があって助かりました。", Lesson::Kind::went_well},
    {"たまたま夜間だったので影響は小さかったです。", Lesson::Kind::lucky},
    {"アラートは鳴りましたか？", std::nullopt},
    {"アラートを足しましょう。", std::nullopt},
    {"確認してもらえると助かります。", std::nullopt},
};

TEST(Lessons, AreWhatPeopleSaidOfHowItWent) {
  for (const auto& [text, kind] : kSaid) {
    SCOPED_TRACE(text);
    for (const auto one :
         {Lesson::Kind::went_well, Lesson::Kind::went_wrong, Lesson::Kind::lucky}) {
      EXPECT_THAT(learnt({{at(9, 0), "岸", text, {}}}, one), SizeIs(kind == one ? 1 : 0));
    }
  }
}

Incident noticed_after(int minutes) {
  Incident incident;
  incident.times[static_cast<std::size_t>(Milestone::detected)] =
      MilestoneTime{at(9, 0) + minutes, false, {1}};
  incident.durations = {
      {"detect", "x", minutes, false, "", {1}, {1}, Duration::Stage{minutes, false, std::nullopt}}};
  return incident;
}

// What would have been better went wrong; what is still to be done, and a question, did not go any
// way.
TEST(Lessons, ALookBackAtWhatWouldHaveBeenBetterWentWrong) {
  const auto lessons_of = [](const char* said) {
    const Analysis analysis =
        analysis_of({{at(9, 0), "岸", "決済が通りません。", {}}, {at(9, 20), "堤", said, {}}});
    return lessons(Story(analysis, *shipped_rules()), Incident{});
  };
  for (const char* said : {
           "五人目まで待たずに申し上げるべきでした。",
           "切り替えの前に実機で一度試すべきだった。",
           "容量しか見ていなかったのがよくなかった。",
           "変えたのに誰にも言わなかったのがまずかった。",
           "入荷の前に型番を確かめておけばよかったです。",
           "夜勤の人にも先に知らせておくべきでした。",
       }) {
    const auto all = lessons_of(said);
    ASSERT_THAT(all, SizeIs(1)) << said;
    EXPECT_EQ(all[0].kind, Lesson::Kind::went_wrong) << said;
  }
  for (const char* said : {
           "切り替えの前に実機で一度試すべきです。",
           "どうすればよかったんでしょうか。",
           "夜勤の人にも先に知らせるべきですか。",
           "間に合ってよかったです。",
           "入荷の前に型番を確かめるべきだと思います。",
           "次は先に申し上げます。",
       }) {
    for (const Lesson& one : lessons_of(said)) {
      EXPECT_NE(one.kind, Lesson::Kind::went_wrong) << said;
    }
  }
}

TEST(Lessons, TellWhoNoticedAndHowSoon) {
  const std::vector<Told> monitor = {{at(9, 3), "岸", "アラートが鳴りました。", {}}};
  const std::vector<Told> person = {{at(9, 20), "岸", "お客様から問い合わせが来ています。", {}}};
  EXPECT_THAT(learnt(monitor, Lesson::Kind::went_well, noticed_after(3)),
              ElementsAre(HasSubstr("3分")));
  EXPECT_THAT(learnt(person, Lesson::Kind::went_wrong, noticed_after(20)),
              ElementsAre(HasSubstr("20分")));
  EXPECT_THAT(learnt(person, Lesson::Kind::went_well, noticed_after(20)), IsEmpty());
}

// Those at the counter tell what they were told, whether or not they say who called.
TEST(Lessons, AColleagueWhoHearsCustomersIsAPerson) {
  const auto first = [](const char* speaker, const char* text) {
    return learnt({{at(9, 20), speaker, text, {}}}, Lesson::Kind::went_wrong, noticed_after(20));
  };
  EXPECT_THAT(first("CS_長峰", "決済の画面が固まっています。"),
              ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("5東病棟", "結果がまだ出ません。"), ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("岸", "代理店さんから「開けない」とのことです。"),
              ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("岸", "会員さんが画面を開けません。"), ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("サポート 轟", "監視からアラートが来ています。"),
              Not(ElementsAre(HasSubstr("人からの連絡"))));
  EXPECT_THAT(first("岸", "APIが遅いです。"), Not(ElementsAre(HasSubstr("人からの連絡"))));
}

// An alert that came late went well for nobody.
TEST(Lessons, AMonitorDidWellOnlyInTime) {
  const std::vector<Told> monitor = {{at(9, 3), "岸", "アラートが鳴りました。", {}}};
  EXPECT_THAT(learnt(monitor, Lesson::Kind::went_well, noticed_after(9)), SizeIs(1));
  EXPECT_THAT(learnt(monitor, Lesson::Kind::went_well, noticed_after(15)), IsEmpty());
  EXPECT_THAT(learnt(monitor, Lesson::Kind::went_wrong, noticed_after(26)),
              ElementsAre(HasSubstr("26分")));
  const std::vector<Told> blamed = {{at(9, 3), "岸", "アラートが鳴りました。", {}},
                                    {at(10, 0), "堤", "気づくのが遅かったです。", {}}};
  EXPECT_THAT(learnt(blamed, Lesson::Kind::went_well, noticed_after(3)),
              Not(Contains(HasSubstr("監視のアラート"))));
}

// What nobody had noticed yet took nobody time to find.
TEST(Lessons, CountTheWayToTheCauseFromWhenItWasNoticed) {
  const std::vector<Told> talk = {{at(15, 0), "岸", "請求が二重になっています。", {}},
                                  {at(15, 40), "堤", "連携の設定が原因でした。", {}}};
  const auto found_after = [](int minutes) {
    Incident incident = noticed_after(360);
    incident.times[static_cast<std::size_t>(Milestone::started)] =
        MilestoneTime{at(9, 0), false, {1}};
    incident.durations.push_back({"identify",
                                  "x",
                                  360 + minutes,
                                  false,
                                  "",
                                  {1},
                                  {2},
                                  Duration::Stage{minutes, false, std::nullopt}});
    return incident;
  };
  EXPECT_THAT(learnt(talk, Lesson::Kind::went_wrong, found_after(40)),
              Not(Contains(HasSubstr("原因"))));
  EXPECT_THAT(learnt(talk, Lesson::Kind::went_wrong, found_after(100)),
              Contains(HasSubstr("検知から原因の特定まで1時間40分(15:00 → 16:40)")));
}

TEST(Lessons, PraiseNoMonitorThatWasSilent) {
  const std::vector<Told> silent = {
      {at(9, 3), "岸", "アラートの画面で気づきました。", {}},
      {at(9, 40), "堤", "しきい値に届かずアラートが鳴りませんでした。", {}}};
  EXPECT_THAT(learnt(silent, Lesson::Kind::went_well, noticed_after(3)), IsEmpty());
}

TEST(Lessons, TakeABellThatDoesNotRingForNoMonitor) {
  const std::vector<Told> bell = {{at(9, 3), "岸", "廊下の呼び鈴が鳴ってこないの。", {}}};
  EXPECT_THAT(learnt(bell, Lesson::Kind::went_well, noticed_after(3)), IsEmpty());
  for (const std::string& lesson : learnt(bell, Lesson::Kind::went_wrong, noticed_after(40))) {
    EXPECT_THAT(lesson, Not(HasSubstr("監視が"))) << lesson;
  }
}

TEST(Lessons, BlameNoStepThatOnlyNeededAnother) {
  Incident incident;
  Action action;
  action.status = Status::done;
  action.failed = true;
  action.statement = {"証明書を追加した", {1}};
  incident.actions = {action};
  const std::vector<Told> talk = {
      {at(9, 0), "岸", "証明書を追加しました。", {}},
      {at(9, 1), "岸", "まだ同じエラーです。", {}},
      {at(9, 2), "堤", "起動時にしか読まないので再起動が必要です。", {}}};
  EXPECT_THAT(learnt(talk, Lesson::Kind::went_wrong, incident), IsEmpty());
}

TEST(Lessons, NameTheStepThatDidNotHelp) {
  Incident incident;
  Action action;
  action.status = Status::done;
  action.failed = true;
  action.statement = {"APサーバを再起動した", {1}};
  incident.actions = {action};
  EXPECT_THAT(
      learnt({{at(9, 0), "岸", "再起動しました。", {}}}, Lesson::Kind::went_wrong, incident),
      ElementsAre(HasSubstr("APサーバを再起動した")));
}

// --- hypotheses ---

TEST(Hypotheses, FollowASuspicionToItsEnd) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "ネットワークの障害かもしれません。", {tag(Tag::cause, Status::suspected)}},
      {at(9, 4), "堤", "ネットワークの障害ではありません。", {tag(Tag::cause, Status::ruled_out)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto all = hypotheses(story, causes(story, guesses(story)));
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].status, Status::ruled_out);
  ASSERT_THAT(all[0].steps, SizeIs(2));
  EXPECT_EQ(all[0].steps[0].speaker, "岸");
  EXPECT_EQ(all[0].steps[0].part, Hypothesis::Part::raised);
  EXPECT_EQ(all[0].steps[1].part, Hypothesis::Part::opposed);
  EXPECT_EQ(all[0].steps[1].minute, at(9, 4));
}

// The courses of a guess and of what somebody said of it.
std::vector<Hypothesis> courses(const char* guess, const char* then, Status status) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", guess, {tag(Tag::cause, Status::suspected)}},
      {at(9, 4), "堤", then, {tag(Tag::cause, status)}},
  });
  const Story story(analysis, *shipped_rules());
  return hypotheses(story, causes(story, guesses(story)));
}

TEST(Hypotheses, HowThingsShouldBeWasNoGuess) {
  constexpr std::pair<const char*, const char*> kExpected[] = {
      {"弁を替えたのは予備の釜だけのはずです。", "本番の釜の弁が替わっています。原因これです。"},
      {"滑車の注油は手順どおりなはずです。", "滑車の注油が手順から抜けていました。"},
      {"札の印字は二桁のはずなんですが。", "札の印字が三桁になっています。原因これです。"},
      {"桟橋の球は防水のはずや。", "桟橋の球が防水になっていませんでした。原因これです。"},
      {"秤の目盛りは先月と同じなはずです。", "秤の目盛りが先月とずれていました。原因これです。"},
      {"荷札の紙は厚口のはずだけど。", "荷札の紙が薄口でした。原因これです。"},
  };
  for (const auto& [guess, then] : kExpected) {
    EXPECT_THAT(courses(guess, then, Status::confirmed), IsEmpty()) << guess;
  }
  // What somebody thinks has happened.
  for (const char* guess :
       {"釜の弁が固着しているはずです。", "釜の弁がはずれているのかもしれません。",
        "釜の弁は開いているはずですか？"}) {
    EXPECT_THAT(courses(guess, "釜の弁が固着していました。原因これです。", Status::confirmed),
                SizeIs(1))
        << guess;
  }
}

TEST(Hypotheses, OfAChoiceTheOneThatWasSettledIsNamed) {
  const auto found = courses("弁の固着か、配管の凍結か、どちらかだと思います。",
                             "配管の凍結でした。原因これです。", Status::confirmed);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].steps.front().statement.text,
              AllOf(HasSubstr("どちらか"), HasSubstr("のうち「配管の凍結」")));
}

TEST(Hypotheses, ACauseThatWasClearAtOnceIsNone) {
  const Analysis analysis = analysis_of({kCertificate});
  const Story story(analysis, *shipped_rules());
  EXPECT_THAT(hypotheses(story, causes(story, guesses(story))), IsEmpty());
}

// --- stages ---

std::optional<MilestoneTime> when(int hour, int minute, bool approximate = false) {
  return MilestoneTime{at(hour, minute), approximate, {1}};
}

TEST(Stages, AreTheWayBetweenTheEnds) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "遅いです。", {}}});
  Milestones times = {when(9, 0, true), when(9, 5), std::nullopt, when(9, 15), when(9, 20)};
  times[static_cast<std::size_t>(Milestone::mitigated)]->events = {1, 1};  // a step and its effect
  const auto all = durations(Story(analysis, *shipped_rules()), times, {});
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[1].minutes, 15);
  EXPECT_EQ(all[0].stage->minutes, 5);
  EXPECT_TRUE(all[0].stage->approximate);
  EXPECT_EQ(all[1].stage->minutes, 10);
  EXPECT_FALSE(all[1].stage->approximate);
  EXPECT_EQ(all[0].stage->share, 25);
  EXPECT_EQ(all[1].stage->share, 50);
  EXPECT_EQ(all[2].stage->share, 25);
}

TEST(Stages, AReportOfGettingBetterIsNoSureMitigation) {
  const Analysis analysis =
      analysis_of({{at(9, 5), "岸", "通りません。", {tag(Tag::symptom)}},
                   {at(9, 12), "岸", "別の系統が戻っています。", {tag(Tag::recovery)}},
                   {at(9, 14), "堤", "こちらも戻っています。", {tag(Tag::recovery)}},
                   {at(9, 15), "岸", "戻っています。", {tag(Tag::recovery)}}});
  const Milestones times = {when(9, 0), when(9, 5), std::nullopt, when(9, 15), when(9, 20)};
  const auto all = durations(Story(analysis, *shipped_rules()), times, {});
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[1].name, "resolve");
}

TEST(Stages, AnOpenIncidentHasNoShares) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "遅いです。", {}}});
  const Milestones times = {when(9, 0), when(9, 5), std::nullopt, std::nullopt, std::nullopt};
  const auto all = durations(Story(analysis, *shipped_rules()), times, {});
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].stage->share, std::nullopt);
}

}  // namespace
}  // namespace tenmatsu::composition
