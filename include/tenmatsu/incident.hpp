// What happened, worded: title, times, impact, causes, actions, follow-ups, timeline, and what is
// missing. Every statement carries the numbers of the messages that it was made from: wherever
// `events` and other lists of numbers stand here, they are Message::n.

#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "tenmatsu/analysis.hpp"

namespace tenmatsu {

/// A piece of the document in written Japanese. `text` is plain: render/ escapes it.
struct Statement {
  std::string text;
  std::vector<int> events;  // in the order in which they support the text
};

/// The five times, in the order of an incident's life.
enum class Milestone { started, detected, declared, mitigated, resolved };
inline constexpr int kMilestoneCount = 5;
const char* name_of(Milestone milestone);

struct MilestoneTime {
  Minute minute = 0;
  bool approximate = false;
  std::vector<int> events;
};

/// A span between two milestones, with what it was computed from.
struct Duration {
  std::string name;   // detect, declare, identify, mitigate, resolve, impact
  std::string label;  // in the document's language
  int minutes = 0;
  bool approximate = false;
  std::string formula;    // 14:30頃 → 14:45
  std::vector<int> from;  // what told the earlier milestone
  std::vector<int> to;    // and the later one
  /// Of the way from the beginning to the solution: the part between the end before this one and
  /// its own. None where they do not follow each other.
  struct Stage {
    int minutes = 0;
    bool approximate = false;
    std::optional<int> share;  // percent of the whole; none where the end is unknown
  };
  std::optional<Stage> stage = std::nullopt;
};

struct Cause {
  Status status = Status::suspected;
  Statement statement;
  bool contributing = false;   // a factor beside the main cause
  std::vector<int> raised;     // who first named it
  std::vector<int> supported;  // what spoke for it
  std::vector<int> opposed;    // what spoke against it
  bool main = false;           // the one that the document is led by; at most one
};

/// What was said of a step at one moment of its way.
struct ActionStage {
  Status status = Status::proposed;
  Minute minute = 0;
  Statement statement;
  std::string label;  // 提案, 依頼, 着手; empty where the text says so itself, and of an end
  std::string actor;  // bare name of who proposed it, asked for it or did it; empty where not said
};

/// How a suspicion went: who raised it, what spoke for or against it, how it ended.
struct Hypothesis {
  enum class Part { raised, supported, opposed };
  struct Step {
    Part part = Part::raised;
    Minute minute = 0;
    bool timed = true;    // false where the message has no time
    std::string speaker;  // bare name
    Statement statement;
  };
  Status status = Status::suspected;
  std::vector<Step> steps;  // in the order of the talk
};
const char* name_of(Hypothesis::Part part);

/// One step, followed from its proposal to its end.
struct Action {
  Status status = Status::proposed;
  Statement statement;
  std::vector<ActionStage> stages;  // in the order of the talk, at least one
  std::string actor;                // bare name; empty where not said
  std::optional<Minute> proposed;
  std::optional<Minute> started;
  std::optional<Minute> done;
  Minute minute = 0;  // the time that it is listed under
  bool failed = false;
  std::string verdict;              // why it counts as failed: 失敗, 効果なし, 悪化, 再発
  std::optional<Statement> effect;  // what changed after it, with its time
  std::optional<Minute> effect_minute;
};

struct FollowUp {
  enum class Horizon { unsaid, interim, lasting };  // 暫定, 恒久
  Category category = Category::none;
  Statement statement;
  std::string owner;                  // bare names; empty where nobody takes it on
  std::string due;                    // as said; empty where none is
  Horizon horizon = Horizon::unsaid;  // as said
};
const char* name_of(FollowUp::Horizon horizon);

/// One figure followed over time: 98% → 70% → 40%.
struct EffectRow {
  struct Reading {
    std::string text;  // as said, without its subject
    Minute minute = 0;
    int event = 0;  // Message::n
    MetricRole role = MetricRole::reading;
    double value = 0;  // in the unit of the row
    Bound bound = Bound::exact;
  };
  std::string subject;            // what is measured; empty where unknown
  std::vector<Reading> readings;  // in the order of the talk
  std::string formula;  // where the value is computed: 分間10万円 × 約20分 = 200万円
  std::string unit;     // of all values; empty where nothing gives one
  std::vector<Reading> thresholds;  // しきい値 and 上限 of the same figure
};

struct TimelineEntry {
  Minute minute = 0;
  bool approximate = false;
  bool timed = true;  // false where the message has no time
  Statement statement;
  std::vector<Tag> tags;  // of the message, what the entry is about first
};

/// A fact that nobody told, and the question to ask for it.
struct Missing {
  std::string id;        // missing.owner
  std::string label;     // 担当がない
  std::string question;  // what to ask
  std::string ask;       // whom; empty where nobody stands out
  std::vector<int> events;
  std::string what;  // the piece of work or the guess that it is asked of; empty where of none

  /// Of one piece of work: who does it, until when, or both.
  [[nodiscard]] bool asks_of_work() const {
    return id == "missing.owner" || id == "missing.due" || id == "missing.owner_due";
  }
};

/// Two things that were told and do not fit together.
struct Conflict {
  std::string id;     // conflict.duration
  std::string label;  // in the document's language
  std::string text;   // both, as they were told
  std::vector<int> events;
};

/// From a playbook, and never said in the talk.
struct Suggestion {
  Category category = Category::none;
  std::string text;
  std::string playbook;     // id of the playbook that it comes from
  std::string because;      // the cause that called it up, in its words
  std::string label;        // the kind of cause that the playbook is for
  std::vector<int> events;  // of the cause
  bool suspected = false;   // nobody confirmed the cause
};

/// What to learn from it: said in the talk, or measured.
struct Lesson {
  enum class Kind { went_well, went_wrong, lucky };
  Kind kind = Kind::went_well;
  Statement statement;
};
const char* name_of(Lesson::Kind kind);

/// Where a message went in the document, or why it did not.
struct Use {
  std::vector<std::string>
      sections;          // summary, impact, causes, effects, actions, followups, timeline …
  std::string left_out;  // reason where `sections` is empty
};

struct Incident {
  Statement title;
  Statement author;                       // text is the bare name; empty where nobody takes it on
  std::string status;                     // draft, or as given
  std::string created;                    // YYYY-MM-DD; empty where unknown
  std::vector<std::string> participants;  // bare names, people only, in order of appearance
  std::array<std::optional<MilestoneTime>, kMilestoneCount> times;
  bool alerted = false;                // it was by a monitor's alert that it was detected
  std::optional<MilestoneTime> alert;  // a monitor's first, whoever noticed before
  std::optional<MilestoneTime> work;   // when people set to work on it
  std::vector<Duration> durations;
  std::vector<Statement> summary;
  std::vector<Statement> impact;
  std::vector<Cause> causes;
  std::vector<Hypothesis> hypotheses;  // empty where all was clear at once
  std::vector<EffectRow> effects;
  std::vector<Statement> effect_notes;  // what was felt, without a figure
  std::vector<Action> actions;
  std::vector<FollowUp> followups;
  std::vector<Suggestion> suggestions;
  std::vector<Lesson> lessons;  // by their kinds
  std::vector<TimelineEntry> timeline;
  std::vector<Missing> missing;
  std::vector<Conflict> conflicts;
  std::vector<Use> uses;  // stands beside Analysis::events, one for one

  [[nodiscard]] const std::optional<MilestoneTime>& time(Milestone m) const {
    return times[static_cast<std::size_t>(m)];
  }
};

}  // namespace tenmatsu
