// What happened, out of the JSON of an analysis.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "render/read_back.hpp"
#include "render/times.hpp"

namespace tenmatsu::document {

namespace {

using rules::Node;

/// The order in which lengths of time stand where they are alike.
constexpr std::array<std::string_view, 6> kDurations = {"detect",   "declare", "identify",
                                                        "mitigate", "resolve", "impact"};

Statement statement_in(const Fields& in) {
  return {in.text("text"), in.events("events")};
}

Statement read_statement(const Node& node, const Bounds& bounds) {
  return statement_in(Fields(node, bounds, {"text", "events"}));
}

Status status_in(const Fields& in, Status first, Status last) {
  return in.choice<Status>(
      "status", static_cast<int>(last) + 1, [](Status one) { return name_of(one); },
      static_cast<int>(first));
}

Category category_in(const Fields& in) {
  const auto member = in.node().member("category");
  if (!member || member->value().is_null()) {
    return Category::none;
  }
  return in.choice<Category>(
      "category", kCategoryCount, [](Category one) { return name_of(one); }, 1);
}

/// A time that must be there; null and 0 in a talk that has none.
Minute minute_or_zero(const Fields& in) {
  const auto minute = in.minute("time", "day");
  if (!in.has("time")) {
    in.node().report("expected \"time\", a time or null");
  }
  return minute.value_or(0);
}

std::optional<MilestoneTime> read_milestone(const Node& times, std::string_view name,
                                            const Bounds& bounds) {
  const auto member = times.member(name);
  if (!member || member->value().is_null()) {
    return std::nullopt;
  }
  const Fields in(*member, bounds, {"time", "day", "approximate", "events"});
  const auto minute = in.minute("time", "day");
  if (!minute) {
    if (!in.has("time") || member->value().at("time").is_null()) {
      member->report(
          "expected \"time\", HH:MM or YYYY-MM-DDTHH:MM; null for the whole where it is "
          "unknown");
    }
    return std::nullopt;
  }
  return MilestoneTime{*minute, in.flag("approximate"), in.events("events")};
}

void read_times(const Node& incident, const Bounds& bounds, Incident& out) {
  const auto times = incident.object("times");
  if (!times) {
    return;
  }
  times->allow_only({"started", "detected", "declared", "mitigated", "resolved"});
  for (int i = 0; i < kMilestoneCount; ++i) {
    out.times[static_cast<std::size_t>(i)] =
        read_milestone(*times, name_of(static_cast<Milestone>(i)), bounds);
  }
}

Duration read_duration(const Node& node, const std::string& name, const Bounds& bounds) {
  const Fields in(node, bounds,
                  {"label", "minutes", "approximate", "formula", "from", "to", "stage"});
  Duration out;
  out.name = name;
  out.label = in.text("label");
  out.minutes = in.integer("minutes", 0);
  out.approximate = in.flag("approximate");
  out.formula = in.text("formula");
  out.from = in.events_if_any("from");
  out.to = in.events_if_any("to");
  if (const auto member = node.object("stage")) {
    const Fields stage(*member, bounds, {"minutes", "approximate", "share"});
    out.stage = Duration::Stage{stage.integer("minutes", 0), stage.flag("approximate"),
                                stage.integer_if_any("share")};
  }
  return out;
}

// Members may have been sorted by name: their order is that of their lengths.
std::vector<Duration> read_durations(const Node& incident, const Bounds& bounds) {
  std::vector<Duration> all;
  const auto durations = incident.object("durations");
  if (!durations) {
    return all;
  }
  durations->allow_only({"detect", "declare", "identify", "mitigate", "resolve", "impact"});
  for (const std::string_view name : kDurations) {
    if (const auto one = durations->member(name)) {
      all.push_back(read_duration(*one, std::string(name), bounds));
    }
  }
  std::ranges::stable_sort(
      all, [](const Duration& a, const Duration& b) { return a.minutes < b.minutes; });
  return all;
}

Cause read_cause(const Node& node, const Bounds& bounds) {
  const Fields in(
      node, bounds,
      {"status", "text", "events", "main", "contributing", "raised", "supported", "opposed"});
  Cause out;
  out.status = status_in(in, Status::suspected, Status::ruled_out);
  out.statement = statement_in(in);
  out.main = in.flag("main");
  out.contributing = in.flag("contributing");
  out.raised = in.events_if_any("raised");
  out.supported = in.events_if_any("supported");
  out.opposed = in.events_if_any("opposed");
  return out;
}

Hypothesis::Step read_step(const Node& node, const Bounds& bounds) {
  using Part = Hypothesis::Part;
  const Fields in(node, bounds, {"part", "time", "day", "speaker", "text", "events"});
  Hypothesis::Step out;
  out.part = in.choice<Part>("part", static_cast<int>(Part::opposed) + 1,
                             [](Part one) { return name_of(one); });
  const auto minute = in.minute("time", "day");
  out.timed = minute.has_value();
  out.minute = minute.value_or(0);
  out.speaker = in.text_or_null("speaker");
  out.statement = statement_in(in);
  return out;
}

Hypothesis read_hypothesis(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"status", "steps"});
  Hypothesis out;
  out.status = status_in(in, Status::suspected, Status::ruled_out);
  out.steps = in.list("steps", [&](const Node& item) { return read_step(item, bounds); });
  return out;
}

EffectRow::Reading read_reading(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"text", "value", "q", "time", "day", "role", "event"});
  EffectRow::Reading out;
  out.text = in.text("text");
  out.value = in.number("value");
  out.bound = in.choice<Bound>("q", static_cast<int>(Bound::at_most) + 1, symbol_of);
  out.minute = minute_or_zero(in);
  out.role = in.choice<MetricRole>("role", static_cast<int>(MetricRole::estimate) + 1,
                                   [](MetricRole one) { return name_of(one); });
  out.event = in.integer("event", 1);
  if (out.event > bounds.messages) {
    node.member("event")->report(
        fmt::format("there is no message {}; the talk has {}", out.event, bounds.messages));
  }
  return out;
}

EffectRow read_effect(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"subject", "unit", "readings", "thresholds", "formula"});
  const auto reading = [&](const Node& item) { return read_reading(item, bounds); };
  EffectRow out;
  out.subject = in.text("subject");
  out.unit = in.text_if_any("unit");
  out.readings = in.list("readings", reading);
  out.thresholds = in.list("thresholds", reading);
  out.formula = in.text_if_any("formula");
  return out;
}

ActionStage read_stage(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"status", "time", "day", "text", "events", "label", "actor"});
  ActionStage out;
  out.status = status_in(in, Status::proposed, Status::rejected);
  out.minute = minute_or_zero(in);
  out.statement = statement_in(in);
  out.label = in.text_if_any("label");
  out.actor = in.text_or_null("actor");
  return out;
}

// An action that somebody added has one stage, which is itself.
std::vector<ActionStage> stages_in(const Fields& in, const Action& action) {
  auto stages = in.list("stages", [&](const Node& item) { return read_stage(item, in.bounds()); });
  if (stages.empty()) {
    stages.push_back({action.status, action.minute, action.statement, "", action.actor});
  }
  return stages;
}

// "none" is what was done without anybody having said so.
Status action_status(const Fields& in) {
  const auto member = in.node().member("status");
  return member && member->value() == "none" ? Status::none
                                             : status_in(in, Status::proposed, Status::rejected);
}

Action read_action(const Node& node, const Bounds& bounds) {
  const Fields in(
      node, bounds,
      {"status", "time", "day", "text", "events", "actor", "proposed", "proposed_day", "started",
       "started_day", "done", "done_day", "failed", "verdict", "stages", "effect"});
  Action out;
  out.status = action_status(in);
  out.minute = minute_or_zero(in);
  out.statement = statement_in(in);
  out.actor = in.text_or_null("actor");
  out.proposed = in.minute("proposed", "proposed_day");
  out.started = in.minute("started", "started_day");
  out.done = in.minute("done", "done_day");
  out.failed = in.flag("failed");
  out.verdict = in.has("verdict") ? in.text("verdict") : "";
  out.stages = stages_in(in, out);
  if (const auto member = node.object("effect")) {
    const Fields effect(*member, bounds, {"text", "events", "time", "day"});
    out.effect = statement_in(effect);
    out.effect_minute = effect.minute("time", "day");
  }
  return out;
}

FollowUp read_followup(const Node& node, const Bounds& bounds) {
  using Horizon = FollowUp::Horizon;
  const Fields in(node, bounds, {"category", "text", "events", "owner", "due", "horizon"});
  FollowUp out;
  out.category = category_in(in);
  out.statement = statement_in(in);
  out.owner = in.text_or_null("owner");
  out.due = in.text_or_null("due");
  if (in.has("horizon")) {
    out.horizon = in.choice<Horizon>(
        "horizon", static_cast<int>(Horizon::lasting) + 1, [](Horizon one) { return name_of(one); },
        static_cast<int>(Horizon::interim));
  }
  return out;
}

Suggestion read_suggestion(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds,
                  {"category", "text", "playbook", "label", "because", "events", "suspected"});
  Suggestion out;
  out.category = category_in(in);
  out.text = in.text("text");
  out.playbook = in.text("playbook");
  out.label = in.text_if_any("label");
  out.because = in.text_if_any("because");
  out.events = in.events("events");
  out.suspected = in.flag("suspected");
  return out;
}

Lesson read_lesson(const Node& node, const Bounds& bounds) {
  using Kind = Lesson::Kind;
  const Fields in(node, bounds, {"kind", "text", "events"});
  const Kind kind = in.choice<Kind>("kind", static_cast<int>(Kind::lucky) + 1,
                                    [](Kind one) { return name_of(one); });
  return {kind, statement_in(in)};
}

Tag read_tag_name(const Node& node) {
  std::vector<std::string> names;
  for (int i = 0; i < kTagCount; ++i) {
    if (node.value() == name_of(static_cast<Tag>(i))) {
      return static_cast<Tag>(i);
    }
    names.emplace_back(name_of(static_cast<Tag>(i)));
  }
  node.report(fmt::format("expected one of: {}", fmt::join(names, ", ")));
  return Tag::symptom;
}

TimelineEntry read_entry(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"time", "day", "approximate", "text", "events", "tags"});
  TimelineEntry out;
  const auto minute = in.minute("time", "day");
  out.timed = minute.has_value();
  out.minute = minute.value_or(0);
  out.approximate = in.flag("approximate");
  out.statement = statement_in(in);
  out.tags = in.list("tags", read_tag_name);
  return out;
}

Missing read_missing(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"id", "label", "question", "ask", "events", "what"});
  return {in.text("id"), in.text("label"), in.text("question"), in.text_or_null("ask"),
          in.events_if_any("events"), in.has("what") ? in.text_or_null("what") : ""};
}

Conflict read_conflict(const Node& node, const Bounds& bounds) {
  const Fields in(node, bounds, {"id", "label", "text", "events"});
  return {in.text("id"), in.text("label"), in.text("text"), in.events_if_any("events")};
}

Statement read_author(const Node& incident, const Bounds& bounds) {
  const auto member = incident.member("author");
  if (!member || member->value().is_null()) {
    return {};
  }
  const Fields in(*member, bounds, {"name", "events"});
  return {in.text("name"), in.events_if_any("events")};
}

void read_head(const Fields& in, Incident& out) {
  const Bounds& bounds = in.bounds();
  if (const auto title = in.node().object("title")) {
    out.title = read_statement(*title, bounds);
  }
  out.author = read_author(in.node(), bounds);
  out.status = in.text_if_any("status");
  if (const auto created = in.date("created")) {
    out.created = iso_date(*created);
  }
  out.participants = in.texts("participants");
  read_times(in.node(), bounds, out);
  out.alerted = in.flag("alerted");
  out.alert = read_milestone(in.node(), "alert", bounds);
  out.work = read_milestone(in.node(), "work", bounds);
  out.durations = read_durations(in.node(), bounds);
}

}  // namespace

Incident read_incident(const Node& node, const Bounds& bounds) {
  const Fields in(
      node, bounds,
      {"title",       "author",     "status",   "created",      "participants", "times",
       "alerted",     "alert",      "work",     "durations",    "summary",      "impact",
       "causes",      "hypotheses", "effects",  "effect_notes", "actions",      "followups",
       "suggestions", "lessons",    "timeline", "missing",      "conflicts"});
  const auto list = [&](std::string_view key, auto read) {
    return in.list(key, [&](const Node& item) { return read(item, bounds); });
  };
  Incident out;
  read_head(in, out);
  out.summary = list("summary", read_statement);
  out.impact = list("impact", read_statement);
  out.causes = list("causes", read_cause);
  out.hypotheses = list("hypotheses", read_hypothesis);
  out.effects = list("effects", read_effect);
  out.effect_notes = list("effect_notes", read_statement);
  out.actions = list("actions", read_action);
  out.followups = list("followups", read_followup);
  out.suggestions = list("suggestions", read_suggestion);
  out.lessons = list("lessons", read_lesson);
  out.timeline = list("timeline", read_entry);
  out.missing = list("missing", read_missing);
  out.conflicts = list("conflicts", read_conflict);
  return out;
}

}  // namespace tenmatsu::document
