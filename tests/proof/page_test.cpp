#include "proof/page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "proof/proof_support.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::proof {
namespace {

using rules::Section;
using ::testing::ElementsAre;

struct Case {
  const char* markdown;
  LineKind kind;
  const char* text;
};

constexpr Case kCases[] = {
    {"## 影響 ##", LineKind::heading, "影響"},
    {"- **確定** 原因[^3]", LineKind::item, "確定 原因"},
    {"- [ ] `max_conn` を直す", LineKind::item, "max_conn を直す"},
    {"12. 10 * 20", LineKind::item, "10 * 20"},
    {"12.4%です", LineKind::text, "12.4%です"},
    {"5\\*3 と \\[^1]", LineKind::text, "5*3 と [^1]"},
    {"見る: <https://example.com/> [表](x.md)", LineKind::text, "見る: https://example.com/ 表"},
    {"> 引用<br>です", LineKind::quote, "引用 です"},
    {"| a | b |", LineKind::row, "| a | b |"},
    {"<!-- 注 -->", LineKind::other, ""},
    {"---", LineKind::other, ""},
    {"[^1]: 14:30 田中「はい」", LineKind::note, "14:30 田中「はい」"},
    {"■影響", LineKind::heading, "■影響"},
    {"**原因**", LineKind::heading, "原因"},
    {"**約30%** に影響", LineKind::text, "約30% に影響"},
};

TEST(PageOf, TellsWhatEachLineIs) {
  for (const auto& [markdown, kind, text] : kCases) {
    SCOPED_TRACE(markdown);
    const Page page = page_of(markdown, built_in_rules()->proofs);
    ASSERT_EQ(page.lines.size(), 1U);
    EXPECT_EQ(page.lines[0].kind, kind);
    EXPECT_EQ(page.lines[0].text, text);
  }
}

TEST(PageOf, JoinsTheLinesOfAParagraphAndPartsItems) {
  const Page page = page_of("一\n二[^2]\n\n- 三\n  四\n- 五\n", built_in_rules()->proofs);
  EXPECT_EQ(page.lines[0].block, page.lines[1].block);
  EXPECT_EQ(page.lines[3].block, page.lines[4].block);
  EXPECT_NE(page.lines[4].block, page.lines[5].block);
  EXPECT_THAT(page.lines[1].references, ElementsAre("2"));
}

TEST(PageOf, KeepsTheHeadOfATable) {
  const Page page =
      page_of("| 担当 | 内容 |\n|---|---|\n| 田中 | a \\| b |\n", built_in_rules()->proofs);
  EXPECT_EQ(page.lines[0].kind, LineKind::head);
  EXPECT_THAT(page.lines[0].cells, ElementsAre("担当", "内容"));
  EXPECT_EQ(page.lines[2].head, 0);
  EXPECT_THAT(page.lines[2].cells, ElementsAre("田中", "a | b"));
}

TEST(PageOf, NamesSectionsByTheirHeadings) {
  struct Heading {
    const char* text;
    Section section;
  };
  constexpr Heading kHeadings[] = {
      {"インパクト", Section::impact},
      {"3. 根本原因", Section::cause},
      {"Root Cause", Section::cause},
      {"再発を防止する方法", Section::prevention},
      {"Action Items", Section::prevention},
      {"対応", Section::response},
      {"今後の対応", Section::prevention},
      {"TIMELINE (JST)", Section::timeline},
      {"確認が必要なこと", Section::questions},
      {"根拠", Section::evidence},
      {"はじめに", Section::none},
  };
  for (const auto& [text, section] : kHeadings) {
    SCOPED_TRACE(text);
    const Page page = page_of(std::string("## ") + text, built_in_rules()->proofs);
    EXPECT_EQ(page.lines[0].section, section);
  }
}

TEST(PageOf, TakesAnUnknownHeadingForAPartOfTheOneAbove) {
  const Page page =
      page_of("## 再発防止\n### その他\n- 一\n## はじめに\n- 二\n", built_in_rules()->proofs);
  EXPECT_EQ(page.lines[2].section, Section::prevention);
  EXPECT_EQ(page.lines[4].section, Section::none);
}

TEST(PageOf, KeepsWhatBelongsToAFootnote) {
  const Page page =
      page_of("[^6]: 19:44 若林(a.txt:6)\n\n    ログ\n\n    ```\n    ERROR\n    ```\n\n次",
              built_in_rules()->proofs);
  EXPECT_EQ(page.lines[2].note, "6");
  EXPECT_EQ(page.lines[5].kind, LineKind::note);
  EXPECT_EQ(page.lines[8].note, "");
  EXPECT_EQ(page.lines[8].kind, LineKind::text);
}

}  // namespace
}  // namespace tenmatsu::proof
