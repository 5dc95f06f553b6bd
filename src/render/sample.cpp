#include "render/sample.hpp"

#include <vector>

namespace tenmatsu::document {
namespace {

constexpr const char* kSome = "x";
constexpr Minute kNextDay = 24 * 60;
constexpr int kLong = kNextDay + 61;  // minutes: days, hours and minutes
const std::vector<int> kOne = {1};
const Statement kSaid{kSome, kOne};

/// One message, in several lines.
Analysis sample_analysis() {
  Analysis out;
  out.transcript.name = out.transcript.format = kSome;
  out.transcript.first_day = Date{2000, 1, 1};
  out.transcript.named_day = Date{0, 1, 1};
  Message message;
  message.n = message.line = 1;
  message.time = Stamp{};
  message.speaker = kSome;
  message.text = "x\nx";
  out.transcript.messages = {message};
  out.events.resize(1);
  return out;
}

MilestoneTime sample_time() {
  return {kNextDay, true, kOne};
}

std::vector<Cause> sample_causes() {
  return {{Status::suspected, kSaid, true, kOne, kOne, kOne, true}};
}

std::vector<EffectRow> sample_effects() {
  const EffectRow::Reading reading{kSome, kNextDay, 1, MetricRole::usual, 1, Bound::exact};
  return {{kSome, {reading}, kSome, kSome, {reading}}};
}

Action sample_action() {
  Action action;
  action.status = Status::done;
  action.statement = kSaid;
  action.stages = {{Status::proposed, kNextDay, kSaid, kSome, kSome}};
  action.actor = action.verdict = kSome;
  action.minute = kNextDay;
  action.proposed = action.started = action.done = action.effect_minute = kNextDay;
  action.effect = kSaid;
  return action;
}

// One of each kind: what was done, and what was called off.
std::vector<Action> sample_actions() {
  Action declined = sample_action();
  declined.status = Status::rejected;
  return {sample_action(), declined};
}

void put_times(Incident& out) {
  for (auto& time : out.times) {
    time = sample_time();
  }
  out.times.back()->minute += kLong;
  out.alerted = true;
  out.alert = out.work = sample_time();
  out.durations = {{kSome, kSome, kLong, true, kSome, kOne, kOne, Duration::Stage{kLong, true, 1}}};
}

void put_work(Incident& out) {
  out.actions = sample_actions();
  for (int i = 0; i <= static_cast<int>(Category::repair); ++i) {
    const auto category = static_cast<Category>(i);
    out.followups.push_back({category, kSaid, kSome, kSome});
    out.suggestions.push_back({category, kSome, kSome, kSome, kSome, kOne, true});
  }
}

Incident sample_incident() {
  Incident out;
  out.title = out.author = kSaid;
  out.status = out.created = kSome;
  out.participants = {kSome};
  put_times(out);
  out.summary = out.impact = out.effect_notes = {kSaid};
  out.lessons = {{Lesson::Kind::went_well, kSaid},
                 {Lesson::Kind::went_wrong, kSaid},
                 {Lesson::Kind::lucky, kSaid}};
  out.hypotheses = {
      {Status::suspected, {{Hypothesis::Part::raised, kNextDay, true, kSome, kSaid}}}};
  out.causes = sample_causes();
  out.effects = sample_effects();
  put_work(out);
  out.timeline = {{kNextDay, true, true, kSaid, {Tag::symptom}}};
  out.missing = {{kSome, kSome, kSome, kSome, kOne, kSome}};
  out.conflicts = {{kSome, kSome, kSome, kOne}};
  return out;
}

}  // namespace

Sample complete_sample() {
  return {sample_analysis(), sample_incident()};
}

}  // namespace tenmatsu::document
