// What came of steps.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "compose/steps/told_steps.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Steps, ABareReportWithItsEffectIsTold) {
  const auto found = actions_of({
      {at(9, 0), "岸", "戻しました。", {step(Status::done)}},
      {at(9, 3), "堤", "エラーは0.1%に戻りました。", {tag(Tag::recovery)}},
  });
  EXPECT_THAT(found, SizeIs(1));
}

TEST(Steps, WhatWasBrokenOffMadeNothingWorse) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1番の釜の点火は中断しました。", {step(Status::done)}},
      {at(9, 1), "堤", "湯の温度が悪化しています。", {tag(Tag::symptom)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "");
}

TEST(Steps, WhatAnotherMachineDoesIsNoEffect) {
  const auto found = actions_of({
      {at(9, 0), "岸", "1号機を落としました。", {step(Status::done)}},
      {at(9, 20), "堤", "誤った値を3名分入れ直しました。", {step(Status::done)}},
      {at(9, 25), "岸", "1号機が立ち上がりました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_FALSE(found[1].effect.has_value());
}

struct OutcomeCase {
  const char* about;
  std::vector<Told> after;
  const char* verdict;
  const char* effect;  // a part of it; empty for none
};

const OutcomeCase kOutcomes[] = {
    {"better at once",
     {{at(9, 2), "堤", "エラーが収まりました。", {tag(Tag::recovery)}}},
     "",
     "収ま"},
    {"no better",
     {{at(9, 2), "堤", "まだ変わりません。", {tag(Tag::symptom)}}},
     "効果なし",
     "変わら"},
    {"worse", {{at(9, 2), "堤", "かえって悪くなってます。", {tag(Tag::symptom)}}}, "悪化", "悪く"},
    {"better by a part",
     {{at(9, 2), "堤", "まだ変わりません。", {tag(Tag::symptom)}},
      {at(9, 4), "堤", "設定の変更は効いてて、新しい人は見えてます。", {tag(Tag::investigation)}}},
     "",
     "効いて"},
    {"well, and then not",
     {{at(9, 2), "堤", "エラーが収まりました。", {tag(Tag::recovery)}},
      {at(9, 20), "堤", "また落ちた。", {tag(Tag::symptom)}}},
     "再発",
     "また落ちた"},
    {"fewer failures are no failure",
     {{at(9, 2), "堤", "失敗が毎分60回まで減りました。", {tag(Tag::recovery)}}},
     "",
     "減"},
    {"another step was done first",
     {{at(9, 2), "堤", "回線を切り替えました。", {step(Status::done)}},
      {at(9, 3), "堤", "エラーが収まりました。", {tag(Tag::recovery)}}},
     "",
     ""},
    {"the closing",
     {{at(9, 5), "堤", "9時5分で収束とします。", {tag(Tag::recovery), tag(Tag::communication)}}},
     "",
     ""},
};

TEST(Steps, HaveTheOutcomeThatIsSaidOfThem) {
  for (const OutcomeCase& one : kOutcomes) {
    SCOPED_TRACE(one.about);
    std::vector<Told> talk{{at(9, 0), "岸", "設定の変更を戻しました。", {step(Status::done)}}};
    talk.insert(talk.end(), one.after.begin(), one.after.end());
    const auto found = actions_of(talk);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].verdict, one.verdict);
    EXPECT_EQ(found[0].failed, *one.verdict != '\0');
    ASSERT_EQ(found[0].effect.has_value(), *one.effect != '\0');
    if (found[0].effect) {
      EXPECT_THAT(found[0].effect->text, HasSubstr(one.effect));
    }
  }
}

TEST(Steps, ACountOfFailuresAndANewCopyAreNoVerdict) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"残りを流し終わりました。失敗は3件で、取り消し済みのものです。", ""},
      {"入館証を再発行しました。", ""},
      {"残りを流しました。失敗率は0.1%です。", ""},
      {"失敗した人へ送り直しました。", ""},
      {"再発防止の設定を入れました。", ""},
      {"設定を戻しました。再発はしていません。", ""},
      {"設定を戻しました。以後の再発は確認されていません。", ""},
      {"設定を戻しましたが、症状が再発しとる。", "再発"},
      {"設定を戻しましたが、アラートが再発。", "再発"},
      {"設定を戻しましたが、切り替えが失敗。", "失敗"},
      {"残りを流しましたが、途中で失敗しました。", "失敗"},
  };
  for (const auto& [said, verdict] : kCases) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].verdict, verdict) << said;
  }
}

TEST(Steps, WhatAnotherThingDoesIsNoVerdict) {
  for (const char* said :
       {"sysctlの上書きが効いていない。", "「また切れた」というお電話が来ています。"}) {
    const auto found =
        actions_of({{at(9, 0), "岸", "イメージの配布を止めました。", {step(Status::done)}},
                    {at(9, 2), "堤", said, {tag(Tag::symptom)}}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_THAT(found[0].verdict, IsEmpty()) << said;
  }
}

TEST(Steps, NewsAreCreditedToOneStep) {
  const auto found = actions_of({
      {at(9, 0), "岸", "5人こっちに回します。", {step(Status::started)}},
      {at(9, 1), "堤", "盛岡便を優先で積みました。", {step(Status::done)}},
      {at(9, 9), "岸", "盛岡便が戻りました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_FALSE(found[0].effect.has_value());
  EXPECT_TRUE(found[1].effect.has_value());
}

TEST(Steps, PlansAndTheClosingAreNoOutcome) {
  const std::vector<std::string> said = {"残りは明日の朝に開けましょう。", "これで収束とします。",
                                         "ここで終わりにします。"};
  for (const std::string& text : said) {
    SCOPED_TRACE(text);
    const auto found =
        actions_of({{at(9, 0), "岸", "ゲートを再起動しました。", {step(Status::done)}},
                    {at(9, 2), "堤", text, {tag(Tag::recovery), tag(Tag::communication)}}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found[0].effect.has_value());
  }
}

TEST(Steps, WhatTheReportDeniesIsNoSuccess) {
  const auto found = actions_of({
      {at(9, 0), "岸", "修正を当てました。でも端末が戻ってこない。", {step(Status::done)}},
      {at(9, 3), "堤", "鍵が見つかって抜けました。", {tag(Tag::recovery)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "効果なし");
}

TEST(Steps, WhatComesBackGoesOnNoMore) {
  for (const auto& [said, verdict] :
       std::vector<std::pair<const char*, const char*>>{{"表示も戻ってきました。", ""},
                                                        {"台数も戻ってきてる。", ""},
                                                        {"端末が戻ってきません。", "効果なし"},
                                                        {"端末が戻ってきていない。", "効果なし"}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "受付の制限を解除しました。", {step(Status::done)}},
        {at(9, 3), "堤", said, {tag(Tag::symptom), tag(Tag::recovery)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].verdict, verdict) << said;
  }
}

// 「止まらない」 of a leak is bad, of a conveyor that runs again good; what must be done first, or
// is a part, judges no step.
TEST(Steps, WhatGoesOnAsBeforeHadNoEffect) {
  const struct {
    const char* said;
    Tag second;
    const char* verdict;
  } kCases[] = {
      {"温度が変わっておりません。", Tag::symptom, "効果なし"},
      {"だめだ、湯があふれてます。", Tag::symptom, "効果なし"},
      {"列が減りません。", Tag::symptom, "効果なし"},
      {"水漏れが止まりません。", Tag::symptom, "効果なし"},
      {"券売機はまだ赤のままです。", Tag::symptom, "効果なし"},
      {"窓口の端末はまだ503です。", Tag::symptom, "効果なし"},
      {"10分流しても止まらないです。", Tag::recovery, ""},
      {"圧は戻って、下がりません。", Tag::recovery, ""},
      {"弁を替えないとだめだ。", Tag::symptom, ""},
      {"8分で40本しか減らない。", Tag::symptom, ""},
      {"溜まった分は流し切るまで減らないです。", Tag::symptom, ""},
      {"3番の窓だけまだ赤です。", Tag::symptom, ""},
  };
  for (const auto& [said, second, verdict] : kCases) {
    const auto found = actions_of({
        {at(9, 0), "岸", "予備の釜の弁を閉めました。", {step(Status::done)}},
        {at(9, 3), "堤", said, {tag(Tag::symptom), tag(second)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].verdict, verdict) << said;
  }
}

TEST(Steps, TheNextTryTellsThatTheOneBeforeFailed) {
  const auto found = actions_of({
      {at(9, 0), "岸", "札を3日分まとめて印刷に回しました。", {step(Status::done)}},
      {at(10, 30),
       "岸",
       "失敗しました。用紙が2日目で切れています。1日ずつ印刷し直しています。",
       {step(Status::done)}},
      {at(11, 0), "岸", "印刷し直しました。", {step(Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].statement.events.front(), 1);
  EXPECT_TRUE(found[0].failed);
  EXPECT_EQ(found[1].status, Status::done);
  EXPECT_FALSE(found[1].failed);
}

TEST(Steps, AFailureOfSomeOrOfNoneIsNone) {
  for (const char* said : {"札4枚のうち3枚を差し替えました。1枚だけ通りません。",
                           "棚を2番に替えました。以降の失敗は発生していません。"}) {
    const auto found = actions_of({{at(9, 0), "岸", said, {step(Status::done)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_FALSE(found[0].failed) << said;
  }
}

TEST(Steps, WhoComesIsNoOutcome) {
  for (const auto& [said, tells] :
       std::vector<std::pair<const char*, bool>>{{"いま家に着きました。", false},
                                                 {"帰宅しました。", false},
                                                 {"だいぶ落ち着きました。", true}}) {
    const auto found = actions_of({
        {at(9, 0), "岸", "入口の棚を2番に替えました。", {step(Status::done)}},
        {at(9, 5), "堤", said, {tag(Tag::recovery)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].effect.has_value(), tells) << said;
  }
}

TEST(Steps, BothHalvesOfWhatCameOfItAreTold) {
  const auto found = actions_of({
      {at(9, 0), "岸", "入口の棚を2番に替えました。", {step(Status::done)}},
      {at(9, 5),
       "堤",
       "詰まりはしなくなった。でも列は相変わらず伸びています。",
       {tag(Tag::symptom)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].verdict, "");
  ASSERT_TRUE(found[0].effect);
  EXPECT_THAT(found[0].effect->text, HasSubstr("しなくなった"));
  EXPECT_THAT(found[0].effect->text, HasSubstr("伸びている"));
}

TEST(Steps, WhatIsHeldYetMadeNoStepVain) {
  const auto verdict = [](const char* next) {
    const auto found = actions_of({
        {at(9, 0), "岸", "古い札を抜きました。", {step(Status::done)}},
        {at(9, 2), "岸", "まだ出ません。", {tag(Tag::symptom)}},
        {at(9, 3), "堤", next, {step(Status::started)}},
    });
    return found.empty() ? std::string("?") : found[0].verdict;
  };
  EXPECT_EQ(verdict("読み取り機が前の番号を覚えたままなので、消します。"), "");
  EXPECT_EQ(verdict("すみません、左の札を抜いていました。やり直します。"), "");
  EXPECT_NE(verdict("では電源を入れ直します。"), "");
}

TEST(Steps, ADeedWithoutItsVerbIsToldWithWhatCameOfIt) {
  const auto found = actions_of({
      {at(9, 0), "岸", "aをdrain。列がなくなるのを待って9:10に0になった", {step(Status::started)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("aをdrain"));
}

}  // namespace
}  // namespace tenmatsu::composition
