#include "tenmatsu/check.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "proof/proof_support.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::proof {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Check, HasExamplesThatHold) {
  const RulesPtr rules = load_rules({});
  for (const RuleFailure& failure : test_checks(rules)) {
    ADD_FAILURE() << fmt::format("{}: {}: {}", failure.id, failure.trouble, failure.example);
  }
  for (const rules::Check& one : rules->proofs.checks()) {
    EXPECT_FALSE(one.examples.empty()) << one.id << " has no example";
    EXPECT_FALSE(one.counterexamples.empty()) << one.id << " has no counterexample";
  }
}

constexpr const char* kGood =
    "# 注文APIのタイムアウト\n\n"
    "- 発生: 10:00\n- 検知: 10:02\n- 宣言: 10:05\n- 緩和: 10:20\n- 復旧: 10:30\n"
    "- 影響時間: 10:00–10:30(30分)\n\n"
    "## 概要\n\n注文APIが30分遅れた。\n\n"
    "## 影響\n\n- 約1200件の注文が失敗した\n\n"
    "## 根本原因\n\n- 接続数の上限が低かった\n\n"
    "## 対応\n\n- 10:20 上限を上げた(田中)\n\n"
    "## 再発防止\n\n- 接続数のアラートを追加する(担当: 田中、期限: 3/10)\n\n"
    "## 時系列\n\n- 10:00 発生\n- 10:30 復旧\n";

TEST(Check, FindsNothingInAGoodPostmortem) {
  for (const Finding& finding : check(kGood, built_in_rules())) {
    ADD_FAILURE() << shown(finding);
  }
}

struct Change {
  const char* from;
  const char* to;
  const char* place;
};

// Each of these makes one finding of a good postmortem.
TEST(Check, FindsEachThingThatIsSpoilt) {
  constexpr Change kChanges[] = {
      {"(30分)", "(40分)", "8 check.duration"},
      {"- 検知: 10:02\n", "- 検知: 10:42\n", "7 check.time.order"},
      {"約1200件の", "多くの", "14 check.impact.figure"},
      {"接続数の上限が低かった", "担当者のミスで下げた", "20 check.cause.person"},
      {"担当: 田中", "担当: 未定", "28 check.action.owner"},
      {"期限: 3/10", "期限: 未定", "28 check.action.due"},
      {"接続数のアラートを追加する", "確認を徹底する", "28 check.action.bounded"},
      {"- 10:00 発生\n- 10:30 復旧", "- 10:30 復旧\n- 10:00 発生", "33 check.timeline.order"},
      {"上限が低かった", "上限が低かった TODO", "20 check.todo"},
  };
  for (const auto& [from, to, place] : kChanges) {
    std::string document = kGood;
    document.replace(document.find(from), std::string_view(from).size(), to);
    EXPECT_THAT(places_of(check(document, built_in_rules())), ElementsAre(place)) << to;
  }
}

TEST(Check, TellsNoSecretAgain) {
  const Findings findings =
      check("# a\n\n- ghp_0123456789abcdefghijABCDEFGHIJ012345\n", built_in_rules());
  for (const Finding& one : findings) {
    EXPECT_THAT(one.message, ::testing::Not(HasSubstr("0123456789abcdef")));
  }
  EXPECT_THAT(places_of(findings), Contains("3 check.secret.key"));
}

// Whatever check repeats words of the document: its mask stands in the place of the secret.
TEST(Check, TellsNoSecretAgainInOtherChecks) {
  const Findings findings = check(
      "# sk-proj-abcDEF1234567890abcDEF\n\n## 再発防止\n\n- 鍵 sk-proj-abcDEF1234567890abcDEF\n",
      built_in_rules());
  EXPECT_THAT(places_of(findings), Contains("5 check.action.owner"));
  for (const Finding& one : findings) {
    EXPECT_THAT(one.message + one.found, ::testing::Not(HasSubstr("1234567890"))) << shown(one);
  }
}

TEST(Check, FindsEachSecretOfALine) {
  const Findings findings =
      check("# a\n\n- mysql://root:toor123@db と glpat-abc123def456 と 4111 1111 1111 1111\n",
            built_in_rules());
  for (const char* place :
       {"3 check.secret.password", "3 check.secret.key", "3 check.secret.card"}) {
    EXPECT_THAT(places_of(findings), Contains(place));
  }
}

TEST(Secrets, ArePlacedInTheTalk) {
  const Analysis analysis = analysis_of_lines(
      "[10:00] 青木: 決済APIが落ちています\n"
      "[10:01] 馬場: パスワードは P@ssw0rd!2026 です\n"
      "[10:02] 青木: glpat-abc123def456 は失効しました\n");
  const Transcript& talk = analysis.transcript;
  EXPECT_THAT(places_of(secrets(talk, "", built_in_rules())),
              ElementsAre("2 check.secret.password", "3 check.secret.key"));
  // What the document leaves out is not told of it.
  EXPECT_THAT(places_of(secrets(talk, "# a\n\n- glpat-abc123def456\n", built_in_rules())),
              ElementsAre("3 check.secret.key"));
  EXPECT_THAT(places_of(secrets(talk, "# a\n\n- 復旧した\n", built_in_rules())), IsEmpty());
}

TEST(Check, TakesNoRowOfSuggestionsForAnAction) {
  EXPECT_THAT(places_of(check("# a\n\n## 再発防止\n\n| 提案 | 種別 | playbook |\n|---|---|---|\n"
                              "| 索引を足す | 予防 | missing-index |\n",
                              built_in_rules())),
              ::testing::Not(Contains("7 check.action.owner")));
}

// What a playbook suggests, and for which cause, is no action without an owner.
TEST(Check, TakesNoSuggestionForAnAction) {
  for (const char* name : {"default", "sre"}) {
    SCOPED_TRACE(name);
    for (const char* talk : {"coupon", "night-batch", "payment-chat"}) {
      const Analysis analysis = analysis_of(fmt::format("examples/{}.txt", talk));
      RenderOptions options;
      options.template_name = name;
      const std::string document = render(analysis, compose(analysis, built_in_rules()), options);
      ASSERT_THAT(document, HasSubstr("playbook"));
      for (const Finding& one : check(document, built_in_rules())) {
        EXPECT_FALSE(one.id.starts_with("check.action.") &&
                     one.found.find("原因「") < one.found.size())
            << shown(one);
      }
    }
  }
}

TEST(Check, KnowsAWholePostmortem) {
  EXPECT_TRUE(is_postmortem(kGood, built_in_rules()));
  EXPECT_FALSE(
      is_postmortem("# 障害の議事録\n\n## 影響\n\n- 10:00 青木: 落ちています\n", built_in_rules()));
}

// The layouts of the built-in templates are understood: what is there is not called missing.
TEST(Check, UnderstandsTheTemplates) {
  const Analysis analysis = analysis_of("examples/api-latency.txt");
  const Incident incident = compose(analysis, built_in_rules());
  for (const char* name : {"default", "sre", "houkokusho"}) {
    SCOPED_TRACE(name);
    RenderOptions options;
    options.template_name = name;
    for (const Finding& one : check(render(analysis, incident, options), built_in_rules())) {
      EXPECT_NE(one.id, "check.section.missing") << shown(one);
      EXPECT_NE(one.id, "check.time.order") << shown(one);
      EXPECT_NE(one.id, "check.timeline.order") << shown(one);
      EXPECT_NE(one.id, "check.duration") << shown(one);
      EXPECT_NE(one.id, "check.impact.figure") << shown(one);
    }
  }
}

TEST(Check, HasIdsOfItsOwn) {
  std::set<std::string> ids;
  for (const CheckInfo& one : checks(built_in_rules())) {
    EXPECT_TRUE(ids.insert(one.id).second) << one.id;
    EXPECT_TRUE(one.id.starts_with("check.")) << one.id;
    EXPECT_FALSE(one.way_out.empty()) << one.id;
  }
}

TEST(Check, KnowsADocumentFromATranscript) {
  EXPECT_TRUE(is_document("# a\n\n## 影響\n", built_in_rules()));
  EXPECT_FALSE(is_document("[14:30] 田中: 影響は?\n", built_in_rules()));
}

}  // namespace
}  // namespace tenmatsu::proof
