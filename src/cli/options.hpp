// argv to Options.

#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "cli/run.hpp"
#include "tenmatsu/tenmatsu.hpp"

namespace tenmatsu::cli {

enum class Command {
  convert,
  explain,
  rules_list,
  rules_show,
  rules_test,
  rules_coverage,
  templates_list,
  templates_show,
  formats,
  verify,
  check,
  check_list,
};

enum class Target { markdown, html, json };

struct Options {
  Command command = Command::convert;
  std::vector<std::string> inputs;  // files, folders, "-"; empty: standard input
  std::string output;               // -o; empty: standard output
  bool force = false;               // overwrite what is there
  bool merge = false;               // one document from all inputs
  Target target = Target::markdown;
  std::string template_name = "default";  // a built-in name or a file
  Cite cite = Cite::footnote;
  bool diagrams = false;  // in Markdown
  bool marks = false;     // in Markdown
  std::string update;     // the document to bring up to date; empty: none
  bool dry_run = false;   // of update: print and write nothing
  ComposeOptions compose;
  ReadOptions read;
  std::vector<std::string> rules;
  std::vector<std::string> fail_on;  // missing, conflict
  bool color = false;
  bool quiet = false;
  bool verbose = false;
  bool json = false;     // of explain, verify, check, rules coverage
  bool list = false;     // of check
  std::string document;  // of verify: the Markdown
  std::string id;        // of rules show, templates show
};

/// Options, or the exit code where nothing is left to do: help was printed to `out`, or a mistake
/// was named in `err`.
std::variant<Options, int> parse(const std::vector<std::string>& args, std::ostream& out,
                                 std::ostream& err, const Surroundings& surroundings);

}  // namespace tenmatsu::cli
