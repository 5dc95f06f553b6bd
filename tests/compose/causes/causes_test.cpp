// Guesses as talks follow them: which answer settles which guess, and which cause leads.

#include "compose/causes/causes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/causes/hypotheses.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TagFinding cause(Status status) {
  return tag(Tag::cause, status);
}

std::vector<Cause> causes_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  return causes(story, guesses(story));
}

TEST(Causes, AShortYesConfirmsTheGuessBeforeIt) {
  for (const char* yes : {"あ、これだ。", "ビンゴ。", "そのとおりです。", "はい、そうです。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "証明書の期限切れではないですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", yes, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << yes;
    EXPECT_EQ(found[0].status, Status::confirmed) << yes;
    EXPECT_THAT(found[0].supported, Contains(2)) << yes;
  }
}

TEST(Causes, WhatOnlyRemarksIsNoCause) {
  const std::pair<const char*, Status> remarks[] = {
      {"夜中に電話が鳴り続けたのが一番つらかったです。", Status::confirmed},
      {"朝から棚を三回も数え直したのはしんどかった。", Status::confirmed},
      {"予備まで同じ日に壊れるとは笑えんわ、いや本当に笑えん。", Status::confirmed},
      {"裏山に雷が落ちたかと一瞬思いました。", Status::suspected},
      {"堤さんが配電盤を燃やしたんじゃねえの笑", Status::suspected},
  };
  for (const auto& [said, as] : remarks) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}}}),
                IsEmpty())
        << said;
  }
  const std::pair<const char*, Status> causes[] = {
      {"予備の鍵が切れていたのが原因で、しんどかったです。", Status::confirmed},
      {"裏山に雷が落ちたかと思います。", Status::suspected},
      {"配電盤の鍵が切れてるっぽいですw", Status::suspected},
  };
  for (const auto& [said, as] : causes) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}}}),
                SizeIs(1))
        << said;
  }
}

// What was changed is the cause rather than what is seen of it.
TEST(Causes, WhatWasChangedIsToldRatherThanItsCount) {
  const auto found = causes_of({
      {at(9, 0), "岸", "券の申し込みが弾かれます。", {tag(Tag::symptom)}},
      {at(9, 5),
       "堤",
       "金曜に入場の判定を厳しいほうに変えました。",
       {weighed(cause(Status::confirmed), 1)}},
      {at(9, 9),
       "林",
       "判定の記録では1日800件ほど弾いてます。",
       {weighed(cause(Status::confirmed), 0.5)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found[0].statement.text, HasSubstr("厳しいほうに変え"));
}

// 「原因それです」 is said of one's own guess, though others spoke since.
TEST(Causes, AVerdictConfirmsOnesOwnGuessOfSomeMessagesBefore) {
  const auto found = causes_of({
      {at(9, 0), "堤", "改札の札の番号が重なっているんじゃないかな。", {cause(Status::suspected)}},
      {at(9, 1), "岸", "新しい札なら今朝つけました。", {}},
      {at(9, 2), "堤", "番号は何にしました？", {}},
      {at(9, 3), "岸", "一覧で空いていた21です。", {}},
      {at(9, 5),
       "堤",
       "一覧が古いですね。改札は去年から21に変わっています。はい、原因それです。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].supported, Contains(5));
  EXPECT_THAT(found[0].statement.text, HasSubstr("番号が重なって"));
  EXPECT_THAT(found[0].statement.text, HasSubstr("一覧が古い"));
  // Long after it, 「それ」 is what the message itself tells.
  std::vector<Told> far = {
      {at(9, 0), "堤", "改札の札の番号が重なっているんじゃないかな。", {cause(Status::suspected)}}};
  for (int minute = 1; minute < 12; ++minute) {
    far.push_back({at(9, minute), "岸", "窓口の蓄電池を順に開けています。", {}});
  }
  far.push_back({at(9, 30),
                 "堤",
                 "窓口の蓄電池が膨らんで外れていました。はい、原因それです。",
                 {cause(Status::confirmed)}});
  const auto other = causes_of(far);
  ASSERT_THAT(other, Not(IsEmpty()));
  EXPECT_THAT(other[0].statement.text, HasSubstr("蓄電池"));
  EXPECT_THAT(other[0].statement.text, Not(HasSubstr("番号")));
}

// What is to be done about a cause stands among the work; what comes of a cause belongs to it.
TEST(Causes, ThePlanBehindACauseIsLeftOut) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"失敗がどこにも通知されていなかったので、来週アラートを足します。",
       "失敗がどこにも通知されていなかった"},
      {"原因は期限の監視が無かったことなので、私のほうで追加したいです。",
       "原因は期限の監視が無かったこと"},
      {"容量が足りないので、書き込みが止まる。", "容量が足りないので、書き込みが止まる"},
      {"設定が古いので、新しい端末だけ弾かれている。",
       "設定が古いので、新しい端末だけ弾かれている"},
  };
  for (const auto& [said, told] : kCases) {
    const auto found =
        causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                   {at(9, 20), "岸", said, {cause(Status::confirmed), tag(Tag::followup)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text, told) << said;
  }
}

TEST(Causes, AShortNoRulesOutTheGuessBeforeIt) {
  for (const char* no : {"いえ、正常です。", "違います。", "それはないです。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "回線の障害ですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", no, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << no;
    EXPECT_EQ(found[0].status, Status::ruled_out) << no;
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
    const auto found = causes_of({
        {at(9, 0), "岸", said, {cause(Status::suspected)}},
        {at(9, 1), "堤", "違います。", {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].status, Status::ruled_out) << said;
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
      const auto found = causes_of({
          {at(9, 0), "岸", guess, {cause(Status::suspected)}},
          {at(9, 1), "堤", answer, {cause(as)}},
      });
      ASSERT_THAT(found, SizeIs(1));
      EXPECT_EQ(found[0].status, Status::suspected);
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

// 「勘違いでした」 is said of what its speaker told last.
TEST(Causes, AMistakeIsTheLastThingThatOneTold) {
  const auto talk = [](const char* between) {
    return causes_of({
        {at(9, 0), "岸", "昨日から札の台を替えています。", {cause(Status::confirmed)}},
        {at(9, 3), "岸", between, {tag(Tag::symptom)}},
        {at(9, 5), "岸", "勘違いでした。待ち行列に入っていただけです。", {}},
    });
  };
  const auto other = talk("16人の分がまだ出ていません。");
  ASSERT_THAT(other, SizeIs(1));
  EXPECT_EQ(other[0].status, Status::confirmed);
  const auto same = causes_of({
      {at(9, 0), "岸", "昨日から札の台を替えています。", {cause(Status::confirmed)}},
      {at(9, 5), "岸", "勘違いでした。替えたのは来週からです。", {}},
  });
  ASSERT_THAT(same, SizeIs(1));
  EXPECT_EQ(same[0].status, Status::ruled_out);
}

TEST(Causes, AnAlarmThatDidNotRingOnlyContributes) {
  for (const char* said : {"監視は鳴っていませんでした。率が基準に届いていなかったので。",
                           "アラートは鳴ってないです。しきい値が高いままでした。",
                           "切り替え前に実機で確かめるべきでした。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
        {at(9, 5),
         "岸",
         "原因が分かりました。台帳の期限を取り違えて証明書が切れていました。",
         {cause(Status::confirmed)}},
        {at(9, 30), "堤", said, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(2)) << said;
    EXPECT_TRUE(found[1].contributing) << said;
  }
}

// What was ruled out may be it after all, whoever says so.
TEST(Causes, WhatWasRuledOutIsConcededLater) {
  for (const char* told : {"さっき除外した時刻のずれが正解でした。2号機が93秒進んでいました。",
                           "訂正します。時刻のずれでした。2号機だけ93秒進んでいました。",
                           "さっき関係ないと言った時刻のずれですが、やはりこれが原因でした。"}) {
    for (const char* who : {"堤", "森"}) {
      const auto found = causes_of({
          {at(9, 0), "岸", "時刻のずれですか。", {cause(Status::suspected)}},
          {at(9, 1), "堤", "時刻は関係ないです。", {cause(Status::ruled_out)}},
          {at(9, 20), who, told, {cause(Status::confirmed)}},
      });
      ASSERT_THAT(found, SizeIs(1)) << told;
      EXPECT_EQ(found[0].status, Status::confirmed) << told;
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

// 「設定見た。やっぱりそう」: the yes may stand behind the look, and the look is not the answer.
TEST(Causes, ALookBeforeTheYesIsNoAnswer) {
  for (const char* yes :
       {"設定見た。やっぱりそう、古い行が残っとる。", "ログを確認しました。そのとおりです。",
        "台帳を調べました。間違いありません。"}) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "引っ越しのときに検証用の設定を写したから、残っていたのだろう。",
         {cause(Status::suspected)}},
        {at(9, 2), "堤", yes, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << yes;
    EXPECT_EQ(found[0].status, Status::confirmed) << yes;
    EXPECT_THAT(found[0].statement.text, HasSubstr("検証用の設定を写した")) << yes;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("だろう"))) << yes;
  }
}

TEST(Causes, AGuessThatAsksIsToldAsAGuess) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"雨で呼び出しが増えた？", "雨で呼び出しが増えた可能性"},
      {"手前の装置で返している？", "手前の装置で返している可能性"},
      {"盤の電源ですか？", "盤の電源の可能性"},
      {"昨日の工事で線を切った、ということはないでしょうか。", "昨日の工事で線を切った可能性"},
      // It may mean that it was or that it was not; one of two may be meant.
      {"昨日は弁を閉めてなかった？", "昨日は弁を閉めていなかった？"},
      {"昨日のログを見た？", "昨日のログを見た？"},
      {"盤の電源か、回線ですか？", "盤の電源か、回線か"},
      {"フィルタを替えてない？", "フィルタを替えていない？"},
  };
  for (const auto& [said, told] : kCases) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::suspected)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text, told);
  }
  // What was read says not what it excludes.
  for (const char* said : {"最終更新は6時58分、そこから変わっていません。",
                           "待ち行列は12、ディスクの待ちも3ミリ秒。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}}), IsEmpty()) << said;
  }
}

TEST(Causes, OfWhatIsRuledOutTheThingIsNamed) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"SYN floodではないです。", "SYN flood"},
      {"停電ではなかったです。", "停電"},
      {"回線は関係ないです。", "回線"},
      {"フィルタは端末側にあるので、学校の回線は無関係です。", "学校の回線"},
      {"権限ではないです。直のリンクなら落とせます。", "権限"},
      {"ほかの店は通っているから決済会社は白です。", "決済会社"},
      // More is said than a name.
      {"昨日の更新は、原因ではないです。", "昨日の更新は、原因ではない"},
  };
  for (const auto& [said, told] : kCases) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text, told);
  }
}

TEST(Causes, WhatIsSaidBetweenTakesTheAnswer) {
  const struct {
    const char* guess;
    const char* between;
    const char* seen;
  } kCases[] = {
      {"回線の障害ですか。", "はい、確認します。", "管理画面も開きません。"},
      // A no answers the last question.
      {"今朝の配合の変更が怪しいです。", "止めたので、もう増えないですか。", "いや、増えてます。"},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.guess);
    for (const char* who : {"岸", "梶"}) {
      const auto found = causes_of({
          {at(9, 0), "岸", one.guess, {cause(Status::suspected)}},
          {at(9, 1), "堤", one.between, {}},
          {at(9, 2), who, one.seen, {tag(Tag::symptom)}},
      });
      ASSERT_THAT(found, SizeIs(1));
      EXPECT_EQ(found[0].status, Status::suspected);
    }
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

TEST(Causes, WhatWasAskedToBePossibleAndIsNotIsNoPossibility) {
  for (const char* asked : {"回線が詰まって遅く届いただけ、という可能性はありますか。",
                            "回線が詰まって遅く届いただけって可能性はないですか？"}) {
    const auto found = causes_of({
        {at(9, 0), "堤", asked, {cause(Status::suspected)}},
        {at(9, 2), "岸", "回線は正常です。回線ではありません。", {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << asked;
    EXPECT_EQ(found[0].status, Status::ruled_out) << asked;
    EXPECT_EQ(found[0].statement.text, "回線が詰まって遅く届いただけ") << asked;
  }
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
  const auto found = causes_of({
      {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "すみません、割っていませんでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
}

TEST(Causes, AnApologyForSomethingElseTakesNothingBack) {
  const auto found = causes_of({
      {at(9, 0), "岸", "サイト側が入数で割っていたのが原因です。", {cause(Status::confirmed)}},
      {at(9, 3), "岸", "すみません、連絡できていませんでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
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

TEST(Causes, AVerdictInsideAMessageConfirms) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "作り置きが古いまま残っているのかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 1), "堤", "確認しました、そのとおりです。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Causes, AGuessThatNobodyCameBackToIsNotOpenOnceTheCauseWasFound) {
  const auto found = causes_of({
      {at(9, 0), "岸", "昼の配信が多すぎるのでは。", {cause(Status::suspected)}},
      {at(9, 9), "堤", "原因は証明書の期限切れです。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_TRUE(found[0].main);
}

TEST(Causes, AGuessThatNamesItselfTheCauseStaysOne) {
  const auto found = causes_of({
      {at(9, 0), "岸", "今朝の変更が原因かもしれません。", {cause(Status::suspected)}},
      {at(9, 9), "堤", "索引がありません。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[1].status, Status::suspected);
}

TEST(Causes, TheOneThatIsCalledTheCauseLeads) {
  const auto found = causes_of({
      {at(9, 0), "岸", "管理画面の権限が前任者のままです。", {cause(Status::confirmed)}},
      {at(9, 5), "堤", "原因は証明書の期限切れと特定しました。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].main);
  EXPECT_THAT(found[0].statement.text, HasSubstr("証明書"));
  EXPECT_FALSE(found[1].main);
}

TEST(Causes, WhatIsCalledTheCauseIsToldWithItsThing) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "帳票エンジンのライセンスが3月末までになっていました。期限切れが原因です。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("ライセンス"));
}

// Where somebody will look, what they ask to know, and what may be harmed.
TEST(Causes, WhatNamesNoCauseIsNoGuess) {
  for (const char* said : {"cronを見ます。", "誰か炉の設定に触りましたか。",
                           "札を書き換えると、途中の荷の在庫がずれるおそれがあります。"}) {
    SCOPED_TRACE(said);
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, {cause(Status::suspected)}}}), IsEmpty());
  }
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
    const auto found = causes_of({
        {at(9, 0), "岸", "9/1のリリースのやつですか。", {cause(Status::suspected)}},
        {at(9, 1), "堤", right, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << right;
    EXPECT_EQ(found[0].status, Status::suspected) << right;
  }
}

TEST(Causes, WhyAStepOfTheRepairFailedIsNoFinding) {
  const auto found = causes_of({
      {at(9, 0), "岸", "証明書の期限切れが原因です。", {cause(Status::confirmed)}},
      {at(9, 2), "堤", "新しい鍵を登録します。", {tag(Tag::action, Status::started)}},
      {at(9, 9),
       "堤",
       "鍵の先頭に半角の空白が入っていました。入れ直します。",
       {cause(Status::confirmed), tag(Tag::action, Status::started)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("期限切れ"));
}

TEST(Causes, ASecondOneThatIsMendedAtOnceStays) {
  const auto found = causes_of({
      {at(9, 0), "岸", "証明書の期限切れが原因です。", {cause(Status::confirmed)}},
      {at(9, 4), "岸", "新しい鍵を登録しました。", {tag(Tag::action, Status::done)}},
      {at(9, 9),
       "堤",
       "通信のケーブルも断線していました。予備に差し替えました。",
       {cause(Status::confirmed), tag(Tag::action, Status::done)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[1].statement.text, HasSubstr("断線"));
}

TEST(Causes, AskingOnesMemoryIsNoGuessUnlessItNamesAChange) {
  for (const char* memory : {"受付を止める機能なかったっけ。", "戻し方の紙なかったっけ。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", memory, {cause(Status::suspected)}}}), IsEmpty())
        << memory;
  }
  EXPECT_THAT(
      causes_of({{at(9, 0), "岸", "昨日リリースなかったっけ。", {cause(Status::suspected)}}}),
      SizeIs(1));
}

TEST(Causes, WhatIsToldAfterTheCloseDoesNotLead) {
  const auto found = causes_of({
      {at(9, 0), "岸", "ディスクが満杯でした。", {cause(Status::confirmed)}},
      {at(9, 9), "堤", "では収束とします。", {tag(Tag::recovery), tag(Tag::communication)}},
      {at(9, 12),
       "堤",
       "検査装置の点検項目に文字の有無しか書いていなかったです。",
       {cause(Status::confirmed)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found[0].statement.text, HasSubstr("ディスク"));
}

// A tag of which the analysis is as sure as `sum` says.
TagFinding weighed(Status status, double sum) {
  TagFinding finding = cause(status);
  Evidence words;
  words.rule = "words";
  words.weight = sum;
  words.tag = Tag::cause;
  finding.evidence = {words};
  return finding;
}

TEST(Causes, WhatIsBarelyTakenForACauseIsNotListedBesideTheMainOne) {
  const auto talk = [](double sum) {
    return causes_of({
        {at(9, 0), "岸", "待ち行列の長さは212です。", {weighed(Status::confirmed, sum)}},
        {at(9, 5),
         "堤",
         "原因は、冷凍庫の霜取りの設定が工場出荷時のままだったことです。",
         {weighed(Status::confirmed, 4)}},
    });
  };
  ASSERT_THAT(talk(0.2), SizeIs(1));
  EXPECT_THAT(talk(0.2)[0].statement.text, HasSubstr("霜取り"));
  EXPECT_THAT(talk(4.5), SizeIs(2));
}

// What is hardly told as a cause stands behind what people came to think.
TEST(Causes, ALaterGuessLeadsBeforeADetail) {
  for (const char* detail : {"積まれた分は流れます。", "窓口の列は12人です。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "通知が夜中に届きます。", {tag(Tag::symptom)}},
        {at(9, 5), "岸", detail, {weighed(Status::confirmed, 2.2)}},
        {at(9, 20),
         "堤",
         "端末から時間帯が取れないときに既定の値へ落ちる作りなので、古い試験の値が残っていたと思わ"
         "れます。",
         {weighed(Status::suspected, 5)}},
        {at(9, 25), "岸", "既定の値を直しました。", {tag(Tag::action, Status::done)}},
        {at(9, 30), "岸", "試験の値が残らないようにします。", {followup("岸")}},
    });
    ASSERT_THAT(found, Not(IsEmpty())) << detail;
    EXPECT_THAT(found[0].raised, Contains(3)) << detail;
    EXPECT_EQ(found[0].status, Status::suspected) << detail;
  }
}

// What is met steps after the main cause, in the midst of the repair, is no cause beside it; early
// in the talk it may be one.
TEST(Causes, WhatTheRepairMetIsNoCauseBesideTheMainOne) {
  for (const char* met : {"新しい鍵を発行できる森さんが飛行機の中です。",
                          "配布ツールの設定が古いままで途中で止まります。",
                          "交換用の部品が倉庫で行方不明になっています。"}) {
    const Told root = {at(9, 5),
                       "岸",
                       "原因が分かりました。台帳の期限を取り違えて証明書が切れていました。",
                       {cause(Status::confirmed)}};
    const Told found = {at(9, 20), "堤", met, {weighed(Status::confirmed, 1.6)}};
    const Told step = {
        at(9, 10), "岸", "証明書を入れ替えました。", {tag(Tag::action, Status::done)}};
    const Told seen = {at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}};
    const auto late = causes_of({seen, root, step, step, step, found, step, step});
    EXPECT_THAT(late, SizeIs(1)) << met;
    EXPECT_THAT(causes_of({seen, root, found, step, step, step}), SizeIs(2)) << met;
  }
}

TEST(Causes, ADoubtfulLeadIsToldAndNotAsTheCause) {
  const auto doubtful =
      causes_of({{at(9, 0), "岸", "受付の列は80人です。", {weighed(Status::confirmed, 0.2)}}});
  ASSERT_THAT(doubtful, SizeIs(1));
  EXPECT_EQ(doubtful[0].status, Status::confirmed);
  EXPECT_FALSE(doubtful[0].main);
  const auto sure =
      causes_of({{at(9, 0),
                  "岸",
                  "原因が分かりました。昨夜の入れ替えで古い台帳を読ませていたせいです。",
                  {weighed(Status::confirmed, 4)}}});
  ASSERT_THAT(sure, SizeIs(1));
  EXPECT_TRUE(sure[0].main);
}

TEST(Causes, WhatIsSaidToBeTheCauseOutrightLeads) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "搬送の速さが毎分18メートルに落ちていて、後ろの秤まで届くのに倍の時間が掛かっている状態でし"
       "た。",
       {cause(Status::confirmed)}},
      {at(9, 9), "堤", "原因は、ベルトの張りの緩みです。", {cause(Status::confirmed)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found[0].statement.text, HasSubstr("ベルト"));
}

TEST(Causes, WhoChangedNothingNamesNoCause) {
  for (const char* clear : {"うちは何も触っていません。入れ替えは先月が最後です。",
                            "デプロイは木曜が最後です。差分もゼロ。うちは何も動かしてないです。",
                            "夜中に当社で触ったところはございません。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", clear, {cause(Status::confirmed)}}})) {
      EXPECT_NE(one.status, Status::confirmed) << clear;
    }
  }
  for (const char* undone :
       {"弁の設定を触っていませんでした。", "触っていませんが、証明書が切れていました。"}) {
    const auto found = causes_of({{at(9, 0), "岸", undone, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << undone;
    EXPECT_EQ(found[0].status, Status::confirmed) << undone;
  }
}

TEST(Causes, AVerdictWithoutATagSettlesWhatItTells) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "旧い型紙だと一枚も裂けません。新しい型紙だと50枚中48枚。はい決定。",
       {},
       {metric(48, "枚", "新しい型紙", "48枚")}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("48枚"));
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "会場は大広間で決定ですか。", {}}}), IsEmpty());
}

TEST(Causes, ACauseIsToldWithTheSentencesThatBelongToIt) {
  const std::vector<std::pair<const char*, std::vector<const char*>>> kCases = {
      // The facts beside it.
      {"昨日の載せ替えで基準の時刻帯が東京になりました。帳票のほうは世界時のはずと決めつけて時差を"
       "足しています。",
       {"載せ替え", "時差"}},
      // What others hope of the end.
      {"先方から返信です。東京の内部障害で、20時半ごろに復旧の見込みとのことです。一覧も赤くなりま"
       "した。",
       {"内部障害", "見込み"}},
      // 空振り is no denial, and かと存じます as sure as politeness allows.
      {"改修の日に担当の名前が変わってます。そこから空振り。これで原因はっきりしました。",
       {"担当の名前"}},
      {"昨晩、OSの更新を自動でダウンロードしております。原因はこちらで間違いないかと存じます。",
       {"OSの更新"}},
      // What stands between two sentences of it, and before one that goes on.
      {"11月に年齢を出す部品が替わっています。点で区切ると読めずに空で返す。斜線で区切った日付なら"
       "読めています。",
       {"空で返す"}},
      {"3号の門を通った人が1号を通ると、2分で戻ってきたように見える。それで二重使用です。",
       {"2分で戻って"}},
  };
  for (const auto& [said, parts] : kCases) {
    SCOPED_TRACE(said);
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::confirmed);
    for (const char* part : parts) {
      EXPECT_THAT(found[0].statement.text, HasSubstr(part));
    }
  }
}

// --- a verdict ---

TEST(Causes, AVerdictMeansWhatWasFoundBeforeIt) {
  for (const char* verdict :
       {"これで説明がつきますね。", "つじつまが合いました。", "なるほど、腑に落ちました。"}) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "新しい秤の伝票を読んでみました。末尾に検査数字が1桁余計に付いていました。",
         {tag(Tag::investigation)},
         {metric(1, "桁", "検査数字", "1桁")}},
        {at(9, 1), "堤", verdict, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << verdict;
    EXPECT_EQ(found[0].status, Status::confirmed) << verdict;
    EXPECT_THAT(found[0].statement.text, HasSubstr("検査数字")) << verdict;
    EXPECT_THAT(found[0].supported, Contains(2)) << verdict;
  }
}

TEST(Causes, NoVerdictIsSaidOfAQuestionOrOfWhatIsNotExplained) {
  for (const char* open :
       {"これで説明がつきますか。", "それだけでは説明がつかない。", "会場は大広間で決まりです。"}) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "新しい秤の伝票の末尾に検査数字が1桁余計に付いていました。",
         {tag(Tag::investigation)},
         {metric(1, "桁", "検査数字", "1桁")}},
        {at(9, 1), "堤", open, {}},
    });
    EXPECT_THAT(found, IsEmpty()) << open;
  }
}

TEST(Causes, ABareYesMeansWhatWasJustFound) {
  const auto found = causes_of({
      {at(9, 0), "岸", "3号の時計、来週の木曜のままです。", {tag(Tag::investigation)}},
      {at(9, 1), "堤", "それです。未来の時刻だから勝ってしまった。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("来週の木曜"));
  EXPECT_THAT(found[0].statement.text, HasSubstr("未来の時刻"));
}

// --- an all-clear ---

TEST(Causes, WhatIsWellIsNoCause) {
  for (const char* clear :
       {"乾燥機は元気です。温度は62度。", "持ち出しの記録を見ました。開いた形跡なし。",
        "弁は切れてないです。", "中継盤は正常でした。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", clear, {cause(Status::confirmed)}}})) {
      EXPECT_NE(one.status, Status::confirmed) << clear;
    }
  }
  for (const char* amiss :
       {"中継盤は生きてます。先頭の札の番号が古いままで全部待っています。",
        "弁の電源が切れていませんでした。", "空の伝票でも正常終了と記録する作りでした。",
        "夜間の取り込みのジョブが正常に動かない。これが原因です。",
        "原因は中継サーバで、転送の処理が正常に動いてない。",

        "原因です。データベースの接続の数に余裕がない。",
        "原因は分かりました。予備の電源が問題なく働かない。",
        "原因は、税抜きの値が正しいのに税込みを読んでいたことです。",
        "原因は搬送の爪で、先が元気に戻らない。"}) {
    const auto found = causes_of({{at(9, 0), "岸", amiss, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << amiss;
    EXPECT_EQ(found[0].status, Status::confirmed) << amiss;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("生きて"))) << amiss;
  }
}

TEST(Causes, WhatIsNotWellIsNotCleared) {
  for (const char* amiss : {"原因が分かりました。中継サーバの転送のプロセスが生きてません。",
                            "原因は、予備の電池が元気でないことです。",
                            "原因は炉の盤で、温度計の線が無事ではありません。"}) {
    const auto found = causes_of({{at(9, 0), "岸", amiss, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << amiss;
    EXPECT_EQ(found[0].status, Status::confirmed) << amiss;
  }
}

TEST(Causes, WhoLooksAndFindsItWellClearsTheGuess) {
  const auto found = causes_of({
      {at(9, 0), "岸", "舞台裏の中継器かな。", {cause(Status::suspected)}},
      {at(9, 1), "岸", "中継器は元気。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::ruled_out);
}

TEST(Causes, AStrongYesIsNoDenial) {
  const auto found = causes_of({
      {at(9, 0), "岸", "炉の温度の上限が原因かと思います。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "原因は炉の温度の上限で間違いございません。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
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
      const auto found = causes_of({
          {at(9, 0), "岸", guess, {cause(Status::suspected)}},
          {at(9, 1), "堤", look, tags},
      });
      ASSERT_THAT(found, SizeIs(1)) << guess;
      EXPECT_EQ(found[0].status, Status::ruled_out) << guess;
    }
  }
}

// --- answers ---

TEST(Causes, AnApologyBehindAnotherDenialTakesNothingBack) {
  for (const char* other :
       {"まだ用意できていません。失礼しました。", "ログがまだ取れていません。失礼しました。",
        "名札を付けていません。失礼しました。"}) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "原因は、昨夜の更新で接続の上限を10に下げたことです。",
         {cause(Status::confirmed)}},
        {at(9, 1), "堤", "待機系は使えますか。", {}},
        {at(9, 2), "岸", other, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << other;
    EXPECT_EQ(found[0].status, Status::confirmed) << other;
  }
  const auto taken = causes_of({
      {at(9, 0),
       "岸",
       "署名の線が書けているのに見えないだけかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 1), "堤", "見えないのですか。", {}},
      {at(9, 2), "岸", "白紙でした。書けてもいません。失礼しました。", {}},
  });
  ASSERT_THAT(taken, SizeIs(1));
  EXPECT_EQ(taken[0].status, Status::ruled_out);
}

TEST(Causes, AVerdictSettlesTheNearestOnly) {
  for (const char* verdict : {"これで説明がつきますね。", "腑に落ちました。"}) {
    const auto found = causes_of({
        {at(9, 0),
         "堤",
         "決済のエラー率が30%です。",
         {tag(Tag::symptom)},
         {metric(30, "%", "エラー率", "30%")}},
        {at(9, 1),
         "岸",
         "接続の上限が昨夜の更新で10に下がっていました。これが原因です。",
         {cause(Status::confirmed)}},
        {at(9, 2), "堤", verdict, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << verdict;
    EXPECT_THAT(found[0].statement.text, HasSubstr("接続の上限")) << verdict;
  }
}

TEST(Causes, ASymptomWithAFigureExplainsNothing) {
  for (const auto& [what, figure, value] : {std::tuple{"決済のエラー率が30%です。", "30%", 30},
                                            std::tuple{"窓口の待ちが40分です。", "40分", 40}}) {
    EXPECT_THAT(causes_of({
                    {at(9, 0), "堤", what, {tag(Tag::symptom)}, {metric(value, "", "", figure)}},
                    {at(9, 1),
                     "堤",
                     "中継の遅れが12秒。",
                     {tag(Tag::symptom)},
                     {metric(12, "秒", "", "12秒")}},
                    {at(9, 2), "岸", "これで説明がつきますね。", {cause(Status::confirmed)}},
                }),
                IsEmpty())
        << what;
  }
}

TEST(Causes, WordsThatEndAsAQuestionStayWhole) {
  for (const auto& [told, end] : {std::pair{"接続の上限を10に下げたのが原因なのは確か。", "確か"},
                                  std::pair{"弁の締め忘れが原因なのは明らか。", "明らか"},
                                  std::pair{"原因は昨夜の改修で、残した枠がわずか。", "わずか"}}) {
    const auto found = causes_of({
        {at(9, 0), "岸", told, {cause(Status::confirmed)}},
        {at(9, 1), "堤", "間違いないです。", {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << told;
    EXPECT_EQ(found[0].status, Status::confirmed) << told;
    EXPECT_THAT(found[0].statement.text, HasSubstr(end)) << told;
  }
}

TEST(Causes, OrdersOfTimeAreNoSearch) {
  for (const char* told : {"原因は、証明書が順次、失効したことです。",
                           "原因は、月次は動くのに日次の集計が表をロックしたことです。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", told, {cause(Status::confirmed)}}}), SizeIs(1)) << told;
  }
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "次は、炉の温度のほう。", {cause(Status::confirmed)}}}),
              IsEmpty());
}

TEST(Causes, AFindingBehindTheVerdictIsNoAfterthought) {
  for (const auto& [told, named] :
       {std::pair{"原因は確定です。ただいま確認したところ、接続の上限が10に下がっていました。",
                  "接続の上限"},
        std::pair{"原因は確定です。とりあえず入れた昨夜の仮の設定で、経路が逆になっていました。",
                  "仮の設定"},
        std::pair{"これが原因です。いったん消した合鍵が戻されておらず、正門が開かないままでした。",
                  "合鍵"},
        std::pair{"よりによって締め日に、接続の上限が10に下がっていました。", "接続の上限"}}) {
    const auto found = causes_of({{at(9, 0), "岸", told, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << told;
    EXPECT_THAT(found[0].statement.text, HasSubstr(named)) << told;
  }
}

TEST(Causes, WhatMayHaveHappenedIsAGuess) {
  for (const char* guess : {"夜間の更新で設定ファイルが消えたおそれがあります。",
                            "清掃のときに弁の札を外した恐れがあります。",
                            "誰かが昨夜の更新で設定を消したのでしょうか。",
                            "誰かが札の順番を入れ替えたのではないでしょうか。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", guess, {cause(Status::suspected)}}}), SizeIs(1))
        << guess;
  }
}

TEST(Causes, AGuessAtALackIsBorneOutByTheLack) {
  for (const auto& [guess, found_out] :
       {std::pair{"更新のあとの再起動がなかったのではないですか。",
                  "再起動はなかったです。それで設定が読み込まれていません。"},
        std::pair{"清掃のあとの点検がなかったのではないですか。",
                  "点検はなかったです。それで弁が閉じたままです。"}}) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 1), "堤", found_out, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, Not(IsEmpty())) << guess;
    for (const Cause& one : found) {
      EXPECT_NE(one.status, Status::ruled_out) << one.statement.text;
    }
  }
}

TEST(Causes, WhoCallsADenialWrongTakesNothingBack) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "昨夜の札の貼り替えで番号がずれたかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 2), "岸", "貼り替えは無関係だと思ったのは勘違いでした。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::suspected);
}

TEST(Causes, ThatACauseWasFoundIsNoPartOfIt) {
  for (const char* announced : {"原因見つけた。", "確定だ。"}) {
    const auto found =
        causes_of({{at(9, 0),
                    "岸",
                    std::string(announced) + "昨夜の貼り替えで台帳の札が一行ずれてます。",
                    {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << announced;
    EXPECT_THAT(found[0].statement.text, HasSubstr("一行ずれて")) << announced;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("見つけ"))) << announced;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("確定"))) << announced;
  }
}

// --- what a verdict is said of ---

// Neither a question nor a jibe, a next step or regret bears a guess out.
TEST(Causes, WhatSpeaksOfSomethingElseSettlesNothing) {
  for (const char* other :
       {"責めてないよ。入力を確かめてない俺らが悪い。", "無線でひと騒ぎだったね。",
        "止めたのは社長です。", "非常停止をまだ戻してません。"}) {
    for (const Status said : {Status::confirmed, Status::suspected}) {
      const auto found = causes_of({
          {at(9, 0),
           "岸",
           "先週の札の貼り替えで番号がずれたかもしれません。",
           {cause(Status::suspected)}},
          {at(9, 1), "堤", other, {cause(said)}},
      });
      ASSERT_THAT(found, Not(IsEmpty())) << other;
      for (const Cause& one : found) {
        EXPECT_TRUE(one.raised.front() != 1 || one.supported.empty()) << other;
        EXPECT_TRUE(one.raised.front() != 1 || one.status == Status::suspected) << other;
      }
    }
  }
}

TEST(Causes, WhatAVerdictNamesIsWhatItSettles) {
  const auto found = causes_of({
      {at(9, 0),
       "堤",
       "ほかの通路の札はどう見えますか。どなたか写真を。",
       {cause(Status::suspected)}},
      {at(9, 1),
       "岸",
       "昨日の昼に清掃の人がワックスをかけたようです。",
       {cause(Status::suspected)}},
      {at(9, 2),
       "堤",
       "写真が届きました。ワックスの艶が原因で間違いないです。通路の札は艶のない面でしか読めません"
       "。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].raised.front(), 2);
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].supported, Contains(3));
}

TEST(Causes, WhatIsNotKnownOrNotLookedAtIsNoFinding) {
  for (const char* open :
       {"原因は札の貼り替えかまだ分かりません。", "札の貼り替えの確認がまだです。",
        "札の貼り替えのせいか分かりません。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "先週の札の貼り替えが原因かもしれません。", {cause(Status::suspected)}},
        {at(9, 1), "堤", open, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << open;
    EXPECT_EQ(found[0].status, Status::suspected) << open;
  }
}

TEST(Causes, WhatAsksToAgreeBlamesOrWishesConfirmsNothing) {
  for (const char* beside :
       {"札の貼り替えの監視はありますよね。鳴らなかったのはなぜでしょうか。",
        "札の貼り替えを頼んだうちも悪いです。", "あれば札の貼り替えに気づけました。",
        "札の貼り替えは月内にやり直したい。"}) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "先週の札の貼り替えで番号がずれたのでしょうか。",
         {cause(Status::suspected)}},
        {at(9, 1), "堤", beside, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << beside;
    EXPECT_EQ(found[0].status, Status::suspected) << beside;
  }
}

TEST(Causes, HowItShouldBeIsNoGuess) {
  EXPECT_THAT(causes_of({{at(9, 0), "岸", "同じ時間の値を足していませんか。", {}},
                         {at(9, 1),
                          "堤",
                          "いや、鍵が同じなので上書きになるはずです。",
                          {cause(Status::suspected)}}}),
              IsEmpty());
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

TEST(Causes, WhoAsksOfItAgainBearsNothingOut) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "先週の札の貼り替えで番号がずれたかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 1), "堤", "札の貼り替えって先週だけですか。", {cause(Status::suspected)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].supported, IsEmpty());
  EXPECT_EQ(found[0].status, Status::suspected);
}

TEST(Causes, APartialDenialRulesNothingOut) {
  for (const char* partly :
       {"これだけではないです。", "いえ、それだけじゃないです。",
        "札の貼り替えだけが原因ではないです。", "いや、札の貼り替えだけが原因じゃないと思います。",
        "貼り替え単独の原因ではありません。",
        "貼り替えは止めたままなので、これだけではありません。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "先週の札の貼り替えが原因かもしれません。", {cause(Status::suspected)}},
        {at(9, 1), "堤", partly, {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << partly;
    EXPECT_EQ(found[0].status, Status::suspected) << partly;
  }
}

TEST(Causes, AVerdictThatOnlyPointsIsSaidOfWhatStandsRightBeforeIt) {
  const std::vector<Told> talk = {
      {at(9, 0),
       "岸",
       "先週の札の貼り替えで番号がずれたかもしれません。",
       {cause(Status::suspected)}},
      {at(9, 1), "堤", "窓口に人を増やします。", {}},
      {at(9, 2), "梶", "お昼はあとにしましょう。", {}},
      {at(9, 3), "堤", "写真が届きました。", {}},
      {at(9, 4), "梶", "原因は確実にこれです。", {cause(Status::confirmed)}},
  };
  const auto far = causes_of(talk);
  ASSERT_THAT(far, SizeIs(1));
  EXPECT_EQ(far[0].status, Status::suspected);
  const auto near = causes_of({talk[0], talk[4]});
  ASSERT_THAT(near, SizeIs(1));
  EXPECT_EQ(near[0].status, Status::confirmed);
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

TEST(Causes, AGuessThatWasConfirmedIsToldInTheWordsThatNameIt) {
  const struct {
    const char* guess;
    const char* who;  // says the second
    const char* found;
    const char* tells;
    const char* leaves_out;  // empty for nothing
  } kCases[] = {
      // Without its doubt, and without what comes of it.
      {"受け側が札を捨てていると思われます。", "堤", "それです、間違いないです。", "捨てている",
       "思われる"},
      {"改修で古い合言葉の方式が閉じられたと思われます。", "岸",
       "これで原因は確定です。ただこのままだと台帳が弱いままになるので、午後に閉じます。",
       "方式が閉じられた", "台帳"},
      // What was looked up bears it out, and what is shorter than the guess leaves that standing.
      {"計量盤が札を一字ずれて読んで捨てているかもしれません。", "堤",
       "秤の会社から、受信誤りの数が送った数だけ増えたと回答がありました。間違いないです。",
       "一字ずれて", ""},
      {"1時間おきに取ってる控えが、昨夜から13世代。消したファイルをこいつが握ってるかも", "岸",
       "これだ。控えの領域が1.85TB", "握って", ""},
      // What only points means the facts of its own message.
      {"昨夜、内線を切り替えました。関係あるかな。", "堤",
       "出ました。受付は頭に零の付いた番号で持っているので、そりゃ合わない。それが原因です。",
       "零の付いた番号", ""},
      // 水漏れ only ends as a lack does.
      {"水漏れで回線が切れたのかもしれません。", "堤",
       "水漏れはありません。遮断器が焼けて回線が止まっていました。", "遮断器", ""},
  };
  for (const auto& one : kCases) {
    SCOPED_TRACE(one.guess);
    const auto found = causes_of({
        {at(9, 0), "岸", one.guess, {cause(Status::suspected)}},
        {at(9, 1), one.who, one.found, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::confirmed);
    EXPECT_THAT(found[0].statement.text, HasSubstr(one.tells));
    EXPECT_TRUE(*one.leaves_out == '\0' ||
                found[0].statement.text.find(one.leaves_out) == std::string::npos);
  }
}

// --- what a cause is told with ---

TEST(Causes, AsidesAndWishesAreNoCause) {
  for (const char* aside : {"ちなみに午前の予約は2割増えていました。",
                            "札が切れるので、あとで96時間に伸ばしてください。"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", aside, {cause(Status::confirmed)}}}), IsEmpty())
        << aside;
  }
}

TEST(Causes, WhoClearsAPartOfTheQuestionLeavesTheRest) {
  for (const char* look :
       {"盤は生きてます。先頭の札が変換エラーで全部待ってます。", "中継盤は元気。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "炉の盤か、その手前の中継盤か。", {cause(Status::suspected)}},
        {at(9, 1), "岸", look, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << look;
    EXPECT_EQ(found[0].status, Status::suspected) << look;
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

TEST(Causes, ARhetoricalQuestionKeepsItsEnd) {
  const auto found = causes_of({
      {at(9, 0), "岸", "値引きは台帳に期間を持っていなかったか。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "それです。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("なかったか"));
}

TEST(Causes, WhoAgreesBearsOutWhatWasFound) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "点で区切った日付だと空で返す作りに変わっていました。",
       {cause(Status::confirmed)}},
      {at(9, 1),
       "堤",
       "ああ、26名様、みなさん点で区切ってますね。腑に落ちました。",
       {},
       {metric(26, "名", "", "26名")}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("空で返す"));
  EXPECT_THAT(found[0].supported, Contains(2));
}

TEST(Causes, HowAThingWorksIsNoPlan) {
  const auto found =
      causes_of({{at(9, 0),
                  "岸",
                  "名簿の組が消えると、門番は中の人を全員よそ者とみなして締め出します。",
                  {cause(Status::confirmed), tag(Tag::action, Status::started)}}});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

// What is wanted, planned, granted or hit is no cause, though it stands in a message about one.
TEST(Causes, WhatOnlyStandsBesideACauseIsNone) {
  const std::pair<const char*, std::vector<TagFinding>> kCases[] = {
      {"パース失敗率のアラート → 梶、来週", {cause(Status::confirmed), tag(Tag::followup)}},
      {"無事じゃないです。ワーカーがリトライし続けてて、いま2.1万件たまってます",
       {cause(Status::confirmed)}},
      {"「応答に時間を要している、原因調査中、復旧未定」とのこと。", {cause(Status::confirmed)}},
      {"誠に申し訳ございませんでした。", {cause(Status::confirmed)}},
  };
  for (const auto& [said, tags] : kCases) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", said, tags}}), IsEmpty()) << said;
  }
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

TEST(Causes, WhatPointsAtItsOwnMessageConfirmsNothingElse) {
  const auto found = causes_of({
      {at(9, 0), "堤", "プリエンプトの設定を見落としていました。", {cause(Status::confirmed)}},
      {at(9, 9),
       "岸",
       "電源ケーブルが2本ともB系のPDUに挿さってます。本来AとBに1本ずつなので、落ちた原因はこれです"
       "。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[0].main);
  EXPECT_THAT(found[0].statement.text, HasSubstr("PDU"));
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

// Who was wrong and says at once what it was instead: the wrong words go.
TEST(Causes, WhatIsToldInsteadTakesThePlace) {
  const std::vector<std::vector<Told>> kTalks = {
      {{at(9, 0),
        "岸",
        "販売単位が「本」になっていて、サイト側が入数で割ってました。原因はこれで間違いないです",
        {cause(Status::confirmed)}},
       {at(9, 1),
        "堤",
        "割ると111円くらいじゃない？128円にならないけど",
        {cause(Status::ruled_out)}},
       {at(9, 2),
        "岸",
        "すみません、割ってませんでした。販売単位が「本」だと単品の価格欄を見に行くのが原因です",
        {cause(Status::confirmed)}}},
      {{at(9, 0),
        "岸",
        "コレクタの単位がmsからsに変わってました。原因はこれです",
        {cause(Status::confirmed)}},
       {at(9, 1), "堤", "え、逆ちゃう？", {}},
       {at(9, 2),
        "岸",
        "あ、そうだわ。コレクタはsで出すけど、SDKが古くて単位がmsのままなのが、単品の価格欄の原因で"
        "す",
        {cause(Status::confirmed)}}},
  };
  for (const auto& talk : kTalks) {
    const auto found = causes_of(talk);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::confirmed);
    EXPECT_THAT(found[0].statement.text, HasSubstr("単品の価格欄"));
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

// 「原因はそれでいいですね」, and somebody says yes: no later finding leads.
TEST(Causes, WhatPeopleAgreeOnLeads) {
  const auto found = causes_of({
      {at(9, 0),
       "門馬",
       "月曜から片肺のまま来て、今日の量であふれたと。原因はそれでいいですね",
       {cause(Status::confirmed)}},
      {at(9, 1), "富樫", "はい、間違いないと思います", {cause(Status::confirmed)}},
      {at(9, 9),
       "富樫",
       "わかりました。15日から一度も定義ファイルが更新できてなくて、エンジンが自分で受付を断ってる"
       "んですね。2号機だけプロキシの設定が古いほうを向いてます、たぶんそのせいです",
       {cause(Status::confirmed), tag(Tag::investigation)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_TRUE(found[0].main);
  EXPECT_THAT(found[0].statement.text, HasSubstr("片肺"));
  for (const Cause& one : found) {
    EXPECT_THAT(one.status == Status::confirmed ? one.statement.text : "",
                Not(HasSubstr("たぶん")));
  }
}

TEST(Causes, TheVerdictIsToldInItsOwnWords) {
  const auto found = causes_of({
      {at(9, 0),
       "蜷川",
       "成功って出てたのは受信の成功で、適用のほうは結果を取ってないんですね。で、1台ログを引っ張っ"
       "たら、適用のところで空き領域不足って出て失敗してました。",
       {cause(Status::confirmed)}},
      {at(9, 9),
       "蜷川",
       "キャプチャ残してる41台と適用に失敗してる41台、まったく同じです。消されずに溜まってたのが原"
       "因ですね。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found[0].statement.text, HasSubstr("溜まっていたのが原因"));
}

TEST(Causes, AnAnswerThatFindsMoreIsToldItself) {
  const auto found = causes_of({
      {at(9, 0),
       "栗林",
       "今朝7:58に主系から予備系のエンコーダに切り替わってた。自動で",
       {cause(Status::confirmed)}},
      {at(9, 2),
       "栗林",
       "正解。予備系の時刻が去年撤去した局内サーバを向いたままで、ずっと同期できてない。実時間と4."
       "18秒ずれてます。これで確定",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].statement.text, HasSubstr("同期できていない"));
  EXPECT_THAT(found[0].statement.text, Not(HasSubstr("正解")));
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

// 「それだと」, 「それやると」 answer a proposal, 「見つけたかも」 nothing yet.
TEST(Causes, WhatOnlyBeginsLikeAYesConfirmsNothing) {
  for (const char* said : {"あ、それだと特典とか消えちゃうので、まだしないでください",
                           "それやると倉庫の数とズレるんで、なしで", "見つけたかも"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "カートに入ってる分が通っちゃってるのかも", {cause(Status::suspected)}},
        {at(9, 1), "堤", said, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].status, Status::suspected) << said;
  }
}

// A hasty yes is taken back by who looked, 「…で間違いないかと」 is a verdict, and a yes to one of
// two says not which.
TEST(Causes, AVerdictOutweighsAHastyYes) {
  const auto found = causes_of({
      {at(9, 0), "友部", "Wi-Fiかな。昨日アクセスポイントを替えた", {cause(Status::suspected)}},
      {at(9, 1), "大谷", "それじゃん", {cause(Status::suspected)}},
      {at(9, 2), "友部", "電波は強いです。Wi-Fiではないですね", {cause(Status::ruled_out)}},
      {at(9, 5), "梁川", "床の反射で印が白飛びしている可能性が高い", {cause(Status::suspected)}},
      {at(9, 9), "梁川", "読取率は31%です。床の反射で間違いないかと", {cause(Status::suspected)}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("反射"));
  for (const Cause& one : found) {
    if (one.statement.text.find("アクセスポイント") != std::string::npos) {
      EXPECT_EQ(one.status, Status::ruled_out);
    }
  }
}

TEST(Causes, AYesToOneOfTwoSaysNotWhich) {
  const auto found = causes_of({
      {at(9, 0),
       "梁川",
       "カメラの汚れか、印の汚れか、どちらかと思われます",
       {cause(Status::suspected)}},
      {at(9, 1), "佐貫", "おっしゃる通りです", {cause(Status::confirmed)}},
  });
  for (const Cause& one : found) {
    EXPECT_NE(one.status, Status::confirmed) << one.statement.text;
  }
}

TEST(Causes, WhatIsCalledUnrelatedIsNone) {
  const auto found =
      causes_of({{at(9, 0),
                  "安宅",
                  "9:52に2番端末で先の方の券を読んで取り消さずに確定しています。操作の"
                  "誤りで、障害とは無関係でした",
                  {cause(Status::confirmed)}}});
  for (const Cause& one : found) {
    EXPECT_EQ(one.status, Status::ruled_out) << one.statement.text;
  }
}

TEST(Causes, WhatIsCalledForIsNoCause) {
  const auto found = causes_of({
      {at(9, 0), "岸", "ヘッダが無い。古い名前のままだったのかも", {cause(Status::suspected)}},
      {at(9, 1),
       "堤",
       "まず再送を切ろう、タイムアウトしたら失敗扱いで",
       {cause(Status::confirmed), tag(Tag::action, Status::proposed)}},
  });
  for (const Cause& one : found) {
    EXPECT_THAT(one.statement.text, Not(HasSubstr("再送を切ろう")));
  }
}

// Of several that were proved the one that the weights take for the root cause leads.
TEST(Causes, TheRootCauseLeads) {
  for (const int root : {1, 2}) {
    std::vector<Told> talk = {
        {at(9, 0), "岸", "受信の待ち行列が上限まで埋まっています。", {cause(Status::confirmed)}},
        {at(9, 9), "堤", "証明書の更新を忘れていました。", {cause(Status::confirmed)}}};
    talk[static_cast<std::size_t>(root) - 1].tags.front().main = true;
    const auto found = causes_of(talk);
    ASSERT_THAT(found, Not(IsEmpty()));
    EXPECT_THAT(found.front().raised, Contains(root));
  }
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

TEST(Causes, AVerdictThatSoundsLikeAGuessIsNone) {
  for (const char* verdict : {"停電で設定が飛んで、冬の運転で起動した。これで決まりだと思います。",
                              "停電で設定が飛んだ、で決まりやと思います。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "湯が減るのが速いです。", {tag(Tag::symptom)}},
        {at(9, 2), "堤", verdict, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << verdict;
    EXPECT_EQ(found.front().status, Status::confirmed) << verdict;
  }
}

// What would come of a step is no guess at what went wrong.
TEST(Causes, WhatAStepWouldDoIsNoGuess) {
  struct Case {
    const char* said;
    std::size_t guesses;
  };
  for (const auto& [said, guesses] : {
           Case{"配信元のホストを遮断したら止まるんじゃないですか。", 0},
           Case{"古い鍵に戻したら通るかもしれません。", 0},
           Case{"弁を開けたら水位が下がるんじゃないか。", 0},
           Case{"配信元のホストが変わったのかもしれません。", 1},
           Case{"弁が噛んでいるんじゃないですか。", 1},
       }) {
    const auto found = causes_of({
        {at(9, 0), "岸", "端末が落ちます。", {tag(Tag::symptom)}},
        {at(9, 2), "堤", said, {cause(Status::suspected), tag(Tag::action, Status::proposed)}},
    });
    EXPECT_THAT(found, SizeIs(guesses)) << said;
  }
}

// How it was before is no cause beside what was changed.
TEST(Causes, HowItWasBeforeBroughtNothingOn) {
  for (const char* said : {"前回までは手で流していました。先週から自動で流れるようになっています。",
                           "先週から自動で流れるようになっています。従来は手で流していました。",
                           "先週から自動で流れるようになっています。ふだんは手で流しています。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "湯が減るのが速いです。", {tag(Tag::symptom)}},
        {at(9, 2), "堤", said, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_THAT(found.front().statement.text,
                AllOf(HasSubstr("自動で流れる"), Not(HasSubstr("手で流し"))))
        << said;
  }
  // Alone it is all that is known, and set against what is new it tells that.
  for (const char* said :
       {"前回までは手で流していました。", "いつもは5時に流れるのが今日は7時でした。"}) {
    EXPECT_THAT(causes_of({
                    {at(9, 0), "岸", "湯が減るのが速いです。", {tag(Tag::symptom)}},
                    {at(9, 2), "堤", said, {cause(Status::confirmed)}},
                }),
                SizeIs(1))
        << said;
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
    const auto found = causes_of({raised, {at(9, 1), "梁川", word, {}}});
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].status, Status::confirmed);
  }
  EXPECT_THAT(
      causes_of(
          {raised, {at(9, 1), "梁川", "電話してきます", {}}, {at(9, 2), "梁川", "今のなしで", {}}}),
      SizeIs(1));
}

TEST(Causes, ADenialThatIsWithdrawnRulesNothingOut) {
  const auto found = causes_of({
      {at(9, 0), "梁川", "土曜の配線替えは関係ないと思います", {cause(Status::ruled_out)}},
      {at(9, 1),
       "梁川",
       "配線替えで2番の口が閉じていました。関係ないと言ったのは取り消します",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
}

TEST(Causes, WhoWithholdsAVerdictConfirmsNothing) {
  for (const char* said :
       {"ケーブルの摩耗に見えますが、現物を見ないと申し上げられません。",
        "電源が弱っていますが、原因とまでは断定できません。",
        "基板の劣化ですけど、まだ裏は取れていません。", "落雷でやられたのか老朽化なのかが何とも。",
        "断は走行40mを過ぎて起きています。摩耗かとも思われますが、"
        "現物を見ないと申し上げられません。",
        "担当が現地に着きました。2号の原因はまだ何とも。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}})) {
      EXPECT_EQ(one.status, Status::suspected) << said;
    }
  }
  const auto sure = causes_of({
      {at(9, 0),
       "岸",
       "電源の劣化でした。いつ直るかは申し上げられません。",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(sure, SizeIs(1));
  EXPECT_EQ(sure[0].status, Status::confirmed);
}

TEST(Causes, ASlipOfTheTongueTakesNothingBack) {
  const Told raised = {
      at(9, 0), "梁川", "主回線の工事の影響かもしれません。", {cause(Status::suspected)}};
  for (const char* slip : {"5月…失礼、4月24日付の書面でお知らせしています",
                           "A棟、失礼しました、B棟の回線です", "3台、すみません、4台です"}) {
    const auto found = causes_of({raised, {at(9, 1), "梁川", slip, {}}});
    ASSERT_THAT(found, SizeIs(1)) << slip;
    EXPECT_EQ(found[0].status, Status::suspected) << slip;
  }
  for (const char* said :
       {"失礼、工事の日付を勘違いでした", "工事は来週でした、すみません、勘違いでした",
        "工事は来週です、失礼しました、見間違いです"}) {
    const auto taken = causes_of({raised, {at(9, 1), "梁川", said, {}}});
    ASSERT_THAT(taken, SizeIs(1)) << said;
    EXPECT_EQ(taken[0].status, Status::ruled_out) << said;
  }
}

TEST(Causes, WhatIsExcludedIsNamedWithoutTheDenial) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"操作誤りではないです。", "操作誤り"},
      {"証明書の期限切れではありません。", "証明書の期限切れ"},
      {"プリンタ本体の故障ではなさそうです。", "プリンタ本体の故障"},
      {"今朝の変更が効いていません。", "今朝の変更が効いていない"},
  };
  for (const auto& [said, told] : kCases) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}})) {
      EXPECT_EQ(one.statement.text, told) << said;
    }
  }
}

TEST(Causes, AWorryIsNoGuess) {
  for (const char* worry : {"電話だけですか。それは、番号の言い間違いが怖いですね",
                            "手書きですか。写し間違いが心配です"}) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", worry, {cause(Status::suspected)}}}), IsEmpty())
        << worry;
  }
  EXPECT_THAT(causes_of({{at(9, 0),
                          "岸",
                          "設定の戻し忘れかもしれません。同じ機種が怖いですね",
                          {cause(Status::suspected)}}}),
              SizeIs(1));
}

TEST(Causes, AClearanceOfTheOwnPartIsNotTheCause) {
  for (const char* clear : {"装置側の設定に昨日以降の変更はございませんでした。",
                            "前の版との差分はありませんでした。"}) {
    for (const Cause& one : causes_of({{at(9, 0), "岸", clear, {cause(Status::confirmed)}}})) {
      EXPECT_EQ(one.status, Status::ruled_out) << clear;
    }
  }
}

TEST(Causes, TheSentenceThatSaysWhatItCameToBelongsToTheCause) {
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "北棟のスイッチが1台増えています。輪になってる、ループだわ",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].statement.text, HasSubstr("ループ"));
}

TEST(Causes, ASumUpLeadsBeforeASideFinding) {
  const auto found = causes_of({
      {at(9, 0),
       "堤",
       "副系の監視はメールだけで、電話の発報の設定が入っていませんでした。",
       {cause(Status::confirmed)}},
      {at(9, 9),
       "岸",
       "要は、副系が前から止まっていて、そこへ主系の工事が重なった。これで両方落ちたわけですね",
       {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].statement.text, HasSubstr("工事が重なった"));
  EXPECT_TRUE(found[1].contributing);
}

TEST(Causes, AnOversightThatSomebodyOwnsUpToContributes) {
  const Told known = {at(9, 0), "岸", "流量の上限が原因です。", {cause(Status::confirmed)}};
  const auto found =
      causes_of({known, {at(9, 1), "堤", "先月の案内、上限の話は読み飛ばしてました", {}}});
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_TRUE(found[1].contributing);
  EXPECT_THAT(found[1].statement.text, HasSubstr("上限の話は読み飛ばしていた"));
  for (const char* other :
       {"見落としてました、すみません", "上限の案内を読み飛ばしてませんか",
        "読み飛ばしていたら教えてください", "案内を読み飛ばしてたのかもしれません"}) {
    EXPECT_THAT(causes_of({known, {at(9, 1), "堤", other, {}}}), SizeIs(1)) << other;
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

TEST(Causes, AYesThatNamesAnEarlierGuessConfirmsThat) {
  const auto found = causes_of({
      {at(9, 0), "岸", "DFSで電波が止まったんだと思います。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "レーダーって、ドクターヘリですか。", {cause(Status::suspected)}},
      {at(9, 2), "岸", "DFSで電波が止まったのは間違いないです。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].raised, Contains(1));
}

// Who says 「原因は…でした」 of what was found last names the cause, though it is well again.
TEST(Causes, WhatIsCalledTheCauseLeadsThoughItComesLate) {
  const auto found = causes_of({
      {at(9, 0), "岸", "クーポンが使えません。", {tag(Tag::symptom)}},
      {at(9, 5), "堤", "10時のリリースのあとからです。", {cause(Status::confirmed)}},
      {at(9, 10), "堤", "戻しました。", {tag(Tag::action, Status::done)}},
      {at(9, 15), "岸", "使えるようになりました。", {tag(Tag::recovery)}},
      {at(9, 18), "堤", "原因は有効期限の見落としでした。", {cause(Status::confirmed)}},
  });
  ASSERT_THAT(found, Not(IsEmpty()));
  EXPECT_THAT(found[0].raised, Contains(5));
}

// A guess has its number or its letter, and a message about another leaves it alone.
TEST(Causes, NumberedGuessesAreKeptApart) {
  const std::pair<const char*, const char*> others[] = {
      {"仮説4に入れてませんでした、完敗です。", "仮説1: 番台の機械の通信が絞られている"},
      {"仮説3は外れです。", "仮説1: 改札の札が重なっている"},
      {"推理2は外れ、無関係でした。", "推理1: 倉庫の棚札が古い"},
      {"仮説Bは違います。", "仮説A: 給湯の弁が固着している"},
      {"見立て2は関係ないです。", "見立て1: 荷札の印字がかすれている"},
      {"仮説10は無関係でした。", "仮説1: 券売機の紙幣が湿っている"},
  };
  for (const auto& [said, guess] : others) {
    for (const Status as : {Status::confirmed, Status::ruled_out}) {
      const auto found = causes_of({
          {at(9, 0), "岸", std::string(guess) + "のかもしれません。", {cause(Status::suspected)}},
          {at(9, 2), "堤", said, {cause(as)}},
      });
      ASSERT_THAT(found, Not(IsEmpty())) << said;
      EXPECT_EQ(found[0].status, Status::suspected) << said;
      EXPECT_THAT(found[0].supported, IsEmpty()) << said;
    }
  }
  const std::pair<const char*, const char*> same[] = {
      {"仮説1は外れでした、無関係です。", "仮説1: 改札の札が重なっている"},
      {"仮説 1は違います。", "仮説1: 番台の機械の通信が絞られている"},
      {"推理２は無関係でした。", "推理2: 倉庫の棚札が古い"},
      {"仮説aは関係ないです。", "仮説A: 給湯の弁が固着している"},
      {"見立て1は違いました、無関係です。", "見立て1: 荷札の印字がかすれている"},
      {"候補3は無関係です。", "候補3: 券売機の紙幣が湿っている"},
  };
  for (const auto& [said, guess] : same) {
    const auto found = causes_of({
        {at(9, 0), "岸", std::string(guess) + "のかもしれません。", {cause(Status::suspected)}},
        {at(9, 2),
         "堤",
         "ほかに仮説9、配電盤の焼け、もあるかもしれません。",
         {cause(Status::suspected)}},
        {at(9, 4), "岸", said, {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(2)) << said;
    EXPECT_THAT(found[1].raised, Contains(1)) << said;
    EXPECT_EQ(found[1].status, Status::ruled_out) << said;
    EXPECT_EQ(found[0].status, Status::suspected) << said;
  }
}

// What is told beside the work for later bears no guess out, whatever words they share.
TEST(Causes, WhatIsToldBesideTheWorkBearsNoGuessOut) {
  const std::pair<const char*, const char*> talks[] = {
      {"解除の通知だけ届いていないのかもしれません。",
       "解除の通知は成功率を監視していません。来週から入れます。"},
      {"札の重なりかもしれません。", "札の重なりを見る試験がなかったので、来週足します。"},
      {"棚札の印字がかすれているのかも。", "棚札の印字の濃さは毎朝見ることにします、今週から。"},
      {"弁が固着しているのかもしれません。", "弁の点検を年に二回へ増やす。担当は私、今月中。"},
      {"券売機の紙幣が湿っているのかもしれません。",
       "券売機の紙幣の置き場に除湿機を置く件は私が。"},
      {"銀行の表記の変更かもしれません。", "銀行の表記の変更の知らせを誰が読むか決める、今週。"},
  };
  for (const auto& [guess, later] : talks) {
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 50), "堤", later, {cause(Status::confirmed), followup("堤")}},
    });
    const auto one =
        std::ranges::find_if(found, [](const Cause& each) { return each.raised.front() == 1; });
    ASSERT_NE(one, found.end()) << later;
    EXPECT_EQ(one->status, Status::suspected) << later;
    EXPECT_THAT(one->supported, IsEmpty()) << later;
  }
  for (const char* verdict :
       {"原因は札の重なりで確定です。試験も足します、来週。",
        "札の重なりが原因でした。来週直します。", "やはり札の重なりが犯人です。試験を足します。",
        "札の重なりと判明しました。来週試験を足します。",
        "札の重なりと特定できました。試験は来週。",
        "札の重なりで間違いないです。来週試験を足します。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "札の重なりかもしれません。", {cause(Status::suspected)}},
        {at(9, 20), "堤", verdict, {cause(Status::confirmed), followup("堤")}},
    });
    ASSERT_THAT(found, Not(IsEmpty())) << verdict;
    EXPECT_EQ(found[0].status, Status::confirmed) << verdict;
    EXPECT_THAT(found[0].raised, Contains(1)) << verdict;
  }
}

TEST(Causes, OfAMessageThatNamesTheWorkOnlyWhatTellsOfACauseIsTold) {
  const auto found = causes_of({
      {at(9, 0), "岸", "iノードの使用率が100%でした。原因はこれです。", {cause(Status::confirmed)}},
      {at(9, 50),
       "堤",
       "iノードの監視、80%で鳴るのを今週中に入れます。容量しか見ていなかったのがよくなかった。",
       {cause(Status::confirmed), followup("堤", "週末")}},
  });
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[1].statement.text, "容量しか見ていなかったのがよくなかった");
  EXPECT_TRUE(found[1].contributing);
}

// A はい that goes on to something else, or denies, is no yes.
TEST(Causes, AYesToAnotherMatterConfirmsNothing) {
  const std::tuple<const char*, const char*, Status> talks[] = {
      {"はい、では障害対応の会議として、このままつなぎます。", "停電とか、そういうことですか？",
       Status::none},
      {"うん、じゃあ次は通信の箱を見ましょう。", "水位計の電池切れですか？", Status::none},
      {"はい、それでは朝の便から回します。", "札の重なりですか？", Status::none},
      {"それやと全部おかしなるはずなんで、ちがう思います。", "妨害の電波とか？", Status::ruled_out},
      {"これやと朝の便も止まるはずやし、違うと思います。", "印字の濃さとか？", Status::ruled_out},
      {"そうなんです、そこが説明つかない。", "同期が膨らんでいるのではないですか？", Status::none},
  };
  for (const auto& [reply, guess, as] : talks) {
    std::vector<TagFinding> tags;
    if (as != Status::none) {
      tags.push_back(cause(as));
    }
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 1), "堤", reply, tags},
    });
    ASSERT_THAT(found, Not(IsEmpty())) << reply;
    EXPECT_NE(found[0].status, Status::confirmed) << reply;
  }
  const auto denied = causes_of({
      {at(9, 0), "岸", "無線のせいじゃないんですね？", {cause(Status::suspected)}},
      {at(9, 1), "堤", "はい、無線は関係ございません。", {cause(Status::ruled_out)}},
  });
  ASSERT_THAT(denied, SizeIs(1));
  EXPECT_EQ(denied[0].status, Status::ruled_out);
}

TEST(Causes, WhatIsSaidToBeOpenStillIsNoFinding) {
  for (const char* open :
       {"原因は荷札と2号の校正の両にらみ、未確定。", "原因は荷札か校正か、まだ絞り込めていません。",
        "原因は荷札らしいですが、特定には至っていません。",
        "原因は未確定、荷札と校正を見ています。", "荷札の線ですが、原因は特定できていません。",
        "荷札と校正まで絞ったが絞り切れていない。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "2号の校正が甘いのかもしれません。", {cause(Status::suspected)}},
        {at(9, 30), "堤", open, {cause(Status::confirmed)}},
    });
    for (const Cause& one : found) {
      EXPECT_NE(one.status, Status::confirmed) << open << one.statement.text;
    }
  }
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
    const auto open = causes_of({{at(9, 0), "岸", guess, {cause(Status::suspected)}}});
    ASSERT_THAT(open, SizeIs(1)) << guess;
    EXPECT_EQ(open[0].status, Status::suspected) << guess;
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

TEST(Causes, WhoTakesBackADenialTakesBackNoGuess) {
  const auto found = causes_of({
      {at(9, 0), "岸", "釜の弁が固着しているのかもしれません。", {cause(Status::suspected)}},
      {at(9, 2), "岸", "煙突は関係ないです。", {cause(Status::ruled_out)}},
      {at(9, 3), "岸", "前言撤回します、すみません。", {}},
  });
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].status, Status::suspected);
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

TEST(Causes, WhatCameOfAFindingIsToldWithIt) {
  constexpr std::pair<const char*, const char*> kChains[] = {
      {"釜の弁が月曜から閉まっていました。原因これです。",
       "それで湯が回らず、配管が凍っていました。原因です。"},
      {"荷札の紙を先週、薄いものに替えていました。原因これです。",
       "そこに読取機の光が透けて、白く飛んでいました。原因です。"},
      {"滑車の油を昨日、別の型に替えていました。原因これです。",
       "その油が寒さで固まって、索が止まっていました。原因です。"},
      {"改札の時計が一日遅れていました。原因これです。",
       "その時計で札の期限を判定していました。原因です。"},
      {"桟橋の配線を逆向きに付けていました。原因これです。",
       "そのせいで潮が満ちると遮断器が落ちていました。原因です。"},
      {"秤の目盛りが先月から二割ずれていました。原因これです。",
       "その値がそのまま伝票に入っていました。原因です。"},
  };
  for (const auto& [first, then] : kChains) {
    const auto found = causes_of({{at(9, 0), "岸", first, {cause(Status::confirmed)}},
                                  {at(9, 2), "堤", then, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << then;
    EXPECT_THAT(found[0].statement.events, testing::UnorderedElementsAre(1, 2)) << then;
  }
  // What points at nothing before it, and what was told long before.
  constexpr std::pair<const char*, const char*> kOthers[] = {
      {"釜の弁が月曜から閉まっていました。原因これです。",
       "この地域の電線が雪で切れていました。原因です。"},
      {"釜の弁が月曜から閉まっていました。原因これです。",
       "配管の継ぎ目が割れていました。原因です。"},
      {"釜の弁が閉まっているのかもしれません。", "その配管の継ぎ目が割れていました。原因です。"},
  };
  for (const auto& [first, then] : kOthers) {
    const Status status = std::string_view(first).ends_with("かもしれません。") ? Status::suspected
                                                                                : Status::confirmed;
    const auto found = causes_of({{at(9, 0), "岸", first, {cause(status)}},
                                  {at(9, 2), "堤", then, {cause(Status::confirmed)}}});
    for (const Cause& one : found) {
      EXPECT_THAT(one.statement.events, SizeIs(1)) << one.statement.text;
    }
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
    const auto found = causes_of({{at(9, 0), "Ken", told, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << told;
    EXPECT_EQ(found[0].status, Status::confirmed) << told;
  }
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
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 1), "柳", "お客様が並び始めました。", {}},
        {at(9, 6), "堤", said, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].status, Status::ruled_out) << said;
  }
  for (const char* other :
       {"給湯の弁は無実でしょうか？", "弁の話ですが、故障っぽいです。", "荷札は濡れ衣です。",
        "弁は見ました。", "弁の担当は無実の人を責めないで。", "弁が無実かもしれません。"}) {
    const auto found = causes_of({
        {at(9, 0), "岸", "両替機の故障ではないですか。", {cause(Status::suspected)}},
        {at(9, 6), "堤", other, {}},
    });
    ASSERT_THAT(found, SizeIs(1)) << other;
    EXPECT_EQ(found[0].status, Status::suspected) << other;
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
    const auto found = causes_of({
        {at(9, 0), "岸", guess, {cause(Status::suspected)}},
        {at(9, 4), "岸", step, {tag(Tag::action, Status::done)}},
        {at(9, 7), "堤", after, {tag(Tag::symptom)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << after;
    EXPECT_EQ(found[0].status, Status::suspected) << after;
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

TEST(Causes, ACauseIsToldWithoutHowItWasFoundAndWhatWasCutOff) {
  const std::pair<const char*, const char*> told[] = {
      {"打ち先は検証…のはずが、計測の行き先だけ本番になってました。書き換え漏れです。",
       "打ち先は検証のはずが、計測の行き先だけ本番"},
      {"情報ベンダに電話しました。係数ファイルが古いままだったそうです。原因はこれです。",
       "係数ファイルが"},
      {"起きた。証明書の期限切れです。", "証明書の期限切れ"},
      {"これ鍵の期限が今日までです。期限切れでした。", "鍵の期限が"},
      {"わかった、測定器が排気の前に置いてある。そりゃ熱いわ。", "測定器が排気の前"},
      {"保守の窓口に聞いた。基板の電池が切れていたそうです。", "基板の電池が"},
  };
  for (const auto& [said, begins] : told) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_TRUE(found[0].statement.text.starts_with(begins)) << found[0].statement.text;
    EXPECT_THAT(found[0].statement.text, Not(HasSubstr("熱い"))) << found[0].statement.text;
  }
  const std::pair<const char*, const char*> whole[] = {
      {"鍵の残り時間を見た。期限なしでした。", "鍵の残り時間"},
      {"瞬断が起きた。それで予備に切り替わった。", "瞬断"},
      {"これ以上の接続を受け付けない設定でした。", "これ以上"},
      {"コレクタが古い単位のまま送っていました。", "コレクタ"},
      {"弁が開いた。配管の水が逆流していました。", "弁が開いた"},
      {"表の作りを読んだ。二番と三番が逆になっている。", "表の作り"},
  };
  for (const auto& [said, begins] : whole) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::confirmed)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_TRUE(found[0].statement.text.starts_with(begins)) << found[0].statement.text;
  }
}

TEST(Causes, WhatWasAskedAndRuledOutIsNamed) {
  const std::pair<const char*, const char*> guesses[] = {
      {"昨日の画面の改修が怪しくない？", "昨日の画面の改修"},
      {"給湯の弁のせい？", "給湯の弁"},
      {"荷札の用紙のせいですか？", "荷札の用紙"},
      {"両替機の故障じゃないですかね。", "両替機の故障"},
      {"配膳車の故障の可能性は？", "配膳車の故障"},
      {"券売機の点検？", "券売機の点検"},
  };
  for (const auto& [asked, name] : guesses) {
    const auto found = causes_of({
        {at(9, 0), "岸", asked, {cause(Status::suspected)}},
        {at(9, 1), "堤", "いえ、違います。", {cause(Status::ruled_out)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << asked;
    EXPECT_EQ(found[0].statement.text, name) << asked;
  }
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

Metric count(const char* text, double value, const char* unit) {
  Metric metric;
  metric.text = text;
  metric.value = value;
  metric.unit = unit;
  return metric;
}

// How much was hit is no cause, asked or settled.
TEST(Causes, WhatSizesTheHarmIsNone) {
  const std::tuple<const char*, Status, Metric> counts[] = {
      {"影響は2店舗では？", Status::suspected, count("2店舗", 2, "店舗")},
      {"影響件数は342件で確定です。", Status::confirmed, count("342件", 342, "件")},
      {"対象は1,204名で確定しました。", Status::confirmed, count("1,204名", 1204, "名")},
      {"返金額は合計52,000円と確定です。", Status::confirmed, count("52,000円", 52000, "円")},
      {"該当するのは17社と判明しました。", Status::confirmed, count("17社", 17, "社")},
  };
  for (const auto& [said, as, figure] : counts) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}, {figure}}}),
                IsEmpty())
        << said;
  }
  const std::pair<const char*, Status> sizes[] = {
      {"対象は関東の会員だけじゃないですか？", Status::suspected},
      {"影響範囲は3階のみでは？", Status::suspected},
      {"被害は一部では？", Status::suspected},
  };
  for (const auto& [said, as] : sizes) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}},
                           {at(9, 21), "岸", "いえ、違います。", {}}}),
                IsEmpty())
        << said;
  }
  const std::pair<const char*, Status> causes[] = {
      {"影響は昨夜の工事のせいでは？", Status::suspected},
      {"影響しているのは昨日の更新では？", Status::suspected},
      {"対象の証明書が切れていたのが原因です。", Status::confirmed},
      {"被害は鍵の期限切れによるものです。", Status::confirmed},
      {"範囲の指定を誤ったのが原因です。", Status::confirmed},
      {"件数の上限を超えたのが原因です。", Status::confirmed},
  };
  for (const auto& [said, as] : causes) {
    EXPECT_THAT(causes_of({{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                           {at(9, 20), "堤", said, {cause(as)}}}),
                SizeIs(1))
        << said;
  }
}

// The harm that is told beside a cause stays with the impact.
TEST(Causes, HoldNoHarmThatIsToldBesideThem) {
  for (const char* harm :
       {"本番のエラーは0件、実害はない。", "お客様への影響はありません。", "漏えいはなし。",
        "対象は42件です。", "影響は一部の店舗のみ。", "被害はなかった。"}) {
    const std::string said = std::string("棚札の再計算が走っていたためだ。") + harm;
    const auto found = causes_of({
        {at(9, 0), "岸", "棚札が出ません。", {tag(Tag::symptom)}},
        {at(9, 20), "堤", said, {cause(Status::confirmed), tag(Tag::impact)}},
    });
    ASSERT_THAT(found, SizeIs(1)) << harm;
    EXPECT_THAT(found[0].statement.text, HasSubstr("再計算")) << harm;
    EXPECT_EQ(found[0].statement.text.find("。"), std::string::npos) << found[0].statement.text;
  }
}

}  // namespace
}  // namespace tenmatsu::composition
