// The analysis as JSON. docs/analysis.schema.json is its contract: what changes here changes there.

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "render/seals.hpp"
#include "render/times.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

namespace {

// Keeps the order of insertion: what a reader looks for first stands first.
using Json = nlohmann::ordered_json;

/// The clock of a talk: how its times are printed.
struct Clock {
  std::optional<Date> first_day;
  bool timed =
      false;  // whether any message has a time; where none has, what was counted is nothing
};

Clock clock_of(const Transcript& transcript) {
  return {transcript.first_day,
          std::ranges::any_of(transcript.messages,
                              [](const Message& message) { return message.time.has_value(); })};
}

/// A member that is left out where the text is empty.
void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) {
    json[key] = text;
  }
}

/// A member that is left out where it is false.
void put(Json& json, const char* key, bool flag) {
  if (flag) {
    json[key] = true;
  }
}

/// How much of the analysis is printed: what it found, or also what each finding rests on.
enum class Detail { findings, evidence };

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

// 12000, not 12000.0; what has a fraction is printed as short as it reads back.
Json number(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53: a larger double is no exact integer
  if (std::abs(value) < kExact && value == std::floor(value)) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

/// What `span` covers, or "" where it covers nothing of the text.
std::string text_at(const Message& message, const Span& span) {
  if (span.begin > span.end || span.end > message.text.size()) {
    return {};
  }
  return message.text.substr(span.begin, span.end - span.begin);
}

/// `minute` as the member `key`. Where no date tells the days apart, `day_key` counts midnights.
void put_minute(Json& out, const char* key, const char* day_key, Minute minute,
                const Clock& clock) {
  out[key] = document::iso_minute(minute, clock.first_day);
  const int day = document::day_of(minute);
  if (!clock.first_day && day != 0) {
    out[day_key] = day;
  }
}

/// The same as the member `time`, null where it is unknown.
void put_time(Json& out, Minute minute, bool known, const Clock& clock) {
  if (known) {
    put_minute(out, "time", "day", minute, clock);
  } else {
    out["time"] = nullptr;
  }
}

template <typename List, typename Function>
Json list_of(const List& list, Function one) {
  Json out = Json::array();
  for (const auto& item : list) {
    out.push_back(one(item));
  }
  return out;
}

Json source(const Transcript& transcript) {
  Json out;
  out["name"] = transcript.name;
  out["format"] = transcript.format;
  out["encoding"] = transcript.encoding;
  out["sha256"] = transcript.sha256;
  put(out, "title", transcript.title);
  if (!transcript.sources.empty()) {
    out["merged"] = list_of(transcript.sources, [](const SourceInfo& one) {
      return Json{{"name", one.name},
                  {"format", one.format},
                  {"encoding", one.encoding},
                  {"sha256", one.sha256}};
    });
  }
  if (transcript.first_day) {
    out["date"] = document::iso_date(*transcript.first_day);
  }
  if (transcript.named_day) {
    out["named_date"] = document::iso_date(*transcript.named_day);
  }
  out["notes"] = list_of(transcript.notes, [](const Note& note) {
    return Json{{"file", note.file}, {"line", note.line}, {"text", note.text}};
  });
  return out;
}

Json person(const Person& one) {
  Json out;
  out["name"] = one.name;
  put(out, "role", one.role);
  out["labels"] = one.labels;
  out["bot"] = one.bot;
  return out;
}

Json evidence(const Evidence& one, const Message& message) {
  Json out;
  out["rule"] = one.rule;
  put(out, "text", text_at(message, one.span));
  out["weight"] = one.weight;
  return out;
}

Json tag(const TagFinding& finding, const Message& message, Detail detail) {
  Json out;
  out["tag"] = name_of(finding.tag);
  if (finding.status != Status::none) {
    out["status"] = name_of(finding.status);
  }
  put(out, "rule", finding.rule);
  if (!finding.sentences.empty()) {
    // Counted from 1, as messages are.
    out["sentences"] = list_of(finding.sentences, [](int sentence) { return Json(sentence + 1); });
    out["main_sentence"] = finding.main_sentence + 1;
  }
  put(out, "main", finding.main);
  if (finding.tag == Tag::followup) {
    out["owner"] = text_or_null(finding.owner);
    out["due"] = text_or_null(finding.due);
    if (finding.category != Category::none) {
      out["category"] = name_of(finding.category);
    }
    put(out, "postmortem", finding.postmortem);
  }
  if (detail == Detail::evidence) {
    out["evidence"] =
        list_of(finding.evidence, [&](const Evidence& one) { return evidence(one, message); });
  }
  return out;
}

Json metric(const Metric& one) {
  Json out;
  out["value"] = number(one.value);
  out["unit"] = one.unit;
  out["q"] = symbol_of(one.bound);
  out["role"] = name_of(one.role);
  put(out, "subject", one.subject);
  out["text"] = one.text;
  put(out, "named", one.named);
  put(out, "corrected", one.corrected);
  return out;
}

Json sentence(const Sentence& one, const Message& message) {
  Json out;
  out["text"] = text_at(message, one.span);
  out["modality"] = name_of(one.modality);
  put(out, "negated", one.negated);
  put(out, "question", one.question);
  put(out, "conditional", one.conditional);
  put(out, "hearsay", one.hearsay);
  put(out, "rule", one.rule);
  return out;
}

Json time_mention(const TimeMention& mention, const Clock& clock) {
  Json out;
  out["kind"] = document::kMentionKinds[static_cast<std::size_t>(mention.kind)];
  put_time(out, mention.minute, true, clock);
  put(out, "approximate", mention.approximate);
  put(out, "relative", mention.relative);
  out["text"] = mention.text;
  return out;
}

void put_time(Json& out, const Message& message, const Clock& clock) {
  if (!message.time) {
    out["time"] = nullptr;
    return;
  }
  if (message.time->since_start) {
    // The time is what the source gives; the clock is worked out from its start.
    Stamp elapsed;
    elapsed.second = *message.time->since_start;
    elapsed.elapsed = true;
    out["time"] = document::iso_stamp(elapsed, clock.first_day);
    out["clock"] = document::iso_stamp(*message.time, clock.first_day);
  } else {
    out["time"] = document::iso_stamp(*message.time, clock.first_day);
  }
  put(out, "elapsed", message.time->elapsed || message.time->since_start.has_value());
  // Where no date tells the days apart, the number of midnights does.
  const int day = document::day_of(message.time->minute());
  if (!clock.first_day && !message.time->elapsed && day != 0) {
    out["day"] = day;
  }
  put(out, "approximate", message.time_approximate);
}

Json term(const TermUse& use, const Message& message) {
  return {{"category", use.category}, {"term", use.term}, {"text", text_at(message, use.span)}};
}

void put_meaning(Json& out, const Event& event, const Message& message, const Clock& clock,
                 Detail detail) {
  out["phase"] = name_of(event.phase);
  put(out, "key", event.key);
  out["tags"] =
      list_of(event.tags, [&](const TagFinding& one) { return tag(one, message, detail); });
  if (detail == Detail::evidence) {
    out["terms"] = list_of(event.terms, [&](const TermUse& use) { return term(use, message); });
  }
  out["metrics"] = list_of(event.metrics, metric);
  out["times"] =
      list_of(event.times, [&](const TimeMention& one) { return time_mention(one, clock); });
  out["sentences"] =
      list_of(event.sentences, [&](const Sentence& one) { return sentence(one, message); });
}

Json event(const Analysis& analysis, std::size_t index, const Incident* incident,
           const Clock& clock, Detail detail) {
  const Message& message = analysis.transcript.messages[index];
  Json out;
  out["n"] = message.n;
  out["line"] = message.line;
  put(out, "source", message.source);
  put_time(out, message, clock);
  out["speaker"] = text_or_null(message.speaker);
  out["bot"] = message.bot;
  put(out, "system", message.system);
  out["text"] = message.text;
  if (message.reply_to) {
    out["reply_to"] = *message.reply_to;
  }
  put_meaning(out, index < analysis.events.size() ? analysis.events[index] : Event{}, message,
              clock, detail);
  const bool followed = incident != nullptr && index < incident->uses.size();
  out["used_in"] = followed ? Json(incident->uses[index].sections) : Json::array();
  if (followed) {
    put(out, "left_out", incident->uses[index].left_out);
  }
  return out;
}

Json statement(const Statement& one) {
  return {{"text", one.text}, {"events", one.events}};
}

Json milestone(const std::optional<MilestoneTime>& known, const Clock& clock) {
  Json out;
  if (known) {
    put_time(out, known->minute, true, clock);
    out["approximate"] = known->approximate;
    out["events"] = known->events;
  }
  return out;
}

Json times(const Incident& incident, const Clock& clock) {
  Json out = Json::object();
  for (int i = 0; i < kMilestoneCount; ++i) {
    const auto one = static_cast<Milestone>(i);
    out[name_of(one)] = milestone(incident.time(one), clock);
  }
  return out;
}

Json durations(const std::vector<Duration>& all) {
  Json out = Json::object();
  for (const Duration& one : all) {
    Json& here = out[one.name] = {
        {"label", one.label},     {"minutes", one.minutes}, {"approximate", one.approximate},
        {"formula", one.formula}, {"from", one.from},       {"to", one.to}};
    if (one.stage) {
      here["stage"] = {{"minutes", one.stage->minutes}, {"approximate", one.stage->approximate}};
      if (one.stage->share) {
        here["stage"]["share"] = *one.stage->share;
      }
    }
  }
  return out;
}

Json cause(const Cause& one) {
  Json out;
  out["status"] = name_of(one.status);
  out.update(statement(one.statement));
  put(out, "main", one.main);
  out["contributing"] = one.contributing;
  out["raised"] = one.raised;
  out["supported"] = one.supported;
  out["opposed"] = one.opposed;
  return out;
}

Json hypothesis(const Hypothesis& one, const Clock& clock) {
  Json out;
  out["status"] = name_of(one.status);
  out["steps"] = list_of(one.steps, [&](const Hypothesis::Step& step) {
    Json here;
    here["part"] = name_of(step.part);
    put_time(here, step.minute, step.timed, clock);
    here["speaker"] = text_or_null(step.speaker);
    here.update(statement(step.statement));
    return here;
  });
  return out;
}

Json effect(const EffectRow& row, const Clock& clock) {
  const auto reading = [&](const EffectRow::Reading& one) {
    Json here{{"text", one.text}, {"value", number(one.value)}, {"q", symbol_of(one.bound)}};
    put_time(here, one.minute, clock.timed, clock);
    here["role"] = name_of(one.role);
    here["event"] = one.event;
    return here;
  };
  Json out;
  out["subject"] = row.subject;
  out["unit"] = row.unit;
  out["readings"] = list_of(row.readings, reading);
  if (!row.thresholds.empty()) {
    out["thresholds"] = list_of(row.thresholds, reading);
  }
  put(out, "formula", row.formula);
  return out;
}

void put_known(Json& out, const char* key, const char* day_key, const std::optional<Minute>& minute,
               const Clock& clock) {
  if (minute && clock.timed) {
    put_minute(out, key, day_key, *minute, clock);
  }
}

Json action(const Action& one, const Clock& clock) {
  Json out;
  out["status"] = name_of(one.status);
  put_time(out, one.minute, clock.timed, clock);
  out.update(statement(one.statement));
  out["actor"] = text_or_null(one.actor);
  put_known(out, "proposed", "proposed_day", one.proposed, clock);
  put_known(out, "started", "started_day", one.started, clock);
  put_known(out, "done", "done_day", one.done, clock);
  put(out, "failed", one.failed);
  put(out, "verdict", one.verdict);
  out["stages"] = list_of(one.stages, [&](const ActionStage& stage) {
    Json here{{"status", name_of(stage.status)}};
    put_time(here, stage.minute, clock.timed, clock);
    here.update(statement(stage.statement));
    put(here, "label", stage.label);
    here["actor"] = text_or_null(stage.actor);
    return here;
  });
  if (one.effect) {
    Json& here = out["effect"] = statement(*one.effect);
    put_known(here, "time", "day", one.effect_minute, clock);
  }
  return out;
}

Json followup(const FollowUp& one) {
  Json out;
  out["category"] = one.category == Category::none ? Json(nullptr) : Json(name_of(one.category));
  out.update(statement(one.statement));
  out["owner"] = text_or_null(one.owner);
  out["due"] = text_or_null(one.due);
  if (one.horizon != FollowUp::Horizon::unsaid) {
    out["horizon"] = name_of(one.horizon);
  }
  return out;
}

Json suggestion(const Suggestion& one) {
  Json out;
  out["category"] = one.category == Category::none ? Json(nullptr) : Json(name_of(one.category));
  out["text"] = one.text;
  out["playbook"] = one.playbook;
  put(out, "label", one.label);
  put(out, "because", one.because);
  out["events"] = one.events;
  put(out, "suspected", one.suspected);
  return out;
}

Json lesson(const Lesson& one) {
  Json out;
  out["kind"] = name_of(one.kind);
  out.update(statement(one.statement));
  return out;
}

Json timeline_entry(const TimelineEntry& one, const Clock& clock) {
  Json out;
  put_time(out, one.minute, one.timed, clock);
  out["approximate"] = one.approximate;
  out.update(statement(one.statement));
  out["tags"] = list_of(one.tags, [](Tag tag) { return Json(name_of(tag)); });
  return out;
}

Json missing(const Missing& one) {
  return {{"id", one.id},
          {"label", one.label},
          {"question", one.question},
          {"ask", text_or_null(one.ask)},
          {"events", one.events},
          {"what", text_or_null(one.what)}};
}

Json conflict(const Conflict& one) {
  return {{"id", one.id}, {"label", one.label}, {"text", one.text}, {"events", one.events}};
}

void put_head(Json& out, const Incident& incident, const Clock& clock) {
  out["title"] = statement(incident.title);
  out["author"] = nullptr;
  if (!incident.author.text.empty()) {
    out["author"] = {{"name", incident.author.text}, {"events", incident.author.events}};
  }
  out["status"] = incident.status;
  out["created"] = text_or_null(incident.created);
  out["participants"] = incident.participants;
  out["times"] = times(incident, clock);
  put(out, "alerted", incident.alerted);
  if (incident.alert) {
    out["alert"] = milestone(incident.alert, clock);
  }
  if (incident.work) {
    out["work"] = milestone(incident.work, clock);
  }
  out["durations"] = durations(incident.durations);
}

Json told(const Incident& incident, const Clock& clock) {
  Json out;
  put_head(out, incident, clock);
  out["summary"] = list_of(incident.summary, statement);
  out["impact"] = list_of(incident.impact, statement);
  out["causes"] = list_of(incident.causes, cause);
  out["hypotheses"] =
      list_of(incident.hypotheses, [&](const Hypothesis& one) { return hypothesis(one, clock); });
  out["effects"] =
      list_of(incident.effects, [&](const EffectRow& row) { return effect(row, clock); });
  out["effect_notes"] = list_of(incident.effect_notes, statement);
  out["actions"] = list_of(incident.actions, [&](const Action& one) { return action(one, clock); });
  out["followups"] = list_of(incident.followups, followup);
  out["suggestions"] = list_of(incident.suggestions, suggestion);
  out["lessons"] = list_of(incident.lessons, lesson);
  out["timeline"] = list_of(incident.timeline,
                            [&](const TimelineEntry& one) { return timeline_entry(one, clock); });
  out["missing"] = list_of(incident.missing, missing);
  out["conflicts"] = list_of(incident.conflicts, conflict);
  return out;
}

std::string print(const Analysis& analysis, const Incident* incident, Detail detail) {
  const Clock clock = clock_of(analysis.transcript);
  Json out;
  out["schema"] = "tenmatsu.analysis/1";
  out["source"] = source(analysis.transcript);
  out["people"] = list_of(analysis.people, person);
  out["events"] = Json::array();
  for (std::size_t i = 0; i < analysis.transcript.messages.size(); ++i) {
    out["events"].push_back(event(analysis, i, incident, clock, detail));
  }
  if (incident != nullptr) {
    out["incident"] = told(*incident, clock);
  }
  out["seals"] = document::seals_of(out);
  // A library that hands in broken UTF-8 gets U+FFFD for it, and valid JSON in any case.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string to_json(const Analysis& analysis, const Incident* incident) {
  return print(analysis, incident, Detail::findings);
}

std::string explain_json(const Analysis& analysis, const Incident* incident) {
  return print(analysis, incident, Detail::evidence);
}

}  // namespace tenmatsu
