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

// file:line, where there is a line.
std::string place_of(const std::string& file, const Finding& one) {
  return one.line > 0 ? fmt::format("{}:{}", file, one.line) : file;
}

// A line each, or as JSON; how many there are goes to standard error.
int report(const Options& options, const std::string& file, const Findings& findings,
           std::ostream& out, Messages& messages) {
  if (options.json) {
    out << findings_json(file, findings);
  } else {
    for (const Finding& one : findings) {
      fmt::print(out, "{}: {}: {} — {}\n", place_of(file, one), one.id, one.message, one.way_out);
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

// The number of the message that a line of a document cites first; 0 where it cites none.
int cited_message(std::string_view line) {
  constexpr std::string_view kOpening = "[^";
  const std::size_t at = line.find(kOpening);
  int n = 0;
  for (std::size_t i = at; at != std::string_view::npos && i + kOpening.size() < line.size(); ++i) {
    const char c = line[i + kOpening.size()];
    if (c < '0' || c > '9') {
      break;
    }
    n = n * 10 + (c - '0');
  }
  return n;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

// The document is nowhere to be seen: a finding points at the message that its line cites, and at
// no line where it cites none. What several lines of the document say of one message is told once.
Findings placed_in(const Transcript& talk, const std::string& document, const Findings& findings) {
  const std::vector<std::string> lines = lines_of(document);
  Findings placed;
  for (Finding one : findings) {
    const auto at = static_cast<std::size_t>(one.line);
    const int n = at > 0 && at <= lines.size() ? cited_message(lines[at - 1]) : 0;
    const auto told =
        std::ranges::find_if(talk.messages, [n](const Message& message) { return message.n == n; });
    one.line = told == talk.messages.end() ? 0 : told->line;
    const bool known = std::ranges::any_of(placed, [&](const Finding& other) {
      return other.id == one.id && other.line == one.line && other.found == one.found;
    });
    if (!known) {
      placed.push_back(std::move(one));
    }
  }
  return placed;
}

// Of the document that the transcript becomes.
Findings check_talk(const Input& input, std::istream& in, const Options& options,
                    const RulesPtr& rules, Messages& messages) {
  const Understood told = understand({input}, in, rules, options, messages);
  RenderOptions render;
  render.rules = rules;
  const std::string document = tenmatsu::render(told.analysis, incident_of(told), render);
  return placed_in(told.analysis.transcript, document, tenmatsu::check(document, rules));
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
  const Input input = only_input(options.inputs);
  const bool may_be_document = input.path == "-" || is_markdown(input.path);
  const std::string bytes = may_be_document ? load_document(input.path, in) : "";
  if (may_be_document && is_document(input.path, bytes, rules)) {
    return report(options, input.path, tenmatsu::check(bytes, rules), out, messages);
  }
  messages.detail(
      fmt::format("{}: is a transcript; lines are those of the messages that the findings are "
                  "about",
                  input.path));
  std::istringstream again(bytes);
  return report(options, input.path,
                check_talk(input, input.path == "-" ? again : in, options, rules, messages), out,
                messages);
}

int list_checks(const Options& options, std::ostream& out) {
  for (const CheckInfo& one : checks(load_rules(options.rules, Examples::leave_out))) {
    fmt::print(out, "{}\t{}\t{}\n", one.id, one.message, one.way_out);
  }
  return kConverted;
}

}  // namespace tenmatsu::cli
