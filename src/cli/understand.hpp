// An input with what happened in it: a transcript is analysed and composed, an analysis in JSON is
// read back.

#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/inputs.hpp"
#include "cli/messages.hpp"
#include "cli/options.hpp"

namespace tenmatsu::cli {

struct Understood {
  Analysis analysis;
  std::optional<Incident> incident;
  std::string trouble;  // why there is none
};

/// Several inputs are merged into one talk, which only transcripts can be. What was noted on the
/// way is told. Throws as load() does.
Understood understand(const std::vector<Input>& inputs, std::istream& in, const RulesPtr& rules,
                      const Options& options, Messages& messages);

/// The incident; throws Failure::no_incident where there is none.
const Incident& incident_of(const Understood& understood);

}  // namespace tenmatsu::cli
