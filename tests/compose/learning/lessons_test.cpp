// What is learnt from how it went.

#include "compose/learning/lessons.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

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

// Of another department, and looking into nothing: those who suffered from it told of it.
TEST(Lessons, WhoOnlySuffersFromItIsAPerson) {
  const auto first = [](const char* speaker, const char* text, std::vector<Told> rest = {}) {
    rest.insert(rest.begin(), {at(9, 20), speaker, text, {}});
    return learnt(rest, Lesson::Kind::went_wrong, noticed_after(20));
  };
  EXPECT_THAT(first("市場課_堤", "せりの端末が押しても動きません。"),
              ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("窯元 堤", "釉薬の伝票が一枚も出てきません。"),
              ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("堤（乗り場）", "改札の札が全部欠航になっています。"),
              ElementsAre(HasSubstr("人からの連絡")));
  EXPECT_THAT(first("搾乳班 堤", "乳量の画面が昨日のままです。"),
              ElementsAre(HasSubstr("人からの連絡")));
  for (const auto& [speaker, text, rest] :
       {std::tuple{"堤", "せりの端末が押しても動きません。", std::vector<Told>{}},
        std::tuple{"市場課_堤", "せりの端末のしきい値を超えました。", std::vector<Told>{}},
        std::tuple{"市場課_堤", "せりの端末が押しても動きません。",
                   std::vector<Told>{{at(9, 21), "岸", "警報も来ました。", {}}}},
        std::tuple{"市場課_堤", "せりの端末が押しても動きません。",
                   std::vector<Told>{
                       {at(9, 40), "市場課_堤", "配線を見ました。", {tag(Tag::investigation)}}}}}) {
    EXPECT_THAT(first(speaker, text, rest), Not(Contains(HasSubstr("人からの連絡")))) << text;
  }
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

// The list of steps has the whole way from the proposal; the lesson says what was done.
TEST(Lessons, TellTheStepThatDidNotHelpAsADeed) {
  const std::pair<const char*, const char*> kSteps[] = {
      {"昨日の版に戻せるか → 釜の表を昨日の版に戻した", ": 釜の表を昨日の版に戻した"},
      {"お気持ちは分かる。札を3番の窓に移す → やった", ": 札を3番の窓に移した"},
      {"改札機の入れ替え完了", ": 改札機の入れ替えが完了した"},
      {"予備の釜を1台から3台に増やす → 増やした", ": 予備の釜を1台から3台に増やした"},
      {"荷札を消してもよいかと思われる → 消し終わった", "かと思われる → 消し終わった"},
      {"弁を替える案 → 済み", "弁を替える案 → 済み"},
      {"釜の火が消えていた", ": 釜の火が消えていた"},
      {"替えたが湯の温度は変わらない", ": 替えたが湯の温度は変わらない"},
  };
  for (const auto& [text, told] : kSteps) {
    Incident incident;
    Action action;
    action.status = Status::done;
    action.failed = true;
    action.statement = {text, {1}};
    incident.actions = {action};
    EXPECT_THAT(learnt({{at(9, 0), "岸", "やりました。", {}}}, Lesson::Kind::went_wrong, incident),
                ElementsAre(HasSubstr(told)))
        << text;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
