// The follow-ups of a few sentences that end a talk.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "compose/followups/followups.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {

/// The analysis' own tags and assignments, at the end of a talk.
inline std::vector<FollowUp> followups_of(
    const std::vector<std::pair<std::string, std::string>>& said) {
  std::vector<Told> talk{{at(9, 0), "岸", "決済が通りません。", {tag(Tag::symptom)}},
                         {at(9, 20), "堤", "復旧しました。", {tag(Tag::recovery)}},
                         {at(9, 21), "久我", "了解です。", {}}};
  Minute minute = at(9, 30);
  for (const auto& [speaker, text] : said) {
    talk.push_back({minute++, speaker, text, {}});
  }
  Analysis analysis = analysis_of(talk);
  Transcript transcript = analysis.transcript;
  const Analysis own = analyse(std::move(transcript), shipped_rules());
  for (std::size_t i = 3; i < talk.size(); ++i) {
    analysis.events[i] = own.events[i];
  }
  return followups(Story(analysis, *shipped_rules()));
}

/// As one line each: who, with whom, until when, and what.
inline std::vector<std::string> rows_of(const std::vector<FollowUp>& found) {
  std::vector<std::string> rows;
  for (const FollowUp& one : found) {
    rows.push_back(one.statement.text + "|" + one.owner + "|" + one.due);
  }
  return rows;
}

}  // namespace tenmatsu::composition
