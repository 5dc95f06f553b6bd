// What the rules that fired on a message earn.

#include "analyse/settle.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <nlohmann/json.hpp>

namespace tenmatsu::analysis {
namespace {

rules::TagRules table_of(const char* text) {
  const auto json = nlohmann::json::parse(text);
  rules::Problems problems;
  rules::TagRules table;
  for (const rules::Node& node : rules::Node(json.at("tags"), "test", "", problems).items()) {
    table.add(node);
  }
  for (const rules::Node& node : rules::Node(json.at("statuses"), "test", "", problems).items()) {
    table.add_status(node);
  }
  problems.throw_if_any();
  return table;
}

const rules::TagRules& table() {
  static const rules::TagRules table = table_of(R"({
    "statuses": [
      {"id": "a", "tag": "action", "modality": ["intention"], "status": "started"},
      {"id": "b", "tag": "action", "modality": ["done"], "status": "done"},
      {"id": "c", "tag": "action", "modality": ["question"], "status": "proposed"}],
    "tags": [
      {"id": "step", "tag": "action", "about": "x", "when": {}},
      {"id": "half", "tag": "action", "about": "x", "strength": 0.5, "when": {}},
      {"id": "against", "tag": "action", "about": "x", "strength": -0.6, "when": {}},
      {"id": "veto", "tag": "action", "about": "x", "never": true, "when": {}},
      {"id": "rejected", "tag": "action", "about": "x", "status": "rejected", "when": {}},
      {"id": "over", "tag": "recovery", "about": "x", "enters": "over", "when": {}},
      {"id": "report", "tag": "followup", "about": "x", "postmortem": true,
       "category": "prevent", "when": {}}]})");
  return table;
}

struct Fired {
  const char* rule;
  int sentence;
};

/// A message of two sentences: something done, then something announced.
Event event_of(std::initializer_list<Fired> fired) {
  Event event;
  event.sentences.resize(2);
  event.sentences[0].modality = Modality::done;
  event.sentences[1].modality = Modality::intention;
  for (const auto& [id, sentence] : fired) {
    const rules::TagRule* rule = table().find(id);
    event.fired.push_back({id, {}, rule->strength, rule->tag, sentence, rule->never});
  }
  settle(event, table());
  return event;
}

TEST(Settle, AddsUpWhatSpeaksForATagInOneSentence) {
  EXPECT_NE(find_tag(event_of({{"step", 0}}), Tag::action), nullptr);
  EXPECT_EQ(find_tag(event_of({{"half", 0}}), Tag::action), nullptr);
  EXPECT_NE(find_tag(event_of({{"half", 0}, {"half", 0}}), Tag::action), nullptr);
  EXPECT_EQ(find_tag(event_of({{"half", 0}, {"half", 1}}), Tag::action), nullptr);
  EXPECT_EQ(find_tag(event_of({{"step", 0}, {"against", 0}}), Tag::action), nullptr);
}

TEST(Settle, LetsNeverTakeTheTagFromItsSentenceOnly) {
  EXPECT_EQ(find_tag(event_of({{"step", 0}, {"step", 0}, {"veto", 0}}), Tag::action), nullptr);
  EXPECT_NE(find_tag(event_of({{"step", 0}, {"veto", 1}}), Tag::action), nullptr);
}

TEST(Settle, TakesTheFurthestStatus) {
  EXPECT_EQ(find_tag(event_of({{"step", 1}}), Tag::action)->status, Status::started);
  EXPECT_EQ(find_tag(event_of({{"step", 0}, {"step", 1}}), Tag::action)->status, Status::done);
}

TEST(Settle, PrefersAStatusThatARuleNames) {
  EXPECT_EQ(find_tag(event_of({{"step", 0}, {"rejected", 1}}), Tag::action)->status,
            Status::rejected);
}

TEST(Settle, ReadsAStatementWithAQuestionMarkAsAQuestion) {
  Event event = event_of({{"step", 0}});
  event.sentences[0].modality = Modality::statement;
  event.sentences[0].question = true;
  settle(event, table());
  EXPECT_EQ(find_tag(event, Tag::action)->status, Status::proposed);
}

TEST(Settle, KeepsWhatSpokeForAndAgainst) {
  const Event event = event_of({{"half", 1}, {"step", 0}, {"against", 1}});
  const TagFinding* finding = find_tag(event, Tag::action);
  ASSERT_NE(finding, nullptr);
  EXPECT_EQ(finding->rule, "step");
  EXPECT_EQ(finding->evidence.size(), 3U);
}

TEST(Settle, TellsWhatKindOfFollowUpItIs) {
  const Event event = event_of({{"report", 1}});
  const TagFinding* finding = find_tag(event, Tag::followup);
  ASSERT_NE(finding, nullptr);
  EXPECT_TRUE(finding->postmortem);
  EXPECT_EQ(finding->category, Category::prevent);
}

TEST(PhaseEntered, NeedsTheTagToBeEarned) {
  EXPECT_EQ(phase_entered(event_of({{"over", 0}}), table()), Phase::over);
  EXPECT_EQ(phase_entered(event_of({{"step", 0}}), table()), std::nullopt);
}

}  // namespace
}  // namespace tenmatsu::analysis
