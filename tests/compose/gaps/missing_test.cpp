// What talks do not say, and what is asked for it.

#include "compose/gaps/missing.hpp"

#include <gtest/gtest.h>

#include "compose/told.hpp"

namespace tenmatsu::composition {
namespace {

TEST(Missing, AsksForTheYearAloneWhereTheDayIsKnown) {
  Analysis analysis = analysis_of({{at(9, 0), "岸", "エラーです。", {tag(Tag::symptom)}}});
  const auto asked = [&] {
    return missing(Story(analysis, *shipped_rules()), Incident{}).front().question;
  };
  EXPECT_EQ(asked(), "発言に日付がない。いつの出来事か");
  analysis.transcript.named_day = Date{0, 7, 8};
  EXPECT_EQ(asked(), "7月8日とあるが、年がない。何年の出来事か");
}

}  // namespace
}  // namespace tenmatsu::composition
