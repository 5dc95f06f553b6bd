#include "cli/proofread.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "cli/exit_code.hpp"
#include "cli/inputs.hpp"
#include "cli/load.hpp"
#include "cli/understand.hpp"
#include "tenmatsu/check.hpp"
#include "tenmatsu/verify.hpp"

namespace tenmatsu::cli {
namespace {

// The inputs, all of which can be read.
std::vector<Input> readable(const Options& options, Messages& messages) {
  std::vector<std::string> troubles;
  std::vector<Input> inputs = expand(options.inputs, "", troubles);
  for (const std::string& trouble : troubles) {
    messages.error(trouble);
  }
  // What an unreadable transcript says would be taken for unsaid.
  if (!troubles.empty()) {
    throw Error(Failure::input, "not all transcripts could be read; nothing was verified");
  }
  return inputs;
}

// A line each, or as JSON; how many there are goes to standard error.
int report(const Options& options, const std::string& file, const Findings& findings,
           std::ostream& out, Messages& messages) {
  if (options.json) {
    out << findings_json(file, findings);
  } else {
    for (const Finding& one : findings) {
      fmt::print(out, "{}:{}: {}: {} — {}\n", file, one.line, one.id, one.message, one.way_out);
    }
  }
  messages.summary(
      fmt::format("{}: {} finding{}", file, findings.size(), findings.size() == 1 ? "" : "s"));
  return findings.empty() ? kConverted : kFailedOn;
}

bool is_markdown(const std::string& path) {
  return path.ends_with(".md") || path.ends_with(".markdown");
}

// A file of Markdown may hold minutes of the talk as well; what comes by a pipe has no name.
bool is_document(const std::string& path, const std::string& bytes, const RulesPtr& rules) {
  constexpr std::string_view kNothing = "\r\n\t \xef\xbb\xbf";
  std::size_t begin = bytes.find_first_not_of(kNothing);
  // The title may stand below a comment: a mark of what is generated.
  if (begin != std::string::npos && bytes.compare(begin, 4, "<!--") == 0) {
    begin =
        bytes.find_first_not_of(kNothing, std::min(bytes.find("-->", begin), bytes.size() - 3) + 3);
  }
  const bool titled = begin != std::string::npos && bytes.compare(begin, 2, "# ") == 0;
  return (is_markdown(path) && (titled || tenmatsu::is_document(bytes, rules))) ||
         (path == "-" && titled);
}

// The document that the transcript becomes; references point into it, so that lines can be found.
std::string converted(const Input& input, std::istream& in, const Options& options,
                      const RulesPtr& rules, Messages& messages) {
  const Understood told = understand({input}, in, rules, options, messages);
  RenderOptions render;
  render.cite = options.cite;
  render.rules = rules;
  return tenmatsu::render(told.analysis, incident_of(told), render);
}

}  // namespace

int verify(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  const auto rules = load_rules(options.rules, Examples::leave_out);
  const std::string document = load_document(options.document, in);
  const Understood told = understand(readable(options, messages), in, rules, options, messages);
  return report(options, options.document, tenmatsu::verify(document, told.analysis, rules), out,
                messages);
}

int check(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  const auto rules = load_rules(options.rules, Examples::leave_out);
  std::vector<std::string> troubles;
  const Input input = expand(options.inputs, "", troubles).front();
  const bool may_be_document = input.path == "-" || is_markdown(input.path);
  const std::string bytes = may_be_document ? load_document(input.path, in) : "";
  if (may_be_document && is_document(input.path, bytes, rules)) {
    return report(options, input.path, tenmatsu::check(bytes, rules), out, messages);
  }
  std::istringstream again(bytes);
  const std::string document =
      converted(input, input.path == "-" ? again : in, options, rules, messages);
  messages.detail(
      fmt::format("{}: is a transcript; lines are those of the document that tenmatsu "
                  "makes of it",
                  input.path));
  return report(options, input.path, tenmatsu::check(document, rules), out, messages);
}

int list_checks(const Options& options, std::ostream& out) {
  for (const CheckInfo& one : checks(load_rules(options.rules, Examples::leave_out))) {
    fmt::print(out, "{}\t{}\t{}\n", one.id, one.message, one.way_out);
  }
  return kConverted;
}

}  // namespace tenmatsu::cli
