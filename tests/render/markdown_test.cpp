#include "render/markdown.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tenmatsu::document {
namespace {

struct Case {
  const char* said;
  const char* markdown;
};

// Each right-hand side was shown by cmark-gfm and markdown-it as its left-hand side.
constexpr Case kEscaped[] = {
    // What people write most is left alone.
    {"user_ordersテーブルの created_at と user_id", "user_ordersテーブルの created_at と user_id"},
    {"表_計 がa__bになる", "表_計 がa__bになる"},
    {"[FIRING] 注文API p99", "[FIRING] 注文API p99"},
    {"SELECT * FROM t WHERE a < 5", "SELECT * FROM t WHERE a < 5"},
    {"CPU 98% -> 40% (2 * 3) + 1 = 7; A&B社 #123 C#",
     "CPU 98% -> 40% (2 * 3) + 1 = 7; A&B社 #123 C#"},
    {"C:\\Users\\田中", "C:\\Users\\田中"},
    {"2026. 3. 4 の件", "2026\\. 3. 4 の件"},
    {"-5度、14:30-14:45", "-5度、14:30-14:45"},
    // Emphasis and strikes.
    {"*重要*", "\\*重要\\*"},
    {"a*b*c", "a\\*b\\*c"},
    {"_a_ と __init__", "\\_a\\_ と \\_\\_init\\_\\_"},
    {"14:30~14:45と15:00~15:10", "14:30\\~14:45と15:00\\~15:10"},
    {"~~誤り~~", "\\~\\~誤り\\~\\~"},
    {"。_a_。", "。\\_a\\_。"},
    // Code, cells, formulas.
    {"`rm -rf`", "\\`rm -rf\\`"},
    {"a|b", "a\\|b"},
    {"a\\|b", "a\\\\\\|b"},
    {"$x$ と $5", "\\$x\\$ と \\$5"},
    // HTML and entities.
    {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>"},
    {"<!-- 隠す -->", "\\<!-- 隠す -->"},
    {"<?php", "\\<?php"},
    {"&amp; と &#33; と A&B", "\\&amp; と \\&#33; と A&B"},
    // Links, images, footnotes.
    {"[a](b)", "[a\\](b)"},
    {"![a](b)", "![a\\](b)"},
    {"[a][b]", "[a\\][b\\]"},
    {"[a]: http", "[a\\]: http"},
    {"[^1]", "\\[^1\\]"},
    {"^[注]", "\\^[注\\]"},
    {"https://a.jp/x_y?b=c_d&e=f* を見て", "<https://a.jp/x_y?b=c_d&e=f>\\* を見て"},
    {"(https://a.jp/b(c))。", "(<https://a.jp/b(c)>)。"},
    {"見てhttps://a.jp/、", "見て<https://a.jp/>、"},
    {"https://a.jp/?x&amp;y", "https\\://a.jp/?x\\&amp;y"},
    {"www.a.jp/x_yを", "www\\.a.jp/x_yを"},
    {"\\https://a.jp/", "\\\\<https://a.jp/>"},
    // What opens a block does so at the beginning only.
    {"# 見出し", "\\# 見出し"},
    {"#見出し", "#見出し"},
    {"- 項目", "\\- 項目"},
    {"+ 項目", "\\+ 項目"},
    {"* 項目", "\\* 項目"},
    {"1. 手順", "1\\. 手順"},
    {"12) 手順", "12\\) 手順"},
    {"1.5倍", "1.5倍"},
    {"> 引用", "\\> 引用"},
    {"---", "\\---"},
    {"- - -", "\\- - -"},
    {"===", "\\==="},
    {"~~~", "\\~\\~\\~"},
    {"```sql", "\\`\\`\\`sql"},
    {"[ ] 未", "\\[ ] 未"},
    {"[x] 済", "\\[x] 済"},
    {":--", "\\:--"},
    {"    字下げ", "字下げ"},
    {"原因は # です", "原因は # です"},
    // The end, where the template goes on.
    {"C:\\", "C:\\\\"},
    {"[済]", "[済\\]"},
    {"見出し ##", "見出し \\##"},
    {"a <", "a \\<"},
    // Lines, tabs, control characters.
    {"一行目\n- 二行目\r\n三行目\n", "一行目<br>- 二行目<br>三行目"},
    {"a\tb", "a b"},
    {"\x1b[31m赤", "\xef\xbf\xbd[31m赤"},
    {"", ""},
};

TEST(Escaped, ShowsAsItWasSaid) {
  for (const auto& [said, markdown] : kEscaped) {
    SCOPED_TRACE(said);
    EXPECT_EQ(escaped(said), markdown);
  }
}

constexpr Case kBlocks[] = {
    {"一行目\n二行目", "  一行目\\\n  二行目"},
    {"一段\n\n二段", "  一段\n\n  二段"},
    {"# 見出し\n1. 項目", "  \\# 見出し\\\n  1\\. 項目"},
    {"ログ:\nERROR a|b\n  at x.y(Z:1)\n以上",
     "  ログ:\n\n  ```\n  ERROR a|b\n    at x.y(Z:1)\n  ```\n\n  以上"},
    {"```\nSELECT 1;\n```", "  ````\n  ```\n  SELECT 1;\n  ```\n  ````"},
    {"ERROR a\n\nERROR b", "  ```\n  ERROR a\n\n  ERROR b\n  ```"},
    {"ここ\nhttps://a.jp/b_c", "  ここ\\\n  <https://a.jp/b_c>"},  // one line is no log
    {"a b\x1b[0m\nc d", "  ```\n  a b\xef\xbf\xbd[0m\n  c d\n  ```"},
    {"終わり\\\n次", "  終わり\\\\\\\n  次"},
};

TEST(AsBlocks, FencesLogsAndBreaksOtherLines) {
  for (const auto& [said, markdown] : kBlocks) {
    SCOPED_TRACE(said);
    EXPECT_EQ(as_blocks(said, 2), markdown);
  }
}

TEST(AsBlocks, NoLineOfAPastedLogClosesItsFence) {
  for (int ticks = 1; ticks < 9; ++ticks) {
    const std::string run(static_cast<std::size_t>(ticks), '`');
    const std::string blocks = as_blocks("ERROR\n" + run + "\n# x", 0);
    const std::string fence = blocks.substr(0, blocks.find('\n'));
    EXPECT_GT(fence.size(), run.size());
    EXPECT_TRUE(blocks.ends_with("\n" + fence));
  }
}

TEST(HasSeveralLines, DoesNotCountBlankEnds) {
  EXPECT_FALSE(has_several_lines("a"));
  EXPECT_FALSE(has_several_lines("\n a \r\n\n"));
  EXPECT_TRUE(has_several_lines("a\n\nb"));
}

}  // namespace
}  // namespace tenmatsu::document
