#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "render/example.hpp"
#include "render/schema.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

support::Schema schema() {
  std::ifstream file(TENMATSU_SOURCE_DIR "/docs/analysis.schema.json");
  return support::Schema(json::parse(file));
}

json printed(const example::Told& told) {
  return json::parse(to_json(told.analysis, &told.incident));
}

/// An analysis in which everything that may be left out is there.
example::Told crowded() {
  example::Told out = example::api_latency();
  Transcript& transcript = out.analysis.transcript;
  transcript.title = "inc-1";
  transcript.messages[0].system = true;
  transcript.messages[1].reply_to = 1;
  transcript.messages[1].time->second += 24 * 3600;
  transcript.messages[2].time->elapsed = true;
  transcript.messages[3].time.reset();
  transcript.messages[0].time->since_start = 4;
  transcript.messages[0].source = "call.vtt";
  transcript.sources = {{"call.vtt", "webvtt", "UTF-8", "00"}};
  Event& event = out.analysis.events[0];
  event.sentences[0].negated = event.sentences[0].question = event.sentences[0].conditional =
      event.sentences[0].hearsay = true;
  event.times[0].relative = true;
  event.terms = {{"component", "API", {1, 0, 3}}};
  event.tags[0].evidence = {{"detection.alert", {1, 0, 3}, 1.5}};
  event.tags[0].sentences = {0};
  out.analysis.events[1].metrics[0].corrected = true;
  out.analysis.events[1].metrics[0].named = true;
  out.incident.actions[0].proposed = 1;
  transcript.messages[0].time_approximate = true;
  transcript.named_day = Date{2026, 3, 4};
  constexpr Minute kDay = 24 * 60;
  event.times.push_back(event.times[0]);
  event.times[1].minute += kDay;
  Incident& incident = out.incident;
  incident.times.back()->minute += kDay;
  incident.timeline[0].minute -= kDay;
  incident.hypotheses[0].steps[0].minute += kDay;
  incident.effects[0].readings[0].minute += kDay;
  Action& action = incident.actions[1];
  for (auto* minute : {&action.proposed, &action.started, &action.done, &action.effect_minute}) {
    *minute = action.minute + kDay;
  }
  action.minute += kDay;
  action.stages[0].minute += kDay;
  return out;
}

TEST(Json, IsAsTheSchemaSays) {
  auto contract = schema();
  EXPECT_THAT(contract.never_seen(), Not(IsEmpty()));
  const auto everything = crowded();
  EXPECT_THAT(contract.mistakes(printed(everything)), IsEmpty());
  EXPECT_THAT(contract.mistakes(printed(example::past_midnight())), IsEmpty());
  EXPECT_THAT(contract.mistakes(json::parse(to_json({}, nullptr))), IsEmpty());
  const Incident empty;
  EXPECT_THAT(contract.mistakes(json::parse(to_json({}, &empty))), IsEmpty());
  EXPECT_THAT(
      contract.mistakes(json::parse(explain_json(everything.analysis, &everything.incident))),
      IsEmpty());
  // What the schema names is printed: a name that was dropped from the code is dropped there too.
  EXPECT_THAT(contract.never_seen(), IsEmpty());
}

TEST(Json, TheCheckerFindsWhatTheSchemaForbids) {
  struct Case {
    const char* pointer;
    json value;
    const char* mistake;
  };
  const Case cases[] = {
      {"/schema", "tenmatsu.analysis/2", "/schema: \"tenmatsu.analysis/2\" is not const"},
      {"/events/0/n", 0, "/events/0/n: 0 is not minimum 1"},
      {"/events/0/n", "1", "/events/0/n: \"1\" is not type"},
      {"/events/0/tags/0/tag", "panic", "is not enum"},
      {"/events/0/time", "14:3", "is not pattern"},
      {"/events/0/mood", "bad", "/events/0/mood: the schema does not know it"},
      {"/incident/times/started", json::object(), "/incident/times/started: \"time\" is missing"},
      {"/incident/durations/detect", 1, "is not type \"object\""},
  };
  for (const auto& [pointer, value, mistake] : cases) {
    SCOPED_TRACE(pointer);
    json changed = printed(example::api_latency());
    changed[json::json_pointer(pointer)] = value;
    EXPECT_THAT(schema().mistakes(changed), testing::Contains(HasSubstr(mistake)));
  }
}

TEST(Json, PrintsNumbersWithoutNoise) {
  const auto told = example::api_latency();
  const std::string text = to_json(told.analysis, &told.incident);
  EXPECT_THAT(text, HasSubstr("\"value\": 12000,"));
  EXPECT_THAT(text, HasSubstr("\"value\": 0.1,"));
}

TEST(Json, GivesTimesWithTheirDaysWhereTheTalkIsDated) {
  const json dated = printed(example::past_midnight());
  EXPECT_EQ(dated["events"][0]["time"], "2026-12-31T14:35");
  EXPECT_EQ(dated["incident"]["times"]["resolved"]["time"], "2027-01-01T00:51");
  const json undated = printed(example::api_latency());
  EXPECT_EQ(undated["events"][0]["time"], "14:35");
  EXPECT_EQ(undated["incident"]["times"]["resolved"]["time"], "14:51");
}

TEST(Json, CountsDaysWhereNoDateTellsThemApart) {
  const json out = printed(crowded());
  EXPECT_FALSE(out["events"][0].contains("day"));
  EXPECT_EQ(out["events"][1]["day"], 1);
  EXPECT_EQ(out["events"][2]["time"], "14:40:00");  // of a recording: always with seconds
  EXPECT_TRUE(out["events"][3]["time"].is_null());
}

TEST(Json, CountsDaysBesideEveryTimeOfATalkWithoutDates) {
  const json incident = printed(crowded())["incident"];
  EXPECT_EQ(incident["times"]["resolved"]["time"], "14:51");
  EXPECT_EQ(incident["times"]["resolved"]["day"], 1);
  EXPECT_FALSE(incident["times"]["started"].contains("day"));
  EXPECT_EQ(incident["timeline"][0]["day"], -1);
  EXPECT_EQ(incident["actions"][1]["done_day"], 1);
  auto dated = crowded();
  dated.analysis.transcript.first_day = Date{2026, 12, 31};
  const json out = printed(dated)["incident"];
  EXPECT_EQ(out["times"]["resolved"]["time"], "2027-01-01T14:51");
  EXPECT_FALSE(out["times"]["resolved"].contains("day"));
}

TEST(Json, GivesNoTimeToATalkThatHasNone) {
  auto told = example::api_latency();
  for (Message& message : told.analysis.transcript.messages) {
    message.time.reset();
  }
  told.incident.times = {};
  for (TimelineEntry& entry : told.incident.timeline) {
    entry.timed = false;
  }
  for (Hypothesis& one : told.incident.hypotheses) {
    for (Hypothesis::Step& step : one.steps) {
      step.timed = false;
    }
  }
  const json out = printed(told);
  EXPECT_THAT(schema().mistakes(out), IsEmpty());
  const json& incident = out["incident"];
  EXPECT_TRUE(incident["actions"][1]["time"].is_null());
  EXPECT_TRUE(incident["actions"][1]["stages"][0]["time"].is_null());
  EXPECT_FALSE(incident["actions"][1].contains("done"));
  EXPECT_FALSE(incident["actions"][1]["effect"].contains("time"));
  EXPECT_TRUE(incident["effects"][0]["readings"][0]["time"].is_null());
  EXPECT_TRUE(incident["effects"][0]["thresholds"][0]["time"].is_null());
  EXPECT_THAT(incident.dump(), Not(HasSubstr("00:00")));
}

TEST(Json, LeavesOutAnIncidentThatIsNotThere) {
  const auto told = example::api_latency();
  const json out = json::parse(to_json(told.analysis, nullptr));
  EXPECT_FALSE(out.contains("incident"));
  EXPECT_THAT(out["events"], SizeIs(told.analysis.events.size()));
}

TEST(Json, KeepsTextAsItIsAndMendsBrokenBytes) {
  auto told = example::api_latency();
  told.analysis.transcript.messages[0].text = "\"引用\"\\ \x01 \xff 終";
  const std::string text = to_json(told.analysis, &told.incident);
  EXPECT_THAT(text, HasSubstr("\\\"引用\\\""));  // UTF-8 as it is, not \u escapes
  EXPECT_EQ(json::parse(text)["events"][0]["text"], "\"引用\"\\ \x01 \xef\xbf\xbd 終");
}

}  // namespace
}  // namespace tenmatsu
