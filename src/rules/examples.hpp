// The examples that stand beside the entries of the rule files.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/rules.hpp"

namespace tenmatsu::rules {

/// One string of the "examples", "counterexamples" or "samples" of an entry.
struct Example {
  std::string list;  // that the entry stands in: tags, units, style …
  std::string id;    // of the entry
  std::string file;
  std::string text;      // as it stands there; of an object its "text"
  bool counter = false;  // the rule must not fit it
  std::string stage;     // of an entry of "style"
};

/// Those of all entries, without what other files replaced. `rules` must have been loaded with
/// their examples.
std::vector<Example> examples_of(const RulesPtr& rules);

/// The line on which an example of the entry `id` stands in `file`, from 1; that of the entry where
/// the example is spelled with escapes, 0 where there is no such entry.
int line_of_example(const Rules& rules, std::string_view file, std::string_view id,
                    const std::string& text);

}  // namespace tenmatsu::rules
