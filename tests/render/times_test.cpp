#include "render/times.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tenmatsu::document {
namespace {

constexpr Date kLeapDay{2024, 2, 28};

TEST(IsoMinute, CarriesTheDayWhereThereIsOne) {
  struct Case {
    Minute minute;
    const char* dated;
    const char* undated;
  };
  constexpr Case kCases[] = {
      {14 * 60 + 5, "2024-02-28T14:05", "14:05"},
      {24 * 60 + 70, "2024-02-29T01:10", "01:10"},
      {2 * 24 * 60, "2024-03-01T00:00", "00:00"},
      {-30, "2024-02-27T23:30", "23:30"},  // the evening before
      {-1440, "2024-02-27T00:00", "00:00"},
  };
  for (const auto& [minute, dated, undated] : kCases) {
    SCOPED_TRACE(minute);
    EXPECT_EQ(iso_minute(minute, kLeapDay), dated);
    EXPECT_EQ(iso_minute(minute, std::nullopt), undated);
  }
}

TEST(IsoStamp, IsAsExactAsTheSource) {
  constexpr int kAt = (14 * 60 + 5) * 60 + 9;
  const Stamp minute{kAt, false, false, {}};
  const Stamp second{kAt, true, false, {}};
  const Stamp instant{kAt, true, false, 9 * 60};
  const Stamp west{kAt, false, false, -(3 * 60 + 30)};
  EXPECT_EQ(iso_stamp(minute, std::nullopt), "14:05");
  EXPECT_EQ(iso_stamp(second, std::nullopt), "14:05:09");
  EXPECT_EQ(iso_stamp(minute, kLeapDay), "2024-02-28T14:05");
  EXPECT_EQ(iso_stamp(instant, kLeapDay), "2024-02-28T14:05:09+09:00");
  EXPECT_EQ(iso_stamp(west, kLeapDay), "2024-02-28T14:05-03:30");
}

TEST(IsoStamp, CountsARecordingInHoursThatDoNotWrap) {
  EXPECT_EQ(iso_stamp({62, false, true, {}}, std::nullopt), "00:01:02");
  EXPECT_EQ(iso_stamp({25 * 3600, false, true, {}}, kLeapDay), "25:00:00");
}

TEST(DayOf, CountsMidnights) {
  EXPECT_EQ(day_of(0), 0);
  EXPECT_EQ(day_of(1439), 0);
  EXPECT_EQ(day_of(1440), 1);
  EXPECT_EQ(day_of(-1), -1);
}

}  // namespace
}  // namespace tenmatsu::document
