#include "tenmatsu/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof/proof_support.hpp"

namespace tenmatsu::proof {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kTalk =
    "[14:30] 監視: 注文APIのエラー率が30%です\n"
    "[14:33] 田中: 10分ほど前から約1万2000人に影響が出ています\n"
    "[14:36] 佐藤: DBの接続が上限の100に張り付いています\n"
    "[14:41] 佐藤: v2.3のリリースが原因でした。web-3だけです\n"
    "[14:45] 田中: 鈴木さん、ロールバックをお願いします\n"
    "[14:51] 鈴木: 戻しました。2時間分の注文、1分あたり10万円です。20分なので200万円の損失です\n";

struct Case {
  const char* line;
  const char* id;  // of the one finding; empty where the line is borne out
};

class Lines : public ::testing::TestWithParam<Case> {};

TEST_P(Lines, AreHeldAgainstTheTalk) {
  static const Analysis analysis = analysis_of_lines(kTalk);
  const auto [line, id] = GetParam();
  SCOPED_TRACE(line);
  const Findings findings = verify(std::string("# 注文APIのエラー\n\n## 対応\n\n") + line + "\n",
                                   analysis, built_in_rules());
  if (std::string_view(id).empty()) {
    EXPECT_THAT(places_of(findings), IsEmpty());
  } else {
    EXPECT_THAT(places_of(findings), ElementsAre(std::string("5 ") + id));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Figures, Lines,
    ::testing::Values(
        Case{"- エラー率は30%[^1]", ""}, Case{"- エラー率は三割[^1]", ""},
        Case{"- エラー率は３０％[^1]", ""}, Case{"- エラー率は40%[^1]", "verify.figure"},
        Case{"- エラー率は30%[^2]", "verify.figure"},  // said, but not there
        Case{"- エラー率は30%", ""}, Case{"- エラー率は31%", "verify.figure"},
        Case{"- 影響は12,000人[^2]", ""}, Case{"- 影響は１２０００名[^2]", ""},
        Case{"- 影響は1.2万人[^2]", ""}, Case{"- 影響は一万二千人[^2]", ""},
        Case{"- 影響は12,000円[^2]", "verify.figure"}, Case{"- 影響は1.3万人[^2]", "verify.figure"},
        Case{"- 120分の注文が失われた[^6]", ""},
        Case{"- 3時間の注文が失われた[^6]", "verify.figure"}, Case{"- v2.3のリリース[^4]", ""},
        Case{"- v2.4のリリース[^4]", "verify.figure"}, Case{"- web-3だけで起きた[^4]", ""},
        Case{"- web-4だけで起きた[^4]", "verify.figure"}, Case{"- 接続数は100[^3]", ""},
        Case{"- 一部の利用者に影響した[^2]", ""},
        Case{"- 提案(playbook: pool): 接続の上限を200にする", ""}));

INSTANTIATE_TEST_SUITE_P(
    Times, Lines,
    ::testing::Values(Case{"- 14:30に発生した[^1]", ""}, Case{"- 14時半に発生した[^1]", ""},
                      Case{"- 午後2時30分に発生した[^1]", ""},
                      Case{"- 14:31に発生した[^1]", "verify.time"},
                      Case{"- 14:23頃に始まった[^2]", ""},  // ten minutes before
                      Case{"- 10分ほど前から影響が出ている[^2]", ""},
                      Case{"- 15分ほど前から影響が出ている[^2]", "verify.figure"},
                      Case{"- 14:41に原因を特定した", ""},
                      Case{"- 14:42に原因を特定した", "verify.time"},
                      Case{"- 3/5に発生した", "verify.time"}));

INSTANTIATE_TEST_SUITE_P(
    Computations, Lines,
    ::testing::Values(
        Case{"- 対応: 14:30–14:51(21分)[^1][^6]", ""},
        Case{"- 対応: 14:30–14:51(22分)[^1][^6]", "verify.computation"},
        Case{"- 対応: 14:30–14:52(21分)[^1][^6]", "verify.time"},
        Case{"- 14:30頃 → 14:41: 約11分", ""},
        Case{"- 14:30頃 → 14:41: 約12分", "verify.computation"}, Case{"- 約20分(14:30〜14:51)", ""},
        Case{"- 21分間(14:30から14:51まで)", ""}, Case{"| 解決まで | 21分 | 14:30 → 14:51 |", ""},
        Case{"| 解決まで | 31分 | 14:30 → 14:51 |", "verify.computation"},
        Case{"- 14:30に始まり14:51に終わった。21分続いた[^1][^6]", ""},
        Case{"- 損失: 分間10万円 × 20分 = 200万円[^6]", ""},
        Case{"- 損失: 分間10万円 × 20分 = 300万円[^6]", "verify.computation"},
        Case{"- 損失: 分間11万円 × 20分 = 200万円[^6]", "verify.figure"},
        Case{"- 損失: 10万円 × 20 = 2,000,000円[^6]", ""},
        Case{"| 倍 | 21分 | 14:30 → 14:51 | (21分 + 21分) ÷ 21分 = 200% |", ""},
        Case{"| 倍 | 21分 | 14:30 → 14:51 | (21分 + 21分) ÷ 21分 = 100% |", "verify.computation"},
        Case{"| 倍 | 21分 | 14:30 → 14:51 | 21分 + 21分 ÷ 21分 = 200% |", "verify.computation"},
        Case{"- 30% + 20 = 50", ""}));

INSTANTIATE_TEST_SUITE_P(
    Names, Lines,
    ::testing::Values(Case{"- ロールバックした(鈴木)[^6]", ""},
                      Case{"- ロールバックした(高橋)[^6]", "verify.name"},
                      Case{"- ロールバックした(失敗)[^6]", ""},
                      Case{"- 手順を見直す(担当: 佐藤、期限: 未定)", ""},
                      Case{"- 手順を見直す(担当: 高橋、期限: 未定)", "verify.name"},
                      Case{"- 手順を見直す(担当: 未定、期限: 金曜)", ""},
                      Case{"- **作者**: 田中", ""}, Case{"- **作者**: 伊藤", "verify.name"},
                      Case{"- **参加者**: 田中、佐藤、鈴木", ""},
                      Case{"- **参加者**: 田中、佐々木、鈴木", "verify.name"},
                      Case{"- 高橋さんが戻した[^6]", "verify.name"},
                      Case{"- 鈴木さんが戻した[^6]", ""}, Case{"- 鈴木氏が戻した[^6]", ""},
                      Case{"- お客様への影響はない", ""}, Case{"- 仕様と模様の確認", ""}));

INSTANTIATE_TEST_SUITE_P(Lengths, Lines,
                         ::testing::Values(Case{"- 検知から21分で戻した", ""},
                                           Case{"- 検知から24分で戻した", "verify.figure"},
                                           Case{"- 14:41に分かった(検知から11分)", ""},
                                           Case{"- 14:41に分かった(検知から14分)", "verify.figure"},
                                           Case{"- 原因が分かってから10分で戻した", ""},
                                           Case{"- 検知から24分で戻した[^6]", "verify.figure"}));

INSTANTIATE_TEST_SUITE_P(
    NoFigures, Lines,
    ::testing::Values(
        Case{"- 経路を一つずつ塞いだ", ""}, Case{"- 通知は同じ一人に集まっていた", ""},
        Case{"- 荷札を一枚ずつ見た", ""}, Case{"- 1件ずつ送り直した", ""},
        Case{"- もう一度試した", ""}, Case{"- 患者を一人ずつ呼んだ", ""},
        Case{"- 5件ずつ送り直した", "verify.figure"}, Case{"- 六人に影響した", "verify.figure"},
        Case{"- 担当は4人だった", "verify.figure"}, Case{"- INC-1234として記録した", ""},
        Case{"- JIRA-778に書いた", ""}, Case{"- web-12だけで起きた", "verify.figure"},
        Case{"- v2.12だけで起きた", "verify.figure"}));

INSTANTIATE_TEST_SUITE_P(
    WhoDidIt, Lines,
    ::testing::Values(
        Case{"- 手順を見直す(担当: SREチーム、期限: 未定)", ""},
        Case{"- 手順を見直す(担当: 総務課、期限: 未定)", ""},
        Case{"- 手順を見直す(担当: 運用グループ、期限: 未定)", ""},
        Case{"- 戻した(田中)[^6]", "verify.name"}, Case{"- 戻した(鈴木)[^5]", ""},
        Case{"- 戻した(鈴木)[^6]", ""}, Case{"- 手順を見直す(担当: 佐藤)[^6]", "verify.name"},
        Case{"- 手順を見直す(担当: 佐藤)[^3]", ""}, Case{"- 手順を見直す(担当: 鈴木)[^3][^5]", ""},
        Case{"- **作者**: 佐藤[^5]", "verify.name"}, Case{"- **作者**: 田中[^5]", ""}));

INSTANTIATE_TEST_SUITE_P(References, Lines,
                         ::testing::Values(Case{"- ロールバックした[^6]", ""},
                                           Case{"- ロールバックした[^7]", "verify.reference"},
                                           Case{"- ロールバックした[^x]", "verify.reference"},
                                           Case{"- ロールバックした（14:51 鈴木）", ""},
                                           Case{"- エラー率は30%（14:30 監視、14:51 鈴木）", ""},
                                           Case{"- エラー率は40%（14:30 監視）", "verify.figure"}));

TEST(Verify, HoldsADeadlineInWordsAgainstTheMessages) {
  const Analysis analysis = analysis_of_lines(
      "[10:00] 青木: 台帳は今週中に直します\n[10:01] 林: 弁の交換は来週の金曜でお願いします\n");
  const Findings findings = verify(
      "- 台帳を直す(担当: 青木、期限: 今週中)[^1]\n"
      "- 台帳を直す(担当: 青木、期限: 来週中)[^1]\n"
      "- 弁を替える(担当: 林、期限: 来週の金曜)[^2]\n"
      "- 弁を替える(担当: 林、期限: 金曜)[^2]\n"
      "- 弁を替える(担当: 林、期限: 木曜)[^2]\n"
      "- 弁を替える(担当: 林、期限: 未定)[^2]\n"
      "- 弁を替える(担当: 林、期限: 今週中)[^2]\n"
      "- 弁を替える(担当: 林、期限: 木曜)\n",
      analysis, built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.time", "5 verify.time", "7 verify.time"));
}

TEST(Verify, TakesWhoAnswersForWhoIsMeant) {
  const Analysis analysis = analysis_of_lines(
      "[10:00] 青木: 報告書はどなたが書きますか？\n[10:01] 林: 書きます\n[10:02] 青木: "
      "ありがとうございます\n"
      "[10:03] 岸: 助かります\n");
  const Findings findings = verify(
      "- **作者**: 林[^1]\n- **作者**: 岸[^1]\n"
      "## 確認が必要なこと\n\n- いつ終わったか(聞く相手: 岸)[^1]\n",
      analysis, built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.name"));
}

TEST(Verify, ComputesAShareAndCountsRows) {
  const Analysis analysis =
      analysis_of_lines("[10:00] 青木: 受験者148人のうち52人の答案が空でした\n");
  const Findings findings = verify(
      "- 52人 / 148人(35%)\n"
      "- 148人中52人(36%)\n"
      "| 段 | 状態 | 内容 |\n|---|---|---|\n| 1 | 確定 | 空だった |\n| 2 | 確定 | 空だった |\n"
      "| 3 | 確定 | 空だった |\n| 5 | 確定 | 空だった |\n| 空 | 確定 | 7人が空だった |\n",
      analysis, built_in_rules());
  EXPECT_THAT(places_of(findings),
              ElementsAre("2 verify.figure", "8 verify.figure", "9 verify.figure"));
}

TEST(Verify, KnowsADayOfTheMonth) {
  const Findings findings =
      verify("- 15日 7:15に公開した\n- 18日 7:15に公開した\n",
             analysis_of_lines("2026/04/14 18:09 青木: 割り当てが失敗しています\n"
                               "2026/04/15 07:15 青木: 修正版を公開しました\n"),
             built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.figure"));
}

TEST(Verify, TellsWhereAFigureWasSaid) {
  const Findings findings =
      verify("- エラー率は30%[^2]\n", analysis_of_lines(kTalk), built_in_rules());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, ::testing::HasSubstr("[^1] 14:30 監視"));
  EXPECT_EQ(findings[0].found, "30%");
}

TEST(Verify, LooksForAFarDayAsItWasSaid) {
  const Findings findings =
      verify("- 終了日が9999/12/31になっている[^1]\n- 終了日が9998/12/31になっている[^1]\n",
             analysis_of_lines("2026/03/04 10:00 青木: 終了日が9999/12/31になっています\n"),
             built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.time"));
}

TEST(Verify, KnowsANameThatIsWrittenWithBlanks) {
  const Findings findings = verify(
      "- 確認する(担当: 山田 花子、期限: 金曜)[^1]\n- 確認する(担当: 山田 一郎、期限: 金曜)[^1]\n",
      analysis_of_lines("[10:00] 青木: 山田　花子に金曜までに確認を頼みます\n"), built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.name"));
}

TEST(Verify, TakesWhereSomebodyWorksFromTheLabel) {
  const Findings findings =
      verify("- **参加者**: 尾上(4東病棟)\n- **参加者**: 尾上(5東病棟)\n",
             analysis_of_lines("[10:00] 4東病棟 尾上: 結果が出ません\n"), built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.figure"));
}

TEST(Verify, TakesAFigureWithItsUnitAsItStands) {
  const Findings findings = verify(
      "- 氾濫危険水位は3.20mだ[^1]\n- 氾濫危険水位は3.21mだ[^1]\n",
      analysis_of_lines("[13:52] 監視: 水位 3.42m 氾濫危険水位(3.20m)超過\n"), built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.figure"));
}

TEST(Verify, HoldsACitationInLineAgainstTheTalk) {
  // The first citation tells that brackets are citations here.
  const Findings findings = verify("- 戻した（14:51 鈴木）\n- 戻した（14:51 高橋）\n",
                                   analysis_of_lines(kTalk), built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.reference"));
}

TEST(Verify, ReadsCitationsWithBracketsInNames) {
  const Findings findings = verify(
      "- 30件送った（#1 青木（情報）、#2 林（無線））\n- 31件送った（#2 林（無線）、#1 "
      "青木（情報））\n",
      analysis_of_lines("青木（情報）：送ってもらえますか\n林（無線）：30件送りました\n"
                        "青木（情報）：ありがとうございます\n林（無線）：もう来ています\n"),
      built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("2 verify.figure"));
}

constexpr const char* kNotes =
    "- 原因はリリース[^4]\n"
    "\n"
    "[^4]: 14:41 佐藤「v2.3のリリースが原因でした。web-3だけです」(chat.txt:4)\n";

struct Change {
  const char* from;
  const char* to;
  const char* id;
};

TEST(Verify, HoldsQuotationsAgainstTheirMessages) {
  const Analysis analysis = analysis_of_lines(kTalk);
  EXPECT_THAT(places_of(verify(kNotes, analysis, built_in_rules())), IsEmpty());
  constexpr Change kChanges[] = {
      {"原因でした。", "原因です。", "3 verify.quote"},
      {"14:41", "14:42", "3 verify.time"},
      {" 佐藤", " 加藤", "3 verify.name"},
      {"txt:4", "txt:5", "3 verify.reference"},
      {"v2.3", "v2.4", "3 verify.quote"},
  };
  for (const auto& [from, to, id] : kChanges) {
    std::string document = kNotes;
    document.replace(document.find(from), std::string_view(from).size(), to);
    EXPECT_THAT(places_of(verify(document, analysis, built_in_rules())), ElementsAre(id)) << to;
  }
}

TEST(Verify, LetsAQuotationLeaveOutAndNotesBeNumberedAnew) {
  const Analysis analysis = analysis_of_lines(kTalk);
  EXPECT_THAT(places_of(verify("- 原因はv2.3[^1]\n\n"
                               "[^1]: 14:41 佐藤「v2.3のリリースが…web-3だけです」(chat.txt:4)\n",
                               analysis, built_in_rules())),
              IsEmpty());
}

TEST(Verify, ReadsADocumentThatAPersonWrote) {
  const Findings findings = verify(
      "# 注文APIの障害報告\n\n"
      "作成日: 2026-03-09\n作成者: 田中\n\n"
      "## 1. 概要\n\n14:30にエラー率が30%に上がり、1.2万人が影響を受けた。\n\n"
      "## 2. 5回のなぜ\n\n1. なぜ落ちたか: v2.3のリリース\n2. なぜ気づかなかったか: "
      "試験が足りない\n\n"
      "## 3. 対応\n\n| 時刻 | 担当 | 内容 |\n|---|---|---|\n| 14:45 | 田中 | 依頼 |\n"
      "| 14:51 | 山本 | ロールバック |\n| 14:58 | 鈴木 | 確認 |\n",
      analysis_of_lines(kTalk), built_in_rules());
  EXPECT_THAT(places_of(findings), ElementsAre("20 verify.name", "21 verify.time"));
}

TEST(Verify, LooksAtNoCodeAndNoComment) {
  EXPECT_THAT(places_of(verify("<!-- 99% -->\n```\n88%\n```\n[手順](https://example.com/77)\n",
                               analysis_of_lines(kTalk), built_in_rules())),
              IsEmpty());
}

TEST(Verify, MakesJsonOfItsFindings) {
  EXPECT_EQ(findings_json("d.md", {}), "[]\n");
  const std::string json = findings_json("d.md", {{"verify.figure", 3, "40%", "m", "w"}});
  EXPECT_THAT(json, ::testing::HasSubstr("\"file\": \"d.md\""));
  EXPECT_THAT(json, ::testing::HasSubstr("\"line\": 3"));
  EXPECT_THAT(json, ::testing::HasSubstr("\"id\": \"verify.figure\""));
}

}  // namespace
}  // namespace tenmatsu::proof
