// A talk whose tags alone are given; figures and their subjects are the analysis' own.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compose/impact/effects.hpp"
#include "compose/impact/impact.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {

struct Heard {
  const char* text;
  std::vector<Tag> tags;
};

inline Analysis heard(const std::vector<Heard>& talk) {
  Transcript transcript;
  transcript.name = "talk.txt";
  for (const Heard& one : talk) {
    Message message;
    message.n = static_cast<int>(transcript.messages.size()) + 1;
    message.line = message.n;
    message.time = Stamp{at(9, message.n) * 60, false, false, std::nullopt};
    message.speaker = message.n % 2 == 0 ? "岸" : "堤";
    message.text = one.text;
    transcript.messages.push_back(std::move(message));
  }
  Analysis analysis = analyse(std::move(transcript), shipped_rules());
  for (std::size_t i = 0; i < talk.size(); ++i) {
    std::vector<TagFinding> findings;
    for (const Tag one : talk[i].tags) {
      TagFinding finding = tag(one);
      share_out(analysis.events[i], finding);
      findings.push_back(std::move(finding));
    }
    analysis.events[i].tags = std::move(findings);
  }
  return analysis;
}

/// 「subject: value → value; subject: value」
inline std::string rows_of(const std::vector<Heard>& talk) {
  const Analysis analysis = heard(talk);
  std::string all;
  for (const EffectRow& row : effects(Story(analysis, *shipped_rules()))) {
    all += (all.empty() ? "" : "; ") + row.subject + ":";
    for (std::size_t i = 0; i < row.readings.size(); ++i) {
      all += (i == 0 ? " " : " → ") + row.readings[i].text;
    }
  }
  return all;
}

inline std::vector<Statement> impact_of(const std::vector<Heard>& talk) {
  const Analysis analysis = heard(talk);
  const Story story(analysis, *shipped_rules());
  return impact(story, effects(story));
}

}  // namespace tenmatsu::composition
