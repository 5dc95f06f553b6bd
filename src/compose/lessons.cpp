#include "compose/lessons.hpp"

#include <algorithm>

#include "compose/clock_text.hpp"
#include "compose/wording.hpp"
#include "compose/words.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = Lesson::Kind;

bool knows(const std::vector<Lesson>& all, const Lesson& lesson) {
  return std::any_of(all.begin(), all.end(), [&](const Lesson& one) {
    return one.statement.text == lesson.statement.text;
  });
}

void add(std::vector<Lesson>& all, Lesson lesson) {
  if (!lesson.statement.text.empty() && !knows(all, lesson)) {
    all.push_back(std::move(lesson));
  }
}

// --- measured ---

// Who noticed first, as rules::MeasuredLesson::by names it; empty where the talk does not say.
std::string noticed_by(const Story& story, const Incident& incident) {
  const auto& detected = incident.time(Milestone::detected);
  if (!detected || detected->events.empty()) {
    return "";
  }
  const int n = detected->events.front();
  const bool monitor = story.bot(n) || story.hears(n, "noticed_by_monitor");
  const bool person = !story.bot(n) && story.hears(n, "noticed_by_person");
  return monitor == person ? "" : monitor ? "monitor" : "person";
}

const Duration* duration_of(const Incident& incident, const std::string& name) {
  const auto found = std::find_if(incident.durations.begin(), incident.durations.end(),
                                  [&](const Duration& one) { return one.name == name; });
  return found == incident.durations.end() ? nullptr : &*found;
}

bool fits(const rules::MeasuredLesson& rule, const Duration* duration, const std::string& by) {
  if (!rule.by.empty() && rule.by != by) {
    return false;
  }
  if (rule.duration.empty()) {
    return true;
  }
  // What was found out after the end did not delay it.
  return duration != nullptr && duration->stage && duration->minutes >= rule.at_least &&
         duration->minutes <= rule.at_most.value_or(duration->minutes);
}

std::vector<int> proof_of(const Incident& incident, const Duration* duration) {
  Statement proof;
  if (duration != nullptr) {
    cite(proof, duration->from);
    cite(proof, duration->to);
  } else {
    cite(proof, incident.time(Milestone::detected)->events);
  }
  return proof.events;
}

// Of the rules about one span the first that fits speaks.
void add_measured(const Story& story, const Incident& incident, std::vector<Lesson>& all) {
  const std::string by = noticed_by(story, incident);
  std::vector<std::string_view> told;
  for (const rules::MeasuredLesson& rule : story.rules().lessons.measured()) {
    const std::string_view about = rule.about();
    const Duration* duration = duration_of(incident, rule.duration);
    if (!fits(rule, duration, by) || std::find(told.begin(), told.end(), about) != told.end()) {
      continue;
    }
    told.push_back(about);
    const std::string span =
        duration == nullptr ? "" : span_text(story, duration->minutes, duration->approximate);
    std::string text = rule.text;
    const std::size_t at = text.find(rules::MeasuredLesson::kSpan);
    if (at != std::string::npos) {
      text.replace(at, rules::MeasuredLesson::kSpan.size(), span);
    }
    add(all, {rule.kind, {text, proof_of(incident, duration)}});
  }
}

// --- steps without effect ---

void add_failed(const Story& story, const Incident& incident, std::vector<Lesson>& all) {
  int left = 2;  // the others stand among the steps
  for (const Action& action : incident.actions) {
    const bool held = action.verdict == story.phrases().text("verdict.relapsed");
    if (action.failed && !held && action.status == Status::done && left > 0) {
      --left;
      const bool worse = action.verdict == story.phrases().text("verdict.worse");
      Statement told{story.phrases().fill(worse ? "lesson.worse" : "lesson.failed",
                                          {{"what", action.statement.text}}),
                     {}};
      cite(told, action.statement.events);
      if (action.effect) {
        cite(told, action.effect->events);
      }
      add(all, {Kind::went_wrong, std::move(told)});
    }
  }
}

// --- said ---

// 「これは反省」「誰も見ていなかった」 leave open what they are about.
bool names_something(const Story& story, Line line) {
  return !content_words(text::normalised(story.said_whole(line))).empty();
}

// What was asked, wished or planned did not go any way yet.
bool looks_back(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  return !story.asks(line) && !story.conditional(line) && !story.bot(line.n) &&
         modality != Modality::question && modality != Modality::request &&
         modality != Modality::proposal && modality != Modality::intention &&
         modality != Modality::need && modality != Modality::rejection;
}

// The main cause is told as such, whatever words it has: 「前の設定が引き継がれていなかった」.
bool tells_main_cause(const Story& story, const Incident& incident, Line line) {
  return std::any_of(incident.causes.begin(), incident.causes.end(), [&](const Cause& cause) {
    const auto& events = cause.statement.events;
    return cause.main && story.carries(line, Tag::cause) &&
           std::find(events.begin(), events.end(), line.n) != events.end();
  });
}

void add_said(const Story& story, const Incident& incident, std::vector<Lesson>& all) {
  constexpr std::ptrdiff_t kMost = 4;  // of a kind
  for (const Event& event : story.events()) {
    for (const Line line : story.lines(event.n)) {
      const rules::LessonRule* rule = looks_back(story, line) && names_something(story, line)
                                          ? story.rules().lessons.told_by(story.normal(line))
                                          : nullptr;
      if (rule == nullptr || tells_main_cause(story, incident, line)) {
        continue;
      }
      const auto kind = rule->kind;
      const auto known = std::count_if(all.begin(), all.end(),
                                       [&](const Lesson& one) { return one.kind == kind; });
      if (known < kMost) {
        add(all, {kind, plain_statement(story, event.n, {line})});
      }
    }
  }
}

}  // namespace

std::vector<Lesson> lessons(const Story& story, const Incident& incident) {
  std::vector<Lesson> all;
  add_measured(story, incident, all);
  add_failed(story, incident, all);
  add_said(story, incident, all);
  std::stable_sort(all.begin(), all.end(),
                   [](const Lesson& a, const Lesson& b) { return a.kind < b.kind; });
  return all;
}

}  // namespace tenmatsu::composition
