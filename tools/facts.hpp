// Compares the document with what a careful reader took from the whole talk: which cause leads,
// how guesses ended, what stopped the harm. docs/annotation.md says what the facts mean.

#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tools/figures.hpp"

namespace tenmatsu::corpus {

struct FactFigures {
  int transcripts = 0;   // that have facts beside them
  Share lead;            // the cause that leads is one that may; none where there is none
  Share open_guesses;    // of the guesses shown as open: that are
  Share guess_outcomes;  // of the guesses followed: that end as they should
  Share summary_cause;   // the summary tells a main cause
  Share summary_end;     // the summary tells a step that stopped the harm
  Share alert;           // whether a monitor told of it
};

/// Adds one transcript; `found` is what to_json() printed. Each mistake is a line for a reader.
void add(FactFigures& figures, const std::string& name, const nlohmann::json& facts,
         const nlohmann::json& found, std::vector<std::string>& mistakes);

/// One line for each figure.
std::string printed(const FactFigures& figures);

}  // namespace tenmatsu::corpus
