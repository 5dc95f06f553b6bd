#include "read/chat_lines.hpp"

#include <gtest/gtest.h>

#include <set>

#include "read/talk.hpp"
#include "rules/rules.hpp"

namespace tenmatsu::reading {
namespace {

std::string shape_of(std::string_view text) {
  const ReadOptions options;
  return chat_lines::shape_of({"talk.txt", text, lines_of(text), built_in_rules().get(), &options});
}

TEST(ChatLines, EverySampleIsOfItsOwnShapeAndOfNoOther) {
  std::set<std::string> seen;
  for (const rules::ChatLine& shape : built_in_rules()->chat_lines.all()) {
    SCOPED_TRACE(shape.id);
    EXPECT_FALSE(shape.samples.empty());
    for (const std::string& sample : shape.samples) {
      SCOPED_TRACE(sample);
      EXPECT_EQ(shape_of(sample), shape.id);
      EXPECT_TRUE(seen.insert(sample).second);
      const Transcript transcript = read_talk(sample);
      EXPECT_EQ(transcript.format, shape.format);
      // Times since the beginning are told to be such.
      EXPECT_EQ(transcript.notes.size(), shape.elapsed ? 1U : 0U);
      for (const Message& message : transcript.messages) {
        EXPECT_FALSE(message.text.empty());
        EXPECT_EQ(message.speaker.empty(), !shape.forms.front().named);
      }
    }
  }
}

struct Case {
  const char* what;
  const char* input;
  const char* talk;
};

constexpr Case kCases[] = {
    {"the plainest", "[14:35] 田中: 遅いです\n[14:36] 佐藤: 見ます\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n"},
    {"blank lines between", "[14:35] 田中: 遅い\n\n\n[14:36] 佐藤: 見る",
     "14:35|田中|遅い\n14:36|佐藤|見る\n"},
    {"full width", "［１４：３５］田中：遅い\n［１４：３６：０２］田中：見る",
     "14:35|田中|遅い\n14:36:02|田中|見る\n"},
    {"several lines, a paragraph and an indent that all share",
     "[14:35] 田中: 内訳です\n    ・A 9件\n      ・うち 3件\n\n    以上\n[14:36] 佐藤: はい",
     "14:35|田中|内訳です/・A 9件/  ・うち 3件//以上\n14:36|佐藤|はい\n"},
    {"a log with stamps of another style",
     "2026-03-04 23:35 田中: ログ\n23:31:12.482 ERROR c.s.Sales - write failed: /var\n"
     "23:31:13 app: retry\n2026-03-04 23:36 大西: 見る",
     "23:35|田中|ログ/23:31:12.482 ERROR c.s.Sales - write failed: /var/23:31:13 app: retry\n"
     "23:36|大西|見る\n"},
    {"a log of the same style", "14:35 田中: ログ\n14:31 ERROR: disk full\n14:36 佐藤: 見る",
     "14:35|田中|ログ/14:31 ERROR: disk full\n14:36|佐藤|見る\n"},
    {"a quoted turn that is indented",
     "[14:35] 田中: 引用\n  [14:10] 佐藤: 先に見ます\n[14:36] 佐藤: はい",
     "14:35|田中|引用/[14:10] 佐藤: 先に見ます\n14:36|佐藤|はい\n"},
    {"a fenced log",
     "14:35 田中: ログ\n```\n14:31 app: a\n14:32 app: b\n```\n14:36 佐藤: 見る\n14:37 田中: はい",
     "14:35|田中|ログ/```/14:31 app: a/14:32 app: b/```\n14:36|佐藤|見る\n14:37|田中|はい\n"},
    {"the talk in a fence", "```\n14:35 田中: 遅い\n14:36 佐藤: 見る\n```",
     "14:35|田中|遅い\n14:36|佐藤|見る/```\n"},
    {"labels",
     "[14:35] 佐藤(インフラ): a\n[14:36] 明日香/営業: b\n[14:37] 監視 小比類巻: c\n"
     "[14:38] みく♡CRM: d\n[14:39] PM_高梨: e\n[14:40] CS・波多野: f\n",
     "14:35|佐藤(インフラ)|a\n14:36|明日香/営業|b\n14:37|監視 小比類巻|c\n14:38|みく♡CRM|d\n"
     "14:39|PM_高梨|e\n14:40|CS・波多野|f\n"},
    {"PM is a label where no half of the day can stand",
     "14:35 PM高橋: a\n14:36 PM: b\n14:37 PM_梨: c", "14:35|PM高橋|a\n14:36|PM|b\n14:37|PM_梨|c\n"},
    {"halves of the day",
     "午前0:06 a: x\n午前12:58 b: x\n午後0:10 a: x\n午後 12:11 b: x\n午後２：３５ a: x",
     "00:06|a|x\n00:58|b|x\n12:10|a|x\n12:11|b|x\n14:35|a|x\n"},
    {"halves behind", "[9:05 AM] Lee: x\n[12:10 pm] Kim: x\n[11:59 p.m.] Lee: x",
     "09:05|Lee|x\n12:10|Kim|x\n23:59|Lee|x\n"},
    {"words for hour and minute", "14時35分 田中：a\n14時半 佐藤：b\n１５時 田中：c",
     "14:35|田中|a\n14:30|佐藤|b\n15:00|田中|c\n"},
    {"past 24 o'clock", "24:50 田中: a\n25:10 佐藤: b", "+1d00:50|田中|a\n+1d01:10|佐藤|b\n"},
    {"dates in the line", "7/8 23:58 田中: a\n7/9 0:02 佐藤: b", "23:58|田中|a\n+1d00:02|佐藤|b\n"},
    {"a date on some lines only",
     "2026/03/04 23:58 田中: a\n23:59 佐藤: b\n2026/03/05 0:01 林: c\n2026/03/05 0:02 田中: d",
     "23:58|田中|a\n23:59|佐藤|b\n+1d00:01|林|c\n+1d00:02|田中|d\n"},
    {"name first", "水沼 (9:32): a\n平 (9:34): b\n葛城（法務） (9:36): c",
     "09:32|水沼|a\n09:34|平|b\n09:36|葛城（法務）|c\n"},
    {"name first, with a tag", "水沼【店】 (9:32): a\n【夜勤】平 (9:34): b\n水沼【店】 (9:36): c",
     "09:32|水沼【店】|a\n09:34|【夜勤】平|b\n09:36|水沼【店】|c\n"},
    {"time first, with a tag", "9:32 水沼【店】: a\n9:34 平: b\n",
     "09:32|水沼【店】|a\n09:34|平|b\n"},
    {"names as directories write them",
     "[9:32] Smith, John: a\n[9:34] 平 <taira@example.jp>: b\n[9:36] 花屋！: c\n[9:37] Smith, "
     "John: d",
     "09:32|Smith, John|a\n09:34|平 <taira@example.jp>|b\n09:36|花屋！|c\n09:37|Smith, John|d\n"},
    {"name first, the text below", "田中 (9:32):\na\nb\n佐藤 (9:34):\nc",
     "09:32|田中|a/b\n09:34|佐藤|c\n"},
    {"heads of lines",
     "監視くん  午後 1:20\n[ALERT] 遅い\nRisa  午後 1:22\n見ます\n\nはい\nDatadog  アプリ  "
     "13:30\nok\nRisa  午後 1:40\n了解",
     "13:20|監視くん|[ALERT] 遅い\n13:22|Risa|見ます//はい\n13:30|Datadog*|ok\n13:40|Risa|了解\n"},
    {"a timeline within a text under a head",
     "田中  14:35\n経緯:\n開始  14:00\n検知  14:10\n復旧  14:30\n以上\n佐藤  14:36\nはい\n田中  "
     "14:37\nどうも\n佐藤  14:38\nでは",
     "14:35|田中|経緯:/開始  14:00/検知  14:10/復旧  "
     "14:30/以上\n14:36|佐藤|はい\n14:37|田中|どうも\n14:38|佐藤|では\n"},
    {"tabs, one to four columns",
     "2026/06/18\t02:41\tオペ室 二宮\ta\n続き\n2026/06/18\t02:42\t榊\tb\tc",
     "02:41|オペ室 二宮|a/続き\n02:42|榊|b\tc\n"},
    {"a line of the chat between tabs",
     "23:48\t橋本\ta\n23:49\t\t前田がグループに参加しました。\n23:50\t石川\tb",
     "23:48|橋本|a\n23:49|#|前田がグループに参加しました。\n23:50|石川|b\n"},
    {"a line of the chat", "[14:35] 田中: a\n[14:36] 佐藤さんが参加しました\n[14:37] 佐藤: b",
     "14:35|田中|a\n14:36|#|佐藤さんが参加しました\n14:37|佐藤|b\n"},
    {"a table", "| 時刻 | 名前 | 内容 |\n|---|---|---|\n| 14:35 | 田中 | a |\n| 14:36 | 佐藤 | b |",
     "14:35|田中|a\n14:36|佐藤|b\n"},
    {"a list with bold times, and a list below another heading",
     "## タイムライン\n\n- **17:22** 監視: a\n  - 詳細\n- **17:23** 久保: b\n\n## メモ\n\n- 次回\n",
     "17:22|監視|a/- 詳細\n17:23|久保|b\n"},
    {"no speakers", "13:58 監視がHTTP 5xxの増加を検知\n14:02 当番が確認を開始\n14:10頃 復旧",
     "13:58||監視がHTTP 5xxの増加を検知\n14:02||当番が確認を開始\n14:10~||復旧\n"},
    {"no speakers, but a colon", "13:58 検知\n14:02 結論: 待つ\n14:10 復旧",
     "13:58||検知\n14:02||結論: 待つ\n14:10||復旧\n"},
    {"nothing but blanks", "9:02 中村 a b\n9:03 山本 c\n9:04 中村 d\n9:05 山本 e\n9:06 中村 f",
     "09:02|中村|a b\n09:03|山本|c\n09:04|中村|d\n09:05|山本|e\n09:06|中村|f\n"},
    {"another shape of a known speaker",
     "[14:35] 田中: a\n[14:36] 佐藤: b\n14:37 田中: c\n14:38 nginx: d",
     "14:35|田中|a\n14:36|佐藤|b\n14:37|田中|c/14:38 nginx: d\n"},
    {"addresses are no names", "14:35 https://example.jp/ が落ちた\n14:36 見ます",
     "14:35||https://example.jp/ が落ちた\n14:36||見ます\n"},
    {"what is told between the turns is nobody's",
     "田中「遅い」\n佐藤「見ます」\n(しばらく沈黙)\n田中「はい」\n佐藤「直った」",
     "-|田中|遅い\n-|佐藤|見ます/(しばらく沈黙)\n-|田中|はい\n-|佐藤|直った\n"},
    {"no times at all", "田中: 遅い\n佐藤: 見る\n田中: はい",
     "-|田中|遅い\n-|佐藤|見る\n-|田中|はい\n"},
    {"small falls are disorder", "[14:35] a: x\n[14:33] b: y\n[14:36] a: z",
     "14:35|a|x\n14:33|b|y\n14:36|a|z\n"},
    {"text in corner brackets", "14:35 田中「遅い」\n14:36 佐藤「見る」",
     "14:35|田中|遅い\n14:36|佐藤|見る\n"},
    {"a recording", "[00:00:04] 話者1: a\n[00:00:11] 話者2: b\n[00:01:20] 話者1: c",
     "@00:00:04|話者1|a\n@00:00:11|話者2|b\n@00:01:20|話者1|c\n"},
    {"numbered voices", "話者1 00:09\na\n\n話者2 00:31\nb\n\n話者1 1:00:02\nc",
     "@00:00:09|話者1|a\n@00:00:31|話者2|b\n@01:00:02|話者1|c\n"},
    {"a transcript of a call", "田村 健   0:04\na\n\n三浦 彩   0:11\nb\n\n田村 健   1:26\nc",
     "@00:00:04|田村 健|a\n@00:00:11|三浦 彩|b\n@00:01:26|田村 健|c\n"},
    {"a chat just after midnight", "[00:02] a: x\n[00:02] b: y\n[00:03] a: z\n[00:04] b: w",
     "00:02|a|x\n00:02|b|y\n00:03|a|z\n00:04|b|w\n"},
    {"mixed line ends", "[14:35] 田中: a\r\n続き\r[14:36] 佐藤: b\n",
     "14:35|田中|a/続き\n14:36|佐藤|b\n"},
};

TEST(ChatLines, TakesTimeSpeakerAndText) {
  for (const auto& [what, input, talk] : kCases) {
    SCOPED_TRACE(what);
    EXPECT_EQ(talk_of(read_talk(input)), talk);
  }
}

}  // namespace
}  // namespace tenmatsu::reading
