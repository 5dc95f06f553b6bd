// A talk whose tags are given, so that compose is tested on what it reads and not on the rules.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compose/story/story.hpp"
#include "rules/rules.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::composition {

struct Told {
  Told(Minute when, std::string who, std::string what, std::vector<TagFinding> found,
       std::vector<Metric> figures = {}, std::vector<TimeMention> mentions = {})
      : minute(when),
        speaker(std::move(who)),
        text(std::move(what)),
        tags(std::move(found)),
        metrics(std::move(figures)),
        times(std::move(mentions)) {}

  Minute minute;
  std::string speaker;
  std::string text;
  std::vector<TagFinding> tags;
  std::vector<Metric> metrics;     // spans are found by `text`
  std::vector<TimeMention> times;  // spans are found by `text`
  bool key = false;                // see Event::key
};

/// The same, where it moved the incident.
inline Told moving(Told told) {
  told.key = true;
  return told;
}

inline TagFinding tag(Tag which, Status status = Status::none) {
  TagFinding finding;
  finding.tag = which;
  finding.status = status;
  return finding;
}

/// The same, where it is the one of its tag that counts most.
inline TagFinding main_one(TagFinding finding) {
  finding.main = true;
  return finding;
}

/// The same, where the weights of its clues sum up to so much.
inline TagFinding weighed(TagFinding finding, double worth) {
  Evidence rest;
  rest.rule = "rest";
  rest.weight = worth;
  finding.evidence = {rest};
  return finding;
}

inline TagFinding followup(std::string owner, std::string due = "") {
  TagFinding finding = tag(Tag::followup);
  finding.owner = std::move(owner);
  finding.due = std::move(due);
  return finding;
}

inline Metric metric(double value, std::string unit, std::string subject, std::string text) {
  Metric made;
  made.value = value;
  made.unit = std::move(unit);
  made.subject = std::move(subject);
  made.text = std::move(text);
  made.named = true;
  return made;
}

inline TimeMention mention(TimeMention::Kind kind, Minute minute, std::string text) {
  TimeMention made;
  made.kind = kind;
  made.minute = minute;
  made.text = std::move(text);
  return made;
}

inline constexpr Minute at(int hour, int minute) {
  return hour * 60 + minute;
}

inline const RulesPtr& shipped_rules() {
  static const RulesPtr rules = load_rules({});
  return rules;
}

inline Span span_of(int n, const std::string& text, const std::string& part) {
  const std::size_t begin = text.find(part);
  return begin == std::string::npos ? Span{n, 0, 0} : Span{n, begin, begin + part.size()};
}

/// Which sentences carry a tag is the analysis' own answer; where it has none, all of them do.
inline void share_out(const Event& own, TagFinding& finding) {
  if (const TagFinding* known = find_tag(own, finding.tag)) {
    finding.sentences = known->sentences;
    finding.main_sentence = known->main_sentence;
  } else {
    for (std::size_t s = 0; s < own.sentences.size(); ++s) {
      finding.sentences.push_back(static_cast<int>(s));
    }
  }
  if (finding.tag == Tag::followup && !finding.sentences.empty()) {
    finding.work = {{finding.sentences.front(), finding.owner, finding.due}};
  }
}

/// Sentences, modality and people are the analysis' own; tags, figures and times are as given.
inline Analysis analysis_of(const std::vector<Told>& talk) {
  Transcript transcript;
  transcript.name = "talk.txt";
  for (const Told& told : talk) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.line = message.n;
    message.time = Stamp{told.minute * 60, false, false, std::nullopt};
    message.speaker = told.speaker;
    message.text = told.text;
    transcript.messages.push_back(std::move(message));
  }
  Analysis analysis = analyse(std::move(transcript), shipped_rules());
  for (std::size_t i = 0; i < talk.size(); ++i) {
    Event& event = analysis.events[i];
    std::vector<TagFinding> given = talk[i].tags;
    for (TagFinding& finding : given) {
      share_out(event, finding);
    }
    event.tags = std::move(given);
    event.key = talk[i].key;
    event.metrics = talk[i].metrics;
    event.times = talk[i].times;
    for (Metric& one : event.metrics) {
      one.span = span_of(event.n, talk[i].text, one.text);
    }
    for (TimeMention& one : event.times) {
      one.span = span_of(event.n, talk[i].text, one.text);
    }
  }
  return analysis;
}

}  // namespace tenmatsu::composition
