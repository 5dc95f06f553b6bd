// Times, days and lengths of time as the document writes them.

#include "compose/wording/clock_text.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

TEST(ClockText, NamesTheDayWhereItIsAnother) {
  Analysis analysis = analysis_of({{at(23, 50), "岸", "エラーです。", {tag(Tag::symptom)}}});
  {
    const Story story(analysis, *shipped_rules());
    EXPECT_EQ(clock_text(story, at(23, 50)), "23:50");
    EXPECT_EQ(clock_text(story, at(24, 10), true), "翌日00:10頃");
    EXPECT_EQ(clock_text(story, -10), "前日23:50");
  }
  analysis.transcript.first_day = Date{2026, 2, 28};
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(clock_text(story, at(24, 10)), "3/1 00:10");
  EXPECT_EQ(date_text(story, at(24, 10)), "2026-03-01");
}

TEST(SpanText, CountsDaysAndHours) {
  const Analysis analysis = analysis_of({{0, "岸", "エラーです。", {tag(Tag::symptom)}}});
  const Story story(analysis, *shipped_rules());
  EXPECT_EQ(span_text(story, 21), "21分");
  EXPECT_EQ(span_text(story, 60), "1時間");
  EXPECT_EQ(span_text(story, 75, true), "約1時間15分");
}

}  // namespace
}  // namespace tenmatsu::composition
