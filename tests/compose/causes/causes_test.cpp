// Guesses as talks follow them: which answer settles which guess, and which cause leads.

#include "compose/causes/causes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>

#include "compose/causes/guesses.hpp"
#include "compose/causes/hypotheses.hpp"
#include "compose/causes/told_causes.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Causes, WhatMayHaveHappenedIsAGuess) {
  for (const char* guess : {"夜間の更新で設定ファイルが消えたおそれがあります。",
                            "清掃のときに弁の札を外した恐れがあります。",
                            "誰かが昨夜の更新で設定を消したのでしょうか。",
                            "誰かが札の順番を入れ替えたのではないでしょうか。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", guess, {cause(Status::suspected)}}}), SizeIs(1))
        << guess;
  }
}

TEST(Causes, TheSameWrongElsewhereIsNotWhatWasFound) {
  const auto found = causes_of({
      {at(9, 0),
       "堤",
       "今朝の更新で復帰処理をいじってる。それが怪しい",
       {cause(Status::suspected)}},
      {at(9, 2),
       "堤",
       "コード見ました。切断すると相手側だけ確定されて、こっち側は取り消しになる。原因これ",
       {cause(Status::confirmed)}},
      {at(9, 5), "岸", "ギルド倉庫も同じ復帰処理を通ってるせいです", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found[0].statement.text, HasSubstr("取り消しになる"));
}

TEST(Causes, OfSeveralGuessesAtOnceEachIsFollowed) {
  const std::tuple<const char*, const char*, const char*> talks[] = {
      {"長い処理か、複製の枠か、準備済みの取引。どれかが掴んでいます。", "準備済みの取引",
       "準備済みの取引が4月11日のまま残っていました。"},
      {"一秒あたりの制限か、月の通数の上限かどっちかです。", "月の通数の上限",
       "月の通数の上限に当たっていました。"},
      {"荷札の印字か、読み取り窓のレンズかもしれません。", "読み取り窓のレンズ",
       "読み取り窓のレンズが曇っていました。"},
      {"弁の固着か、配管の詰まりか、どちらかでしょう。", "配管の詰まり",
       "配管の詰まりが見つかりました。"},
      {"券売機の紙幣か、両替機の故障かもしれません。", "両替機の故障", "両替機の故障でした。"},
      {"原因は給食の釜か、配膳車のどれかだと思います。", "配膳車",
       "配膳車の車輪が外れていました。"},
  };
  for (const auto& [guess, name, later] : talks) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 4), "堤", "これじゃないですね。", {cause(Status::ruled_out)}},
        {at(9, 9), "堤", later, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << guess;
    EXPECT_EQ(found[0].status, Status::confirmed) << guess;
    EXPECT_THAT(found[0].raised, Contains(1)) << guess;
    EXPECT_THAT(found[0].statement.text, HasSubstr(name)) << guess;
    EXPECT_EQ(only_status({{at(9, 0), "岸", guess, {cause(Status::suspected)}}}), Status::suspected)
        << guess;
  }
  // What is joined is more than the names of things, or no choice.
  for (const char* one :
       {"測定器が死んだか、通信が切れたかだと思います。", "何か、配管の詰まりかもしれません。",
        "どうか、弁の固着かもしれません。", "昨日からか、弁が固着しているのかもしれません。",
        "弁の固着かもしれません。見に行きましょうか、配管も。",
        "静かか、うるさいかで言うと弁の固着かも。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", one, {cause(Status::suspected)}}}), SizeIs(1)) << one;
  }
}

TEST(Causes, ThatOneThingHasNothingToDoWithItSaysNothingOfAnother) {
  constexpr std::pair<const char*, const char*> kTalks[] = {
      {"昨夜、改札の時計を合わせました。関係あるかもしれません。", "券売機の札は関係ないです。"},
      {"先週、釜の弁を替えました。影響しているかもしれません。", "煙突の煤は影響ないです。"},
      {"今朝、索道の油を足しました。関係しているかもしれません。", "支柱の揺れは関係ありません。"},
      {"桟橋の球を替えたのが関係あるかもしれません。", "波の高さは関係ないです。"},
      {"荷札の紙を替えたのが原因かもしれません。", "秤の目盛りは関係ないです。"},
      {"冷蔵庫の扉を直したのが関係しているかもしれません。", "氷の量は関係ありません。"},
  };
  for (const auto& [guess, denial] : kTalks) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 1), "堤", "本社に一報を入れました。", {}},
        {at(9, 2), "早瀬", "列は長くなる一方です。", {}},
        {at(9, 3), "堤", "案内を出しました。", {}},
        {at(9, 4), "岸", denial, {cause(Status::ruled_out)}},
    });
    ASSERT_FALSE(found.empty()) << guess;
    EXPECT_EQ(found[0].status, Status::suspected) << guess << found[0].statement.text;
  }
  // The thing itself.
  const auto same = causes_of({
      {at(9, 0), "岸", "改札の時計が関係あるかもしれません。", {cause(Status::suspected)}},
      {at(9, 4), "岸", "時計は関係ないです。", {cause(Status::ruled_out)}},
  });
  ASSERT_FALSE(same.empty());
  EXPECT_EQ(same[0].status, Status::ruled_out);
}

TEST(Causes, HowItWasLookedUpIsNoPartOfWhatWasFound) {
  constexpr std::pair<const char*, const char*> kFound[] = {
      {"釜の帳面を見た、弁が月曜から閉まったままになっています。原因これです。", "釜の帳面"},
      {"索道の技師と話せた。滑車の注油が先月から抜けています。これが原因です。", "技師"},
      {"製造元から回答が来ました。新しい滑車は油の型が違うそうです。これが原因です。", "回答"},
      {"うげ、荷札の紙が裏返しに入っています。原因これです。", "うげ"},
      {"あーー。桟橋の球が逆向きに付いています。原因これです。", "ー。"},
      {"あちゃー、改札の時計が一日遅れています。原因これです。", "あちゃ"},
  };
  for (const auto& [said, lead] : kFound) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text.find(lead), std::string::npos) << found[0].statement.text;
  }
  // What the rest is about, and what only the look names, stays.
  constexpr std::pair<const char*, const char*> kKept[] = {
      {"改札の控えがあった。その項目が空になっています。これが原因です。", "控え"},
      {"鍵の期限を見た。-1。無期限", "無期限"},
      {"鍵の残りを見た、期限なしのままです。これが原因です。", "鍵の残り"},
  };
  for (const auto& [said, kept] : kKept) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_NE(found[0].statement.text.find(kept), std::string::npos) << found[0].statement.text;
  }
}

TEST(Causes, WhatIsDoneNextIsNoPartOfACause) {
  constexpr std::pair<const char*, const char*> kTold[] = {
      {"釜の弁が固着しています。これが原因です。交換します。", "交換"},
      {"滑車の油が切れています。原因これです。油を足します。", "足す"},
      {"改札の札が裏返しに入っていました。これが原因です。入れ直します。", "入れ直"},
      {"桟橋の球が逆向きに付いています。原因はこれです。さっきの話は撤回します。", "撤回"},
      {"荷札の紙が湿っていました。これが原因です。先週の伝票を出して。", "出して"},
      {"索道の電源が片方切れています。原因これです。技師に連絡します。", "連絡"},
  };
  for (const auto& [said, next] : kTold) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text.find(next), std::string::npos) << found[0].statement.text;
  }
  // How something works, and what was done that brought it on.
  constexpr std::pair<const char*, const char*> kKept[] = {
      {"改札の札が裏返しに入っています。閉めるたびに入れ直す。これが原因です。", "入れ直す"},
      {"釜の弁が開いたまま交換されていました。これが原因です。", "交換"},
      {"滑車の油が先週から切れています。自動で止まる作りです。原因これです。", "止まる"},
  };
  for (const auto& [said, kept] : kKept) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_NE(found[0].statement.text.find(kept), std::string::npos) << found[0].statement.text;
  }
}

// Whatever its tag says.
TEST(Causes, AGuessInEnglishIsAGuess) {
  for (const char* guess :
       {"maybe the boiler valve is stuck", "I think it's the new ticket printer",
        "could be the lift motor, it ran hot yesterday", "probably the tide gauge",
        "looks like the label roll is upside down", "my guess is the scale drifted"}) {
    const auto found = causes_of({{at(9, 0), "Ken", guess, {cause(Status::confirmed)}}});
    for (const Cause& one : found) {
      EXPECT_EQ(one.status, Status::suspected) << guess;
    }
  }
  for (const char* told :
       {"the root cause was a stuck boiler valve", "the outage was caused by a loose lift cable",
        "found it, the label roll was upside down"}) {
    EXPECT_EQ(only_status({{at(9, 0), "Ken", told, {cause(Status::confirmed)}}}), Status::confirmed)
        << told;
  }
}

TEST(Hypotheses, WhatOnlyItsSpeakerDeniesWasNoSuspicion) {
  for (const char* said :
       {"人の操作ではありません。自動の入れ替えが1:30に走っています。",
        "雑音ではないです。古い台帳に書いていました。", "権限ではない。控えのほうが古いままです。",
        "荷札の印字とは別件です、無関係でした。", "弁の固着は関係ないです。配管が詰まっています。",
        "両替機は原因ではありません。紙幣が湿っています。"}) {
    const Analysis analysis = analysis_of({
        {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
        {at(9, 5), "堤", said, {cause(Status::confirmed)}},
    });
    const Story story(analysis, *shipped_rules());
    EXPECT_THAT(hypotheses(story, causes(story, guesses(story))), IsEmpty()) << said;
  }
}

// Whom it hit, how it goes, whether it is one at all and what to do next breaks nothing.
TEST(Causes, AGuessOfTheRangeOrTheCourseIsNoneOfTheCause) {
  const auto guessed = [](const char* said) {
    return causes_of({{at(9, 0), "岸", "カード決済が通りません。", {tag(Tag::symptom)}},
                      {at(9, 5), "堤", said, {cause(Status::suspected)}}});
  };
  for (const char* said :
       {"JCBだけっぽい", "iPhoneだけっぽいですね", "特定の店舗だけで起きてるみたい",
        "大阪だけですかね", "スマホだけだめみたいです", "全カードっぽい", "全員だめっぽいです",
        "さっきより悪化してるかも", "直ったみたいです", "復旧したっぽい", "では異常ではない？",
        "これって障害ですか？", "異常ですかね", "別リージョンに振る？", "前もありましたよね",
        "再現できないので原因がつかめません", "ログからは原因が特定できていません"}) {
    EXPECT_THAT(guessed(said), IsEmpty()) << said;
  }
  for (const char* said :
       {"AWSの障害っぽい", "回線かも", "昨日のリリースの影響かも", "DBが落ちてるっぽい",
        "証明書が切れたみたいです", "全店の回線が切れたみたいです", "2号機だけ設定が古いみたいです",
        "古い設定に戻ったみたいです", "件数が多いだけかも", "証明書を消した？"}) {
    EXPECT_THAT(guessed(said), SizeIs(1)) << said;
  }
}

// The verb of the question alone says yes or no to it.
TEST(Causes, TheVerbOfTheQuestionAnswersIt) {
  const auto answered = [](const char* asked, const char* answer) {
    return causes_of({{at(9, 0), "岸", asked, {cause(Status::suspected)}},
                      {at(9, 4), "堤", answer, {cause(Status::confirmed)}}});
  };
  for (const char* yes : {"落ちてました", "はい、落ちてました。上げました"}) {
    const auto found = answered("ブレーカーが落ちてないですか", yes);
    ASSERT_THAT(found, SizeIs(1)) << yes;
    EXPECT_EQ(found[0].status, Status::confirmed) << yes;
    EXPECT_EQ(found[0].statement.text, "ブレーカーが落ちていないか → 落ちていた") << yes;
  }
  const auto denied = answered("ブレーカーが落ちてないですか", "落ちてませんでした");
  ASSERT_THAT(denied, SizeIs(1));
  EXPECT_EQ(denied[0].status, Status::ruled_out);
  // What should be there and is not says yes.
  const auto lacks = answered("除外の設定が入ってないですか", "入ってませんでした");
  ASSERT_THAT(lacks, SizeIs(1));
  EXPECT_EQ(lacks[0].status, Status::confirmed);
}

// What it was instead stands behind the denial.
TEST(Causes, WhatItWasInsteadIsTheCause) {
  const auto told = [](const char* answer) {
    const auto all =
        causes_of({{at(9, 0), "岸", "昨日のリリースが怪しいです", {cause(Status::suspected)}},
                   {at(9, 4), "堤", answer, {cause(Status::ruled_out)}}});
    std::vector<std::string> texts;
    for (const Cause& one : all) {
      if (one.status == Status::confirmed) {
        texts.push_back(one.statement.text);
      }
    }
    return texts;
  };
  EXPECT_THAT(told("違いました。ディスクフルでした"), Contains("ディスクフルだった"));
  EXPECT_THAT(told("それは違いますね。証明書でした"), Contains("証明書だった"));
  EXPECT_THAT(told("違いました。リリースは先週でした"), IsEmpty());
  EXPECT_THAT(told("違いました。ディスクは正常でした"), IsEmpty());
  EXPECT_THAT(told("違いました。ディスクフルですか？"), IsEmpty());
  const auto sure =
      causes_of({{at(9, 0), "岸", "昨日のリリースが怪しいです", {cause(Status::suspected)}},
                 {at(9, 4), "堤", "ビンゴです", {}}});
  ASSERT_THAT(sure, SizeIs(1));
  EXPECT_EQ(sure[0].statement.text, "昨日のリリース");
}

}  // namespace
}  // namespace tenmatsu::composition
