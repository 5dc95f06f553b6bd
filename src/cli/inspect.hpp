// The commands that look at rules, templates, formats and a single analysis; none writes a file.

#pragma once

#include <iosfwd>

#include "cli/messages.hpp"
#include "cli/options.hpp"

namespace tenmatsu::cli {

int explain(const Options& options, std::istream& in, std::ostream& out, Messages& messages);
int list_rules(const Options& options, std::ostream& out);
int show_rule(const Options& options, std::ostream& out);
/// Returns 1 where an example of a rule does not hold.
int test_rules(const Options& options, std::ostream& out, Messages& messages);
/// Returns 3 where an input cannot be read; the others are counted.
int rule_coverage(const Options& options, std::istream& in, std::ostream& out, Messages& messages);
int list_templates(std::ostream& out);
int show_template(const Options& options, std::ostream& out);
int list_formats(std::ostream& out);

}  // namespace tenmatsu::cli
