#include "compose/learning/lessons.hpp"

#include <algorithm>
#include <optional>

#include "compose/polish/mended.hpp"
#include "compose/speech/words.hpp"
#include "compose/steps/step_words.hpp"
#include "compose/story/worth.hpp"
#include "compose/times/durations.hpp"
#include "compose/times/milestones.hpp"
#include "compose/wording/clock_text.hpp"
#include "compose/wording/wording.hpp"

namespace tenmatsu::composition {
namespace {

using Kind = Lesson::Kind;

bool knows(const std::vector<Lesson>& all, const Lesson& lesson) {
  return std::ranges::any_of(
      all, [&](const Lesson& one) { return one.statement.text == lesson.statement.text; });
}

void add(std::vector<Lesson>& all, Lesson lesson) {
  if (!lesson.statement.text.empty() && !knows(all, lesson)) {
    all.push_back(std::move(lesson));
  }
}

// --- measured ---

bool any_message(const Story& story, const auto& holds) {
  return std::ranges::any_of(story.events(), [&](const Event& event) { return holds(event.n); });
}

// 「アラートが鳴らなかった」, 「検知が遅かった」, 「誤報でした」: then no monitor did well,
// whatever else was posted.
bool monitor_failed(const Story& story) {
  return any_message(story, [&](int n) {
    const std::vector<Line> lines = story.lines(n);
    return std::ranges::any_of(lines, [&](Line line) {
      const rules::LessonRule* rule =
          story.asks(line) ? nullptr : story.rules().lessons.told_by(story.normal(line));
      const bool late =
          rule != nullptr && (rule->id == "lesson.no-alert" || rule->id == "lesson.noticed-late");
      return late ||
             (!story.asks(line) && story.has(n, Tag::cause) && story.hears(line, "false_alarms"));
    });
  });
}

// A colleague at the counter or on the phone, whose own words need not say who called.
bool hears_customers(const Story& story, int n) {
  return !story.hears(n, "noticed_by_monitor") &&
         holds_any(text::normalised(story.analysis().message(n).speaker),
                   story.phrases().cue("noticed_by_speakers"));
}

// Of another house or department, by what stands beside the name: 「市民課_沢渡」.
bool has_label(const Story& story, int n) {
  constexpr std::size_t kLabel = 2;  // characters
  return length_of(story.analysis().message(n).speaker) >= length_of(story.speaker(n)) + kLabel;
}

// Whether who told of it only suffered from it: of another department, they look into nothing, and
// no monitor is heard of around it.
bool told_from_outside(const Story& story, const Incident& incident, int n) {
  constexpr int kNear = 3;  // messages
  if (incident.alerted || incident.alert || story.bot(n) || !has_label(story, n)) {
    return false;
  }
  for (int m = 1; m <= std::min(n + kNear, story.size()); ++m) {
    if (story.bot(m) || story.hears(m, "noticed_by_monitor") || story.hears(m, "monitor_words")) {
      return false;
    }
  }
  return !any_message(story, [&](int m) {
    return story.speaker(m) == story.speaker(n) &&
           (story.has(m, Tag::investigation) || story.has(m, Tag::action) ||
            story.has(m, Tag::cause));
  });
}

// Who noticed first, as rules::MeasuredLesson::by names it; empty where the talk does not say.
std::string noticed_by(const Story& story, const Incident& incident) {
  const auto& detected = incident.time(Milestone::detected);
  if (!detected || detected->events.empty()) {
    return "";
  }
  const int n = detected->events.front();
  const bool monitor = is_alert(story, n);
  const bool person = story.hears(n, "noticed_by_person") || hears_customers(story, n) ||
                      (!monitor && told_from_outside(story, incident, n));
  if (monitor == person) {
    return "";
  }
  return person ? "person" : monitor_failed(story) ? "" : "monitor";
}

const Duration* duration_of(const Incident& incident, const std::string& name) {
  const auto found = std::ranges::find_if(incident.durations,
                                          [&](const Duration& one) { return one.name == name; });
  return found == incident.durations.end() ? nullptr : &*found;
}

// The span that a lesson is about, from where to where. What nobody had noticed yet took no time to
// find out: such a span begins when it was noticed, and shows how long that is.
struct Length {
  int minutes = 0;
  bool approximate = false;
  std::string formula;  // empty where the document has the length elsewhere
  std::vector<int> from;
  std::vector<int> to;
};

// `whole` as a span that begins when it was noticed.
Length since_noticed(const Story& story, const Incident& incident, const Duration& whole) {
  const auto started = measured_start(story, incident.time(Milestone::started));
  const MilestoneTime& noticed = *incident.time(Milestone::detected);
  const auto& relief = incident.time(Milestone::mitigated);
  const Minute end = (started ? *started : noticed).minute + whole.minutes;
  const bool about = relief && relief->minute == end && relief->approximate;
  return {end - noticed.minute, noticed.approximate || about,
          story.phrases().fill("duration.formula",
                               {{"from", clock_text(story, noticed.minute, noticed.approximate)},
                                {"to", clock_text(story, end, about)}}),
          noticed.events, whole.to};
}

std::optional<Length> span_of(const Story& story, const Incident& incident,
                              const rules::MeasuredLesson& rule) {
  const Duration* duration = duration_of(incident, rule.duration);
  // What was found out after the end did not delay it.
  if (duration == nullptr || !duration->stage) {
    return std::nullopt;
  }
  if (rule.since_noticed && incident.time(Milestone::detected)) {
    return since_noticed(story, incident, *duration);
  }
  return Length{duration->minutes, duration->approximate, "", duration->from, duration->to};
}

bool fits(const rules::MeasuredLesson& rule, const std::optional<Length>& span,
          const std::string& by) {
  if (!rule.by.empty() && rule.by != by) {
    return false;
  }
  if (rule.duration.empty() || (!span && rule.or_unknown)) {
    return true;
  }
  return span && span->minutes >= rule.at_least &&
         span->minutes <= rule.at_most.value_or(span->minutes);
}

std::vector<int> proof_of(const Incident& incident, const std::optional<Length>& span) {
  Statement proof;
  if (span) {
    cite(proof, span->from);
    cite(proof, span->to);
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
    const auto span = span_of(story, incident, rule);
    if (!fits(rule, span, by) || std::ranges::find(told, about) != told.end()) {
      continue;
    }
    told.push_back(about);
    std::string length = span ? span_text(story, span->minutes, span->approximate) : std::string();
    if (span && !span->formula.empty()) {
      length =
          story.phrases().fill("lesson.span", {{"length", length}, {"formula", span->formula}});
    }
    std::string text = rule.text;
    const std::size_t at = text.find(rules::MeasuredLesson::kSpan);
    if (at != std::string::npos) {
      text.replace(at, rules::MeasuredLesson::kSpan.size(), length);
    }
    // What also holds where nobody knows the length is not shown by it.
    add(all, {rule.kind, {text, proof_of(incident, rule.or_unknown ? std::nullopt : span)}});
  }
}

// --- steps without effect ---

// 「要再起動」, 「反映には入れ直しが必要」: the step was a needed one and not the last.
bool took_more(const Story& story, const Action& action) {
  constexpr int kSoon = 3;  // messages
  const int last =
      std::max(action.effect ? action.effect->events.back() : 0, action.statement.events.back());
  for (int n = last; n <= std::min(last + kSoon, story.size()); ++n) {
    const std::vector<Line> lines = story.lines(n);
    if (std::ranges::any_of(lines, [&](Line line) {
          return !story.asks(line) && story.hears(line, "takes_more");
        })) {
      return true;
    }
  }
  return false;
}

// 「v41に戻した」, where the list of steps has its whole way: 「昨日のに戻せるか → v41に戻した」.
std::string name_of_step(const Story& story, const Action& action) {
  constexpr std::size_t kShort = 7;  // characters: 「削除が完了した」 needs its plan
  const auto deed = deed_told(story, action);
  const std::string& text = action.statement.text;
  const bool planned = text.find(story.phrases().text("action.arrow")) != std::string::npos;
  const bool enough = deed && !deed->bare && (!planned || length_of(deed->past) > kShort);
  return enough ? deed->past : text;
}

void add_failed(const Story& story, const Incident& incident, std::vector<Lesson>& all) {
  int left = 2;  // the others stand among the steps
  for (const Action& action : incident.actions) {
    const bool held = action.verdict == story.phrases().text("verdict.relapsed");
    if (action.failed && !held && action.status == Status::done && left > 0 &&
        !took_more(story, action)) {
      --left;
      const bool worse = action.verdict == story.phrases().text("verdict.worse");
      Statement told{story.phrases().fill(worse ? "lesson.worse" : "lesson.failed",
                                          {{"what", name_of_step(story, action)}}),
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

// 「先に申し上げるべきでした」: what was needed and not done.
bool regrets(const Story& story, Line line) {
  const auto& phrases = story.phrases();
  return ends_with_any(without_ends(story.bare(line), phrases.cue("copula_ends")),
                       phrases.cue("regret_ends"));
}

// 「これは反省」「誰も見ていなかった」「焦って見落としました」 leave open what they are about.
bool names_something(const Story& story, Line line, const rules::LessonRule& rule) {
  const std::string said = text::normalised(story.said_whole(line));
  const std::size_t words = content_words(said).size();
  const auto has = [&](const char* particle) {
    return said.find(story.phrases().text(particle)) != std::string::npos;
  };
  // Two words of the rule make a sentence: 「アラートが鳴らなかった」.
  const bool enough =
      words > 1 ||
      (words == 1 && (!rule.sign.with.empty() || has("particle.subject") || has("particle.topic")));
  // 「六人目まで待たずに申し上げるべきでした」
  constexpr std::size_t kTold = 12;  // letters
  const bool told = length_of(said) >= kTold && regrets(story, line);
  return (enough || told) && !story.begins(line, "demonstratives");
}

// 「前に2時間気づかなかったことがある」 is of another time, 「周知漏れで閉じる」 ends the incident.
bool of_other_matter(const Story& story, Line line) {
  return story.hears(line, "past_cases") || story.hears(line, "close") || story.hearsay(line) ||
         outweighed(story, line.n, Tag::cause, {Tag::symptom});
}

// What was asked, wished or planned did not go any way yet.
bool looks_back(const Story& story, Line line) {
  const Modality modality = story.modality(line);
  const bool needed = modality == Modality::need && !regrets(story, line);
  const bool supposed = story.conditional(line) && !regrets(story, line);
  return !story.asks(line) && !supposed && !story.bot(line.n) && !of_other_matter(story, line) &&
         modality != Modality::question && modality != Modality::request &&
         modality != Modality::proposal && modality != Modality::intention && !needed &&
         modality != Modality::rejection;
}

// The main cause is told as such, whatever words it has: 「前の設定が引き継がれていなかった」.
bool tells_main_cause(const Story& story, const Incident& incident, Line line) {
  return std::ranges::any_of(incident.causes, [&](const Cause& cause) {
    const auto& events = cause.statement.events;
    return cause.main && story.carries(line, Tag::cause) && !regrets(story, line) &&
           std::ranges::find(events, line.n) != events.end();
  });
}

void add_said(const Story& story, const Incident& incident, std::vector<Lesson>& all) {
  constexpr std::ptrdiff_t kMost = 4;  // of a kind
  for (const Event& event : story.events()) {
    for (const Line line : story.lines(event.n)) {
      const rules::LessonRule* rule =
          looks_back(story, line) ? story.rules().lessons.told_by(story.normal(line)) : nullptr;
      // 「もっと早く出せばよかった」 went no way well.
      const bool praised = rule != nullptr && rule->kind == Kind::went_well;
      if (rule == nullptr || (praised && regrets(story, line)) ||
          !names_something(story, line, *rule) || tells_main_cause(story, incident, line)) {
        continue;
      }
      const auto kind = rule->kind;
      const auto known =
          std::ranges::count_if(all, [&](const Lesson& one) { return one.kind == kind; });
      if (known < kMost) {
        add(all, {kind, mended(story, plain_statement(story, event.n, {line}))});
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
  std::ranges::stable_sort(all, [](const Lesson& a, const Lesson& b) { return a.kind < b.kind; });
  return all;
}

}  // namespace tenmatsu::composition
