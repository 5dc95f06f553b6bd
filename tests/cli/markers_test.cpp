// A talk whose lines are marked, from the chat to the document.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/run_program.hpp"

namespace tenmatsu {
namespace {

using support::Ran;
using support::run_program;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kTalk =
    "[14:31] 佐藤: [STATUS] 調査中: 決済が失敗しています\n"
    "[14:40] 鈴木: 原因: たぶん昨日のリリース\n"
    "[14:44] 佐藤: 決定: v41へロールバックする\n"
    "[14:49] 鈴木: 対応: v41へロールバックしました\n"
    "[14:50] 鈴木: 影響: 決済312件が失敗\n"
    "[14:52] 佐藤: [STATUS] 復旧\n"
    "[14:58] 鈴木: 原因: 索引の張り忘れ\n"
    "[15:01] 佐藤: TODO @鈴木 明日まで 監視を足す\n"
    "[15:02] 佐藤: TODO: 手順書を直す 11/30\n";

TEST(Markers, MakeTheDocument) {
  const Ran ran = run_program({"--cite", "none"}, kTalk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("- **確定** 索引の張り忘れ\n"));
  EXPECT_THAT(ran.out, HasSubstr("- 決済312件が失敗\n"));
  EXPECT_THAT(ran.out, HasSubstr("14:49 v41へロールバック"));
  EXPECT_THAT(ran.out, HasSubstr("| 14:44 | v41へロールバックする(決定) |\n"));
  EXPECT_THAT(ran.out, HasSubstr("| 14:49 | **緩和** v41へロールバック |\n"));
  EXPECT_THAT(ran.out, HasSubstr("- **疑い** たぶん昨日のリリース\n"));
  EXPECT_THAT(ran.out, HasSubstr("- 監視を足す(担当: 鈴木、期限: 明日)\n"));
  EXPECT_THAT(ran.out, HasSubstr("- 手順書を直す(担当: 未定、期限: 11/30)\n"));
  EXPECT_THAT(ran.out, HasSubstr("3. インシデントが公開された時間: 14:31\n"));
  EXPECT_THAT(ran.out, HasSubstr("14:31–14:52(21分)"));
  for (const char* mark :
       {"STATUS", "TODO", "原因: たぶん", "対応: v41", "影響: 決済", "決定: v41"}) {
    EXPECT_THAT(ran.out, Not(HasSubstr(mark)));
  }
}

TEST(Markers, AreNamedByExplain) {
  const Ran ran = run_program({"explain"}, kTalk);
  EXPECT_EQ(ran.code, 0) << ran.err;
  for (const char* rule :
       {"marker.cause", "marker.cause.hedged", "marker.decision", "marker.action", "marker.impact",
        "marker.todo", "marker.status.investigating", "marker.status.resolved"}) {
    EXPECT_THAT(ran.out, HasSubstr(std::string("<- ") + rule + "\n"));
  }
}

// Where somebody works is told beside the name; a number of the label is no place.
TEST(Participants, HaveTheRolesThatTheirLabelsSay) {
  const Ran ran = run_program({"--cite", "none"},
                              "[10:00] 09_瀬尾: 決済APIがエラーです\n[10:05] 営業_佐藤: 見ます\n"
                              "[10:09] 09_瀬尾: 復旧しました\n");
  EXPECT_THAT(ran.out, HasSubstr("- **参加者**: 瀬尾、佐藤(営業)\n"));
}

}  // namespace
}  // namespace tenmatsu
