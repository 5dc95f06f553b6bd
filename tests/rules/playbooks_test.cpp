// What the playbooks and the lessons of the project keep to, and which of them a sentence calls.

#include "rules/playbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "rules/rules.hpp"

namespace tenmatsu {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;

const Rules& shipped() {
  static const RulesPtr rules = load_rules({});
  return *rules;
}

std::vector<std::string> called_by(const std::string& text) {
  std::vector<std::string> ids;
  for (const auto& told : shipped().playbooks.told_by(text)) {
    ids.push_back(told.playbook->id);
  }
  return ids;
}

TEST(Playbooks, AdviseInEveryClassAndHaveExamples) {
  EXPECT_GE(shipped().playbooks.all().size(), 28U);
  for (const rules::Playbook& one : shipped().playbooks.all()) {
    SCOPED_TRACE(one.id);
    EXPECT_THAT(one.examples, Not(IsEmpty()));
    EXPECT_THAT(one.counterexamples, Not(IsEmpty()));
    for (const Category category :
         {Category::prevent, Category::detect, Category::mitigate, Category::repair}) {
      EXPECT_TRUE(std::ranges::any_of(one.advice, [&](const auto& advice) {
        return advice.category == category;
      })) << name_of(category);
    }
  }
}

// A figure would be one that nobody said; an appeal to care is no measure.
TEST(Playbooks, AdviseWithoutFiguresAndAppeals) {
  for (const rules::Playbook& one : shipped().playbooks.all()) {
    for (const rules::Advice& advice : one.advice) {
      SCOPED_TRACE(advice.text);
      EXPECT_EQ(advice.text.find_first_of("0123456789"), std::string::npos);
      for (const char* appeal : {"徹底", "気をつけ", "気を付け", "注意", "心がけ", "意識"}) {
        EXPECT_EQ(advice.text.find(appeal), std::string::npos);
      }
      EXPECT_FALSE(advice.text.ends_with("する") || advice.text.ends_with("。"));
    }
  }
}

struct Call {
  const char* cause;
  const char* playbook;  // the first that it calls; empty for none
};

constexpr Call kCalls[] = {
    {"user_idに複合インデックスが張られていない", "missing-index"},
    {"原因はデプロイではなく、証明書の期限切れだった", "expired-certificate"},
    {"先方のロードバランサーが故障していた", "third-party-outage"},
    {"接続が返却されずプールが枯渇していた。昨日のリリースのあとからだ", "connection-pool"},
    {"昨日のリリースのあとからだ", "bad-deploy"},
    {"デプロイは無関係", ""},
    {"まだ分からない", ""},
};

TEST(Playbooks, AreCalledByTheCause) {
  for (const auto& [cause, playbook] : kCalls) {
    SCOPED_TRACE(cause);
    const auto ids = called_by(cause);
    EXPECT_EQ(ids.empty() ? "" : ids.front(), playbook);
  }
}

// `oom` does not stand in room, nor `dns` in a longer name.
TEST(Playbooks, HearNoLatinWordInsideAnother) {
  EXPECT_THAT(called_by("roomの作成に失敗していた"), Not(Contains("memory")));
  EXPECT_THAT(called_by("podがOOMで落ちていた"), Contains("memory"));
}

TEST(Playbooks, QuoteTheSentenceThatTellsMost) {
  const std::string text = "ログを見た。証明書が期限切れだった。以上";
  const auto told = shipped().playbooks.told_by(text);
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.front().sentence, "証明書が期限切れだった");
}

TEST(Lessons, HaveExamplesOfBothKinds) {
  for (const rules::LessonRule& one : shipped().lessons.all()) {
    SCOPED_TRACE(one.id);
    EXPECT_THAT(one.examples, Not(IsEmpty()));
    EXPECT_THAT(one.counterexamples, Not(IsEmpty()));
  }
}

}  // namespace
}  // namespace tenmatsu
