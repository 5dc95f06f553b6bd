// Layouts in which name, time and text do not stand on one line in their usual order.

#include <gtest/gtest.h>

#include "read/talk.hpp"

namespace tenmatsu {
namespace {

constexpr const char* kTalk = "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n";

constexpr TalkCase kCases[] = {
    {"the time below, as Messenger has it",
     "田中\n遅いです\n14:35\n\n佐藤\n見ます\n14:36\n\n田中\n直りました\n14:37\n", kTalk},
    {"the firm below the name, as Chatwork has it",
     "田中\n株式会社さくら\n遅いです\n14:35\n\n佐藤\n株式会社さくら\n見ます\n14:36\n\n"
     "田中\n株式会社さくら\n直りました\n14:37\n",
     kTalk},
    {"the time above the name",
     "14:35\n田中\n遅いです\n\n14:36\n佐藤\n見ます\n\n14:37\n田中\n直りました\n", kTalk},
    {"the time above the turns",
     "14:35\n田中：遅いです\n14:36\n佐藤：見ます\n■14:37\n田中：直りました\n", kTalk},
    {"a log of irssi in a Japanese locale",
     "--- Log opened 金 10月 16 14:30:08 2026\n14:35 < tanaka> 遅いです\n14:36 < sato> 見ます\n"
     "14:37 < tanaka> 直りました\n",
     "14:35|tanaka|遅いです\n14:36|sato|見ます\n14:37|tanaka|直りました\n"},
    {"a bar behind the name, the time in any brackets",
     "【14:35】田中｜遅いです\n【14:36】佐藤｜見ます\n【14:37】田中｜直りました\n", kTalk},
    {"a stroke behind the name",
     "[14:35] 田中 / 遅いです\n[14:36] 佐藤 / 見ます\n[14:37] 田中 / 直りました\n[14:38] 佐藤 / "
     "はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"a dash behind the name",
     "(14:35) 田中 - 遅いです\n(14:36) 佐藤 - 見ます\n(14:37) 田中 - 直りました\n(14:38) 佐藤 - "
     "はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"the time in brackets behind the name, and the text close to it",
     "田中（14:35）遅いです\n佐藤（14:36）見ます\n"
     "田中（14:37）直りました\n佐藤（14:38）はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"the same and a dash before the text",
     "田中【14:35】 - 遅いです\n佐藤【14:36】 - 見ます\n"
     "田中【14:37】 - 直りました\n佐藤【14:38】 - はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"the same and the text in corner brackets",
     "田中 (14:35)「遅いです」\n佐藤 (14:36)「見ます」\n"
     "田中 (14:37)「直りました」\n佐藤 (14:38)「はい」\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"name and time in one pair of brackets",
     "[田中 14:35] 遅いです\n[佐藤 14:36] 見ます\n"
     "[田中 14:37] 直りました\n[佐藤 14:38] はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"dots between name, time and text",
     "田中・14:35・遅いです\n佐藤・14:36・見ます\n"
     "田中・14:37・直りました\n佐藤・14:38・はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"strokes between name, time and text",
     "田中／14:35／遅いです\n佐藤／14:36／見ます\n"
     "田中／14:37／直りました\n佐藤／14:38／はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"the name in brackets and a colon",
     "14:35 [田中]: 遅いです\n14:36 [佐藤]: 見ます\n"
     "14:37 [田中]: 直りました\n14:38 [佐藤]: はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"a bar before the name",
     "14:35 | 田中: 遅いです\n14:36 | 佐藤: 見ます\n"
     "14:37 | 田中: 直りました\n14:38 | 佐藤: はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"a day in brackets is no name",
     "[2026年5月7日 9:10]店・林　a\n[2026年5月7日 9:14]店・林　b\n"
     "[2026年5月8日 9:20]保守・能勢　c\n[2026年5月8日 9:26]店・林　d\n",
     "09:10|店・林|a\n09:14|店・林|b\n+1d09:20|保守・能勢|c\n+1d09:26|店・林|d\n"},
    {"an arrow behind name and time",
     "田中 14:35→遅いです\n佐藤 14:36→見ます\n"
     "田中 14:37→直りました\n佐藤 14:38→はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"the text in corner brackets behind name and time",
     "田中 14:35「遅いです」\n佐藤 14:36「見ます」\n"
     "田中 14:37「直りました」\n佐藤 14:38「はい」\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"the time in pointed brackets, a stroke behind the name",
     "<14:35> 田中 / 遅いです\n<14:36> 佐藤 / 見ます\n"
     "<14:37> 田中 / 直りました\n<14:38> 佐藤 / はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"blanks behind a time in thick brackets and a name",
     "【14:35】田中 遅いです\n【14:36】佐藤 見ます\n"
     "【14:37】田中 直りました\n【14:38】佐藤 はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:38|佐藤|はい\n"},
    {"short words behind time and name, which are no heads of a pasted window",
     "[14:35] 田中 遅いです\n[14:36] 佐藤 見ますね\n[14:37] 田中 はい\n[14:38] 佐藤 "
     "再起動できますか\n"
     "[14:39] 田中 どうぞ\n[14:40] 佐藤 しました\n[14:41] 田中 直りました\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ますね\n14:37|田中|はい\n14:38|佐藤|再起動できますか\n"
     "14:39|田中|どうぞ\n14:40|佐藤|しました\n14:41|田中|直りました\n"},
    {"a family name that ends like 確認中, above its only time",
     "佐藤 太郎\n  14:31\n500が出ています\n田中\n  14:35\n確認中\n佐藤 太郎\n  14:40\n戻しました\n",
     "14:31|佐藤 太郎|500が出ています\n14:35|田中|確認中\n14:40|佐藤 太郎|戻しました\n"},
    {"the emoji of a status behind the name",
     "佐藤 太郎:fire:  14:31\n遅いです\n田中 花子:palm_tree:  14:36\n見ます\n佐藤 太郎:fire:  "
     "14:40\n直りました\n",
     "14:31|佐藤 太郎|遅いです\n14:36|田中 花子|見ます\n14:40|佐藤 太郎|直りました\n"},
    {"one time below the words of an author who goes on",
     "山田 太郎\n  9:30\n画面が真っ白です\n佐藤\n  9:40\n確認します\n  9:52\n直りました\n",
     "09:30|山田 太郎|画面が真っ白です\n09:40|佐藤|確認します\n09:52|佐藤|直りました\n"},
    {"the same in a client that shows the half of the day",
     "山本\n午前 9:02\n落ちてます\n小林\n午前 9:05\n見ます\n小林\n午前 9:20\n再起動しました\n"
     "午前 9:25\n復旧しました\n山本\n午前 9:30\nつながりました\n",
     "09:02|山本|落ちてます\n09:05|小林|見ます\n09:20|小林|再起動しました\n09:25|小林|"
     "復旧しました\n"
     "09:30|山本|つながりました\n"},
    {"the time behind the colon",
     "佐野: (9:00) ログが来てない\n江口: (9:06) 再起動します\n佐野: (9:40) 復旧\n",
     "09:00|佐野|ログが来てない\n09:06|江口|再起動します\n09:40|佐野|復旧\n"},
    {"the same without brackets",
     "佐野: 9:00 来てない\n江口: 9:06 再起動します\n江口: 9:10 流れています\n佐野: 9:40 復旧\n",
     "09:00|佐野|来てない\n09:06|江口|再起動します\n09:10|江口|流れています\n09:40|佐野|復旧\n"},
    {"times that are said behind a name without one",
     "佐野：はい、つなぎました\n江口：9:06 に届いています\n佐野：9:10 にも来ました\n江口：見ます\n"
     "佐野：9:20 が最後です\n江口：戻しました\n佐野：直りました\n",
     "-|佐野|はい、つなぎました\n-|江口|9:06 に届いています\n-|佐野|9:10 "
     "にも来ました\n-|江口|見ます\n"
     "-|佐野|9:20 が最後です\n-|江口|戻しました\n-|佐野|直りました\n"},
    {"a time of the next day",
     "[22:40] 笹川: 送れません\n[23:41] 水谷: 出しました\n[翌9:30] 笹川: 届きました\n"
     "[9:50] 笹川: 閉じます\n",
     "22:40|笹川|送れません\n23:41|水谷|出しました\n+1d09:30|笹川|届きました\n+1d09:50|笹川|"
     "閉じます\n"},
    {"quoted", "> 14:35 田中: 遅いです\n> 14:36 佐藤: 見ます\n> 14:37 田中: 直りました\n", kTalk},
    {"four digits",
     "1435 田中: 遅いです\n1436 佐藤: 見ます\n1437 田中: 直りました\n1440 佐藤: はい\n",
     "14:35|田中|遅いです\n14:36|佐藤|見ます\n14:37|田中|直りました\n14:40|佐藤|はい\n"},
    {"a table with more columns",
     "| No | 時刻 | 発言者 | 内容 |\n|---|---|---|---|\n| 1 | 14:35 | 田中 | 遅いです |\n"
     "| 2 | 14:36 | 佐藤 | 見ます |\n| 3 | 14:37 | 田中 | 直りました |\n",
     kTalk},
    {"mails",
     "From: 田中 <t@example.com>\nDate: 2026/03/04 14:35\n\n遅いです\n\n"
     "差出人: 佐藤\n送信日時: 2026年3月4日水曜日 14:36\n件名: RE: 遅延\n\n見ます\n\n"
     "2026年3月4日(水) 14:37 田中 <t@example.com>:\n直りました\n",
     kTalk},
    {"counts of emoji",
     "[14:35] 田中: 遅いです\n👍 3\n[14:36] 佐藤: 見ます\n:eyes: 2\n"
     "[14:37] 田中: 直りました (編集済み)\n",
     kTalk},
    {"a manager of the project among times of 24 hours",
     "2026/03/04 10:18 CS 椎葉 > 遅いです\n2026/03/04 10:20 PM 網野 > 見ます\n"
     "2026/03/04 10:22 CS 椎葉 > 直りました\n2026/03/04 13:30 PM 網野 > はい\n",
     "10:18|CS 椎葉|遅いです\n10:20|PM 網野|見ます\n10:22|CS 椎葉|直りました\n"
     "13:30|PM 網野|はい\n"},
    {"halves of the day behind most times",
     "10:18 AM 椎葉: 遅いです\n10:20 AM 網野: 見ます\n1:22 PM 椎葉: 直りました\n13:30 網野: はい\n",
     "10:18|椎葉|遅いです\n10:20|網野|見ます\n13:22|椎葉|直りました\n13:30|網野|はい\n"},
    {"a pasted log among times of 12 hours",
     "2:30 PM 田中: エラーが出ています\n2:31 PM 田中: ログです\n```\n14:28 api: timeout\n"
     "14:28 api: timeout\n14:29 api: timeout\n14:29 api: timeout\n14:29 api: timeout\n"
     "14:29 api: timeout\n```\n2:35 PM 佐藤: 見ます\n2:40 PM 田中: 直りました\n",
     "14:30|田中|エラーが出ています\n14:31|田中|ログです/```/14:28 api: timeout/"
     "14:28 api: timeout/14:29 api: timeout/14:29 api: timeout/14:29 api: timeout/"
     "14:29 api: timeout/```\n14:35|佐藤|見ます\n14:40|田中|直りました\n"},
    {"a pasted message with its own header",
     "佐藤 14:35\n貼ります\n田中様 14:31\n白いです\n\n鈴木 14:36\n見ます\n\n"
     "佐藤 14:38\n遅いです\n\n鈴木 14:40\n戻しました\n\n佐藤 14:42\n直りました\n",
     "14:35|佐藤|貼ります/田中様 14:31/白いです\n14:36|鈴木|見ます\n14:38|佐藤|遅いです\n"
     "14:40|鈴木|戻しました\n14:42|佐藤|直りました\n"},
    {"words with figures before the marks of a chat",
     "田中\n  14:35\n60秒で切れます (edited)\n佐藤\n  14:36\n窓口から2件の返信\n"
     "3 件の返信\n最終返信：今日の 15:05\n田中\n  14:37\n最後の返信が14:20でした\n"
     "お知らせに12件のリアクション\n2 件の いいね! リアクション。\n編集済み 14:50\n",
     "14:35|田中|60秒で切れます\n14:36|佐藤|窓口から2件の返信\n"
     "14:37|田中|最後の返信が14:20でした/お知らせに12件のリアクション\n"},
    {"what was said, though it begins with a mark or is short",
     "[14:35] 田中: 件数は\n200\n→ 500\n[14:36] 佐藤: 差は\n−5\n€ 300\n👍 3 🙏 2\n既読 5\n"
     "[14:37] 田中: 証明書は\n更新済み\n既読がつかない\nby March 4\n",
     "14:35|田中|件数は/200/→ 500\n14:36|佐藤|差は/−5/€ 300\n"
     "14:37|田中|証明書は/更新済み/既読がつかない/by March 4\n"},
    {"a heading below minutes, without a blank line",
     "# 議事録\n\n- 14:31 田中: 開けません\n- 14:40 鈴木: 証明書を更新\n  復旧\n"
     "## 決定事項\n- 期限監視を鈴木が入れる\n",
     "14:31|田中|開けません\n14:40|鈴木|証明書を更新/復旧\n"},
    {"answers below each part of a quoted mail",
     "From: 佐藤\nDate: 2026/03/04 14:40\n\n"
     "On Wed, Mar 4, 2026 at 2:35 PM 田中 <t@example.com> wrote:\n"
     "> いつ戻りますか\n15時です\n> 原因は何ですか\nDBです\n",
     "14:35|田中|いつ戻りますか\n14:40|佐藤|15時です/> 原因は何ですか/DBです\n"},
    {"text above the first mail",
     "戻りました\n\n-----元のメッセージ-----\nFrom: 佐藤\nDate: 2026/03/04 14:36\n\n> "
     "遅い\n見ます\n\n"
     "From: 田中\nDate: 2026/03/04 14:35\n\n遅い\n",
     "14:35|田中|遅い\n14:36|佐藤|見ます\n-||戻りました\n"},
    {"mails pasted into a talk",
     "[14:35] 田中: 来ました\nFrom: a@example.com\nDate: 2026/03/04 14:30\n\n落ちた\n"
     "[14:36] 佐藤: もう一通\nFrom: a@example.com\nDate: 2026/03/04 14:31\n\n戻った\n",
     "14:35|田中|来ました/From: a@example.com/Date: 2026/03/04 14:30//落ちた\n"
     "14:36|佐藤|もう一通/From: a@example.com/Date: 2026/03/04 14:31//戻った\n"},
    {"a table pasted into a talk",
     "[14:35] 田中: 集計\n| No | 時刻 | 担当 | 内容 |\n|---|---|---|---|\n| 1 | 14:00 | 田中 | "
     "検知 |\n"
     "| 2 | 14:10 | 佐藤 | 対応 |\n[14:36] 佐藤: 見ます\n",
     "14:35|田中|集計/| No | 時刻 | 担当 | 内容 |/|---|---|---|---|/| 1 | 14:00 | 田中 | 検知 |/"
     "| 2 | 14:10 | 佐藤 | 対応 |\n14:36|佐藤|見ます\n"},
    {"names that a page gives twice, and a nickname that sounds so",
     "てるてる [15:04]\n落ちました\n\n佐藤花子佐藤花子 [15:05]\n見ます\n\nてるてる [15:06]\nはい\n",
     "15:04|てるてる|落ちました\n15:05|佐藤花子|見ます\n15:06|てるてる|はい\n"},
    {"readings, no speakers", "14:35 latency=300ms\n14:36 latency=900ms\n14:37 latency=120ms\n",
     "14:35||latency=300ms\n14:36||latency=900ms\n14:37||latency=120ms\n"},
    {"spans of time", "14:35〜14:40 切り戻し\n14:40〜14:52 確認\n15:00〜15:10 報告\n",
     "14:35||〜14:40 切り戻し\n14:40||〜14:52 確認\n15:00||〜15:10 報告\n"},
    {"spans of time behind a hyphen",
     "14:35 - 14:40 切り戻し\n14:40 - 14:52 確認\n15:00 - 15:10 報告\n",
     "14:35||- 14:40 切り戻し\n14:40||- 14:52 確認\n15:00||- 15:10 報告\n"},
    {"names that were made unreadable", "○○: 遅いです\n●●: 見ます\n○○: はい\n●●: 直りました\n",
     "-|○○|遅いです\n-|●●|見ます\n-|○○|はい\n-|●●|直りました\n"},
    {"the day first",
     "13/4/2026 14:35 田中: 遅い\n13/4/2026 14:36 佐藤: 見ます\n14/4/2026 14:37 田中: はい\n"
     "1/5/2026 14:38 佐藤: 直った\n",
     "14:35|田中|遅い\n14:36|佐藤|見ます\n+1d14:37|田中|はい\n+18d14:38|佐藤|直った\n"},
    {"the month first",
     "4/3/2026 14:35 田中: 遅い\n4/3/2026 14:36 佐藤: 見ます\n4/5/2026 14:37 田中: 直った\n",
     "14:35|田中|遅い\n14:36|佐藤|見ます\n+2d14:37|田中|直った\n"},
};

TEST(Layouts, AreReadRightly) {
  for (const TalkCase& one : kCases) {
    SCOPED_TRACE(one.what);
    EXPECT_EQ(talk_of(read_talk(one.input)), one.talk);
  }
}

TEST(Layouts, NumbersOfLinesAndVotesAreNoTimes) {
  for (const char* talk :
       {"0001 田中: 遅い\n0002 佐藤: 見ます\n0003 田中: はい\n0004 佐藤: 直した\n",
        "+5 田中: 賛成\n+5 佐藤: 賛成\n+1 田中: はい\n+1 佐藤: はい\n"}) {
    SCOPED_TRACE(talk);
    try {
      for (const Message& message : read_talk(talk).messages) {
        EXPECT_FALSE(message.time);
      }
    } catch (const Error& error) {
      EXPECT_EQ(error.failure(), Failure::input);
    }
  }
}

TEST(Layouts, MarksOfDirectionTellOfWhatsApp) {
  const Transcript talk =
      read_talk("[2026/03/04 14:35:10] 田中: 遅い\n\u200E[2026/03/04 14:36:10] 佐藤: \u200E画像\n");
  EXPECT_EQ(talk.format, "whatsapp");
}

}  // namespace
}  // namespace tenmatsu
