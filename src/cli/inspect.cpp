#include "cli/inspect.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <ostream>

#include "cli/exit_code.hpp"
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/understand.hpp"
#include "tenmatsu/examples.hpp"

namespace tenmatsu::cli {
namespace {

void put_coverage(const RuleCoverage& coverage, std::size_t transcripts, std::ostream& out) {
  std::size_t fired = 0;
  for (const RuleUse& use : coverage.uses) {
    fired += use.count > 0 ? 1 : 0;
    fmt::print(out, "{}\t{}\t{}\t{}\n", use.count, use.kind, use.id,
               use.count > 0 ? fmt::format("{}:{}", use.first_file, use.first_line) : "-");
  }
  fmt::print(out, "{} of {} rules said something of {} transcript{}; not counted: {}\n", fired,
             coverage.uses.size(), transcripts, transcripts == 1 ? "" : "s",
             fmt::join(coverage.not_counted, ", "));
}

// A message is one line, whatever the example is.
std::string in_one_line(const std::string& example) {
  std::string line;
  for (const char c : example) {
    line += c == '\n' ? "\\n" : std::string(1, c);
  }
  return line;
}

}  // namespace

int explain(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  const auto rules = load_rules(options.rules, Examples::leave_out);
  const Understood told = understand({only_input(options.inputs)}, in, rules, options, messages);
  const Incident* incident = told.incident ? &*told.incident : nullptr;
  if (incident == nullptr) {
    messages.error(told.trouble);
  }
  out << (options.json ? explain_json(told.analysis, incident)
                       : tenmatsu::explain(told.analysis, incident));
  return incident == nullptr ? kNoIncident : kConverted;
}

int list_rules(const Options& options, std::ostream& out) {
  for (const RuleInfo& rule : rule_infos(load_rules(options.rules))) {
    fmt::print(out, "{}\t{}\t{}\t{}\n", rule.id, rule.kind, rule.file, rule.about);
  }
  return kConverted;
}

int show_rule(const Options& options, std::ostream& out) {
  for (const RuleInfo& rule : rule_infos(load_rules(options.rules))) {
    if (rule.id == options.id) {
      fmt::print(out, "{}: {}\n{}\n", rule.file, rule.kind, rule.definition);
      return kConverted;
    }
  }
  throw Error(Failure::usage,
              fmt::format("{}: no rule has this id; see tenmatsu rules list", options.id));
}

int test_rules(const Options& options, std::ostream& out, Messages& messages) {
  const auto rules = load_rules(options.rules);
  const ExamplesRun run = run_examples(rules);
  for (const RuleFailure& failure : run.failures) {
    messages.error(fmt::format("{}:{}: {}: \"{}\": {}", failure.file, failure.line, failure.id,
                               in_one_line(failure.example), failure.trouble));
  }
  for (const ExampleCount& count : run.counts) {
    fmt::print(out, "{}\t{}\n", count.examples, count.list);
  }
  fmt::print(out, "{} rules, {} examples do not hold\n", rule_infos(rules).size(),
             run.failures.size());
  return run.failures.empty() ? kConverted : kFailedOn;
}

int rule_coverage(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  const auto rules = load_rules(options.rules);
  std::vector<std::string> troubles;
  std::vector<Analysis> analyses;
  for (const Input& input : expand(options.inputs, "", troubles)) {
    try {
      analyses.push_back(analyse(load(input, in, rules, options.read), rules));
      messages.notes(analyses.back().transcript.notes);
    } catch (const Error& error) {
      if (error.failure() != Failure::input) {
        throw;
      }
      troubles.emplace_back(error.what());
    }
  }
  for (const std::string& trouble : troubles) {
    messages.error(trouble);
  }
  const RuleCoverage coverage = tenmatsu::rule_coverage(rules, analyses);
  if (analyses.empty()) {
    return kInput;
  }
  if (options.json) {
    out << coverage_json(coverage);
  } else {
    put_coverage(coverage, analyses.size(), out);
  }
  return troubles.empty() ? kConverted : kInput;
}

int list_templates(std::ostream& out) {
  for (const TemplateInfo& one : templates()) {
    fmt::print(out, "{}\t{}\n", one.name, one.about);
  }
  return kConverted;
}

int show_template(const Options& options, std::ostream& out) {
  for (const TemplateInfo& one : templates()) {
    if (one.name == options.id) {
      out << one.text;
      return kConverted;
    }
  }
  throw Error(Failure::usage, fmt::format("{}: no built-in template has this name; see tenmatsu "
                                          "templates list",
                                          options.id));
}

int list_formats(std::ostream& out) {
  fmt::print(out, "{}\tan analysis that --to json printed, with what was corrected in it\n",
             kAnalysisFormat);
  for (const FormatInfo& format : formats()) {
    fmt::print(out, "{}\t{}\n", format.name, format.about);
  }
  return kConverted;
}

}  // namespace tenmatsu::cli
