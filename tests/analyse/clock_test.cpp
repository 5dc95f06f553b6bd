// Clock times and relative times, on the day that their message gives them.

#include <gtest/gtest.h>

#include "analyse/figure_support.hpp"

namespace tenmatsu {
namespace {

struct Case {
  int hour;  // when the message was said
  int minute;
  const char* text;
  const char* expected;
};

constexpr Case kCases[] = {
    {14, 35, "14時30分頃から遅いです", "~14:30 from"},
    {14, 35, "14時半から遅いです", "14:30 from"},
    {14, 35, "14:30から遅いです", "14:30 from"},
    {14, 35, "１４：３０から遅いです", "14:30 from"},
    {14, 35, "13時ちょうどに出しました", "13:00"},
    {14, 35, "13時台に作業しました", "~13:00"},
    {14, 35, "午後3時に再開します", "15:00"},
    {14, 35, "午前11時に出しました", "11:00"},
    {14, 35, "今朝10時に出しました", "10:00"},
    {14, 35, "1時50分ぐらいから重いです", "~13:50 from"},  // in the afternoon
    {14, 35, "8時の始業から止まっています", "08:00"},
    {14, 35, "10分ほど前から遅いです", "~14:25 relative from"},
    {14, 35, "7分前に発報しました", "14:28 relative"},
    {14, 35, "1時間半前に出しました", "13:05 relative"},
    {14, 35, "10分後に切り替えます", "14:45 relative"},
    {14, 35, "32分に発報しました", "14:32"},
    {14, 35, "始まりは20分ごろです", "~14:20"},
    {14, 35, "17時までに直します", "17:00 deadline"},
    {14, 35, "17時まで監視します", "17:00 until"},
    {14, 35, "9時53分をもって復旧とします", "09:53"},
    {12, 26, "0:07から10:47まで止まりました", "00:07 from, 10:47 until"},  // not the next midnight
    {9, 26, "1時から4時まで止まりました", "01:00 from, 04:00 until"},
    {8, 10, "8時3分前に鳴りました", "07:57"},
    {0, 20, "23:40に落ちました", "-1d 23:40"},
    {0, 20, "昨日の23時から落ちています", "-1d 23:00 from"},
    {8, 0, "昨夜2時の取り込みです", "02:00"},
    {23, 50, "25時に終わります", "+1d 01:00"},
    {5, 45, "五時半ごろからです", "~05:30 from"},
    {14, 35, "開始30分前に確認します", ""},  // before something else than now
    {14, 35, "20分前後かかります", ""},
    {14, 35, "14時間かかります", ""},
    {14, 35, "20分かかります", ""},
    {14, 35, "前倒しします", ""},
};

TEST(Clock, PlacesTimesOnTheDayOfTheirMessage) {
  for (const auto& [hour, minute, text, expected] : kCases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(times_in(said_at(text, hour * 60 + minute)), expected);
  }
}

struct Dated {
  Date said;
  const char* text;
  const char* expected;
};

constexpr Date kJanuary{2027, 1, 16};

// A talk without dates does not tell how far away 6/21 is.
TEST(Clock, LeavesATimeOfANamedDayWhereTheTalkHasNone) {
  for (const auto& [text, expected] : {
           std::pair{"6/21の18時から失敗しています", ""},
           std::pair{"12/1の0:05に切れました", ""},
           std::pair{"3/4の午前2時までは来ていました", ""},
           std::pair{"昨日の18時から失敗しています", "-1d 18:00 from"},
           std::pair{"6/21の18時から失敗しています。昨日と今日で19通です", "-1d 18:00 from"},
           std::pair{"6/21の18時に入れた設定です。昨日の会議で聞きました", ""},
           std::pair{"6/21の18時から出ていました。昨日気づきました", ""},
           std::pair{"6/21の18時から失敗しています。今日だけで9通です", ""},
           std::pair{"6/21 18:00:03 ERROR", "18:00"},
           std::pair{"18時から失敗しています", "18:00 from"},
       }) {
    SCOPED_TRACE(text);
    EXPECT_EQ(times_in(said_at(text, 20 * 60 + 47)), expected);
  }
}

// A year that stands with the day is the year; a day alone is the nearest.
constexpr Dated kDated[] = {
    {kJanuary, "2027/01/15 22:00に切れました", "-1d 22:00"},
    {kJanuary, "01/15 22:00に切れました", "-1d 22:00"},
    {kJanuary, "2026-12-31 22:00に切れました", "-16d 22:00"},
    {kJanuary, "2026-12-31T22:00に切れました", "-16d 22:00"},
    {kJanuary, "盤の時計が2000/01/01 22:00になっています", "-9877d 22:00"},
    {kJanuary, "12/31 22:00に切れました", "-16d 22:00"},
    {{2028, 1, 10}, "12/31 22:00に切れました", "-10d 22:00"},  // 2028 has a day more
    {{2027, 12, 31}, "1/1 0:30に切れました", "+1d 00:30"},
    {kJanuary, "1/15の22時から切れています", "-1d 22:00 from"},  // as people say it
    {kJanuary, "1/14の22:00を最後に来ません", "-2d 22:00"},
    {kJanuary, "2027/1/15の22時に切れました", "-1d 22:00"},
    {kJanuary, "12/31の23時から切れています", "-16d 23:00 from"},
    {kJanuary, "1/15の夜10時に切れました", "-1d 22:00"},
    {kJanuary, "1/15の分を8時に流しました", "08:00"},
    {kJanuary, "伝票12026/01/15 22:00に切れました", "-1d 22:00"},  // five digits are no year
    {kJanuary, "2026/12/31 23:00から2027/01/01 1:00まで落ちました",
     "-16d 23:00 from, -15d 01:00 until"},
};

TEST(Clock, TakesTheYearOfADay) {
  for (const auto& [day, text, expected] : kDated) {
    SCOPED_TRACE(text);
    EXPECT_EQ(times_in(said_at(text, 8 * 60 + 58, day)), expected);
  }
}

// Said at 8:58 on the 16th of January 2027.
constexpr Dated kZoned[] = {
    {kJanuary, "errors since 23:40 UTCだそうです", "08:40 relative"},
    {kJanuary, "08:40 JSTからです", "08:40 from"},
    {kJanuary, "1 datapoint [38.4 (15/01/27 23:57:00)]", "08:57 relative"},
    {kJanuary, "2027-01-15T23:57:10Zに検知", "08:57 relative"},
    {kJanuary, "2027-01-15 20:57:10に検知", "-1d 20:57"},  // no whole zone away
    {kJanuary, "08:40 zabbixが検知", "08:40"},
    {kJanuary, "対応は08:00 UTC+9から", "08:00 from"},
    {kJanuary, "2027-01-16T08:40:00+09:00に検知", "08:40"},
    {kJanuary, "2027-01-15T18:40:00-05:00に検知", "08:40 relative"},
    {kJanuary, "08:40+0900から", "08:40 from"},
    {kJanuary, "画面の時刻は(+09:00)です", ""},
    {kJanuary, "設定はUTC-05:00でした", ""},
    {kJanuary, "10:20 UTCのまま立てていた", "10:20"},
    {kJanuary, "時刻は…05:25になってる", "05:25"},
    {kJanuary, "版は3.05:25です", ""},
    {kJanuary, "影響は08:10-08:40です", "08:10 from, 08:40 until"},
    {kJanuary, "18:40 ESTから", "08:40 relative from"},
    {kJanuary, "Thu Feb 12 19:40:55 PST 2032と出ます", ""},
    {kJanuary, "Sat Jan 16 08:40:55 JST 2027と出ます", "08:40"},
    {kJanuary, "23:40 (UTC)から", "08:40 relative from"},
    {kJanuary, "08:40 (UTC+9)から", "08:40 from"},
    {kJanuary, "2027/01/15 23:55:10に再起動しました", "-1d 23:55"},  // in no brackets
    {kJanuary, "影響は23:10〜23:40 UTCです", "08:10 relative from, 08:40 relative until"},
};

TEST(Clock, TellsTheTimeOfAnotherZoneByTheClocksOfTheTalk) {
  for (const auto& [day, text, expected] : kZoned) {
    SCOPED_TRACE(text);
    EXPECT_EQ(times_in(said_at(text, 8 * 60 + 58, day)), expected);
  }
}

TEST(Clock, CountsToNoDayOfAnotherCentury) {
  for (const char* text : {"起動時刻は1970/01/01 09:00です", "期限は9999/12/31 23:59です",
                           "記録は0000/01/01 00:00です", "記録は1970-01-01T09:00〜10:00です"}) {
    SCOPED_TRACE(text);
    const Analysis analysis = said_at(text, 8 * 60 + 58, kJanuary);
    EXPECT_EQ(times_in(analysis), "");
    EXPECT_TRUE(analysis.events.front().metrics.empty());
  }
}

}  // namespace
}  // namespace tenmatsu
