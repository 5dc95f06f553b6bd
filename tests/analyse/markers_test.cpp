// Lines that people mark themselves: what they are taken for, which words are shown, who and when.

#include "analyse/markers.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

Analysis analysed(const std::vector<std::pair<std::string, std::string>>& said) {
  static const RulesPtr rules = load_rules({}, Examples::leave_out);
  Transcript transcript;
  for (const auto& [speaker, text] : said) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.line = message.n;
    message.speaker = speaker;
    message.text = text;
    transcript.messages.push_back(message);
  }
  return analyse(std::move(transcript), rules);
}

/// What a message is taken for: 「cause confirmed 索引がない」, a line for each tag.
std::string told(const Analysis& analysis, int n) {
  std::string out;
  const std::string& text = analysis.message(n).text;
  const Event& event = analysis.event(n);
  for (const TagFinding& finding : event.tags) {
    out += out.empty() ? "" : "; ";
    out += name_of(finding.tag);
    out += finding.status == Status::none ? "" : fmt::format(" {}", name_of(finding.status));
    for (const int s : finding.sentences) {
      const Span& span = event.sentences[static_cast<std::size_t>(s)].span;
      out += fmt::format(" <{}>", text.substr(span.begin, span.end - span.begin));
    }
  }
  return out;
}

struct Case {
  const char* text;
  const char* told;
};

constexpr Case kMarked[] = {
    {"原因: 索引がない", "cause confirmed <索引がない>"},
    {"原因：索引がないので、全件走査になっていた",
     "cause confirmed <索引がないので、> <全件走査になっていた>"},
    {"【原因】索引の張り忘れ", "cause confirmed <索引の張り忘れ>"},
    {"Root Cause: missing index", "cause confirmed <missing index>"},
    {"原因: たぶん索引の張り忘れ", "cause suspected <たぶん索引の張り忘れ>"},
    {"原因: キャッシュの設定かも", "cause suspected <キャッシュの設定かも>"},
    {"原因: 索引の張り忘れ？", "cause suspected <索引の張り忘れ？>"},
    {"原因: キャッシュではない", "cause ruled_out <キャッシュではない>"},
    {"原因: DNSはシロ", "cause ruled_out <DNSはシロ>"},
    {"推定原因: 索引の張り忘れ", "cause suspected <索引の張り忘れ>"},
    {"原因: 調査中", "investigation <調査中>"},
    {"対応: ロールバック", "action done <ロールバック>"},
    {"対応: v41へロールバックします", "action started <v41へロールバックします>"},
    {"対応: ロールバックしませんか？", "action proposed <ロールバックしませんか？>"},
    {"対応：お皿を洗った", "action done <お皿を洗った>"},
    {"影響: 決済312件が失敗", "impact <決済312件が失敗>"},
    {"影響: なし", "impact <なし>"},
    {"決定: v41へロールバックする", "action started <v41へロールバックする>"},
    {"決定: フェイルオーバーは見送る", "action rejected <フェイルオーバーは見送る>"},
    {"TODO: 監視を足す", "followup <監視を足す>"},
    {"todo 監視を足す", "followup <監視を足す>"},
    {"[STATUS] 復旧", "recovery <復旧>"},
    {"TODO: 監視を足す。手順書を直す。", "followup <監視を足す。> <手順書を直す。>"},
    {"【原因】\n・索引の張り忘れ\n・レビューの見落とし",
     "cause confirmed <索引の張り忘れ> <レビューの見落とし>"},
    {"影響: 決済312件が失敗\n原因: 索引の張り忘れ",
     "impact <決済312件が失敗>; cause confirmed <索引の張り忘れ>"},
};

TEST(Markers, OutrankWhatTheRulesSay) {
  for (const auto& [text, expected] : kMarked) {
    const Analysis analysis = analysed({{"鈴木", "見ています"}, {"佐藤", text}});
    const std::string found = told(analysis, 2);
    // Tags that may stand beside it are the rules' business.
    EXPECT_NE(found.find(expected), std::string::npos) << text << ": " << found;
  }
}

TEST(Markers, AreNamedAsTheReason) {
  const Analysis analysis = analysed({{"佐藤", "対応: お皿を洗った"}});
  const TagFinding* action = find_tag(analysis.event(1), Tag::action);
  ASSERT_NE(action, nullptr);
  EXPECT_EQ(action->rule, "marker.action");
  EXPECT_NE(explain(analysis, nullptr).find("<- marker.action"), std::string::npos);
}

TEST(Markers, LeaveNoOtherTagOnTheirSentence) {
  const Analysis analysis = analysed(
      {{"佐藤", "サイトが重いです"}, {"鈴木", "原因: ロールバックでDBが落ちてサイトが重くなった"}});
  EXPECT_EQ(told(analysis, 2), "cause confirmed <ロールバックでDBが落ちてサイトが重くなった>");
}

TEST(Markers, LeaveTheRestOfTheMessageAsItWas) {
  const Analysis analysis = analysed(
      {{"佐藤", "サイトが重いです"}, {"鈴木", "原因: 索引の張り忘れ\nDBを再起動しました"}});
  const TagFinding* cause = find_tag(analysis.event(2), Tag::cause);
  const TagFinding* action = find_tag(analysis.event(2), Tag::action);
  ASSERT_NE(cause, nullptr);
  ASSERT_NE(action, nullptr);
  EXPECT_EQ(cause->sentences, std::vector<int>{0});
  EXPECT_EQ(action->sentences, std::vector<int>{1});
  EXPECT_EQ(action->status, Status::done);
}

// Each is read as if the marker were just words: no sentence begins behind it.
constexpr const char* kNoMarks[] = {
    "> 原因: 索引がない",
    "```\n原因: 索引がない\n```",
    "14:31:02 ERROR 原因: タイムアウト",
    "たぶん原因: 索引",
    "対応: 田中さん",
    "対応: 鈴木",
    "TODOリストを見ます",
    "TODO は後でまとめます",
    "ステータス: 500が返っています",
    "level=error\ncause: timeout",
    "原因:",
};

TEST(Markers, AreNotReadWhereTheyAreQuotedOrPasted) {
  for (const char* text : kNoMarks) {
    const Analysis analysis = analysed({{"鈴木", "はい"}, {"佐藤", text}});
    for (const Evidence& fired : analysis.event(2).fired) {
      EXPECT_FALSE(fired.rule.starts_with("marker.")) << text << ": " << fired.rule;
    }
  }
}

TEST(Markers, OfABotAreFieldsOfItsAlert) {
  const Analysis analysis = analysed({{"Datadog", "Impact: checkout latency high"}});
  for (const Evidence& fired : analysis.event(1).fired) {
    EXPECT_FALSE(fired.rule.starts_with("marker.")) << fired.rule;
  }
}

struct Work {
  const char* line;
  const char* text;
  const char* owner;
  const char* due;
};

constexpr Work kWork[] = {
    {"TODO @田中 明日まで 監視を足す", "監視を足す", "田中", "明日"},
    {"TODO: 監視を足す @田中 11/30", "監視を足す", "田中", "11/30"},
    {"TODO：監視を足す 11/30まで @田中さん", "監視を足す", "田中", "11/30"},
    {"TODO @unknown_user 手順書を直す", "手順書を直す", "unknown_user", ""},
    {"TODO: 監視を足します", "監視を足します", "", ""},
    {"TODO: 監視を足す 金曜", "監視を足す", "", "金曜"},
    {"TODO: 監視を足す（@田中、来週中）", "監視を足す", "田中", "来週中"},
    {"TODO: 田中さんが監視を足す", "田中さんが監視を足す", "田中", ""},
};

TEST(Markers, SayWhoTakesOnTheWorkAndUntilWhen) {
  for (const auto& [line, text, owner, due] : kWork) {
    SCOPED_TRACE(line);
    const Analysis analysis = analysed({{"田中", "はい"}, {"佐藤", line}});
    const TagFinding* work = find_tag(analysis.event(2), Tag::followup);
    ASSERT_NE(work, nullptr);
    EXPECT_EQ(told(analysis, 2), fmt::format("followup <{}>", text));
    EXPECT_EQ(work->owner, owner);
    EXPECT_EQ(work->due, due);
  }
}

TEST(Markers, GiveEachLineOfAListItsOwner) {
  const Analysis analysis = analysed(
      {{"田中", "はい"}, {"佐藤", "TODO:\n- 監視を足す @田中 11/30\n- 手順書を直す @佐藤"}});
  const TagFinding* work = find_tag(analysis.event(2), Tag::followup);
  ASSERT_NE(work, nullptr);
  ASSERT_EQ(work->work.size(), 2U);
  EXPECT_EQ(work->work[0].owner, "田中");
  EXPECT_EQ(work->work[0].due, "11/30");
  EXPECT_EQ(work->work[1].owner, "佐藤");
  EXPECT_EQ(work->work[1].due, "");
}

}  // namespace
}  // namespace tenmatsu
