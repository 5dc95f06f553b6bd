// Reads the JSON of an analysis back, so that a person or a script can correct a fact in it and
// render it again.
//
//   auto told = tenmatsu::read_back(bytes, "chat.json", rules);
//   auto markdown = tenmatsu::render(told.analysis, *told.incident, {});

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tenmatsu/notes.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu {

struct ReadBack {
  Analysis analysis;
  std::optional<Incident> incident;  // none where the JSON has none
  std::vector<std::string> changed;  // parts that are not as they were printed: times, causes …
  Notes notes;                       // what was not taken as it was given
};

/// Whether `bytes` are an analysis in JSON, whole or broken: they name its schema.
bool is_analysis(std::string_view bytes);

/// What to_json() or explain_json() printed, with what somebody changed in it. What follows from a
/// changed part (lengths of time, the summary, the questions …) is worked out again unless it was
/// changed by hand as well: docs/analysis.md. `name` is what messages call the input. Throws
/// Failure::input with a line for each mistake.
ReadBack read_back(std::string_view bytes, const std::string& name, const RulesPtr& rules,
                   const ComposeOptions& options = {});

}  // namespace tenmatsu
