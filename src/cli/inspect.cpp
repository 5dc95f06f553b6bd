#include "cli/inspect.hpp"

#include <fmt/format.h>

#include <ostream>

#include "cli/exit_code.hpp"
#include "cli/inputs.hpp"

namespace tenmatsu::cli {

int explain(const Options& options, std::istream& in, std::ostream& out, Messages& messages) {
  const auto rules = load_rules(options.rules);
  std::vector<std::string> troubles;
  const Input input = expand(options.inputs, "", troubles).front();
  const Analysis analysis =
      analyse(read(bytes_of(input, in), input.path, rules, options.read), rules);
  messages.notes(analysis.transcript.notes);
  const auto print = [&](const Incident* incident) {
    out << (options.json ? explain_json(analysis, incident)
                         : tenmatsu::explain(analysis, incident));
  };
  try {
    const Incident incident = compose(analysis, rules, options.compose);
    print(&incident);
    return kConverted;
  } catch (const Error& error) {
    if (error.failure() != Failure::no_incident) {
      throw;
    }
    messages.error(error.what());
    print(nullptr);
    return kNoIncident;
  }
}

int list_rules(const Options& /*options*/, std::ostream& /*out*/) {
  return kInternal;
}
int show_rule(const Options& /*options*/, std::ostream& /*out*/) {
  return kInternal;
}
int test_rules(const Options& /*options*/, std::ostream& /*out*/, Messages& /*messages*/) {
  return kInternal;
}
int list_templates(std::ostream& /*out*/) {
  return kInternal;
}
int show_template(const Options& /*options*/, std::ostream& /*out*/) {
  return kInternal;
}
int list_formats(std::ostream& /*out*/) {
  return kInternal;
}

}  // namespace tenmatsu::cli
