// What a report leaves out, from what was said before it.

#include "compose/polish/mended.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "compose/told.hpp"
#include "compose/wording/told_objects.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using ::testing::ElementsAre;

// The last message, with what stands before it.
Statement last_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  const int n = story.size();
  return mended(story, event_statement(story, n, story.carriers(n, Tag::action)));
}

Told said(Minute when, const char* who, const char* what) {
  return {when, who, what, {tag(Tag::action, Status::done)}};
}

TEST(Mended, ABareReportTakesTheObjectOfWhatItAnswers) {
  const struct {
    const char* asked;
    const char* report;
    const char* written;
  } kCases[] = {
      {"設定を前の版に戻せますか", "戻しました", "設定を前の版に戻した"},
      {"北側の搬入口のシャッター閉めてください", "閉めました", "北側の搬入口のシャッターを閉めた"},
      {"今すぐ夜間のバッチを止めて", "止めました", "夜間のバッチを止めた"},
      {"検査機の電源を落としましょう", "3台とも落としました", "検査機の電源を3台とも落とした"},
      {"受付の端末の再起動をお願いします", "再起動しました", "受付の端末を再起動"},
      {"予約のサイト閉じられますか", "閉じました", "予約のサイトを閉じた"},
      {"新系をLBから外すのが最速です", "外した", "新系をLBから外した"},
      {"2号機だけ止めよう", "止めました", "2号機だけ止めた"},
      {"温度計と腕時計を一緒に撮ってください", "撮った", "温度計と腕時計を撮った"},
      {"右の2台がチケットを読めています", "3台とも読む", "3台とも読む"},
      {"流量をいったん平常に戻してください", "上限まで戻した", "流量を上限まで戻した"},
      {"遮断の設定を入口に入れて", "入れた、再読み込みも",
       "遮断の設定を入口に入れた、再読み込みも"},
      {"締切の夜に更新を入れるとは", "入れて、5回試した", "入れて、5回試した"},
      // Another verb, a report of one's own, a pointing word, an object of its own.
      {"設定を前の版に戻せますか", "止めました", "止めた"},
      {"設定を前の版に戻しました", "戻しました", "戻した"},
      {"それを戻してください", "戻しました", "戻した"},
      {"設定を戻してください", "電源を戻しました", "電源を戻した"},
      {"設定は戻さないでください", "戻しました", "戻した"},
      {"10分後に戻してください", "戻しました", "戻した"},
      // What is stopped only as people say.
      {"まず出血を止めます", "3本止めました", "3本止めた"},
      // The sentence goes on, or asks for a name, a time, a reason.
      {"設定を戻さずに再起動した？", "戻しました", "戻した"},
      {"設定を戻してから再起動してください", "戻しました", "戻した"},
      {"温度計を撮ってから積んでください", "撮った", "撮った"},
      {"設定を戻したら連絡してください", "戻しました", "戻した"},
      {"設定を戻さなくていいですか", "戻しました", "戻した"},
      {"設定を戻す手順を送ってください", "戻しました", "戻した"},
      {"受付の端末の再起動手順を送ってください", "再起動しました", "再起動"},
      {"どの設定を戻しますか", "戻しました", "戻した"},
      {"いつ設定を戻しますか", "戻しました", "戻した"},
      {"なぜ設定を戻したんですか", "戻しました", "戻した"},
      {"夜間のバッチが設定を戻します", "戻しました", "戻した"},
      {"設定を戻してください。電源も戻してください", "戻しました", "戻した"},
      // The order of steps is no part of the object.
      {"設定を最後に戻してください", "戻しました", "設定を戻した"},
      {"設定を3時に前の版に戻してください", "戻しました", "設定を前の版に戻した"},
  };
  for (const auto& one : kCases) {
    const Statement told =
        last_of({said(at(9, 0), "岸", one.asked), said(at(9, 5), "堤", one.report)});
    EXPECT_EQ(told.text, one.written) << one.asked;
  }
}

TEST(Mended, ABareReportTellsWhatItAnswers) {
  const struct {
    const char* before;
    std::vector<TagFinding> as;
    const char* asked;
    const char* report;
    const char* written;
  } kCases[] = {
      {"案内を隠すフラグがあります。",
       {},
       "落として",
       "落としました",
       "案内を隠すフラグを落とした"},
      {"去年の貼り紙が残ってます。", {}, "剥がして", "剥がしました", "去年の貼り紙を剥がした"},
      {"同じ便に荷札が二つ付いています。",
       {tag(Tag::symptom)},
       "止めて",
       "止めました",
       "「同じ便に荷札が二つ付いている」を受けて止めた"},
      {"昨日の控えがあります。",
       {},
       "戻してください",
       "戻しました",
       "「昨日の控えがある」を受けて戻した"},
      // A guess, a question, and what is turned away from are not answered.
      {"電池が切れたんだと思います。",
       {tag(Tag::symptom)},
       "とにかく挿して",
       "挿しました",
       "挿した"},
      {"どの札が二つ付いていますか。", {tag(Tag::symptom)}, "止めて", "止めました", "止めた"},
      {"同じ便に荷札が二つ付いています。",
       {tag(Tag::symptom)},
       "とにかく止めて",
       "止めました",
       "止めた"},
      {"お客様が入口に並んでいます。",
       {tag(Tag::symptom)},
       "台を2番に替えて",
       "替えました",
       "台を2番に替えた"},
      {"お客様が入口に並んでいます。", {tag(Tag::symptom)}, "わかりました", "止めました", "止めた"},
      // Nor is what merely stands before it, and tells no trouble.
      {"夜の担当者に報告書がある。", {}, "止めて", "止めました", "止めた"},
      {"担当の森さんが休みです。", {}, "止めて", "止めました", "止めた"},
      {"札に誤りがないことを確認しました。",
       {tag(Tag::investigation)},
       "止めて",
       "止めました",
       "止めた"},
      {"去年の札が両方の棚に出てしまいました。",
       {},
       "剥がして",
       "剥がしました",
       "「去年の札が両方の棚に出た」を受けて剥がした"},
  };
  for (const auto& one : kCases) {
    std::vector<Action> steps(1);
    const Analysis analysis = analysis_of({{at(9, 0), "岸", one.before, one.as},
                                           {at(9, 1), "水嶋", one.asked, {}},
                                           said(at(9, 3), "堤", one.report)});
    const Story story(analysis, *shipped_rules());
    steps[0].status = Status::done;
    steps[0].statement = event_statement(story, 3, story.carriers(3, Tag::action));
    mend(story, steps);
    EXPECT_EQ(steps[0].statement.text, one.written) << one.before;
  }
}

TEST(Mended, WhatWasFoundAndIsGoneIsToldWithIt) {
  const auto told = [](const char* found, const char* who, const char* report,
                       std::vector<TagFinding> as = {tag(Tag::cause, Status::confirmed)}) {
    std::vector<Action> steps(1);
    const Analysis analysis =
        analysis_of({{at(9, 0), "岸", found, as}, said(at(9, 1), who, report)});
    const Story story(analysis, *shipped_rules());
    steps[0].status = Status::done;
    steps[0].statement = event_statement(story, 2, story.carriers(2, Tag::action));
    mend(story, steps);
    return steps[0].statement.text;
  };
  EXPECT_EQ(told("知らない合鍵が作られていました。", "岸", "消した"),
            "「知らない合鍵が作られていた」を受けて消した");
  EXPECT_EQ(told("知らない合鍵が作られていました。", "堤", "消した"), "消した");
  EXPECT_EQ(told("知らない合鍵が作られていました。", "岸", "送った"), "送った");
  EXPECT_EQ(told("知らない合鍵が要るそうです。", "岸", "消した"), "消した");
  EXPECT_EQ(told("担当の者が席に戻っている。", "岸", "消した", {}), "消した");
}

TEST(Mended, AnAnnouncementAndItsReportAreToldInOne) {
  const struct {
    const char* told;
    const char* written;
  } kCases[] = {
      {"夜の同期を手で止める → 止めた", "夜の同期を手で止めた"},
      {"止める。設定をすぐ元に戻す → 戻した", "設定をすぐ元に戻した"},
      {"同時接続の受付を秒50に絞れるか → 絞った。効いている",
       "同時接続の受付を秒50に絞った。効いている"},
      {"両棟のパネルをロックする → ロック", "両棟のパネルをロック"},
      {"昨日のマスタに戻す → 戻した", "昨日のマスタに戻した"},
  };
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "ログを見ます。", {}}});
  const Story story(analysis, *shipped_rules());
  for (const auto& one : kCases) {
    Statement statement{one.told, {1}};
    EXPECT_TRUE(tell_in_one(story, statement)) << one.told;
    EXPECT_EQ(statement.text, one.written);
  }
  for (const char* told :
       {"集計も切りたいが、断らずに切ってしまう → 切った", "全部止めないか → 落とした",
        "設定を戻す → 3台とも戻した", "設定を戻した"}) {
    Statement statement{told, {1}};
    EXPECT_FALSE(tell_in_one(story, statement)) << told;
    EXPECT_EQ(statement.text, told);
  }
}

TEST(Mended, ADeedWithoutAThingNamesNothing) {
  const Analysis analysis = analysis_of({{at(9, 0), "岸", "ログを見ます。", {}}});
  const Story story(analysis, *shipped_rules());
  for (const char* told : {"戻した", "再起動した", "3台とも止めた"}) {
    EXPECT_TRUE(names_nothing(story, told)) << told;
  }
  for (const char* told : {"設定を戻した", "旧版へ差し替えた", "切った。順に再起動している"}) {
    EXPECT_FALSE(names_nothing(story, told)) << told;
  }
}

TEST(Mended, OfTwoObjectsNeitherIsTold) {
  const auto report = [](const char* first, const char* second) {
    return last_of({said(at(9, 0), "岸", first), said(at(9, 1), "水嶋", second),
                    said(at(9, 5), "堤", "戻しました")})
        .text;
  };
  EXPECT_EQ(report("設定を戻してください", "電源を戻してください"), "戻した");
  EXPECT_EQ(report("設定を戻してください", "電源を戻しました"), "戻した");
  EXPECT_EQ(report("設定を戻してください", "電源も戻しますか"), "戻した");
  EXPECT_EQ(report("設定を戻してください", "設定を戻します"), "設定を戻した");
  EXPECT_EQ(report("設定を前の版に戻してください", "設定を初期値に戻しますか"), "設定を戻した");
  EXPECT_EQ(report("設定を戻してください", "弁を閉めてください"), "設定を戻した");
}

TEST(Mended, WhatIsQuotedIsNoReport) {
  const Analysis analysis = analysis_of(
      {said(at(9, 0), "岸", "設定を戻してください"), said(at(9, 5), "堤", "戻しました")});
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(mended(story, {"「確認。戻した。以上」", {2}}).text, "「確認。戻した。以上」");
  EXPECT_EQ(mended(story, {"`a。戻した`", {2}}).text, "`a。戻した`");
  EXPECT_EQ(mended(story, {"戻した。「a。b」", {2}}).text, "設定を戻した。「a。b」");
}

TEST(Mended, AnObjectIsCitedAndMustBeNear) {
  const Statement near =
      last_of({said(at(9, 0), "岸", "弁を閉めてください"), said(at(9, 30), "堤", "閉めました")});
  EXPECT_EQ(near.text, "弁を閉めた");
  EXPECT_THAT(near.events, ElementsAre(2, 1));
  const Statement far =
      last_of({said(at(9, 0), "岸", "弁を閉めてください"), said(at(9, 50), "堤", "閉めました")});
  EXPECT_EQ(far.text, "閉めた");
  EXPECT_THAT(far.events, ElementsAre(2));
}

// 出した is said of much: after some messages it may be of something else.
TEST(Mended, ABroadVerbTakesItsObjectFromNearby) {
  const auto report = [](int between) {
    std::vector<Told> talk = {said(at(9, 0), "岸", "昨日の行路を出してください")};
    for (int i = 0; i < between; ++i) {
      talk.push_back(said(at(9, 1), "堤", "了解です"));
    }
    talk.push_back(said(at(9, 5), "堤", "出しました"));
    return last_of(talk).text;
  };
  EXPECT_EQ(report(2), "昨日の行路を出した");
  EXPECT_EQ(report(8), "出した");
}

TEST(Mended, AFindingSaysWhereItWasFound) {
  const struct {
    const char* said;
    const char* written;
  } kCases[] = {
      {"夜間の処理を見ました。途中で止まっています", "夜間の処理では、途中で止まっている"},
      {"配電盤の記録、確認しました。3時に電圧が落ちています",
       "配電盤の記録では、3時に電圧が落ちている"},
      {"ログを確認しました。エラーは出ていません", "ログでは、エラーは出ていない"},
      {"監査ログを確認しました。3時に削除が8件あります", "監査ログでは、3時に削除が8件ある"},
      {"現場を見ました。私が担当です", "岸が担当"},
      // No look, or none yet.
      {"弁を開いた。水が出ています", "水が出ている"},
      {"QRを読んだ。赤い灯が点いています", "赤い灯が点いている"},
      {"線を引いた。電圧が落ちています", "電圧が落ちている"},
      {"手順を見直した。途中で止まっています", "途中で止まっている"},
      {"ログを見ました？途中で止まっています", "途中で止まっている"},
      {"ログは見ていません。途中で止まっています", "途中で止まっている"},
      {"ログを見ます。途中で止まっています", "途中で止まっている"},
      // An act of somebody.
      {"ログを確認しました。再起動しています", "再起動中"},
      {"ログを確認しました。まだ触らないでください", "まだ触らないよう依頼"},
      // What somebody does, and what names its place already.
      {"手順書を見ました。弁を閉めます", "弁を閉める"},
      {"データベースのCPU使用率を見ています。予約のCPUが98%で張り付いています",
       "予約のCPUが98%で張り付いている"},
      {"記録を見ました。記録が途中で切れています", "記録が途中で切れている"},
  };
  for (const auto& one : kCases) {
    const Analysis analysis = analysis_of({said(at(9, 0), "岸", one.said)});
    const Story story(analysis, *shipped_rules());
    const Statement told = mended(story, noun_statement(story, 1, {Line{1, 1}}));
    EXPECT_EQ(told.text, one.written);
  }
}

}  // namespace
}  // namespace tenmatsu::composition
