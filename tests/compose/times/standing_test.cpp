// What a message says of how the incident stands, and the end that follows from it.

#include "compose/times/standing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/times/ending.hpp"
#include "compose/times/told_end.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = TimeMention::Kind;

const Told kTrouble = {
    at(10, 0), "佐藤", "決済が通りません。", {tag(Tag::detection), tag(Tag::symptom)}};
const Told kStep = {at(10, 10), "鈴木", "切り戻しました。", {tag(Tag::action, Status::done)}};
const Told kWell = {at(10, 20), "佐藤", "復旧しました。", {tag(Tag::recovery)}};

std::optional<Minute> end_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const auto end = resolved(Story(analysis, *shipped_rules()));
  return end ? std::optional(end->minute) : std::nullopt;
}

std::optional<Minute> end_behind(const char* text, std::vector<TagFinding> tags) {
  return end_of({kTrouble, kStep, kWell, {at(10, 30), "鈴木", text, std::move(tags)}});
}

// Taken for good news all the same: what is said of plans, of telling people and of other matters
// moves no end.
TEST(Standing, WhatOnlySpeaksOfTheEndMovesItNot) {
  for (const char* text :
       {"お客様へ復旧のご連絡をしました。", "復旧報告を出しました。",
        "復旧まで時間がかかりましたね。", "別件ですが、倉庫の端末の更改が完了しました。",
        "B社の件は対応完了しました。", "念のため2号機も見ました。正常です。",
        "1時間見て問題なければクローズします。"}) {
    EXPECT_EQ(end_behind(text, {tag(Tag::recovery)}), at(10, 20)) << text;
  }
  for (const char* text : {"予備を発注しておきます。", "報告書をまとめます。"}) {
    EXPECT_EQ(end_behind(text, {tag(Tag::recovery), tag(Tag::followup)}), at(10, 20)) << text;
  }
  for (const char* text :
       {"残りの店も復旧しました。", "22時ですべて正常に戻りました。", "決済の件は解消しました。",
        "最後の1台も動きました。", "直りました。", "これで復旧とします。"}) {
    EXPECT_EQ(end_behind(text, {tag(Tag::recovery)}), at(10, 30)) << text;
  }
}

TEST(Standing, APartOrAGuessIsNoEnd) {
  for (const char* text :
       {"一部復旧しました。", "仮復旧です。", "たぶん直りました。", "西の店以外は復旧しました。",
        "大阪を除き復旧しました。", "復旧したっぽいです。", "9割方戻りました。"}) {
    const std::vector<Told> talk = {
        kTrouble, kStep, {at(10, 20), "佐藤", text, {tag(Tag::recovery)}}};
    EXPECT_EQ(end_of(talk), std::nullopt) << text;
    const Analysis analysis = analysis_of(talk);
    EXPECT_FALSE(known_open(Story(analysis, *shipped_rules()))) << text;
  }
}

TEST(Standing, ARelapseOpensItAgain) {
  for (const char* text : {"再発しました。", "また落ちました。", "ぶり返しています。",
                           "また通らなくなりました。", "またダメになりました。", "まただ。"}) {
    const std::vector<Told> talk = {kTrouble, kStep, kWell, {at(10, 30), "鈴木", text, {}}};
    EXPECT_EQ(end_of(talk), std::nullopt) << text;
    const Analysis analysis = analysis_of(talk);
    EXPECT_TRUE(known_open(Story(analysis, *shipped_rules()))) << text;
  }
  for (const char* text :
       {"再発なしです。", "再発防止を考えます。", "また明日話しましょう。",
        "先月も再発していました。", "また何かあれば連絡ください。", "再発したら電話します。"}) {
    EXPECT_EQ(end_behind(text, {}), at(10, 20)) << text;
  }
}

TEST(Standing, WhatLooksBackOpensNothing) {
  for (const char* text :
       {"エラーログは9時台から出ていました。", "タイムアウトが多発していました。",
        "この間の注文が失敗しています。", "お客様からクレームが来ています。",
        "別件ですがプリンタが動きません。", "失敗していた注文は12件でした。"}) {
    EXPECT_EQ(end_behind(text, {tag(Tag::symptom)}), at(10, 20)) << text;
  }
  for (const char* text :
       {"まだ決済が通りません。", "2号店で決済が通りません。", "エラーが出ています。",
        "画面が真っ白です。", "注文が失敗しています。", "応答がありません。"}) {
    EXPECT_EQ(end_behind(text, {tag(Tag::symptom)}), std::nullopt) << text;
  }
}

TEST(ToldEnd, IsTheTimeThatPeopleNameForIt) {
  for (const char* text :
       {"10:12に復旧していました。", "10:12から正常に戻っています。", "復旧は10:12でした。",
        "復旧時刻：10:12", "10:12復旧", "【復旧】10:12", "10:12の時点で正常です。"}) {
    EXPECT_EQ(end_of({kTrouble,
                      kStep,
                      {at(10, 30),
                       "佐藤",
                       text,
                       {tag(Tag::recovery)},
                       {},
                       {mention(Kind::point, at(10, 12), "10:12")}}}),
              at(10, 12))
        << text;
  }
  for (const char* text :
       {"10:12に復旧作業を始め、いま復旧しました。", "10:12に再起動して復旧しました。",
        "10:12の発生分も復旧しました。", "10:12の便から並びましたが復旧しました。",
        "10:12に電話があり、復旧しました。", "10:12の復旧予定でしたが、今復旧しました。"}) {
    EXPECT_EQ(end_of({kTrouble,
                      kStep,
                      {at(10, 30),
                       "佐藤",
                       text,
                       {tag(Tag::recovery)},
                       {},
                       {mention(Kind::point, at(10, 12), "10:12")}}}),
              at(10, 30))
        << text;
  }
}

TEST(NoIncident, IsWhatIsByDesignWhereNothingWasMended) {
  const auto verdict = [](const char* text, bool mended) {
    std::vector<Told> talk = {kTrouble};
    if (mended) {
      talk.push_back(kStep);
    }
    talk.push_back({at(10, 30), "鈴木", text, {}});
    const Analysis analysis = analysis_of(talk);
    return no_incident(Story(analysis, *shipped_rules()));
  };
  for (const char* text : {"仕様です。", "仕様どおりの動作です。", "想定どおりの挙動でした。",
                           "勘違いでした。", "誤検知です。", "静観でOKです。"}) {
    EXPECT_EQ(verdict(text, false), 2) << text;
    EXPECT_EQ(verdict(text, true), 0) << text;
  }
  for (const char* text : {"仕様ですか？", "仕様ではありません。", "仕様を確認します。",
                           "仕様変更が原因です。", "誤検知ではないです。", "静観はできません。"}) {
    EXPECT_EQ(verdict(text, false), 0) << text;
  }
}

TEST(Close, IsToldBesideTheReportThatItWasWell) {
  const auto told = [](const char* well) {
    return compose(analysis_of({kTrouble,
                                kStep,
                                {at(10, 20), "佐藤", well, {tag(Tag::recovery)}},
                                {at(10, 40),
                                 "鈴木",
                                 "クローズします。",
                                 {tag(Tag::recovery), tag(Tag::communication)}}}),
                   shipped_rules())
        .summary.back()
        .text;
  };
  for (const char* well :
       {"復旧しました。", "復旧を確認しました。", "ログインできるようになりました。",
        "つながりました。", "解消しました。", "印刷できました。"}) {
    EXPECT_THAT(told(well), ::testing::HasSubstr("10:20に復旧し、10:40に対応を終えた")) << well;
  }
  for (const char* well :
       {"2台だけ動きました。", "少し落ち着いてきました。", "一部復旧しました。",
        "順次つながりました。", "まだ遅いですが使えました。", "たぶん直りました。"}) {
    EXPECT_THAT(told(well), ::testing::Not(::testing::HasSubstr("10:20に復旧し"))) << well;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
