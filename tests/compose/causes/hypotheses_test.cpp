// The way of suspicions from who raised them to their end.

#include "compose/causes/hypotheses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>
#include <utility>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/causes/told_causes.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const Told kCertificate{
    at(9, 5), "堤", "証明書の期限切れが原因でした。", {tag(Tag::cause, Status::confirmed)}};

TEST(Hypotheses, FollowASuspicionToItsEnd) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "ネットワークの障害かもしれません。", {cause(Status::suspected)}},
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

TEST(Hypotheses, ACauseThatWasClearAtOnceIsNone) {
  const Analysis analysis = analysis_of({kCertificate});
  const Story story(analysis, *shipped_rules());
  EXPECT_THAT(hypotheses(story, causes(story, guesses(story))), IsEmpty());
}

TEST(Hypotheses, AnObjectionGivesItsReasonAndAGuessIsNoEvidence) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "無線が弱いのかもしれません。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "私も無線が弱いのかもしれないと思います。", {cause(Status::suspected)}},
      {at(9, 5),
       "岸",
       "14台とも余裕がありますので、無線ではなさそうです。",
       {cause(Status::ruled_out)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto found = hypotheses(story, causes(story, guesses(story)));
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].steps, SizeIs(3));
  EXPECT_EQ(found[0].steps[1].part, Hypothesis::Part::raised);
  EXPECT_EQ(found[0].steps[2].part, Hypothesis::Part::opposed);
  EXPECT_EQ(found[0].steps[2].statement.text, "14台とも余裕があるので、無線ではなさそう");
}

TEST(Hypotheses, AVerdictThatNamesNothingHasItsEvidenceBeforeIt) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", "部門ごとの上限ではないですか。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "上限4TBに対して2.1TBです。違うと思います。", {cause(Status::ruled_out)}},
  });
  const Story story(analysis, *shipped_rules());
  const auto found = hypotheses(story, causes(story, guesses(story)));
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].steps, SizeIs(2));
  EXPECT_THAT(found[0].steps[1].statement.text, HasSubstr("2.1TB"));
}

TEST(Hypotheses, WhatSpeaksForAGuessIsToldWithWhatWasFound) {
  const std::tuple<const char*, const char*, const char*> proofs[] = {
      {"設定の変更かもしれません。",
       "拒否の記録が約2,000件残っています。原因は設定の変更と特定しました。", "約2,000件"},
      {"版の余白のせいかもしれません。",
       "左端の印が2ミリ外に出ています。原因は版の余白で確定です。", "2ミリ"},
      {"照明の電源かもしれません。",
       "受信の雑音が38まで跳ねました。原因は照明の電源で間違いないです。", "38まで"},
      {"棚札の重なりかもしれません。",
       "同じ番号が7列目に残っています。原因は棚札の重なりと判明しました。", "7列目"},
      {"旧版の残りかもしれません。",
       "控えの領域だけで11.8TBありました。原因は旧版の残りで確定です。", "11.8TB"},
      {"給湯弁の固着かもしれません。",
       "湯の温度が12度のままでした。原因は給湯弁の固着と特定しました。", "12度"},
  };
  for (const auto& [guess, said, part] : proofs) {
    const Analysis analysis = analysis_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 5), "堤", said, {cause(Status::confirmed)}},
    });
    const Story story(analysis, *shipped_rules());
    const auto found = hypotheses(story, causes(story, guesses(story)));
    ASSERT_THAT(found, SizeIs(1)) << said;
    ASSERT_THAT(found[0].steps, SizeIs(2)) << said;
    EXPECT_THAT(found[0].steps[1].statement.text, HasSubstr(part)) << said;
  }
}

// The courses of a guess and of what somebody said of it.
std::vector<Hypothesis> courses(const char* guess, const char* then, Status status) {
  const Analysis analysis = analysis_of({
      {at(9, 0), "岸", guess, {cause(Status::suspected)}},
      {at(9, 4), "堤", then, {cause(status)}},
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

}  // namespace
}  // namespace tenmatsu::composition
