// The causes of a talk, for the tests of how guesses end.

#pragma once

#include <optional>
#include <vector>

#include "compose/causes/causes.hpp"
#include "compose/causes/guesses.hpp"
#include "compose/told.hpp"

namespace tenmatsu::composition {

inline TagFinding cause(Status status) {
  return tag(Tag::cause, status);
}

inline std::vector<Cause> causes_of(const std::vector<Told>& talk) {
  const Analysis analysis = analysis_of(talk);
  const Story story(analysis, *shipped_rules());
  return causes(story, guesses(story));
}

/// How the one cause of a talk stands; nothing where it has none or several.
inline std::optional<Status> only_status(const std::vector<Told>& talk) {
  const auto found = causes_of(talk);
  return found.size() == 1 ? std::optional(found.front().status) : std::nullopt;
}

/// A tag of which the analysis is as sure as `sum` says.
inline TagFinding weighed(Status status, double sum) {
  TagFinding finding = cause(status);
  Evidence words;
  words.rule = "words";
  words.weight = sum;
  words.tag = Tag::cause;
  finding.evidence = {words};
  return finding;
}

}  // namespace tenmatsu::composition
