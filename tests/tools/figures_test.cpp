// What counts as right, wrong and missed.

#include "tools/figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tenmatsu::corpus {
namespace {

using Json = nlohmann::json;

const Json kGold = Json::parse(R"({
  "title_any": [["API"], ["遅い", "遅延"]],
  "times": {"started": "14:30", "detected": ["14:31", "14:32"], "declared": null,
            "mitigated": null, "resolved": "2026-01-02 00:10"},
  "author": "田中",
  "events": [
    {"n": 1, "speaker": "田中", "tags": ["symptom", "cause"], "cause_status": "suspected",
     "metrics": [{"value": 5, "unit": "秒", "q": ">=", "subject": ["応答"]}]},
    {"n": 2, "speaker": "鈴木", "tags": []}]})");

Json found_as_gold() {
  return Json::parse(R"({
    "events": [
      {"n": 1, "speaker": "田中", "text": "遅い",
       "tags": [{"tag": "symptom"}, {"tag": "cause", "status": "suspected"}],
       "metrics": [{"value": 5.0, "unit": "s", "q": ">=", "subject": "APIの応答"}]},
      {"n": 2, "speaker": "鈴木", "text": "はい", "tags": [], "metrics": []}],
    "incident": {"title": {"text": "APIの応答遅延"}, "author": {"name": "田中"},
      "times": {"started": {"time": "14:30"}, "detected": {"time": "14:32"}, "declared": {},
                "mitigated": {}, "resolved": {"time": "2026-01-02T00:10"}}}})");
}

Figures figures_of(const Json& found, std::vector<std::string>* mistakes = nullptr) {
  Figures figures;
  std::vector<std::string> own;
  add(figures, "a01", kGold, found, mistakes == nullptr ? own : *mistakes);
  return figures;
}

TEST(Figures, AreFullMarksForTheGold) {
  std::vector<std::string> mistakes;
  const Figures figures = figures_of(found_as_gold(), &mistakes);
  EXPECT_THAT(mistakes, testing::IsEmpty());
  EXPECT_DOUBLE_EQ(figures.all_tags().f1(), 1);
  EXPECT_DOUBLE_EQ(figures.metrics.f1(), 1);
  for (const Share* share :
       {&figures.chatter, &figures.cause_status, &figures.metric_bound, &figures.metric_subject,
        &figures.times, &figures.title, &figures.author, &figures.speaker}) {
    EXPECT_GT(share->total, 0);
    EXPECT_DOUBLE_EQ(share->value(), 1);
  }
}

TEST(Figures, CountWhatIsMissedAndWhatIsTooMuch) {
  Json found = found_as_gold();
  found["events"][0]["tags"] = Json::parse(R"([{"tag": "cause", "status": "confirmed"}])");
  found["events"][1]["tags"] = Json::parse(R"([{"tag": "action", "status": "done"}])");
  std::vector<std::string> mistakes;
  const Figures figures = figures_of(found, &mistakes);
  EXPECT_EQ(figures.all_tags().right, 1);
  EXPECT_EQ(figures.all_tags().missed, 1);
  EXPECT_EQ(figures.all_tags().extra, 1);
  EXPECT_EQ(figures.chatter.right, 0);
  EXPECT_EQ(figures.cause_status.right, 0);
  EXPECT_THAT(mistakes, testing::SizeIs(3));
}

TEST(Figures, OfATranscriptThatFailedAreAllMissed) {
  const Figures figures = figures_of(Json());
  EXPECT_EQ(figures.all_tags().missed, 2);
  EXPECT_EQ(figures.metrics.missed, 1);
  EXPECT_DOUBLE_EQ(figures.times.value(), 0.4) << "null is right where gold is null";
}

TEST(Figures, TakeADayIntoAccountOnlyWhereBothNameOne) {
  Json found = found_as_gold();
  found["incident"]["times"]["started"]["time"] = "2026-01-01T14:30";
  found["incident"]["times"]["resolved"]["time"] = "2026-01-01T00:10";
  EXPECT_DOUBLE_EQ(figures_of(found).times.value(), 0.8);
}

}  // namespace
}  // namespace tenmatsu::corpus
