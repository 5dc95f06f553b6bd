// How causes are told.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compose/causes/claims.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/causes/told_causes.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

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
  EXPECT_EQ(only_status({
                {at(9, 0), "岸", "昨日から札の台を替えています。", {cause(Status::confirmed)}},
                {at(9, 5), "岸", "勘違いでした。替えたのは来週からです。", {}},
            }),
            Status::ruled_out);
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
      {"昨日の更新は、原因ではないです。", "昨日の更新"},
      // Who did not touch a thing rules out that a change of it did it.
      {"検索窓は触ってないです。", "検索窓の変更"},
      {"さっき版を出しましたけど、宛名は触ってないです。", "宛名の変更"},
      {"うちの計量器は触ってないです。", "計量器の変更"},
      {"案内文も触っていません。", "案内文の変更"},
      {"宿の台帳は昨日から触ってないです。", "宿の台帳の変更"},
      {"配膳台も誰も触ってないです。", "配膳台の変更"},
      // More is said than a name, and so it stands in its own words.
      {"両方一度に壊れるとは考えにくいです。",
       "「両方一度に壊れるとは考えにくい」という発言による"},
      {"改正分は所得税の側しか触っていません。",
       "「改正分は所得税の側しか触っていない」という発言による"},
  };
  for (const auto& [said, told] : kCases) {
    const auto found = causes_of({{at(9, 0), "岸", said, {cause(Status::ruled_out)}}});
    ASSERT_THAT(found, SizeIs(1)) << said;
    EXPECT_EQ(found[0].statement.text, told);
  }
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

TEST(Causes, ARhetoricalQuestionKeepsItsEnd) {
  const auto found = causes_of({
      {at(9, 0), "岸", "値引きは台帳に期間を持っていなかったか。", {cause(Status::suspected)}},
      {at(9, 1), "堤", "それです。", {}},
  });
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].status, Status::confirmed);
  EXPECT_THAT(found[0].statement.text, HasSubstr("なかったか"));
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
  EXPECT_EQ(found[1].statement.text, "容量しか見ていなかった");
  EXPECT_TRUE(found[1].contributing);
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

// Where somebody is brought nothing on.
TEST(Causes, WhereSomebodyIsStandsBesideNoCause) {
  for (const char* beside :
       {"担当の方は帰宅されています。", "設備の係は不在です。", "保守の会社は電話に出ません。",
        "調理長は早退しています。", "鍵の当番は休暇中でした。", "点検の班は出張に出ています。"}) {
    const auto found = causes_of({{at(9, 0),
                                   "岸",
                                   std::string("原因は経理の補正の作業でした。") + beside,
                                   {cause(Status::confirmed)}}});
    ASSERT_FALSE(found.empty()) << beside;
    EXPECT_EQ(found[0].statement.text, "原因は経理の補正の作業だった") << beside;
  }
  // What was wrong beside it stays.
  for (const char* beside : {"単価の欄が二重に足されています。", "先月の伝票が残っていました。"}) {
    const auto found = causes_of({{at(9, 0),
                                   "岸",
                                   std::string("原因は経理の補正の作業でした。") + beside,
                                   {cause(Status::confirmed)}}});
    ASSERT_FALSE(found.empty()) << beside;
    EXPECT_NE(found[0].statement.text, "原因は経理の補正の作業だった") << beside;
  }
}

// What somebody thinks of a factor is no part of it, nor who let it pass.
TEST(Causes, AFactorIsToldWithoutTheJudgementOfIt) {
  constexpr std::pair<const char*, const char*> kCases[] = {
      {"レビューで見落としたのが痛いです。", "レビューで見落とした"},
      {"アラートがなかったのがまずかったです。", "アラートがなかった"},
      {"炉の温度を監視していなかったのが一番大きいです。", "炉の温度を監視していなかった"},
      {"検品の係が警告を見落としていたのも悪い。", "検品の係が警告を見落としていた"},
      {"検品の手順書に値札の向きが無かったのが課題ですね。", "検品の手順書に値札の向きが無かった"},
      {"監視が1日1回のレポートだけだったのが反省点です。", "監視が1日1回のレポートだけだった"},
      // a thought of its own stays
      {"監視の宛先が悪かったです。", "監視の宛先が悪かった"},
  };
  for (const auto& [said, told] : kCases) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "給湯の弁が逆に付いていました。原因はこれです。",
         {cause(Status::confirmed)}},
        {at(9, 4), "堤", said, {cause(Status::confirmed)}},
    });
    ASSERT_THAT(found, SizeIs(2)) << said;
    EXPECT_EQ(found[1].statement.text, told);
  }
}

// A word that was cut from its sentence names nothing that was wrong.
TEST(Causes, AWordOrTwoAreNoCauseBesideTheMainOne) {
  const auto count_with = [](const char* said) {
    return causes_of({
                         {at(9, 0),
                          "岸",
                          "給湯の弁が逆に付いていました。原因はこれです。",
                          {cause(Status::confirmed)}},
                         {at(9, 4), "堤", said, {cause(Status::confirmed)}},
                     })
        .size();
  };
  for (const char* said :
       {"先月退職。", "時間も合う。", "1時間です。", "やはり去年。", "AIです。", "B棟と一緒。"}) {
    EXPECT_EQ(count_with(said), 1U) << said;
  }
  for (const char* said :
       {"荷札が古い。", "台帳の消し忘れ。", "荷札の桁が足りないです。", "電池が切れた。",
        "点検の手順が逆です。", "検品の秤の目盛がずれています。"}) {
    EXPECT_EQ(count_with(said), 2U) << said;
  }
}

// What is to be done is no cause, nor what only puts a day right.
TEST(Causes, AListOfWorkAndAReplyAreNoFactor) {
  for (const char* said :
       {"再発防止ですが、\n・警報の宛先が退職者のままの分の洗い出し：古屋さん\n・監視の追加：五十嵐"
        "さん\n"
        "でお願いします",
        "やることメモ\n・監視を入れる → 僕、今日\n・宛先が前任のままの通知を直す → 堤さん"}) {
    const auto found = causes_of({
        {at(9, 0),
         "岸",
         "給湯の弁が逆に付いていました。原因はこれです。",
         {cause(Status::confirmed)}},
        {at(9, 4), "堤", said, {cause(Status::confirmed), followup("古屋")}},
    });
    EXPECT_THAT(found, SizeIs(1)) << said;
  }
  const auto found = causes_of({
      {at(9, 0),
       "岸",
       "給湯の弁が逆に付いていました。原因はこれです。",
       {cause(Status::confirmed)}},
      {at(9, 4), "堤", "いえ8/31夜です。岸のレビューで通しています。", {cause(Status::confirmed)}},
  });
  EXPECT_THAT(found, SizeIs(1));
}

TEST(Causes, WhatWasAskedAndRuledOutIsNamed) {
  const std::pair<const char*, const char*> guesses[] = {
      {"昨日の画面の改修が怪しくない？", "昨日の画面の改修"},
      {"給湯の弁のせい？", "給湯の弁"},
      {"荷札の用紙のせいですか？", "荷札の用紙"},
      {"両替機の故障じゃないですかね。", "両替機の故障"},
      {"配膳車の故障の可能性は？", "配膳車の故障"},
      {"券売機の点検？", "券売機の点検"},
      // Why somebody thinks so stands behind it.
      {"改札機の故障じゃないですかね、金曜の夕方だし。", "改札機の故障"},
      {"部門ごとの上限？先週絞ったから。", "部門ごとの上限"},
      {"まさか二重の予約ですか？", "二重の予約"},
      {"乗客が多いだけ、ということはないですか。", "乗客が多いだけ"},
      {"搬送の班が札を替えた、ということはないですか、金曜に来てたし。",
       "搬送の班が札を替えたこと"},
      // A question that denies asks for a yes.
      {"昨夜の入れ替えが影響していませんか。", "昨夜の入れ替えが影響していること"},
      {"給湯の弁が噛んでいないでしょうか。", "給湯の弁が噛んでいること"},
      // It may ask for either.
      {"給湯の弁、閉まってない？", "「給湯の弁、閉まっていない」との見方"},
      // What names no thing stands as it was said.
      {"昨夜、給湯器を替えました。弁も「新型」に変わっています。",
       "「昨夜、給湯器を替えた。弁も『新型』に変わっている」との見方"},
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

}  // namespace
}  // namespace tenmatsu::composition
