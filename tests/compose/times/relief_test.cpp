// When the harm ended: as it was told afterwards, else by the step that a report of relief follows.

#include "compose/times/relief.hpp"

#include <gtest/gtest.h>

#include "compose/times/ending.hpp"
#include "compose/times/milestones.hpp"
#include "compose/times/told_course.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

std::optional<MilestoneTime> relief_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  return milestones(story, guesses(story))[static_cast<std::size_t>(Milestone::mitigated)];
}

// A talk that closes with `words` about the harm.
std::vector<Told> closed_with(const char* words, std::vector<Metric> figures,
                              std::vector<TimeMention> times) {
  return {
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 20), "岸", "設定を戻しました。", {tag(Tag::action, Status::done)}},
      {at(9, 34), "岸", "全店で通りました。", {tag(Tag::recovery)}},
      {at(9, 40), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
      {at(9, 45), "岸", words, {tag(Tag::impact)}, std::move(figures), std::move(times)},
  };
}

const TimeMention kFrom = mention(Kind::from, at(9, 2), "9時2分から");

// 「見えていたのは9時2分から9時20分まで」, told while the data are still put right.
TEST(Relief, TheEndThatIsToldBeforeTheCloseIsTaken) {
  const auto talk = [](Told told, Told next) {
    return std::vector<Told>{
        {at(9, 10), "岸", "日記が見えています。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", "入口を塞ぎました。", {tag(Tag::action, Status::done)}},
        std::move(told),
        std::move(next),
        {at(9, 50),
         "岸",
         "写し終わりました。元どおりです。",
         {tag(Tag::action, Status::done), tag(Tag::recovery)}},
        {at(9, 59), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
    };
  };
  const Told told{
      at(9, 30),          "堤", "見えていたのは9時2分から9時20分までです。",
      {tag(Tag::impact)}, {},   {kFrom, mention(Kind::until, at(9, 20), "9時20分まで")}};
  const Told far{at(9, 30),          "堤", "見えていたのは9時2分から9時26分までです。",
                 {tag(Tag::impact)}, {},   {kFrom, mention(Kind::until, at(9, 26), "9時26分まで")}};
  const Told calm{at(9, 35), "林", "ありがとうございます。", {}};
  EXPECT_EQ(relief_of(talk(told, calm))->minute, at(9, 20));
  EXPECT_NE(relief_of(talk(far, calm))->minute, at(9, 26));
}

struct Course {
  const char* words;
  std::vector<Metric> figures;
  std::vector<TimeMention> times;
  std::optional<Minute> end;
};

TEST(ToldCourse, IsReadInTheWaysInWhichPeopleTellIt) {
  const Course kCases[] = {
      {"影響は9時2分から9時31分までです。",
       {},
       {kFrom, mention(Kind::until, at(9, 31), "9時31分まで")},
       at(9, 31)},
      {"9時2分から9時31分までに失敗した決済が40件です。",
       {},
       {kFrom, mention(Kind::deadline, at(9, 31), "9時31分までに")},
       at(9, 31)},
      {"使えなかったのは9時2分から9時31分の29分間です。",
       {metric(29, "分", "", "29分間")},
       {kFrom, mention(Kind::point, at(9, 31), "9時31分")},
       at(9, 31)},
      {"9時2分から29分間、決済が止まりました。",
       {metric(29, "分", "", "29分間")},
       {kFrom},
       at(9, 31)},
      // The length does not bear it out.
      {"9時2分から監視して、9時31分の5分間だけ重かったです。",
       {metric(5, "分", "", "5分間")},
       {kFrom, mention(Kind::point, at(9, 31), "9時31分")},
       std::nullopt},
      {"9時2分からの失敗が29件です。", {metric(29, "件", "", "29件")}, {kFrom}, std::nullopt},
  };
  for (const auto& [words, figures, times, end] : kCases) {
    const Analysis analysis = analysis_of(closed_with(words, figures, times));
    const auto course = told_course(Story(analysis, *shipped_rules()), 4);
    EXPECT_EQ(course ? std::optional(course->to.minute) : std::nullopt, end) << words;
  }
}

TEST(Relief, IsWhatWasToldAfterwards) {
  const auto relief =
      relief_of(closed_with("影響は9時2分から9時31分までです。", {},
                            {kFrom, mention(Kind::until, at(9, 31), "9時31分まで")}));
  ASSERT_TRUE(relief);
  EXPECT_EQ(relief->minute, at(9, 31));
}

TEST(Relief, ARoundedEndTakesTheMinuteOfTheReportNearIt) {
  const auto relief = relief_of(closed_with("影響は9時2分から9時半までです。", {},
                                            {kFrom, mention(Kind::until, at(9, 30), "9時半まで")}));
  ASSERT_TRUE(relief);
  EXPECT_EQ(relief->minute, at(9, 34));
  EXPECT_EQ(relief->events, (std::vector<int>{3, 5}));
}

// 「から30分」 tells the minute, 「から半時間」 does not.
TEST(ToldCourse, ALengthInHoursNamesNoMinute) {
  for (const auto& [words, length, rounded] :
       {std::tuple{"9時2分から30分間でした。", metric(30, "分", "", "30分間"), false},
        std::tuple{"9時2分から0.5時間でした。", metric(0.5, "時間", "", "0.5時間"), true}}) {
    const Analysis analysis = analysis_of(closed_with(words, {length}, {kFrom}));
    const auto course = told_course(Story(analysis, *shipped_rules()), 4);
    ASSERT_TRUE(course) << words;
    EXPECT_EQ(course->rounded, rounded) << words;
  }
}

TEST(Relief, AReportThatLeavesARestIsNotTheEnd) {
  for (const char* rest : {"3店は通りました。残り5店はこれからです。", "半分くらい戻りました。"}) {
    const auto relief = relief_of({
        {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", rest, {tag(Tag::recovery)}},
        {at(9, 50), "岸", "全店で通りました。", {tag(Tag::recovery)}},
        {at(9, 59), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
    });
    ASSERT_TRUE(relief) << rest;
    EXPECT_EQ(relief->minute, at(9, 50)) << rest;
  }
}

// A sample shows that a step works; the harm ends where the step has reached all.
TEST(Relief, AReportOfOnePieceIsNotTheEnd) {
  const auto talk_with = [](const char* first) {
    return std::vector<Told>{
        {at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", first, {tag(Tag::recovery)}},
        {at(9, 44), "岸", "14窓口すべて刷れています。", {tag(Tag::recovery)}},
        {at(9, 50), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}}};
  };
  for (const char* first : {"1枚目は刷れました。", "途中経過だと刷れています。"}) {
    const auto found = relief_of(talk_with(first));
    ASSERT_TRUE(found) << first;
    EXPECT_EQ(found->minute, at(9, 44)) << first;
  }
  std::vector<Told> talk = talk_with("刷れるようになりました。");
  talk[2].text = "いまも刷れています。";
  EXPECT_EQ(relief_of(talk)->minute, at(9, 20));
}

TEST(Relief, AStepTakenEverywhereIsTheEndHoweverLateItIsSeen) {
  std::vector<Told> talk = {
      {at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 20), "岸", "全台に入れました。", {tag(Tag::action, Status::done)}},
      {at(10, 20), "堤", "刷れています。", {tag(Tag::recovery)}},
      {at(10, 30), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}}};
  EXPECT_EQ(relief_of(talk)->minute, at(9, 20));
  talk[1].text = "入れ始めました。";
  talk[1].tags = {tag(Tag::action, Status::started)};
  EXPECT_EQ(relief_of(talk)->minute, at(10, 20));
}

// 「以降1件も増えてません」: what did harm has stopped, however long the rest is worked on.
TEST(Relief, IsWhereNoMoreOfTheHarmComes) {
  const auto talk_with = [](const char* said, Tag other) {
    return relief_of(
        {{at(9, 10), "岸", "二重に引かれています。", {tag(Tag::detection), tag(Tag::symptom)}},
         {at(9, 30), "岸", said, {tag(Tag::action, Status::done)}},
         {at(9, 50), "岸", "控えを1枚入れました。", {tag(Tag::action, Status::done), tag(other)}},
         {at(10, 30), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}}});
  };
  for (const char* said :
       {"止めました。以降1件も増えていません。", "子のジョブも落とし、もう1通も出てないです。"}) {
    EXPECT_EQ(talk_with(said, Tag::action)->minute, at(9, 30)) << said;
  }
  EXPECT_EQ(talk_with("止めました。", Tag::action)->minute, at(9, 50));
  EXPECT_EQ(talk_with("止めました。", Tag::investigation)->minute, at(9, 30));
}

// What is put in by hand afterwards is not what ended it.
TEST(Relief, TroubleOfTheWorkAfterwardsMovesNoEnd) {
  const std::vector<Told> talk = {
      {at(9, 10), "岸", "札が刷れません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 30), "岸", "戻しました。", {tag(Tag::action, Status::done)}},
      {at(9, 32), "岸", "刷れています。", {tag(Tag::recovery)}},
      {at(9, 50), "岸", "手書きの分が読めないので打ち込んでいます。", {tag(Tag::symptom)}},
      {at(10, 20), "岸", "打ち終わりました。", {tag(Tag::action, Status::done)}},
      {at(10, 25), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}}};
  EXPECT_EQ(relief_of(talk)->minute, at(9, 30));
}

TEST(Relief, AReportThatTheRestIsWellTooIsTheEnd) {
  constexpr std::pair<const char*, bool> kCases[] = {
      {"残りも通りました。", false},         {"残りの店も決済が通りました。", false},
      {"のこりの端末も戻りました。", false}, {"残りの店はまだです。", true},
      {"残りもう少しです。", true},          {"残りのものを流しています。", true},
      {"残り2店以外は通りました。", true},   {"全店で通りました。", false},
  };
  for (const auto& [said, leaves] : kCases) {
    const Analysis analysis = analysis_of({{at(9, 10), "岸", said, {tag(Tag::recovery)}}});
    EXPECT_EQ(leaves_rest(Story(analysis, *shipped_rules()), 1), leaves) << said;
  }
}

TEST(Relief, AFindingAfterTheStepIsNoNewTrouble) {
  const auto relief = relief_of({
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 20), "岸", "設定を戻しました。", {tag(Tag::action, Status::done)}},
      {at(9, 22), "岸", "通るようになりました。", {tag(Tag::recovery)}},
      {at(9, 30), "堤", "ログに失敗が40件あります。", {tag(Tag::investigation), tag(Tag::symptom)}},
      {at(9, 31), "森", "40人が払えていません。", {tag(Tag::symptom), tag(Tag::impact)}},
      {at(9, 50), "堤", "正常なので収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
  });
  ASSERT_TRUE(relief);
  EXPECT_EQ(relief->minute, at(9, 20));
}

// Who comes back, and what is sent or told, ends no harm.
TEST(Relief, IsNoLetterAndNobodyWhoComesBack) {
  for (const auto& [said, status] : {std::pair{"昼休みから戻りました。", Status::none},
                                     std::pair{"席に戻りました。", Status::none},
                                     std::pair{"手順をお送りいたしました。", Status::done},
                                     std::pair{"お客様にメールしました。", Status::done}}) {
    const Tag which = status == Status::none ? Tag::recovery : Tag::action;
    const auto relief = relief_of({
        {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", said, {tag(which, status)}},
        {at(9, 40), "岸", "設定を戻しました。", {tag(Tag::action, Status::done)}},
        {at(9, 55), "岸", "通るようになりました。", {tag(Tag::recovery)}},
        {at(9, 59), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
    });
    ASSERT_TRUE(relief) << said;
    EXPECT_GE(relief->minute, at(9, 40)) << said;
  }
}

// What is told later happened when it is said to have happened.
TEST(Relief, IsAtTheTimeThatIsToldForTheStep) {
  const auto relief = relief_of({
      {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 43),
       "岸",
       "9時36分に切り戻しが完了して、全店で通っています。",
       {tag(Tag::action, Status::done), tag(Tag::recovery)},
       {},
       {mention(Kind::point, at(9, 36), "9時36分")}},
      {at(9, 55), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
  });
  ASSERT_TRUE(relief);
  EXPECT_EQ(relief->minute, at(9, 36));
}

TEST(Relief, IsNoneWhereThereWasNoIncident) {
  for (const char* verdict :
       {"誤報でした。閉じます。", "障害ではなかった、ということで閉じます。"}) {
    const std::vector<Told> talk = {
        {at(9, 10), "監視", "温度が34度です。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", "センサーを戻しました。", {tag(Tag::action, Status::done)}},
        {at(9, 22), "岸", "24度です。", {tag(Tag::recovery)}},
        {at(9, 30), "堤", verdict, {tag(Tag::recovery), tag(Tag::communication)}},
    };
    EXPECT_FALSE(relief_of(talk)) << verdict;
    const Analysis analysis = analysis_of(talk);
    EXPECT_EQ(no_incident(Story(analysis, *shipped_rules())), 4) << verdict;
  }
}

TEST(Relief, AVerdictThatIsPlannedDeniedOrOverturnedIsNone) {
  for (const char* other :
       {"空振りしたら異常終了にします。", "誤報じゃないです。", "誤報でしょうか。"}) {
    const Analysis analysis = analysis_of({
        {at(9, 10), "監視", "温度が34度です。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 30), "堤", other, {tag(Tag::communication)}},
    });
    EXPECT_EQ(no_incident(Story(analysis, *shipped_rules())), 0) << other;
  }
  const Analysis analysis = analysis_of({
      {at(9, 10), "堤", "診断の予定でした。誤報です。", {tag(Tag::communication)}},
      {at(9, 20), "岸", "ログインの失敗が増えています。", {tag(Tag::symptom)}},
  });
  EXPECT_EQ(no_incident(Story(analysis, *shipped_rules())), 0);
}

// The end is the time that is told for it, where that is past; an end to come is none yet.
TEST(Ending, IsAtTheTimeThatIsToldForIt) {
  struct Case {
    const char* text;
    TimeMention time;
    std::optional<Minute> end;
  };
  const Case kCases[] = {
      {"じゃ9時45分で終わり。お疲れ。", mention(Kind::point, at(9, 45), "9時45分"), at(9, 45)},
      {"9時45分をもって終息します。", mention(Kind::point, at(9, 45), "9時45分"), at(9, 45)},
      {"ほな9時45分で片付いたことにする。", mention(Kind::point, at(9, 45), "9時45分"), at(9, 45)},
      {"9時40分の便も出たので、9時45分でクローズします。",
       mention(Kind::point, at(9, 45), "9時45分"), at(9, 45)},
      {"10時15分で締めましょうか。", mention(Kind::point, at(10, 15), "10時15分"), at(9, 20)},
      {"10時15分で締めます。", mention(Kind::point, at(10, 15), "10時15分"), at(9, 20)},
      {"9時45分で作業を終えました。終わりです。", mention(Kind::point, at(9, 45), "9時45分"),
       at(9, 50)},
  };
  for (const auto& [text, time, end] : kCases) {
    const Tag other = end == at(9, 50) ? Tag::recovery : Tag::communication;
    const Analysis analysis = analysis_of({
        {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", "全店で通りました。", {tag(Tag::recovery)}},
        {at(9, 50), "堤", text, {tag(other)}, {}, {time}},
    });
    const auto found = resolved(Story(analysis, *shipped_rules()));
    EXPECT_EQ(found ? std::optional(found->minute) : std::nullopt, end) << text;
  }
}

TEST(Ending, StaysOpenWhereTheTalkSaysSo) {
  for (const char* open :
       {"電話は切りますが、障害は閉じません。16時にまた集まりましょう。",
        "照会だけ未復旧のままです。", "部品が届いたら再開します。ここで一度区切ります。",
        "残りは引き続き対応いたします。", "残りは明日やります。今日はここまで。"}) {
    const Analysis analysis = analysis_of({
        {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", "東の店は通りました。", {tag(Tag::recovery)}},
        {at(9, 30), "堤", open, {tag(Tag::communication)}},
    });
    EXPECT_TRUE(open_at_end(Story(analysis, *shipped_rules()))) << open;
  }
}

TEST(Ending, AReviewThatComesLaterLeavesNothingOpen) {
  for (const char* review :
       {"振り返りは来週またここでやります。お疲れさまでした。", "報告書の続きは明日やります。"}) {
    const Analysis analysis = analysis_of({
        {at(9, 10), "岸", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}},
        {at(9, 20), "岸", "全店で通りました。", {tag(Tag::recovery)}},
        {at(9, 30), "堤", review, {tag(Tag::communication)}},
    });
    EXPECT_FALSE(open_at_end(Story(analysis, *shipped_rules()))) << review;
  }
}

TEST(Ending, AnEndThatTheNextOneDeniesIsNone) {
  const Analysis analysis = analysis_of({
      {at(9, 10), "岸", "番号が弾かれます。", {tag(Tag::detection), tag(Tag::symptom)}},
      {at(9, 20), "岸", "完全復旧です。", {tag(Tag::recovery), tag(Tag::communication)}},
      {at(9, 21), "堤", "いや、まだ古い番号の人が残っています。", {}},
      {at(9, 50), "堤", "9時45分で収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
  });
  EXPECT_EQ(closing_event(Story(analysis, *shipped_rules())), 4);
}

// A step after which the trouble came back did not end it; the next that held did.
TEST(Relief, IsOfTheStepThatHeld) {
  const auto made = [](Minute minute, int n, const char* verdict) {
    Action action;
    action.status = Status::done;
    action.done = action.minute = minute;
    action.statement = {"x", {n}};
    action.verdict = verdict;
    return action;
  };
  const MilestoneTime relief{at(9, 20), false, {2}};
  const MilestoneTime end{at(9, 50), false, {9}};
  const std::vector<Action> held{made(at(9, 20), 2, ""), made(at(9, 40), 6, "")};
  EXPECT_EQ(lasting_relief(held, relief, end)->minute, at(9, 20));
  const std::vector<Action> fell{made(at(9, 20), 2, "再発"), made(at(9, 40), 6, "")};
  EXPECT_EQ(lasting_relief(fell, relief, end)->minute, at(9, 40));
  EXPECT_EQ(lasting_relief(fell, relief, end)->events, std::vector<int>{6});
  const std::vector<Action> late{made(at(9, 20), 2, "再発"), made(at(9, 55), 11, "")};
  EXPECT_FALSE(lasting_relief(late, relief, end));
  EXPECT_FALSE(lasting_relief({made(at(9, 20), 2, "再発")}, relief, end));
  EXPECT_FALSE(lasting_relief(fell, std::nullopt, end));
}

}  // namespace
}  // namespace tenmatsu::composition
