#include "render/html.hpp"

#include <gtest/gtest.h>

namespace tenmatsu::document {
namespace {

struct EscapeCase {
  const char* said;
  const char* shown;
};

constexpr EscapeCase kEscapes[] = {
    {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
    {"a & b &amp; c", "a &amp; b &amp;amp; c"},
    {"\" onclick='x'", "&quot; onclick=&#39;x&#39;"},
    {"一\n二\r\n三", "一<br/>二<br/>三"},
    {"\x1b[31m赤\x07", "\xef\xbf\xbd[31m赤\xef\xbf\xbd"},
    {"\xef\xbf\xbe\xef\xbf\xbf", "\xef\xbf\xbd\xef\xbf\xbd"},
    {"列\t列", "列\t列"},
    {"絵文字🔥", "絵文字🔥"},
};

TEST(HtmlEscaped, ShowsWhatWasSaid) {
  for (const auto& [said, shown] : kEscapes) {
    EXPECT_EQ(html_escaped(said), shown) << said;
  }
}

constexpr EscapeCase kMessages[] = {
    {"一\n二", "一\n二"},
    {"https://example.com/a?b=1&c='2'を見て",
     "<a class=\"out\" rel=\"noopener noreferrer\" href=\"https://example.com/"
     "a?b=1&amp;c=&#39;2\">https://example.com/a?b=1&amp;c=&#39;2</a>&#39;を見て"},
    {"javascript:alert(1)", "javascript:alert(1)"},
    {"data:text/html,<b>", "data:text/html,&lt;b&gt;"},
    {"xhttps://example.com", "xhttps://example.com"},
    {"https://", "https://"},
    {"https://a\"onmouseover=\"b",
     "<a class=\"out\" rel=\"noopener noreferrer\" "
     "href=\"https://a\">https://a</a>&quot;onmouseover=&quot;b"},
};

TEST(HtmlMessage, LinksAddressesOfTheWebAndNothingElse) {
  for (const auto& [said, shown] : kMessages) {
    EXPECT_EQ(html_message(said), shown) << said;
  }
}

TEST(HtmlMessage, SetsOffWhatProgramsWrote) {
  EXPECT_EQ(html_message("a\n```\n<b>\n```\nc"), "a\n<code>```\n&lt;b&gt;\n```</code>c");
}

}  // namespace
}  // namespace tenmatsu::document
