// What rules out a guess, and what does not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/causes/told_causes.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Causes, AShortNoRulesOutTheGuessBeforeIt) {
  for (const char* no : {"いえ、正常です。", "違います。", "それはないです。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", "回線の障害ですか。", {cause(Status::suspected)}},
                  {at(9, 1), "堤", no, {}},
              }),
              Status::ruled_out)
        << no;
  }
}

// What the message asks for behind its guess is what a bare no answers.
TEST(Causes, ANoToAnotherQuestionLeavesTheGuessBeforeIt) {
  for (const char* said : {"受信側の負荷が張り付いているのかもしれません。警報は？",
                           "保存先の空きが足りないのかも。今日だれか何か触りました？",
                           "更新が失敗したのだと思います。通知はどこに出ますか。"}) {
    for (const char* no : {"いえ、ないです。", "鳴ってないです。", "違います。"}) {
      const auto found = causes_of({
          {at(9, 0), "岸", said, {cause(Status::suspected)}},
          {at(9, 1), "堤", no, {cause(Status::ruled_out)}},
      });
      ASSERT_THAT(found, Not(IsEmpty())) << said << no;
      EXPECT_EQ(found[0].status, Status::suspected) << said << no;
    }
  }
  for (const char* said : {"昨日の更新が入りましたよね。それじゃないですか。",
                           "手前の装置だけ遅い？ そんなことある？", "入れ替えたせいかな。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", said, {cause(Status::suspected)}},
                  {at(9, 1), "堤", "違います。", {cause(Status::ruled_out)}},
              }),
              Status::ruled_out)
        << said;
  }
}

TEST(Causes, AnAnswerOfSomethingElseLeavesTheGuess) {
  const std::vector<std::tuple<const char*, Status, std::vector<const char*>>> kCases = {
      // How somebody says it is denied there, and not what was guessed.
      {"証明書の期限切れかもしれません。",
       Status::ruled_out,
       {"冗談ではないです。", "思いつきじゃないです。", "嘘ではありません。", "自信はないです。",
        "他人事じゃないですね。"}},
      // A demonstrative is no yes, and thanks are none.
      {"昨日の釜の入れ替えではないですか。",
       Status::confirmed,
       {"それ聞いてない！", "それがいちばん聞きたかった。",
        "それは聞いていませんでした。ありがとうございました。", "それは私も知りませんでした。"}},
  };
  for (const auto& [guess, as, answers] : kCases) {
    for (const char* answer : answers) {
      SCOPED_TRACE(answer);
      EXPECT_EQ(only_status({
                    {at(9, 0), "岸", guess, {cause(Status::suspected)}},
                    {at(9, 1), "堤", answer, {cause(as)}},
                }),
                Status::suspected);
    }
  }
}

// What is said against a guess denies the thing itself or is a short no to it.
TEST(Causes, ADenialOfSomethingElseLeavesTheGuess) {
  const struct {
    const char* guess;
    const char* said;
    std::vector<TagFinding> as;
    Status stays;
  } kCases[] = {
      {"夏に札の部品を新しい版に替えているようです。",
       "お客様には関係ないので案内は不要です。",
       {cause(Status::ruled_out)},
       Status::suspected},
      {"夏に札の部品を新しい版に替えているようです。",
       "いえ、堤さんのせいじゃないですよ。",
       {cause(Status::ruled_out)},
       Status::suspected},
      {"夏に札の部品を新しい版に替えているようです。",
       "窓口を閉めるほどではないです。",
       {cause(Status::ruled_out)},
       Status::suspected},
      {"番号が9999を超えて桁があふれているようです。",
       "いや、番号を戻すんじゃなくて桁を増やしましょう。",
       {},
       Status::suspected},
      {"番号が9999を超えて桁があふれているようです。",
       "いえいえ、こちらこそ助かりました。",
       {},
       Status::suspected},
      {"速度か。帯は今なん分速？", "触ってない。", {cause(Status::ruled_out)}, Status::suspected},
      {"夏に札の部品を新しい版に替えているようです。",
       "部品が無関係とは言い切れません。",
       {cause(Status::ruled_out)},
       Status::suspected},
      {"夏に札の部品を新しい版に替えているようです。",
       "部品の線は除外できません。",
       {cause(Status::ruled_out)},
       Status::suspected},
      {"夏に札の部品を新しい版に替えているようです。",
       "それ、いまは関係ない話ですよね。",
       {cause(Status::ruled_out)},
       Status::suspected},
      {"頼んである点検の人ではないですか。",
       "今夜は点検が入っています。誤報です。",
       {cause(Status::ruled_out)},
       Status::suspected},
      // The thing, what stands for it, and a short no.
      {"夏に札の部品を新しい版に替えているようです。",
       "部品は関係ないです。",
       {cause(Status::ruled_out)},
       Status::ruled_out},
      {"夏に札の部品を新しい版に替えているようです。",
       "それは倉庫だけで、窓口には関係ないです。",
       {cause(Status::ruled_out)},
       Status::ruled_out},
      {"夏に札の部品を新しい版に替えているようです。",
       "違います。",
       {cause(Status::ruled_out)},
       Status::ruled_out},
      {"並ぶ人が減っただけ？",
       "行列の長さは先週と同じ。過疎ではないです。",
       {cause(Status::ruled_out)},
       Status::ruled_out},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.said);
    const auto found = causes_of({
        {at(9, 0), "堤", one.guess, {cause(Status::suspected)}},
        {at(9, 1), "岸", one.said, one.as},
    });
    ASSERT_THAT(found, Not(IsEmpty()));
    EXPECT_THAT(found.front().raised, Contains(1));
    EXPECT_EQ(found.front().status, one.stays);
  }
}

// A message that guesses knows of nothing that it was not.
TEST(Causes, WhatIsPutAsAGuessExcludesNothing) {
  for (const char* said : {"札の時計がずれていたことが考えられます。停電とは別件かもしれません。",
                           "親切じゃないな。札の出どころは？"}) {
    SCOPED_TRACE(said);
    for (const Cause& one : causes_of({{at(9, 0), "岸", said, {cause(Status::suspected)}}})) {
      EXPECT_EQ(one.status, Status::suspected);
    }
  }
  const auto asked = causes_of({
      {at(9, 0), "岸", "電話会社の障害ではないの", {cause(Status::suspected)}},
      {at(9, 1), "堤", "それは違うと思います。", {cause(Status::ruled_out)}},
  });
  ASSERT_THAT(asked, SizeIs(1));
  EXPECT_EQ(asked[0].status, Status::ruled_out);
  EXPECT_THAT(asked[0].opposed, Contains(2));
  // What was not left out was not excluded either.
  for (const Cause& one : causes_of({
           {at(9, 0), "岸", "頼んである点検の人ではないですか。", {cause(Status::suspected)}},
           {at(9, 1), "堤", "なんで点検を除外してなかったの", {cause(Status::confirmed)}},
       })) {
    EXPECT_NE(one.status, Status::ruled_out);
  }
}

// What was ruled out may be it after all, whoever says so.
TEST(Causes, WhatWasRuledOutIsConcededLater) {
  for (const char* told : {"さっき除外した時刻のずれが正解でした。2号機が93秒進んでいました。",
                           "訂正します。時刻のずれでした。2号機だけ93秒進んでいました。",
                           "さっき関係ないと言った時刻のずれですが、やはりこれが原因でした。"}) {
    for (const char* who : {"堤", "森"}) {
      EXPECT_EQ(only_status({
                    {at(9, 0), "岸", "時刻のずれですか。", {cause(Status::suspected)}},
                    {at(9, 1), "堤", "時刻は関係ないです。", {cause(Status::ruled_out)}},
                    {at(9, 20), who, told, {cause(Status::confirmed)}},
                }),
                Status::confirmed)
          << told;
    }
  }
  const auto other = causes_of({
      {at(9, 0), "岸", "時刻のずれですか。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "時刻は関係ないです。", {cause(Status::ruled_out)}},
      {at(9, 20),
       "森",
       "訂正します。原因は時刻ではなく証明書の期限切れでした。",
       {cause(Status::confirmed)}},
  });
  EXPECT_THAT(other, SizeIs(2));
}

// What was held for certain, and what was done about it did not help: later proof outranks it, and
// only then.
TEST(Causes, LaterProofOutranksWhatDidNotHelp) {
  constexpr int kFirst = 2;
  constexpr int kLater = 5;
  const struct {
    const char* outcome;
    Tag as;
    int leads;  // the message that tells the cause that is told first
  } kCases[] = {
      {"変わりません。", Tag::symptom, kLater},
      {"まだだめです。", Tag::symptom, kLater},
      {"直ってません。", Tag::symptom, kLater},
      {"直りました。", Tag::recovery, kFirst},
      {"決済が通るようになりました。", Tag::recovery, kFirst},
      {"変わりませんか？", Tag::symptom, kFirst},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.outcome);
    const auto found = causes_of({
        {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
        {at(9, 5),
         "堤",
         "原因はキャッシュサーバのメモリ不足です。確定です。",
         {cause(Status::confirmed)}},
        {at(9, 10), "堤", "メモリを増やしました。", {tag(Tag::action, Status::done)}},
        {at(9, 15), "岸", one.outcome, {tag(one.as)}},
        {at(9, 30),
         "森",
         "接続の上限が10になっていました。これが原因です。",
         {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, Not(IsEmpty()));
    EXPECT_THAT(found[0].raised, Contains(one.leads));
  }
}

TEST(Causes, OneMessageMayFindOneAndClearAnother) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サーバの乗っ取りではないですか。", {cause(Status::suspected)}},
      {at(9, 4),
       "堤",
       "ドメインが期限切れでした。乗っ取りではありませんでした。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].main);
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("期限切れ"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("乗っ取り")));
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, WhoTakesItBackRulesItOut) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "すみません、勘違いでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
  EXPECT_FALSE(found[0].main);
}

TEST(Causes, AnApologyThatDeniesTakesItBackToo) {
  EXPECT_EQ(
      only_status({
          {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
          {at(9, 3), "岸", "すみません、割っていませんでした。", {}},
      }),
      Status::ruled_out);
}

// Who denies only an act of what they had told, and says what it was, tells the finding anew.
TEST(Causes, WhoTakesBackAnActTellsTheRestAnew) {
  constexpr std::tuple<const char*, const char*, const char*> kCases[] = {
      {"ずれてたのは「販売単位」で、サイト側が入数で割ってました。原因はこれです。",
       "すみません、割ってませんでした笑 "
       "「本」だと単品の欄を見に行く作りで、そこに128円が入ってた、"
       "です。単位が「本」に変わってたのが元凶なのは同じ。",
       "「本」だと単品の欄"},
      {"給湯器の圧力が足りず、排水弁が詰まってました。原因はこれです。",
       "すみません、詰まってませんでした。排水弁の取付が逆だったのが原因です。",
       "排水弁の取付が逆"},
      {"荷札の版が古く、棚の番号を読んでました。これが原因です。",
       "申し訳ないです、読んでませんでした。印字の桁が一つ足りないのが原因です。", "印字の桁"},
  };
  for (const auto& [first, then, told] : kCases) {
    const auto found = causes_of({
        {at(9, 0), "岸", first, {cause(Status::confirmed)}},
        {at(9, 3), "岸", then, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << then;
    EXPECT_EQ(found[0].status, Status::confirmed) << then;
    EXPECT_TRUE(found[0].statement.text.starts_with(told)) << found[0].statement.text;
  }
}

// Who says that a finding cannot be so says nothing of what was guessed before it.
TEST(Causes, WhatIsSaidAgainstAFindingLeavesTheGuessBeforeIt) {
  for (const char* against :
       {"128円にならないけど。", "入数で割ると111円くらいじゃない？合わないけど。",
        "それはないです。", "そんなはずないです。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "昨夜の連携が怪しいと思います。", {cause(Status::suspected)}},
        {at(9, 1), "岸", "単位が変わっていて、入数で割っていました。", {cause(Status::confirmed)}},
        {at(9, 2), "堤", against, {cause(Status::ruled_out)}},
    });
    EXPECT_TRUE(std::ranges::none_of(found, [](const Cause& one) {
      return one.status == Status::ruled_out && one.raised.front() == 1;
    })) << against;
  }
  EXPECT_THAT(causes_of({
                  {at(9, 0), "岸", "昨夜の連携が怪しいと思います。", {cause(Status::suspected)}},
                  {at(9, 2), "堤", "それはないです。", {cause(Status::ruled_out)}},
              })[0]
                  .status,
              Status::ruled_out);
}

// What sounds like a no and denies nothing of the guess before it.
TEST(Causes, WhatOnlySoundsLikeADenialLeavesTheGuess) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"誰かが厨房の回線を食っていると思います。",
       "回線を替えました。厨房が何をしても関係ないです。"},
      {"誰かが厨房の回線を食っていると思います。", "これで誰が使おうが関係ないです。"},
      {"合言葉の期限が切れたのだと思います。", "いえ、ただ、送信済みというのはなぜ？"},
      {"荷札の桁が足りないのだと思います。", "いえ、あの、どなたが？"},
      {"釜の新しい型を昨日から配っているのかも。何割に入りました？",
       "3割です。配布は止まってないですよ。"},
      {"搬送の札の番号が重なっているのかも。",
       "番号ではなさそうですが、可能性はゼロじゃないです。"},
  };
  for (const auto& [guess, said] : kCases) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 1), "堤", said, {}},
    });
    ASSERT_FALSE(found.empty()) << said;
    EXPECT_EQ(found[0].status, Status::suspected) << said;
  }
  for (const char* no : {"いえ、厨房は関係ないです。", "いえ、それはなぜか違います。",
                         "厨房の回線ではなさそうです。", "いや、違います。", "厨房は無実でした。",
                         "厨房の線は消えました。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", "厨房の回線かもしれません。", {cause(Status::suspected)}},
                  {at(9, 1), "堤", no, {}},
              }),
              Status::ruled_out)
        << no;
  }
}

// 「…2台しかありませんでした、失礼」 puts a slip right, and takes nothing back.
TEST(Causes, ASlipBehindItsMendingTakesNothingBack) {
  const Told raised = {
      at(9, 0), "梁川", "中継の機械が古い鍵で動いていました。", {cause(Status::confirmed)}};
  for (const char* slip : {"3台目を替え…2台しかありませんでした、失礼。", "A棟、失礼。B棟です。"}) {
    EXPECT_EQ(only_status({raised, {at(9, 1), "梁川", slip, {}}}), Status::confirmed) << slip;
  }
  EXPECT_EQ(only_status({raised, {at(9, 1), "梁川", "勘違いでした、失礼。", {}}}),
            Status::ruled_out);
}

// Who finds what is wrong with what they ruled it out by rules it out no longer.
TEST(Causes, ADenialThatIsQualifiedAtOnceRulesNothingOut) {
  const Told guess = {
      at(9, 0), "岸", "荷札の版が全部の棚に掛かっているのかも。", {cause(Status::suspected)}};
  const Told denial = {at(9, 1), "堤", "いえ、棚の判定は入れてます。", {cause(Status::ruled_out)}};
  const Told found = {
      at(9, 2), "堤", "…入れてますけど、判定の向きが逆でした。", {cause(Status::confirmed)}};
  const Told other = {at(9, 2), "堤", "荷台の札の向きが逆でした。", {cause(Status::confirmed)}};
  const auto ruled_out = [](const std::vector<Told>& talk) {
    const auto all = causes_of(talk);
    return std::ranges::any_of(all,
                               [](const Cause& one) { return one.status == Status::ruled_out; });
  };
  EXPECT_FALSE(ruled_out({guess, denial, found}));
  EXPECT_TRUE(ruled_out({guess, denial, other}));
}

// Who takes back a later word for what was found takes back that word.
TEST(Causes, WhoTakesBackALaterWordLeavesWhatWasFound) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "座席の控えの1号機が落ちて2号機に替わっています。",
       {cause(Status::confirmed)}},
      {at(9, 3),
       "岸",
       "2号機の座席の控えが空のまま立ち上がったのかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 5), "岸", "すみません、勘違いでした。", {}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("1号機"));
}

// One thing of a list that is cleared leaves the others, and a guess is confirmed in the past too.
TEST(Causes, AListOfChangesIsNotClearedByOneOfThem) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "11時台に何か変わった？変更の履歴\n- 10:55 順位の版88\n- 11:18 計量器の版13",
       {cause(Status::suspected)}},
      {at(9, 3), "堤", "版88は無罪です。", {cause(Status::ruled_out)}},
  });
  EXPECT_TRUE(std::ranges::none_of(found, [](const Cause& one) {
    return one.status == Status::ruled_out && one.raised.front() == 1;
  }));
  EXPECT_EQ(only_status({
                {at(9, 0), "岸", "札の合言葉を先月変えたからでは？", {cause(Status::suspected)}},
                {at(9, 9), "堤", "それでした。書き直して出します。", {}},
            }),
            Status::confirmed);
}

TEST(Causes, AnApologyForSomethingElseTakesNothingBack) {
  EXPECT_EQ(
      only_status({
          {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
          {at(9, 3), "岸", "すみません、連絡できていませんでした。", {}},
      }),
      Status::confirmed);
}

TEST(Causes, WhatNamesItsOwnClearsNothingElse) {
  const auto found = causes_of({
      {at(9, 0), "岸", "空のライセンスを返していませんか。", {cause(Status::suspected)}},
      {at(9, 2), "堤", "権利側のポリシー変更ではないです。", {cause(Status::ruled_out)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::suspected);
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, ADenialOfSomethingElseExcludesNoCause) {
  for (const char* other : {"森さんのせいじゃないです。", "笑いごとじゃないですよ。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", other, {cause(Status::ruled_out)}},
    });
    EXPECT_THAT(found, IsEmpty()) << other;
  }
}

TEST(Causes, WhatStandsBesideADenialIsNotDenied) {
  for (const char* denial : {"上限に達しています。イメージは無関係です。",
                             "上限に達しています。イメージは消えたわけではなく、無関係です。"}) {
    SCOPED_TRACE(denial);
    const auto found = causes_of({
        {at(9, 0), "岸", "イメージが消えたのではないですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", denial, {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::ruled_out);
    EXPECT_THAT(found[0].statement.text, HasSubstr("イメージ"));
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("上限")));
  }
}

TEST(Causes, WhatIsSettledOfAnotherMatterIsNone) {
  for (const char* said : {"打ち上げは焼肉で決まりです。", "会場は三階で決まりです。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 5), "堤", said, {tag(Tag::communication)}}}),
                IsEmpty())
        << said;
  }
}

TEST(Causes, WhoClearsOneOfSeveralLeavesTheOthers) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "光モジュールか、ケーブルか、アレイ側のどれかだと思います。",
       {cause(Status::suspected)}},
      {at(9, 9), "堤", "光モジュールは無関係です。", {cause(Status::ruled_out)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::suspected);
  EXPECT_THAT(found[0].statement.text, HasSubstr("ケーブル"));
}

TEST(Causes, PuttingRightTheDayDoesNotRuleOutTheThing) {
  for (const char* right : {"いえ8/31の夜です。", "いや、9/2です。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", "9/1のリリースのやつですか。", {cause(Status::suspected)}},
                  {at(9, 1), "堤", right, {}},
              }),
              Status::suspected)
        << right;
  }
}

TEST(Causes, WhatIsNotWellIsNotCleared) {
  for (const char* amiss : {"原因が分かりました。中継サーバの転送のプロセスが生きてません。",
                            "原因は、予備の電池が元気でないことです。",
                            "原因は炉の盤で、温度計の線が無事ではありません。"}) {
    EXPECT_EQ(only_status({{at(9, 0), "岸", amiss, {cause(Status::confirmed)}}}), Status::confirmed)
        << amiss;
  }
}

TEST(Causes, WhoLooksAndFindsItWellClearsTheGuess) {
  EXPECT_EQ(only_status({
                {at(9, 0), "岸", "舞台裏の中継器かな。", {cause(Status::suspected)}},
                {at(9, 1), "岸", "中継器は元気。", {}},
            }),
            Status::ruled_out);
}

TEST(Causes, AStrongYesIsNoDenial) {
  EXPECT_EQ(only_status({
                {at(9, 0), "岸", "炉の温度の上限が原因かと思います。", {cause(Status::suspected)}},
                {at(9, 1),
                 "堤",
                 "原因は炉の温度の上限で間違いございません。",
                 {cause(Status::confirmed)}},
            }),
            Status::confirmed);
}

// Excluding one part and naming another is how most findings are told.
TEST(Causes, WhoClearsOnePartMayNameAnother) {
  for (const auto& [told, named] :
       {std::pair{"アプリは大丈夫です。データベースの接続数が上限に達してエラーを返しています。",
                  "接続数"},
        std::pair{"回線は無事です。配電盤の遮断器が落雷で焼けました。", "遮断器"},
        std::pair{"炉は正常です。温度計の線が昨夜の清掃で切れていました。", "温度計"}}) {
    for (const Status whole : {Status::confirmed, Status::ruled_out}) {
      const auto found = causes_of({{at(9, 0), "岸", told, {cause(whole)}}});
      ASSERT_THAT(found, SizeIs(1)) << told;
      EXPECT_EQ(found[0].status, Status::confirmed) << told;
      EXPECT_THAT(found[0].statement.text, HasSubstr(named)) << told;
    }
  }
}

// Nothing tags the guess, and the answer names what it clears.
TEST(Causes, AGuessPutAsAQuestionIsRuledOutByItsName) {
  const auto found = causes_of({
      {at(9, 0), "岸", "エンコーダちゃいますか、去年も折れたし", {}},
      {at(9, 1), "堤", "着いた。防寒着きて入ってきます", {}},
      {at(9, 5), "堤", "エンコーダは無事。軸も緩んでへん", {tag(Tag::investigation)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
  EXPECT_THAT(found[0].statement.text, HasSubstr("エンコーダ"));
  EXPECT_THAT(causes_of({
                  {at(9, 0), "岸", "エンコーダの在庫は？", {}},
                  {at(9, 1), "堤", "エンコーダは無事。軸も緩んでへん", {tag(Tag::investigation)}},
              }),
              IsEmpty());
}

// The sentence that denies need not name it, where it points at what was put just before.
TEST(Causes, ADenialThatPointsAnswersWhatWasPutJustBefore) {
  EXPECT_EQ(
      only_status({
          {at(9, 0), "岸", "NTPずれで鍵が期間外に見えてる線は", {cause(Status::suspected)}},
          {at(9, 1), "堤", "時計は合ってる、差0.02秒。それじゃない", {cause(Status::ruled_out)}},
      }),
      Status::ruled_out);
}

TEST(Causes, WhatIsWellClearsOnlyWhatIsSuspectedItself) {
  const std::vector<std::vector<TagFinding>> untagged_or_not = {{}, {cause(Status::ruled_out)}};
  for (const auto& tags : untagged_or_not) {
    for (const auto& [guess, look] :
         {std::pair{"決済サーバの証明書が切れているのかもしれません。", "決済サーバは正常です。"},
          std::pair{"接続プールの枯渇ではないですか。", "接続プールの設定ファイルは大丈夫です。"},
          std::pair{"無線機の電池かもしれません。", "無線機の音量は大丈夫です。"}}) {
      const auto found = causes_of({
          {at(9, 0), "岸", guess, {cause(Status::suspected)}},
          {at(9, 1), "堤", look, tags},
      });
      ASSERT_THAT(found, Not(IsEmpty())) << guess;
      EXPECT_EQ(found[0].status, Status::suspected) << guess;
    }
    for (const auto& [guess, look] :
         {std::pair{"無線機の電池かもしれません。", "電池は元気です。"},
          std::pair{"接続プールの枯渇ではないですか。", "接続プールは正常です。"},
          std::pair{"決済サーバの証明書が切れているのかもしれません。",
                    "証明書は切れていません。"}}) {
      EXPECT_EQ(only_status({
                    {at(9, 0), "岸", guess, {cause(Status::suspected)}},
                    {at(9, 1), "堤", look, tags},
                }),
                Status::ruled_out)
          << guess;
    }
  }
}

TEST(Causes, AnApologyBehindAnotherDenialTakesNothingBack) {
  for (const char* other :
       {"まだ用意できていません。失礼しました。", "ログがまだ取れていません。失礼しました。",
        "名札を付けていません。失礼しました。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0),
                   "岸",
                   "原因は、昨夜の更新で接続の上限を10に下げたことです。",
                   {cause(Status::confirmed)}},
                  {at(9, 1), "堤", "待機系は使えますか。", {}},
                  {at(9, 2), "岸", other, {}},
              }),
              Status::confirmed)
        << other;
  }
  EXPECT_EQ(only_status({
                {at(9, 0),
                 "岸",
                 "署名の線が書けているのに見えないだけかもしれません。",
                 {cause(Status::suspected)}},
                {at(9, 1), "堤", "見えないのですか。", {}},
                {at(9, 2), "岸", "白紙でした。書けてもいません。失礼しました。", {}},
            }),
            Status::ruled_out);
}

TEST(Causes, WhoCallsADenialWrongTakesNothingBack) {
  EXPECT_EQ(only_status({
                {at(9, 0),
                 "岸",
                 "昨夜の札の貼り替えで番号がずれたかもしれません。",
                 {cause(Status::suspected)}},
                {at(9, 2), "岸", "貼り替えは無関係だと思ったのは勘違いでした。", {}},
            }),
            Status::suspected);
}

TEST(Causes, WhatADenialTellsIsNoPartOfTheGuess) {
  const auto found = causes_of({
      {at(9, 0), "岸", "夜勤が日付を打ち間違えたのではないですか。", {cause(Status::suspected)}},
      {at(9, 1),
       "堤",
       "いえ、打ち間違いではないです。期限は機械の時計から自動で付きます。",
       {cause(Status::ruled_out)}},
      {at(9, 3), "堤", "機械の時計が去年の1月になっていました。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_EQ(found[1].status, Status::ruled_out);
}

TEST(Causes, APartialDenialRulesNothingOut) {
  for (const char* partly :
       {"これだけではないです。", "いえ、それだけじゃないです。",
        "札の貼り替えだけが原因ではないです。", "いや、札の貼り替えだけが原因じゃないと思います。",
        "貼り替え単独の原因ではありません。",
        "貼り替えは止めたままなので、これだけではありません。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0),
                   "岸",
                   "先週の札の貼り替えが原因かもしれません。",
                   {cause(Status::suspected)}},
                  {at(9, 1), "堤", partly, {cause(Status::ruled_out)}},
              }),
              Status::suspected)
        << partly;
  }
}

TEST(Causes, WhoDeniesTheGuessMayFindAnother) {
  const auto found = causes_of({
      {at(9, 0), "岸", "ご本人が変えられたのではないですか。", {cause(Status::suspected)}},
      {at(9, 1),
       "堤",
       "ご本人の操作はないです。今朝の移し替えで札が書き換わっています。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("移し替え"));
  EXPECT_EQ(found[1].status, Status::ruled_out);
  EXPECT_THAT(found[1].statement.text, HasSubstr("変えられた"));
}

TEST(Causes, ARebuttalBearsNothingOut) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "先週の札の貼り替えで番号がずれたかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 1),
       "堤",
       "でも先週の札の貼り替えのあとも今朝まで通っていましたよね？",
       {cause(Status::suspected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].supported, IsEmpty());
}

TEST(Causes, WhoClearsAPartOfTheQuestionLeavesTheRest) {
  for (const char* look :
       {"盤は生きてます。先頭の札が変換エラーで全部待ってます。", "中継盤は元気。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", "炉の盤か、その手前の中継盤か。", {cause(Status::suspected)}},
                  {at(9, 1), "岸", look, {}},
              }),
              Status::suspected)
        << look;
  }
}

TEST(Causes, APoliteNoThatOwnsUpRulesNothingOut) {
  const auto found = causes_of({
      {at(9, 0), "岸", "貴社の側で札を固定されていますか。", {cause(Status::suspected)}},
      {at(9, 1),
       "堤",
       "いえ、札の変更をお伝えしていなかったのは弊社です。申し訳ございません。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_NE(found[0].status, Status::ruled_out);
}

TEST(Causes, WhatIsGrantedBeforeAQuestionIsNotRuledOut) {
  const auto found =
      causes_of({{at(9, 0),
                  "岸",
                  "量が多いぶんには表示違反ではないですが、賞味期限の日数も条件に入っていませんか",
                  {cause(Status::suspected)}}});
  for (const Cause& one : found) {
    EXPECT_NE(one.status, Status::ruled_out);
  }
}

// What its speaker calls a slip later is something else, once another bore it out.
TEST(Causes, WhatAnotherBoreOutIsNotTakenBackInPassing) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "昨日の更新から応答が204になってる。これが原因です",
       {cause(Status::confirmed)}},
      {at(9, 1), "堤", "はい犯人", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "勘違いでした。承認待ちに入ってただけ", {}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Causes, ADenialThatNamesNothingExcludesNothing) {
  for (const char* said : {"関係ないです、そこまで行く前に落ちてます",
                           "消すだけなら発売のプロセスとは関係ないんで、まあ大丈夫だと思いますよ。",
                           "申請の審査落ちてました。今回と全然関係ない…"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}}), IsEmpty()) << said;
  }
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "画像は無罪ですね", {cause(Status::ruled_out)}}}),
              SizeIs(1));
}

// A denial may sound like a guess, and is none that the thing is so.
TEST(Causes, ADenialThatIsNotSureSuspectsNothing) {
  for (const char* denial : {"釜は割れてはいないと思います。", "釜は割れていないはずです。",
                             "割れてはいないんじゃないかと思います。"}) {
    for (const Cause& one : causes_of({
             {at(9, 0), "岸", "湯が減るのが速いです。", {tag(Tag::symptom)}},
             {at(9, 2), "堤", denial, {cause(Status::ruled_out)}},
         })) {
      EXPECT_NE(one.status, Status::suspected) << denial;
    }
  }
}

TEST(Causes, WhatIsWithdrawnIsNeitherRightNorWrong) {
  for (const char* word :
       {"あ、憶測なのでやめます", "すみません、さっきのは忘れてください", "今のなしで",
        "聞かなかったことにしてください", "接続数の話は忘れてください"}) {
    SCOPED_TRACE(word);
    EXPECT_THAT(causes_of({
                    {at(9, 0),
                     "梁川",
                     "昨夜の更新で接続数が減らされていました",
                     {cause(Status::confirmed)}},
                    {at(9, 1), "佐貫", "見てみます", {}},
                    {at(9, 2), "梁川", word, {}},
                }),
                IsEmpty());
  }
  // In the same message: only what stands before it.
  const auto found = causes_of({
      {at(9, 0),
       "梁川",
       "バッチが止まっています。いや、忘れてください",
       {cause(Status::confirmed)}},
      {at(9, 1),
       "梁川",
       "さっきのは忘れてください。ディスクが一杯でした",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("ディスク"));
}

TEST(Causes, WhatAnotherWithdrawsOrForgetsStands) {
  const Told raised = {
      at(9, 0), "梁川", "昨夜の更新で接続数が減らされていました", {cause(Status::confirmed)}};
  // By somebody else, of another thing, or no withdrawal at all.
  EXPECT_THAT(causes_of({raised, {at(9, 1), "佐貫", "憶測なのでやめます", {}}}), SizeIs(1));
  EXPECT_THAT(causes_of({raised, {at(9, 1), "梁川", "古いパスワードは忘れていました", {}}}),
              SizeIs(1));
  for (const char* word : {"あ、報告書の宛名の話は忘れてください", "忘れてもらっては困ります",
                           "憶測ではないですよ", "さっきのは撤回しませんよ"}) {
    SCOPED_TRACE(word);
    EXPECT_EQ(only_status({raised, {at(9, 1), "梁川", word, {}}}), Status::confirmed);
  }
  EXPECT_THAT(
      causes_of(
          {raised, {at(9, 1), "梁川", "電話してきます", {}}, {at(9, 2), "梁川", "今のなしで", {}}}),
      SizeIs(1));
}

TEST(Causes, ADenialThatIsWithdrawnRulesNothingOut) {
  EXPECT_EQ(
      only_status({
          {at(9, 0), "梁川", "土曜の配線替えは関係ないと思います", {cause(Status::ruled_out)}},
          {at(9, 1),
           "梁川",
           "配線替えで2番の口が閉じていました。関係ないと言ったのは取り消します",
           {cause(Status::confirmed)}},
      }),
      Status::confirmed);
}

TEST(Causes, ASlipOfTheTongueTakesNothingBack) {
  const Told raised = {
      at(9, 0), "梁川", "主回線の工事の影響かもしれません。", {cause(Status::suspected)}};
  for (const char* slip : {"5月…失礼、4月24日付の書面でお知らせしています",
                           "A棟、失礼しました、B棟の回線です", "3台、すみません、4台です"}) {
    EXPECT_EQ(only_status({raised, {at(9, 1), "梁川", slip, {}}}), Status::suspected) << slip;
  }
  for (const char* said :
       {"失礼、工事の日付を勘違いでした", "工事は来週でした、すみません、勘違いでした",
        "工事は来週です、失礼しました、見間違いです"}) {
    EXPECT_EQ(only_status({raised, {at(9, 1), "梁川", said, {}}}), Status::ruled_out) << said;
  }
}

TEST(Causes, WhoCallsTheLineThinRulesOutTheGuessBeforeIt) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "壊れた伝票があって無限ループ、という線はどうでしょう。前に一度ありました",
       {cause(Status::suspected)}},
      {at(9, 4),
       "堤",
       "入力の検査はNG 0件です。CPUも使っておらず、待ちの状態です。その線は薄いです",
       {cause(Status::ruled_out)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
  EXPECT_THAT(found[0].statement.text, HasSubstr("無限ループ"));
}

// How a suspicion that was denied is told.
std::string ruled_out(const char* guess) {
  const auto found = causes_of({{at(9, 0), "岸", guess, {cause(Status::suspected)}},
                                {at(9, 1), "堤", "違います。", {cause(Status::ruled_out)}}});
  return found.empty() || found[0].status != Status::ruled_out ? "" : found[0].statement.text;
}

TEST(Causes, WhatWasRuledOutIsTheThingThatItMightHaveBeenAndNoStatement) {
  constexpr std::pair<const char*, const char*> kGuesses[] = {
      {"釜の弁が固着している可能性はありませんか。先週もありました。", "釜の弁が固着していること"},
      {"索道の滑車が凍っているんじゃないですか。今朝は冷えましたし。",
       "索道の滑車が凍っていること"},
      {"桟橋の照明、球が切れた？去年もそうだったよね", "桟橋の照明、球が切れたこと"},
      {"冷蔵庫の扉が開いていたとか、そういうことですか。", "冷蔵庫の扉が開いていたこと"},
      {"昨夜、改札の時計を合わせました。関係ありますか。", "昨夜、改札の時計を合わせたこと"},
      {"荷札の印字が薄くなっているということはないでしょうか。", "荷札の印字が薄くなっていること"},
      // A thing is told as before.
      {"荷札の印字の可能性はありませんか。", "荷札の印字"},
      {"給湯の弁では？", "給湯の弁"},
  };
  for (const auto& [guess, told] : kGuesses) {
    EXPECT_EQ(ruled_out(guess), told) << guess;
  }
  // What asks for a name, and what would say the opposite without its end.
  for (const char* guess :
       {"弁の向きを直していませんでしたか。", "釜の火を誰が消したのでしょうか。",
        "索道の滑車、どれが凍っているんでしょう。", "照明の球は何時に切れたんでしょうか。"}) {
    EXPECT_FALSE(ruled_out(guess).ends_with("こと")) << guess << ruled_out(guess);
  }
  // A denial of one's own is told as it was.
  const auto own = causes_of(
      {{at(9, 0), "岸", "滑車が同時に割れるとは考えにくいです。", {cause(Status::ruled_out)}}});
  ASSERT_THAT(own, SizeIs(1));
  EXPECT_FALSE(own[0].statement.text.ends_with("こと"));
}

TEST(Causes, WhoTakesBackADenialTakesBackNoGuess) {
  const auto found = causes_of({
      {at(9, 0), "岸", "釜の弁が固着しているのかもしれません。", {cause(Status::suspected)}},
      {at(9, 2), "岸", "煙突は関係ないです。", {cause(Status::ruled_out)}},
      {at(9, 3), "岸", "前言撤回します、すみません。", {}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::suspected);
}

TEST(Causes, WhatIsAcquittedInAMessageThatTellsOfNoCauseIsRuledOut) {
  const std::pair<const char*, const char*> talks[] = {
      {"角丸にした札が読み取れていないとかないですか？", "角丸、冤罪でした。"},
      {"機械の通信ユニットですか？", "口の誤り数は0なので、通信ユニットの故障っぽくはないです。"},
      {"荷札のかすれでは？", "荷札のかすれの線は消えました。"},
      {"給湯の弁の固着ですかね。", "給湯の弁は無実です。"},
      {"両替機の故障ではないですか。", "両替機ではなさそうです。"},
      {"配膳車の車輪ですか？", "配膳車の車輪とは考えにくい。"},
  };
  for (const auto& [guess, said] : talks) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", guess, {cause(Status::suspected)}},
                  {at(9, 1), "柳", "お客様が並び始めました。", {}},
                  {at(9, 6), "堤", said, {}},
              }),
              Status::ruled_out)
        << said;
  }
  for (const char* other :
       {"給湯の弁は無実でしょうか？", "弁の話ですが、故障っぽいです。", "荷札は濡れ衣です。",
        "弁は見ました。", "弁の担当は無実の人を責めないで。", "弁が無実かもしれません。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", "両替機の故障ではないですか。", {cause(Status::suspected)}},
                  {at(9, 6), "堤", other, {}},
              }),
              Status::suspected)
        << other;
  }
}

TEST(Causes, WhatWasReplacedInVainWasNotIt) {
  const std::tuple<const char*, const char*, const char*> talks[] = {
      {"LANケーブルちゃうか。", "ケーブル新品に替えた。", "あかん、今また切れた。"},
      {"荷札の用紙のせいかもしれません。", "用紙を交換しました。", "かすれは変わりません。"},
      {"両替機の基板かも。", "両替機の基板を差し替えました。", "また止まりました。"},
      {"測定器が壊れたのかもしれません。", "予備の測定器につなぎ換えました。",
       "変わらず0のままです。"},
      {"昨日の配車表の改修かもしれません。", "配車表の改修を切り戻しました。",
       "まだ直らないです、変わりません。"},
      {"給湯弁かもしれません。", "給湯弁を交換しました。", "相変わらず水のままです。"},
  };
  for (const auto& [guess, step, after] : talks) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 4), "岸", step, {tag(Tag::action, Status::done)}},
        {at(9, 7), "堤", after, {tag(Tag::symptom)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << guess;
    EXPECT_EQ(found[0].status, Status::ruled_out) << guess;
    EXPECT_THAT(found[0].opposed, Contains(3)) << guess;
  }
  const std::tuple<const char*, const char*, const char*> others[] = {
      {"LANケーブルちゃうか。", "再起動した。", "あかん、今また切れた。"},
      {"LANケーブルちゃうか。", "ケーブル新品に替えた。", "切れなくなりました。"},
      {"LANケーブルちゃうか。", "表示板を交換しました。", "また切れた。"},
      {"LANケーブルちゃうか。", "ケーブル新品に替えた。", "また切れたら電話します。"},
      {"LANケーブルちゃうか。", "ケーブル新品に替えた。", "また切れましたか？"},
      {"給湯の弁かもしれません。", "湯を止めました。", "変わらないです。"},
  };
  for (const auto& [guess, step, after] : others) {
    EXPECT_EQ(only_status({
                  {at(9, 0), "岸", guess, {cause(Status::suspected)}},
                  {at(9, 4), "岸", step, {tag(Tag::action, Status::done)}},
                  {at(9, 7), "堤", after, {tag(Tag::symptom)}},
              }),
              Status::suspected)
        << after;
  }
}

// What is recalled in asking is a guess, and what is said to it that one sees why no cause.
TEST(Causes, AGuessThatRecallsIsNoDenial) {
  for (const char* guess : {"あれじゃない、部門ごとの上限。先週絞ったから。",
                            "あれちゃう、部門ごとの上限。先週絞ったし。",
                            "あれじゃね、部門ごとの上限。先週絞ったやつ。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 1), "堤", "上限4TBに対して2.1TBです。違うと思います。", {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << guess;
    EXPECT_THAT(found[0].raised, Contains(1)) << guess;
    EXPECT_THAT(found[0].opposed, Contains(2)) << guess;
    EXPECT_TRUE(found[0].statement.text.starts_with("部門ごとの上限")) << found[0].statement.text;
  }
}

TEST(Causes, ADenialNamesItsThingHoweverItEnds) {
  constexpr std::pair<const char*, const char*> kDenials[] = {
      {"滑車の注油のせいではないです。", "滑車の注油"},
      {"改札の時計は関係なさそうです。", "改札の時計"},
      {"桟橋の波のせいではなさそうです。", "桟橋の波"},
      {"荷札の印字も無関係です。", "荷札の印字"},
      {"釜の水漏れとかではないです。", "釜の水漏れ"},
      {"秤の期限切れとは考えにくいです。", "秤の期限切れ"},
  };
  for (const auto& [said, thing] : kDenials) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text, thing) << said;
  }
  // Where more is said than a thing, all of it stays.
  for (const char* said : {"それのせいではないです。", "滑車が同時に割れるとは考えにくいです。",
                           "釜の弁が原因で湯が止まったわけではないです。"}) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}});
    for (const Cause& one : found) {
      EXPECT_THAT(one.statement.text, testing::ContainsRegex("ない|にくい")) << said;
    }
  }
}

TEST(Causes, WhatARuledOutGuessOnlyPointsAtIsTheThing) {
  constexpr std::pair<const char*, const char*> kGuesses[] = {
      {"釜の弁を先週替えたので、それかも。", "釜の弁を先週替えたこと"},
      {"荷札の版を木曜に直したが、それかな。", "荷札の版を木曜に直したこと"},
  };
  for (const auto& [guess, thing] : kGuesses) {
    const auto found =
        causes_of({{at(9, 0), "岸", guess, {cause(Status::suspected)}},
                   {at(9, 4), "堤", "それではなかったです。", {cause(Status::ruled_out)}}});
    ASSERT_FALSE(found.empty()) << guess;
    EXPECT_EQ(found[0].statement.text, thing) << guess;
  }
}

// Whoever knows better says at once that it had to do with it; a question asks only.
TEST(Causes, ADenialThatAnotherOverrulesIsNone) {
  const auto ruled_out_by = [](const char* said, Status status, const char* who) {
    const auto found = causes_of({
        {at(9, 0), "堤", "改札の切替のせいではないですか。", {cause(Status::suspected)}},
        {at(9, 2), "岸", "改札の切替は関係ないと思います。", {cause(Status::ruled_out)}},
        {at(9, 4), who, said, {cause(status)}},
    });
    return std::ranges::any_of(found,
                               [](const Cause& one) { return one.status == Status::ruled_out; });
  };
  for (const char* said : {"関係ある。切替で改札の控えが空になった。",
                           "いや、それです。切替で改札の控えが空になっています。"}) {
    EXPECT_FALSE(ruled_out_by(said, Status::confirmed, "堤")) << said;
  }
  EXPECT_TRUE(ruled_out_by("関係ありますか？", Status::suspected, "堤"));
}

// What speaks against a guess, or leaves it open, is no guess of its own.
TEST(Causes, AnObjectionIsNoGuess) {
  for (const char* said :
       {"先週の変更と、今朝だけ起きた理由がつながらないですね。",
        "それなら先週から遅れていないと変では。", "札の紙のせいとは言い切れなくて。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, {cause(Status::suspected)}}}), IsEmpty()) << said;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
