// What bears a guess out, and what does not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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
      EXPECT_EQ(only_status({
                    {at(9, 0), "岸", one.guess, {cause(Status::suspected)}},
                    {at(9, 1), "堤", one.between, {}},
                    {at(9, 2), who, one.seen, {tag(Tag::symptom)}},
                }),
                Status::suspected);
    }
  }
}

TEST(Causes, AVerdictInsideAMessageConfirms) {
  EXPECT_EQ(only_status({
                {at(9, 0),
                 "岸",
                 "作り置きが古いまま残っているのかもしれません。",
                 {cause(Status::suspected)}},
                {at(9, 1), "堤", "確認しました、そのとおりです。", {}},
            }),
            Status::confirmed);
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

TEST(Causes, WhatAsksToAgreeBlamesOrWishesConfirmsNothing) {
  for (const char* beside :
       {"札の貼り替えの監視はありますよね。鳴らなかったのはなぜでしょうか。",
        "札の貼り替えを頼んだうちも悪いです。", "あれば札の貼り替えに気づけました。",
        "札の貼り替えは月内にやり直したい。"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0),
                   "岸",
                   "先週の札の貼り替えで番号がずれたのでしょうか。",
                   {cause(Status::suspected)}},
                  {at(9, 1), "堤", beside, {cause(Status::confirmed)}},
              }),
              Status::suspected)
        << beside;
  }
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
  EXPECT_EQ(only_status({talk[0], talk[4]}), Status::confirmed);
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

// 「それだと」, 「それやると」 answer a proposal, 「見つけたかも」 nothing yet.
TEST(Causes, WhatOnlyBeginsLikeAYesConfirmsNothing) {
  for (const char* said : {"あ、それだと特典とか消えちゃうので、まだしないでください",
                           "それやると倉庫の数とズレるんで、なしで", "見つけたかも"}) {
    EXPECT_EQ(only_status({
                  {at(9, 0),
                   "岸",
                   "カートに入ってる分が通っちゃってるのかも",
                   {cause(Status::suspected)}},
                  {at(9, 1), "堤", said, {}},
              }),
              Status::suspected)
        << said;
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
  EXPECT_EQ(only_status({
                {at(9, 0),
                 "岸",
                 "電源の劣化でした。いつ直るかは申し上げられません。",
                 {cause(Status::confirmed)}},
            }),
            Status::confirmed);
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
  EXPECT_EQ(only_status({
                {at(9, 0), "岸", "無線のせいじゃないんですね？", {cause(Status::suspected)}},
                {at(9, 1), "堤", "はい、無線は関係ございません。", {cause(Status::ruled_out)}},
            }),
            Status::ruled_out);
}

}  // namespace
}  // namespace tenmatsu::composition
