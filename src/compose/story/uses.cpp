#include "compose/story/uses.hpp"

#include <algorithm>

namespace tenmatsu::composition {
namespace {

void note(std::vector<Use>& all, const char* section, const std::vector<int>& events) {
  for (const int n : events) {
    auto& sections = all[static_cast<std::size_t>(n) - 1].sections;
    if (std::ranges::find(sections, section) == sections.end()) {
      sections.emplace_back(section);
    }
  }
}

void note(std::vector<Use>& all, const char* section, const Statement& statement) {
  note(all, section, statement.events);
}

void note(std::vector<Use>& all, const char* section, const std::vector<Statement>& statements) {
  for (const Statement& statement : statements) {
    note(all, section, statement);
  }
}

void note_sections(std::vector<Use>& all, const Incident& incident) {
  note(all, "title", incident.title);
  note(all, "author", incident.author);
  note(all, "summary", incident.summary);
  note(all, "impact", incident.impact);
  for (const Cause& cause : incident.causes) {
    note(all, "causes", cause.statement);
    note(all, "causes", cause.raised);
    note(all, "causes", cause.supported);
    note(all, "causes", cause.opposed);
  }
  for (const Hypothesis& one : incident.hypotheses) {
    for (const Hypothesis::Step& step : one.steps) {
      note(all, "causes", step.statement);
    }
  }
  for (const EffectRow& row : incident.effects) {
    for (const EffectRow::Reading& reading : row.readings) {
      note(all, "effects", std::vector<int>{reading.event});
    }
  }
  note(all, "effects", incident.effect_notes);
  for (const Action& action : incident.actions) {
    note(all, "actions", action.statement);
    if (action.effect) {
      note(all, "actions", *action.effect);
    }
  }
  for (const FollowUp& work : incident.followups) {
    note(all, "followups", work.statement);
  }
  for (const Lesson& lesson : incident.lessons) {
    note(all, "lessons", lesson.statement);
  }
  for (const auto& time : incident.times) {
    if (time) {
      note(all, "timeline", time->events);
    }
  }
  for (const TimelineEntry& entry : incident.timeline) {
    note(all, "timeline", entry.statement);
  }
  for (const Missing& one : incident.missing) {
    note(all, "missing", one.events);
  }
  for (const Conflict& one : incident.conflicts) {
    note(all, "conflicts", one.events);
  }
}

// The id of the phrase that says why a message stands nowhere.
const char* reason(const Story& story, int n) {
  const auto lines = story.lines(n);
  const auto all = [&](auto holds) { return std::ranges::all_of(lines, holds); };
  if (story.analysis().message(n).system) {
    return "left_out.system";
  }
  const auto asked = [&](Line line) { return story.asks(line); };
  if (!lines.empty() && all(asked)) {
    return "left_out.question";
  }
  if (!story.event(n).tags.empty() || story.event(n).key) {
    return "left_out.nothing_new";
  }
  if (all([&](Line line) { return story.modality(line) == Modality::acknowledgement; })) {
    return "left_out.acknowledgement";
  }
  return std::ranges::any_of(lines, asked) ? "left_out.question" : "left_out.chatter";
}

}  // namespace

std::vector<Use> uses(const Story& story, const Incident& incident) {
  std::vector<Use> all(story.events().size());
  note_sections(all, incident);
  for (const Event& event : story.events()) {
    Use& use = all[static_cast<std::size_t>(event.n) - 1];
    if (use.sections.empty()) {
      use.left_out = story.phrases().text(reason(story, event.n));
    }
  }
  return all;
}

}  // namespace tenmatsu::composition
