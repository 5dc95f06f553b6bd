#include "compose/times/milestones.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

std::optional<Minute> time_of(const std::vector<Told>& talk, Milestone which) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  const auto found = milestones(story, guesses(story))[static_cast<std::size_t>(which)];
  return found ? std::optional(found->minute) : std::nullopt;
}

const std::vector<Told> kUsual = {
    {at(9, 10),
     "岸",
     "9時ごろから決済が通らないと電話が来ています。",
     {tag(Tag::detection), tag(Tag::symptom)},
     {},
     {mention(Kind::from, at(9, 0), "9時ごろから")}},
    {at(9, 12), "堤", "障害として扱います。", {tag(Tag::communication)}},
    {at(9, 20), "岸", "設定を戻しました。", {tag(Tag::action, Status::done)}},
    {at(9, 22), "岸", "決済が通るようになりました。", {tag(Tag::recovery)}},
    {at(9, 40),
     "堤",
     "9時35分をもって収束とします。",
     {tag(Tag::recovery), tag(Tag::communication)},
     {},
     {mention(Kind::point, at(9, 35), "9時35分")}},
};

TEST(Milestones, AreReadFromAUsualTalk) {
  EXPECT_EQ(time_of(kUsual, Milestone::started), at(9, 0));
  EXPECT_EQ(time_of(kUsual, Milestone::declared), at(9, 12));
  EXPECT_EQ(time_of(kUsual, Milestone::mitigated), at(9, 20));
  EXPECT_EQ(time_of(kUsual, Milestone::resolved), at(9, 35));
}

TEST(Milestones, AStartThatNobodyNamedIsUnknown) {
  EXPECT_EQ(
      time_of({{at(9, 10), "岸", "決済が通りません。", {tag(Tag::symptom)}}}, Milestone::started),
      std::nullopt);
}

// 「2000/01/01 09:41」 on a display is no beginning.
TEST(Milestones, ATimeOfAnotherAgeIsNoStart) {
  constexpr Minute kYear = 366 * 24 * 60;
  const auto started = [](Minute minute) {
    return time_of({{at(9, 10),
                     "岸",
                     "決済が1月1日から通りません。",
                     {tag(Tag::symptom)},
                     {},
                     {mention(Kind::from, minute, "1月1日から")}}},
                   Milestone::started);
  };
  EXPECT_EQ(started(at(9, 0)), at(9, 0));
  EXPECT_EQ(started(at(9, 0) - 2 * kYear), std::nullopt);
}

TEST(Milestones, ATalkWithoutAnyTimesHasNone) {
  Analysis analysis = analysis_of(kUsual);
  for (Message& message : analysis.transcript.messages) {
    message.time.reset();
  }
  const RulesPtr rules = shipped_rules();
  for (const auto& time : milestones(Story(analysis, *rules), {})) {
    EXPECT_FALSE(time);
  }
  const std::string document = render(analysis, compose(analysis, rules));
  EXPECT_EQ(document.find("00:00"), std::string::npos) << document;
}

TEST(Milestones, TheTimeOfThePhoneCallIsNoStart) {
  const std::vector<Told> talk = {{at(9, 10),
                                   "岸",
                                   "9時5分に電話があり、決済が通りません。",
                                   {tag(Tag::detection), tag(Tag::symptom)},
                                   {},
                                   {mention(Kind::point, at(9, 5), "9時5分")}}};
  EXPECT_EQ(time_of(talk, Milestone::started), std::nullopt);
  EXPECT_EQ(time_of(talk, Milestone::detected), at(9, 5));
}

TEST(Detected, IsWhenItWasToldOrShownThen) {
  const char* const kTold[] = {
      "9時5分に店長さんから直電で、決済が通らないと。",
      "最初に店から声が上がったのが9時5分です。",
      "9時5分、端末が一斉にZabbixで赤になりました。",
      "9時5分に監視装置のブザーで知りました。",
  };
  for (const char* text : kTold) {
    EXPECT_EQ(time_of({{at(9, 10),
                        "岸",
                        text,
                        {tag(Tag::detection), tag(Tag::symptom)},
                        {},
                        {mention(Kind::point, at(9, 5), "9時5分")}}},
                      Milestone::detected),
              at(9, 5))
        << text;
  }
  EXPECT_EQ(time_of({{at(9, 10),
                      "岸",
                      "9時5分の便の決済が通りません。",
                      {tag(Tag::detection), tag(Tag::symptom)},
                      {},
                      {mention(Kind::point, at(9, 5), "9時5分")}}},
                    Milestone::detected),
            at(9, 10));
}

TEST(Milestones, AnAlertIsOnlyWhatAMonitorTold) {
  const auto is_alerted = [](const char* text, bool bot) {
    const Analysis analysis = [&] {
      Analysis made = analysis_of({{at(9, 10), "岸", text, {tag(Tag::detection)}}});
      made.transcript.messages[0].bot = bot;
      return made;
    }();
    const Story story(analysis, *shipped_rules());
    return alerted(story, milestones(story, guesses(story)));
  };
  EXPECT_TRUE(is_alerted("監視から応答時間のアラートが出ています。", false));
  EXPECT_TRUE(is_alerted("payment-api の 5xx が 12%", true));
  EXPECT_TRUE(is_alerted("酸素の送気圧低下が鳴りました。", false));
  EXPECT_TRUE(is_alerted("待ちの件数でMackerelが鳴っています。", false));
  EXPECT_FALSE(is_alerted("お客様から、画面が開かないとお電話です。", false));
  EXPECT_FALSE(is_alerted("電話が鳴りっぱなしで、画面が開かないと。", false));
  EXPECT_FALSE(is_alerted("新着チケット 2件: 訳文が崩れる", true));
  EXPECT_FALSE(is_alerted("アラートは鳴っていませんが、画面が開きません。", false));
  EXPECT_FALSE(is_alerted("画面が開きません。監視のアラートを足してください。", false));
}

// Somebody noticed before the monitor did: its alert is told beside that.
TEST(Milestones, TheFirstAlertIsKnownWhoeverNoticedBefore) {
  Analysis analysis = analysis_of({
      {at(9, 0), "岸", "お客様から、画面が開かないとお電話です。", {tag(Tag::detection)}},
      {at(9, 4), "zabbix", "deploy #12 finished", {}},
      {at(9, 6), "zabbix", "web-1 の 5xx が 12%", {tag(Tag::symptom)}},
      {at(9, 9), "zabbix", "web-2 の 5xx が 30%", {tag(Tag::symptom)}},
      {at(9, 20), "zabbix", "[Recovered] web-1", {tag(Tag::recovery)}},
  });
  for (const std::size_t i : {1U, 2U, 3U, 4U}) {
    analysis.transcript.messages[i].bot = true;
  }
  const Story story(analysis, *shipped_rules());
  const Milestones times = milestones(story, guesses(story));
  ASSERT_FALSE(alerted(story, times));
  const auto alert = first_alert(story, times);
  ASSERT_TRUE(alert.has_value());
  EXPECT_EQ(alert->minute, at(9, 6));
  EXPECT_EQ(alert->events, std::vector<int>{3});
}

// What people tell of an alarm is one where it came, and at the time that they tell.
TEST(Milestones, AnAlarmThatIsOnlySpokenOfIsNone) {
  const auto alert_by = [](const char* text, std::vector<TimeMention> times) {
    const Analysis analysis = analysis_of({
        {at(9, 0), "岸", "お客様から、画面が開かないとお電話です。", {tag(Tag::detection)}},
        {at(9, 6), "堤", text, {tag(Tag::symptom)}, {}, std::move(times)},
    });
    const Story story(analysis, *shipped_rules());
    return first_alert(story, milestones(story, guesses(story)));
  };
  for (const char* text : {
           "アラートが鳴ればすぐ気づけたのに、エラーが出続けています。",
           "アラート設定を見直します。エラーが多いです。",
           "アラートが鳴ったら電話ください。エラーが出ています。",
           "エラーです。アラートが鳴ってほしかった。",
           "普段なら一発でアラートが鳴ります。エラーは出ています。",
           "昨日もアラートが鳴りました。今日はエラーだけです。",
           "監視が落ちています。エラーは見えません。",
           "警報が鳴らないのもそのエラーです。",
           "エラーです。アラームは上がっていたのですが見落としました。",
       }) {
    EXPECT_FALSE(alert_by(text, {})) << text;
  }
  const auto now = alert_by("監視からエラー率のアラートが来ています。", {});
  ASSERT_TRUE(now);
  EXPECT_EQ(now->minute, at(9, 6));
  const auto before = alert_by("9時4分にエラーのアラートが鳴っていました。",
                               {mention(Kind::point, at(9, 4), "9時4分")});
  ASSERT_TRUE(before);
  EXPECT_EQ(before->minute, at(9, 4));
}

// Since when things were counted, and when they were to be, is not when they went wrong.
TEST(Milestones, TheBeginningOfACountIsNoStart) {
  const auto start_by = [](const char* text, TimeMention time) {
    return time_of({{at(9, 10), "岸", "札の名前が違います。", {tag(Tag::detection)}},
                    {at(9, 20),
                     "堤",
                     text,
                     {tag(Tag::impact)},
                     {metric(83, "人", "受付", "83人")},
                     {std::move(time)}}},
                   Milestone::started);
  };
  EXPECT_EQ(start_by("7時45分からの受付は83人です。", mention(Kind::point, at(7, 45), "7時45分")),
            std::nullopt);
  EXPECT_EQ(start_by("8時開始の講座で83人です。", mention(Kind::point, at(8, 0), "8時")),
            std::nullopt);
  EXPECT_EQ(
      start_by("8時31分から83人で間違っています。", mention(Kind::from, at(8, 31), "8時31分から")),
      at(8, 31));
}

TEST(Milestones, WhatIsRepairedSinceATimeWentWrongThen) {
  std::vector<Told> talk = {{at(9, 10), "岸", "札の名前が違います。", {tag(Tag::detection)}},
                            {at(9, 20),
                             "堤",
                             "8時から出した分を止めました。",
                             {tag(Tag::action, Status::done)},
                             {},
                             {mention(Kind::from, at(8, 0), "8時から")}},
                            {at(9, 40),
                             "堤",
                             "8時以降の214枚を刷り直しました。",
                             {tag(Tag::action, Status::done)},
                             {},
                             {mention(Kind::from, at(8, 0), "8時以降")}}};
  EXPECT_EQ(time_of(talk, Milestone::started), at(8, 0));
  talk.pop_back();
  talk.back() = {at(9, 20),
                 "堤",
                 "8時の便を出しました。",
                 {tag(Tag::action, Status::done)},
                 {},
                 {mention(Kind::point, at(8, 0), "8時")}};
  EXPECT_EQ(time_of(talk, Milestone::started), std::nullopt);
}

TEST(Milestones, WorkBeginsWithTheFirstLook) {
  const std::vector<Told> talk = {
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 12), "堤", "ログを見ます。", {tag(Tag::investigation)}},
      {at(9, 20), "岸", "障害として扱います。", {tag(Tag::communication)}},
  };
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  const auto begun = work_begun(story, milestones(story, guesses(story)));
  ASSERT_TRUE(begun.has_value());
  EXPECT_EQ(begun->minute, at(9, 12));
}

TEST(Milestones, AWholeHourIsNoStart) {
  const std::vector<Told> talk = {{at(13, 5),
                                   "岸",
                                   "12時台から購入が減っています。",
                                   {tag(Tag::detection), tag(Tag::symptom)},
                                   {},
                                   {mention(Kind::from, at(12, 0), "12時台から")}}};
  EXPECT_EQ(time_of(talk, Milestone::started), std::nullopt);
}

TEST(Milestones, AnEndThatDependsOnAConditionIsNone) {
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 1);
  talk.push_back(
      {at(9, 20), "岸", "様子を見て問題なければ収束とします。", {tag(Tag::communication)}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt);
  EXPECT_EQ(time_of(talk, Milestone::mitigated), std::nullopt);
}

TEST(Milestones, AStepThatDidNotHelpDoesNotMitigate) {
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 2);
  talk.push_back({at(9, 14), "岸", "再起動しました。", {tag(Tag::action, Status::done)}});
  talk.push_back({at(9, 15), "岸", "変わらず通りません。", {tag(Tag::symptom)}});
  talk.insert(talk.end(), kUsual.begin() + 2, kUsual.end());
  EXPECT_EQ(time_of(talk, Milestone::mitigated), at(9, 20));
}

TEST(Milestones, TroubleAfterTheLastRecoveryLeavesItOpen) {
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
  talk.push_back({at(9, 30), "岸", "また通らなくなりました。", {tag(Tag::symptom)}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt);
}

TEST(Milestones, WhoKeepsItOpenEndsNothing) {
  for (const char* text :
       {"明日になったらまた詰まるので閉じません。", "終息は宣言しません。",
        "本件は対応を継続とします。", "8割戻るまで開けたままにします。", "sev3に下げてopenのまま。",
        "この部屋は月曜まで開けたまま。", "クローズは部品が届いてからです。",
        "明日まで様子を見ます。", "ここで一度区切り、部品が届いたら再開します。",
        "明朝9時に再度集まりましょう。"}) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
    talk.push_back({at(9, 30), "堤", text, {tag(Tag::communication)}});
    EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt) << text;
    EXPECT_EQ(time_of(talk, Milestone::mitigated), std::nullopt) << text;
  }
}

// What is counted after the shift was handed over ends nothing; a rest that the next shift does
// behind the end opens nothing.
TEST(Milestones, AShiftThatTakesOverLeavesItOpen) {
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
  talk.push_back({at(9, 30), "堤", "夜勤の岡に引き継ぎます。", {tag(Tag::communication)}});
  talk.push_back({at(9, 35), "岸", "いま62店で通っています。", {tag(Tag::recovery)}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt);
  talk = kUsual;
  talk.push_back({at(9, 45), "堤", "伝票の付け直しは日勤に引き継ぎます。", {}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 35));
}

// The last good news may be of a part.
TEST(Milestones, APartThatIsBackLeavesItOpen) {
  const auto end_with = [](const char* text) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 3);
    talk.push_back({at(9, 30), "岸", text, {tag(Tag::recovery)}});
    return time_of(talk, Milestone::resolved);
  };
  EXPECT_EQ(end_with("ここまで93台戻りました。西館がまだです。"), std::nullopt);
  EXPECT_EQ(end_with("南は戻りました。北だけまだ。"), std::nullopt);
  EXPECT_EQ(end_with("93台とも戻りました。"), at(9, 30));
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
  talk.push_back({at(9, 31), "堤", "残りは夜までかかります。", {followup("")}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt);
}

// A close in other words, and one to come.
TEST(Milestones, WhoDissolvesTheTeamClosesIt) {
  for (const char* text :
       {"緊急体制を解きます。", "体制を解除します。", "対策本部を解散します。"}) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
    talk.push_back({at(9, 30), "堤", text, {tag(Tag::communication)}});
    EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 30)) << text;
  }
}

// What was said before it was well again no longer holds.
TEST(Milestones, WhatWasSaidBeforeTheLastGoodNewsOpensNothing) {
  for (const char* text :
       {"日勤の久我さんを呼びます。", "まだ閉めないで様子を見ましょう。", "引き続き対応します。"}) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 3);
    talk.push_back({at(9, 21), "堤", text, {tag(Tag::communication)}});
    talk.push_back({at(9, 30), "岸", "エラー率は正常に戻りました。", {tag(Tag::recovery)}});
    EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 30)) << text;
  }
}

// What goes on beside words that close the incident is something else; a call is no incident.
TEST(Milestones, WhoClosesItMayGoOnWithSomethingElse) {
  const auto end_with = [](const char* text) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
    talk.push_back({at(9, 30), "堤", text, {tag(Tag::communication)}});
    return time_of(talk, Milestone::resolved);
  };
  for (const char* text : {"対応を終了します。サポート窓口は対応を継続とします。",
                           "監視は継続とし、これで対応を終了します。",
                           "これで対応を終了し、問い合わせへの対応は続けます。"}) {
    EXPECT_EQ(end_with(text), at(9, 30)) << text;
  }
  for (const char* text : {"対応は継続とし、会議は終了とします。", "解散します。障害は閉じません。",
                           "終息宣言が出るまで対応を続けます。"}) {
    EXPECT_EQ(end_with(text), std::nullopt) << text;
  }
}

TEST(Milestones, AnEndToComeIsNone) {
  for (const char* text : {"収束するまで監視します。", "クローズの条件を決めましょう。",
                           "復旧宣言待ちです。", "対応完了の報告をお客様に出します。"}) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
    talk.push_back({at(9, 30), "堤", text, {tag(Tag::communication)}});
    EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 22)) << text;
  }
}

// When a part was done, or when it began, is not when it was over.
TEST(Milestones, TheTimeOfAnythingElseIsNoEnd) {
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 3);
  talk.push_back({at(9, 30),
                  "岸",
                  "受付は9時22分に直りましたが画面はまだです。",
                  {tag(Tag::symptom), tag(Tag::recovery)},
                  {},
                  {mention(Kind::point, at(9, 22), "9時22分")}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt);
  talk = std::vector<Told>(kUsual.begin(), kUsual.begin() + 4);
  talk.push_back({at(9, 40),
                  "堤",
                  "9時10分に起きた障害は収束しました。",
                  {tag(Tag::recovery), tag(Tag::communication)},
                  {},
                  {mention(Kind::point, at(9, 10), "9時10分")}});
  EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 40));
}

TEST(Milestones, TheEndIsTheTimeThatIsToldForIt) {
  for (const char* text :
       {"9時35分で復旧。", "9時35分に直りました。", "9時35分で対応完了です。", "9時35分に終結。",
        "では9時35分で一区切りとします。", "閉じます。9時35分終了。"}) {
    std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 4);
    talk.push_back({at(9, 50),
                    "堤",
                    text,
                    {tag(Tag::recovery), tag(Tag::communication)},
                    {},
                    {mention(Kind::point, at(9, 35), "9時35分")}});
    EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 35)) << text;
  }
}

TEST(Milestones, WhoCountsTheHarmAfterTheEndOpensNothing) {
  const auto end_with = [](TimeMention until) {
    std::vector<Told> talk = kUsual;
    talk.push_back({at(9, 50),
                    "岸",
                    "通らなかったのは9時から、9時30分まで。失敗した決済は61万件です。",
                    {tag(Tag::symptom), tag(Tag::impact)},
                    {},
                    {std::move(until)}});
    return time_of(talk, Milestone::resolved);
  };
  EXPECT_EQ(end_with(mention(Kind::until, at(9, 30), "9時30分まで")),
            time_of(kUsual, Milestone::resolved));
  EXPECT_EQ(end_with(mention(Kind::from, at(9, 0), "9時から")), std::nullopt);
}

TEST(Milestones, AStartIsNoDayNoCountAndNoReport) {
  struct Case {
    const char* text;
    TimeMention time;
  };
  const Case kCases[] = {
      {"9時の時点で失敗が38件です。", mention(Kind::point, at(9, 0), "9時")},
      {"3日前から止まっています。", mention(Kind::from, at(9, 4), "3日前から")},
      {"問い合わせが9時から60通来ています。", mention(Kind::from, at(9, 0), "9時から")},
  };
  for (const auto& [text, time] : kCases) {
    const std::vector<Told> talk = {
        {at(9, 4), "岸", text, {tag(Tag::detection), tag(Tag::symptom)}, {}, {time}}};
    EXPECT_EQ(time_of(talk, Milestone::started), std::nullopt) << text;
  }
}

TEST(Milestones, SinceWhenReportsCameIsNoStartInTheClosingMessageEither) {
  std::vector<Told> talk(kUsual.begin() + 1, kUsual.begin() + 4);
  talk.insert(talk.begin(), {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection)}});
  talk.push_back({at(9, 40),
                  "堤",
                  "問い合わせが9時2分から来ていましたが、これで収束とします。",
                  {tag(Tag::recovery), tag(Tag::communication)},
                  {},
                  {mention(Kind::from, at(9, 2), "9時2分から")}});
  EXPECT_EQ(time_of(talk, Milestone::started), std::nullopt);
  talk.back().text = "決済は9時2分から止まっていましたが、これで収束とします。";
  EXPECT_EQ(time_of(talk, Milestone::started), at(9, 2));
}

// What was worked on for a span of time, and a time that is put right, are no start.
TEST(Milestones, ASpanOfPlannedWorkIsNoStart) {
  const auto start_by = [](const char* text, std::vector<TimeMention> times) {
    return time_of({{at(9, 10), "岸", "発券機が動きません。", {tag(Tag::detection)}},
                    {at(9, 20), "堤", text, {tag(Tag::investigation)}, {}, std::move(times)}},
                   Milestone::started);
  };
  const TimeMention from = mention(Kind::from, at(1, 0), "1時から");
  EXPECT_EQ(start_by("1時から3時に配線の取替工事がありました。",
                     {from, mention(Kind::until, at(3, 0), "3時")}),
            std::nullopt);
  EXPECT_EQ(start_by("8時20分じゃなくて8時40分から止まっていました。",
                     {mention(Kind::point, at(8, 20), "8時20分"),
                      mention(Kind::from, at(8, 40), "8時40分から")}),
            at(8, 40));
  EXPECT_EQ(start_by("8時40分から9時2分まで止まっていました。",
                     {mention(Kind::from, at(8, 40), "8時40分から"),
                      mention(Kind::until, at(9, 2), "9時2分まで")}),
            at(8, 40));
}

TEST(Milestones, WhoAsksSinceWhenIsTold) {
  std::vector<Told> talk = {
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 11), "堤", "いつから？", {}},
      {at(9, 12), "岸", "9時5分です。", {}, {}, {mention(Kind::point, at(9, 5), "9時5分")}},
  };
  EXPECT_EQ(time_of(talk, Milestone::started), at(9, 5));
  talk[1].text = "誰から？";
  EXPECT_EQ(time_of(talk, Milestone::started), std::nullopt);
}

TEST(Milestones, ACallIsOpenedInManyWordsAndNotByTellingOutsiders) {
  const auto declared_by = [](const char* text, Tag which) {
    return time_of(
        {{at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
         {at(9, 15), "堤", text, {tag(which)}}},
        Milestone::declared);
  };
  for (const char* text : {"インシデントにする。",
                           "障害登録しました。",
                           "ここをそのまま対応スレッドにしますね。",
                           "これは重大トラブルで扱います。",
                           "私が進行します。",
                           "これ、事故の扱いにする。",
                           "障害でいこ。",
                           "この件は異常事態と見て動きます。",
                           "ここ緊急部屋にしてください。",
                           "対策本部を会議室に置きます。",
                           "全員、ほかの手を止めて。",
                           "社長には私が話します。",
                           "起きている人いたら入ってください。",
                           "給水対策班を設置します。",
                           "ウォールーム開けました。",
                           "はい、じゃあインシデントで。自分しきります。",
                           "重大事象として登録します。",
                           "工場の異常として扱う。",
                           "設備側の事故対応に準じて扱います。",
                           "P2でいきます。",
                           "本件は障害といたします。",
                           "障害たてます。",
                           "障害です。",
                           "名前が混ざるものは個人情報なので障害で。",
                           "はい、事案です。",
                           "今から事故対応な。",
                           "ライン停止で入ります。",
                           "受付の不通として対応に入ります。",
                           "インシデントレベル3相当として扱わせてください。",
                           "障害切りました。",
                           "incを立てます。",
                           "重要度を上げて開発の方を呼びます。",
                           "本件を最優先とします。",
                           "ここで対応します。",
                           "このスレで進めましょう。",
                           "連絡会を始めます。",
                           "関係者は全員ここで報告してください。",
                           "@here 手を貸してください。",
                           "起きてる人ヘルプ。",
                           "IC堤でいきます。",
                           "岸さんICでお願いします。",
                           "社長には今電話しました。",
                           "インシデント化しますね。"}) {
    EXPECT_EQ(declared_by(text, Tag::communication), at(9, 15)) << text;
  }
  for (const char* text : {"広告主さんに電話します。",
                           "店長たちに電話しました。",
                           "障害で入金できません。",
                           "部屋の予約が重なっています。",
                           "部長のお客様からのお電話でした。",
                           "この窓口が混んでいます。お客様に連絡しています。",
                           "本部はこの件を知っていますか。",
                           "全員ここに集まっているお客様にお詫びしています。",
                           "サーバの障害で動いていません。",
                           "プリンタのトラブルで切り替えました。",
                           "事故で入るのが遅れるそうです。",
                           "部長には私からまだ連絡していません。",
                           "異常で止まっています。",
                           "会議室の鍵が開きません。",
                           "インシデントではないと思います。",
                           "回線障害です。",
                           "障害を切り分けています。",
                           "メーカーのサポートにケースを切りました。",
                           "ここではまだ対応しません。",
                           "ICカードの岸さんの分が読めません。",
                           "優先度は下がりました。"}) {
    EXPECT_EQ(declared_by(text, Tag::communication), std::nullopt) << text;
  }
  EXPECT_EQ(declared_by("担当は未定で、まず起票だけしておきます。", Tag::followup), std::nullopt);
}

// Who takes the lead or drops everything opens it, whatever the message was taken for.
TEST(Milestones, WhoTakesTheLeadOpensIt) {
  const auto declared_by = [](const char* text, Tag which) {
    return time_of(
        {{at(9, 10), "岸本", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
         {at(9, 12), "川名", "うちもです。", {tag(Tag::symptom)}},
         {at(9, 15), "久我", text, {tag(which)}},
         {at(9, 18), "川名", "見ます。", {tag(Tag::investigation)}}},
        Milestone::declared);
  };
  for (const char* text :
       {"しばらく俺が旗を振ります。", "私がメインで見ます。", "久我持ちます。",
        "取りまとめは私がします。", "指揮は自分。", "保守の椎葉さんに来てもらいます。",
        "設備課の部長を呼びます。", "今日の荷は全員手を止めて。", "異常扱い。配達は出さない。",
        "所内緊急対応。", "指揮取る。", "では、仕切ります。"}) {
    EXPECT_EQ(declared_by(text, Tag::action), at(9, 15)) << text;
  }
  for (const char* text :
       {"報告書は私がまとめます。", "私が指揮ですか。", "私が持ってきたケーブルです。",
        "久我です。見ています。", "お客様を呼びます。", "川名さんに聞いてみます。",
        "配電盤の異常です。", "緊急停止ボタンを押しました。", "全員の画面で見えません。",
        "指揮取りますか。"}) {
    EXPECT_EQ(declared_by(text, Tag::action), std::nullopt) << text;
  }
  for (const char* text : {"岸本さんは現場、川名さんは業者に連絡。", "これは監視不能として宣言。",
                           "電話会議をつないだ。入って。", "ここを対応の場にいたします。"}) {
    EXPECT_EQ(declared_by(text, Tag::communication), at(9, 15)) << text;
  }
  for (const char* text : {"岸本さんと川名さんに聞いています。", "復旧を宣言。"}) {
    EXPECT_EQ(declared_by(text, Tag::communication), std::nullopt) << text;
  }
}

std::optional<Minute> closed_by(const char* text, std::vector<TagFinding> tags) {
  std::vector<Told> talk(kUsual.begin(), kUsual.end() - 1);
  talk.push_back({at(9, 40), "堤", text, std::move(tags)});
  return time_of(talk, Milestone::resolved);
}

// The recovery stands at 9:22.
TEST(Milestones, AClauseThatSaysNothingElseClosesIt) {
  for (const char* text :
       {"じゃ、閉めます。二重は36件でした。", "本件おわり。", "それでは収束とさせてください。",
        "落ち着いたので終わりにします。", "おつかれ、終わろう。", "以上で障害対応は終了です。",
        "本部を解きます。", "チケット閉じときます。", "解決済みにします。"}) {
    EXPECT_EQ(closed_by(text, {tag(Tag::impact)}), at(9, 40)) << text;
  }
  for (const char* text :
       {"電話連絡はここで終わりにします。", "確認してから閉めます。", "お中元の受付は終了です。",
        "蓋を閉めます。", "今日の配達は終わりです。"}) {
    EXPECT_EQ(closed_by(text, {tag(Tag::impact)}), at(9, 22)) << text;
  }
  EXPECT_EQ(closed_by("終わりでいいですか？", {tag(Tag::communication)}), at(9, 40));
}

TEST(Milestones, WhoDeniesTheCloseKeepsItOpen) {
  for (const char* text :
       {"クローズはせず朝番が見ます。", "部品の交換まではこの件しめないからな。",
        "それまで幕は引かんよ。", "収束とはできません。", "まだ閉められません。"}) {
    EXPECT_EQ(closed_by(text, {tag(Tag::communication)}), std::nullopt) << text;
  }
}

// Who does as asked says no more than that.
TEST(Milestones, WhoIsAskedToOpenItDoesSoInAWord) {
  std::vector<Told> talk(kUsual.begin(), kUsual.begin() + 1);
  talk.push_back({at(9, 14), "堤", "全社なら障害で立ててもらえますか。", {}});
  talk.push_back({at(9, 15), "岸", "立てます。", {tag(Tag::communication)}});
  EXPECT_EQ(time_of(talk, Milestone::declared), at(9, 15));
  talk[1].text = "貼り紙を立ててもらえますか。";
  EXPECT_EQ(time_of(talk, Milestone::declared), std::nullopt);
}

TEST(Milestones, TheHarmEndsNoLaterThanTheIncident) {
  const std::vector<Told> talk = {
      {at(9, 10), "岸", "映像が乱れています。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 50), "岸", "ずっと滑らかです。", {tag(Tag::recovery)}},
      {at(9, 55),
       "堤",
       "9時47分に復旧とします。",
       {tag(Tag::recovery), tag(Tag::communication)},
       {},
       {mention(Kind::point, at(9, 47), "9時47分")}},
  };
  EXPECT_EQ(time_of(talk, Milestone::mitigated), at(9, 47));
  EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 47));
}

// --- what a time that people name is the time of ---

std::optional<MilestoneTime> start_told(const char* text, TimeMention time,
                                        std::vector<TagFinding> tags) {
  const Analysis analysis =
      analysis_of({{at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 20), "堤", text, std::move(tags), {}, {std::move(time)}}});
  const Story story(analysis, *shipped_rules());
  return milestones(story, guesses(story))[static_cast<std::size_t>(Milestone::started)];
}

TEST(Milestones, TheTimeOfAnythingElseIsNoStart) {
  struct Case {
    const char* text;
    TimeMention time;
    Tag tag;
  };
  const Case kCases[] = {
      {"8時半の大阪便、12から積みました。", mention(Kind::point, at(8, 30), "8時半"), Tag::cause},
      {"8時半便の札です。", mention(Kind::point, at(8, 30), "8時半"), Tag::symptom},
      {"8時の会議で直す話をしました。", mention(Kind::point, at(8, 0), "8時"), Tag::cause},
      {"8時から会議なので刷れないと困ります。", mention(Kind::from, at(8, 0), "8時から"),
       Tag::symptom},
      {"基幹からは毎朝6時半に送っています。", mention(Kind::point, at(6, 30), "6時半"), Tag::cause},
      {"いつもは6時に置かれます。", mention(Kind::point, at(6, 0), "6時"), Tag::cause},
      {"時計は8時2分です。", mention(Kind::point, at(8, 2), "8時2分"), Tag::symptom},
      {"札には8時2分と出ています。", mention(Kind::point, at(8, 2), "8時2分"), Tag::symptom},
      {"スナップショットは8時。", mention(Kind::point, at(8, 0), "8時"), Tag::cause},
      {"8時の控えから戻せば刷れなくなった分も戻ります。", mention(Kind::point, at(8, 0), "8時"),
       Tag::cause},
      {"配信は8時予約です。", mention(Kind::point, at(8, 0), "8時"), Tag::investigation},
      {"8時5分頃に携帯へ入電がありました。", mention(Kind::point, at(8, 5), "8時5分頃"),
       Tag::symptom},
      {"予定の8時から40分遅れています。", mention(Kind::from, at(8, 0), "8時から"), Tag::symptom},
      {"8時5分ごろに店の、あの、レジの方から電話がありました。",
       mention(Kind::point, at(8, 5), "8時5分ごろ"), Tag::detection},
      {"開店9時やぞ。", mention(Kind::point, at(9, 0), "9時"), Tag::symptom},
      {"受信の記録では8時3分から届いております。", mention(Kind::from, at(8, 3), "8時3分から"),
       Tag::investigation},
      {"8時5分にアカウントを作りました。", mention(Kind::point, at(8, 5), "8時5分"),
       Tag::investigation},
      {"集計は8時に終わっています。", mention(Kind::point, at(8, 0), "8時"), Tag::symptom},
      {"取り込みは8時に正常終了。", mention(Kind::point, at(8, 0), "8時"), Tag::symptom},
      {"8時5分に、店の方から「刷り直したのに、札が白い」って電話が来たんですよ。",
       mention(Kind::point, at(8, 5), "8時5分"), Tag::symptom},
      {"店から最初に声が上がったのが8時5分です。", mention(Kind::point, at(8, 5), "8時5分"),
       Tag::symptom},
      {"8時5分に店長さんから直電がありました。", mention(Kind::point, at(8, 5), "8時5分"),
       Tag::symptom},
      {"8時5分、始めますね。札が刷れません。", mention(Kind::point, at(8, 5), "8時5分"),
       Tag::symptom},
      {"刷り終わりが遅れています。予定8:15", mention(Kind::point, at(8, 15), "8:15"), Tag::symptom},
      {"8時から並んだのに後の人に抜かれたと怒っておられます。",
       mention(Kind::from, at(8, 0), "8時から"), Tag::impact},
      {"開発は8時から見始めていて、刷れない札は32枚です。",
       mention(Kind::from, at(8, 0), "8時から"), Tag::symptom},
      {"8時ごろ何があったか見ています。", mention(Kind::point, at(8, 0), "8時ごろ"),
       Tag::investigation},
  };
  for (const auto& [text, time, which] : kCases) {
    EXPECT_FALSE(start_told(text, time,
                            {tag(which, which == Tag::cause ? Status::confirmed : Status::none)}))
        << text;
  }
}

// All that is said is since when, though no word of it tells of trouble.
TEST(Milestones, SinceWhenMayBeAllThatIsSaid) {
  const auto started =
      start_told("そうですね、8時1分からです。", mention(Kind::from, at(8, 1), "8時1分から"), {});
  ASSERT_TRUE(started);
  EXPECT_EQ(started->minute, at(8, 1));
  EXPECT_TRUE(start_told("8時1分に、その、線を切ったって現場から連絡がありました。",
                         mention(Kind::point, at(8, 1), "8時1分"), {tag(Tag::detection)}));
  EXPECT_TRUE(start_told("予定の8時1分を過ぎても終わりません。",
                         mention(Kind::point, at(8, 1), "8時1分"), {tag(Tag::symptom)}));
  // What was quoted goes on behind its comma; a machine wrote down when it stopped.
  EXPECT_TRUE(start_told("8時1分に「線を、切った」と言っています。",
                         mention(Kind::point, at(8, 1), "8時1分"), {tag(Tag::symptom)}));
  EXPECT_TRUE(start_told("圧力で停止しています。8時1分の履歴です。",
                         mention(Kind::point, at(8, 1), "8時1分"), {tag(Tag::symptom)}));
  EXPECT_FALSE(start_told("8時1分です。", mention(Kind::point, at(8, 1), "8時1分"), {}));
}

// What was told first is put right later: of the beginning, and of nothing else.
TEST(Milestones, ABeginningThatIsPutRightStandsForTheFirst) {
  struct Case {
    const char* text;
    int hour;
    int minute;
  };
  constexpr Case kCases[] = {
      {"発生は8:55でした。訂正します。", 8, 55},
      {"すみません、発生は8:50ではなく8:55でした。", 8, 55},
      {"訂正です。発生時刻は8:55です。", 8, 55},
      {"失礼しました、始まったのは正確には8:55です。", 8, 55},
      {"札を貼り替えたのは8:55の間違いです。", 8, 50},
      {"次の点検の開始は8:55でよろしいですか。", 8, 50},
  };
  for (const Case& one : kCases) {
    const std::vector<Told> talk = {
        {at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20),
         "岸",
         "8:50から刷れていませんでした。",
         {tag(Tag::symptom)},
         {},
         {mention(Kind::from, at(8, 50), "8:50から")}},
        {at(9, 30),
         "森",
         one.text,
         {tag(Tag::symptom)},
         {},
         {mention(Kind::point, at(8, 55), "8:55")}}};
    EXPECT_EQ(time_of(talk, Milestone::started), at(one.hour, one.minute)) << one.text;
  }
}

// A bot that lists what was changed says of none of it that it broke anything.
TEST(Milestones, AChangeInAListIsNoStart) {
  Analysis analysis =
      analysis_of({{at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 20),
                    "deploybot",
                    "printer-node rollout (started 8:55)",
                    {tag(Tag::cause, Status::confirmed)},
                    {},
                    {mention(Kind::point, at(8, 55), "8:55")}}});
  analysis.transcript.messages[1].bot = true;
  const Story story(analysis, *shipped_rules());
  EXPECT_FALSE(milestones(story, guesses(story))[static_cast<std::size_t>(Milestone::started)]);
}

TEST(Milestones, SinceWhenItIsWrongIsTheStart) {
  const std::pair<const char*, TimeMention> kCases[] = {
      {"8時40分から刷れていません。", mention(Kind::from, at(8, 40), "8時40分から")},
      {"8時の開局から9件おかしいです。", mention(Kind::point, at(8, 0), "8時")},
      {"8時41分の瞬時停止でエラーになりました。", mention(Kind::point, at(8, 41), "8時41分")},
      {"8時40分に印刷の機械が落ちました。", mention(Kind::point, at(8, 40), "8時40分")},
      {"成功が8時40分を境に減っています。", mention(Kind::point, at(8, 40), "8時40分")},
      {"8時40分からですね。", mention(Kind::from, at(8, 40), "8時40分から")},
      {"いちばん早いのが8時40分の札です。", mention(Kind::point, at(8, 40), "8時40分")},
      {"記録では8時40分が最初です。", mention(Kind::point, at(8, 40), "8時40分")},
  };
  for (const auto& [text, time] : kCases) {
    const auto start = start_told(text, time, {tag(Tag::symptom)});
    ASSERT_TRUE(start) << text;
    EXPECT_EQ(start->minute, time.minute) << text;
    EXPECT_FALSE(start->approximate) << text;
  }
}

TEST(Milestones, TheFirstOfTwoBeginningsIsTheStart) {
  EXPECT_EQ(time_of({{at(9, 10),
                      "岸",
                      "3台が止まりました。8時ごろからぽつぽつ、8時20分から急に。",
                      {tag(Tag::detection), tag(Tag::symptom)},
                      {},
                      {mention(Kind::from, at(8, 0), "8時ごろから"),
                       mention(Kind::from, at(8, 20), "8時20分から")}}},
                    Milestone::started),
            at(8, 0));
}

TEST(Milestones, WhatWasChangedAsTheCauseNamesItsTime) {
  for (const char* text : {"8時の定期処理で札の版が替わっていました。", "8時のリリースです。",
                           "8時の便で古い版が配られたのが原因です。"}) {
    const auto start = start_told(text, mention(Kind::point, at(8, 0), "8時"),
                                  {tag(Tag::cause, Status::confirmed)});
    ASSERT_TRUE(start) << text;
    EXPECT_EQ(start->minute, at(8, 0)) << text;
  }
}

// When the cause came about is about the start, and nothing is measured from it.
TEST(Milestones, TheTimeOfTheCauseIsAboutTheStart) {
  const Analysis analysis =
      analysis_of({{at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
                   {at(9, 20),
                    "堤",
                    "7時50分に札の版を新しくしたのが原因です。",
                    {tag(Tag::cause, Status::confirmed)},
                    {},
                    {mention(Kind::point, at(7, 50), "7時50分")}},
                   {at(9, 40), "岸", "版を戻しました。", {tag(Tag::action, Status::done)}},
                   {at(9, 42),
                    "岸",
                    "刷れるようになりました。復旧とします。",
                    {tag(Tag::recovery), tag(Tag::communication)}}});
  const Incident incident = compose(analysis, shipped_rules());
  const auto& start = incident.time(Milestone::started);
  ASSERT_TRUE(start);
  EXPECT_EQ(start->minute, at(7, 50));
  EXPECT_TRUE(start->approximate);
  for (const Duration& duration : incident.durations) {
    EXPECT_NE(duration.name, "detect");
    EXPECT_EQ(duration.from, (std::vector<int>{1})) << duration.label;
  }
  EXPECT_EQ(render(analysis, incident).find("7:50頃から"), std::string::npos);
}

// --- [STATUS], as people mark it ---

const std::vector<Told> kMarked = {
    {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
    {at(9, 12), "堤", "[STATUS] 調査中", {tag(Tag::communication)}},
    {at(9, 30), "岸", "決済が通るようになりました。", {tag(Tag::recovery)}},
    {at(9, 31), "堤", "[STATUS] 監視中", {tag(Tag::recovery)}},
    {at(9, 50), "堤", "[STATUS] 復旧", {tag(Tag::recovery)}},
    {at(9, 55), "岸", "まだ通らない店もあるらしいです。", {tag(Tag::symptom)}},
};

TEST(Milestones, AreThoseThatPeopleMarked) {
  EXPECT_EQ(time_of(kMarked, Milestone::declared), at(9, 12));
  EXPECT_EQ(time_of(kMarked, Milestone::mitigated), at(9, 31));
  EXPECT_EQ(time_of(kMarked, Milestone::resolved), at(9, 50));
}

TEST(Milestones, AMarkOfTheEndIsThatOfTheRepairWhereNothingElseIs) {
  const std::vector<Told> talk = {
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 50), "堤", "[STATUS] 復旧", {tag(Tag::recovery)}}};
  EXPECT_EQ(time_of(talk, Milestone::declared), at(9, 50));
  EXPECT_EQ(time_of(talk, Milestone::mitigated), at(9, 50));
  EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 50));
}

TEST(Milestones, AreOpenAgainWhereAMarkSaysSo) {
  std::vector<Told> talk = kMarked;
  talk.push_back({at(9, 58), "堤", "[STATUS] 調査中", {tag(Tag::communication)}});
  EXPECT_EQ(time_of(talk, Milestone::declared), at(9, 12));
  EXPECT_EQ(time_of(talk, Milestone::mitigated), std::nullopt);
  EXPECT_EQ(time_of(talk, Milestone::resolved), std::nullopt);
}

TEST(Milestones, StandAtTheTimeThatIsSaidBehindTheMark) {
  const std::vector<Told> talk = {
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 50),
       "堤",
       "[STATUS] 復旧 9時44分",
       {tag(Tag::recovery)},
       {},
       {mention(Kind::point, at(9, 44), "9時44分")}}};
  EXPECT_EQ(time_of(talk, Milestone::resolved), at(9, 44));
}

// Who tells that it broke down tells next by which mail that was noticed.
TEST(Detected, TheAlarmThatIsToldNextCameBefore) {
  const auto noticed = [](const char* who, const char* said, TimeMention when) {
    const Analysis analysis = analysis_of({
        {at(9, 35), "岸", "夜間の集計がこけた。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 36), "堤", "どれ？", {}},
        {at(9, 37), who, said, {tag(Tag::detection), tag(Tag::symptom)}, {}, {std::move(when)}},
    });
    const Story story(analysis, *shipped_rules());
    return milestones(story, guesses(story))[static_cast<std::size_t>(Milestone::detected)]->minute;
  };
  const auto point = [](int minute, const char* text) {
    return mention(TimeMention::Kind::point, at(9, minute), text);
  };
  EXPECT_EQ(noticed("岸", "32分に異常終了メールが来た。", point(32, "32分")), at(9, 32));
  EXPECT_EQ(noticed("岸", "9時30分にアラートが鳴った。", point(30, "9時30分")), at(9, 30));
  EXPECT_EQ(noticed("岸", "9時12分に店長さんから電話で、こけてるよと。", point(12, "9時12分")),
            at(9, 12));
  EXPECT_EQ(noticed("岸", "9時台に鳴った分は様子見でした。", point(0, "9時台")), at(9, 35));
  // by another, of no alarm, and one that should have come
  EXPECT_EQ(noticed("堤", "32分に異常終了メールが来た。", point(32, "32分")), at(9, 35));
  EXPECT_EQ(noticed("岸", "32分に集計が止まった。", point(32, "32分")), at(9, 35));
  EXPECT_EQ(noticed("岸", "32分にアラートが来ていない。", point(32, "32分")), at(9, 35));
}

}  // namespace
}  // namespace tenmatsu::composition
